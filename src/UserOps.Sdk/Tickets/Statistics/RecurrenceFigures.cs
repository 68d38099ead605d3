using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>What comes again after it was resolved.</summary>
/// <remarks>
/// A ticket comes again if it was opened after the first resolution of another ticket of the same bug, or of the same module and root cause; at the very instant of
/// it is not after. A root cause that isn't known makes no tickets alike. Bugs and causes are those known at the instant of judgement.
/// </remarks>
public sealed record RecurrenceFigures
{
    private RecurrenceFigures(ProportionCount recurred, EquatableArray<Recurrence> groups) => (Recurred, Groups) = (recurred, groups);

    /// <summary>Gets of how many tickets the bug, or the module and the root cause, is known, and how many of them came again.</summary>
    public ProportionCount Recurred { get; }

    /// <summary>Gets what came again: the most often first, bugs before causes, then by ordinal order.</summary>
    public EquatableArray<Recurrence> Groups { get; }

    internal static RecurrenceFigures Of(EquatableArray<TicketSummary> tickets)
    {
        var bugs = tickets
            .Where(ticket => ticket.BugId is not null)
            .GroupBy(ticket => ticket.BugId!, StringComparer.Ordinal)
            .Select(group => Judge([.. group], new() { BugId = group.Key, Tickets = 0, Again = [] }));
        var causes = tickets
            .Where(ticket => CauseOf(ticket) is not null)
            .GroupBy(ticket => CauseOf(ticket)!.Value)
            .Select(group => Judge([.. group], new() { Module = group.Key.Module, RootCause = group.Key.RootCause, Tickets = 0, Again = [] }));
        var groups = bugs
            .Concat(causes)
            .Where(group => group.Again.Count > 0)
            .OrderByDescending(group => group.Again.Count)
            .ThenBy(group => group.BugId is null)
            .ThenBy(group => group.BugId ?? group.Module, StringComparer.Ordinal)
            .ThenBy(group => group.RootCause, StringComparer.Ordinal)
            .ToEquatableArray();
        var again = groups.SelectMany(group => group.Again).Distinct(StringComparer.Ordinal).LongCount();
        return new(new(again, tickets.LongCount(ticket => ticket.BugId is not null || CauseOf(ticket) is not null)), groups);
    }

    private static CauseKey? CauseOf(TicketSummary ticket) => CauseKey.Of(ticket.Module, ticket.RootCause);

    private static Recurrence Judge(TicketSummary[] tickets, Recurrence group)
    {
        // No ticket is resolved before it is opened, so the first resolution of all is that of another one.
        var firstResolvedAt = tickets.Min(ticket => ticket.FirstResolvedAt);
        return group with
        {
            Tickets = tickets.Length,
            Again = tickets
                .Where(ticket => firstResolvedAt < ticket.OpenedAt)
                .OrderBy(ticket => ticket.OpenedAt)
                .ThenBy(ticket => ticket.TicketId, StringComparer.Ordinal)
                .Select(ticket => ticket.TicketId)
                .ToEquatableArray(),
        };
    }
}
