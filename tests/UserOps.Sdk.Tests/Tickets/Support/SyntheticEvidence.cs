using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

/// <summary>Evidence with given counts, without a log.</summary>
internal static class SyntheticEvidence
{
    public static Instant AsOf { get; } = Instant.FromUtc(2026, 1, 31, 0, 0);

    public static TicketEvidence Of(MaturityPolicy policy, Func<IndicatorId, (long K, long N)> counts, string? group = null, TicketScope by = TicketScope.All) => new()
    {
        Policy = policy.ToRef(),
        Request = new() { AsOf = AsOf, By = by },
        Group = group,
        Indicators = [.. policy.Indicators.Select(setting => new IndicatorEvidence { Id = setting.Id, Successes = counts(setting.Id).K, Opportunities = counts(setting.Id).N })],
    };
}
