using NodaTime;

namespace UserOps.Tickets;

/// <summary>What was open at an instant, and how old it was.</summary>
/// <remarks>
/// Replayed from the events: opened at the instant or before, and neither resolved nor closed nor merged by then; what came back counts again. The age of a
/// ticket counts from its opening, also where it came back since.
/// </remarks>
public sealed record BacklogFigures
{
    private BacklogFigures()
    {
    }

    /// <summary>Gets the instant.</summary>
    public Instant At { get; private init; }

    /// <summary>Gets how many tickets were open.</summary>
    public long Open { get; private init; }

    /// <summary>Gets how many of them had come back after an end.</summary>
    public long Reopened { get; private init; }

    /// <summary>Gets the ages; <see langword="null"/> when nothing was open.</summary>
    public DurationSummary? Ages { get; private init; }

    /// <summary>Gets the number of tickets by age, the youngest first: all bands, empty ones too.</summary>
    public EquatableArray<AgeBand> Bands { get; private init; }

    internal static BacklogFigures Of(EquatableArray<TicketSummary> tickets, Instant at, EquatableArray<Duration> limits)
    {
        var ages = new List<Duration>();
        var reopened = 0L;
        foreach (var ticket in tickets)
        {
            for (var i = 0; i < ticket.OpenSpans.Count && ticket.OpenSpans[i].From <= at; i++)
            {
                if (ticket.OpenSpans[i].Contains(at))
                {
                    ages.Add(at - ticket.OpenedAt);
                    reopened += i == 0 ? 0 : 1;
                }
            }
        }

        var counts = new long[limits.Count + 1];
        foreach (var age in ages)
        {
            counts[limits.Count(limit => limit <= age)]++;
        }

        return new()
        {
            At = at,
            Open = ages.Count,
            Reopened = reopened,
            Ages = DurationSummary.Of(ages),
            Bands = counts
                .Select((count, i) => new AgeBand(i == 0 ? Duration.Zero : limits[i - 1], i == limits.Count ? null : limits[i], count))
                .ToEquatableArray(),
        };
    }
}
