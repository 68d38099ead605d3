using UserOps.BusinessTime;
using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How long tickets take to be resolved, with those in mind that came back.</summary>
/// <remarks>
/// The time to the first resolution is that of every ticket that was ever resolved; the time to the last one is that of those that are resolved now, so a
/// ticket that came back and isn't resolved again has none. Both count from the opening. Tickets that are still open are in neither: with many
/// of them the times look shorter than they are.
/// </remarks>
public sealed record ResolutionFigures
{
    private ResolutionFigures()
    {
    }

    /// <summary>Gets how many tickets there are, and how many of them are resolved now.</summary>
    public ProportionCount Resolved { get; private init; }

    /// <summary>Gets how many tickets were ever resolved, and how many of them came back.</summary>
    public ProportionCount Reopened { get; private init; }

    /// <summary>Gets the time to the first resolution; <see langword="null"/> when nothing was ever resolved.</summary>
    public DurationSummary? ToFirst { get; private init; }

    /// <summary>Gets the time to the last resolution; <see langword="null"/> when nothing is resolved now.</summary>
    public DurationSummary? ToLast { get; private init; }

    /// <summary>Gets the working time to the first resolution; <see langword="null"/> also when no clock was given.</summary>
    public DurationSummary? WorkingToFirst { get; private init; }

    /// <summary>Gets the working time to the last resolution; <see langword="null"/> also when no clock was given.</summary>
    public DurationSummary? WorkingToLast { get; private init; }

    internal static ResolutionFigures Of(IReadOnlyCollection<TicketSummary> tickets, BusinessClock? clock)
    {
        var first = tickets.Where(ticket => ticket.FirstResolvedAt is not null).Select(ticket => (ticket.OpenedAt, End: ticket.FirstResolvedAt!.Value)).ToList();
        var last = tickets.Where(ticket => ticket.ResolvedAt is not null).Select(ticket => (ticket.OpenedAt, End: ticket.ResolvedAt!.Value)).ToList();
        return new()
        {
            Resolved = new(last.Count, tickets.Count),
            Reopened = new(tickets.LongCount(ticket => ticket.FirstResolvedAt is not null && ticket.Reopens > 0), first.Count),
            ToFirst = DurationSummary.Of(first.Select(span => span.End - span.OpenedAt)),
            ToLast = DurationSummary.Of(last.Select(span => span.End - span.OpenedAt)),
            WorkingToFirst = clock is null ? null : DurationSummary.Of(first.Select(span => clock.Elapsed(span.OpenedAt, span.End))),
            WorkingToLast = clock is null ? null : DurationSummary.Of(last.Select(span => clock.Elapsed(span.OpenedAt, span.End))),
        };
    }
}
