using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How many tickets are known, solved at once, and stay solved.</summary>
public sealed record TicketRates
{
    internal TicketRates(EquatableArray<TicketSummary> tickets)
    {
        var resolved = tickets.LongCount(ticket => ticket.FirstResolvedAt is not null);
        KindKnown = new(tickets.LongCount(ticket => ticket.Kind is not null), tickets.Count);
        RootCauseKnown = new(tickets.LongCount(ticket => ticket.RootCause is not null), tickets.Count);
        FirstContact = new(tickets.LongCount(ticket => ticket.IsResolvedAtFirstContact), resolved);
        Reopened = new(tickets.LongCount(ticket => ticket.FirstResolvedAt is not null && ticket.Reopens > 0), resolved);
    }

    /// <summary>Gets of how many of all tickets the kind is known.</summary>
    public ProportionCount KindKnown { get; }

    /// <summary>Gets of how many of all tickets the root cause is known.</summary>
    public ProportionCount RootCauseKnown { get; }

    /// <summary>Gets how many of those ever resolved were at first contact, as <see cref="TicketSummary.IsResolvedAtFirstContact"/> says.</summary>
    public ProportionCount FirstContact { get; }

    /// <summary>Gets how many of those ever resolved came back.</summary>
    public ProportionCount Reopened { get; }
}
