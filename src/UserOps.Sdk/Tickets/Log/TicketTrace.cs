namespace UserOps.Tickets;

/// <summary>All that happened to one ticket, in order.</summary>
/// <remarks>Two traces are equal if their events are. <c>Created</c> may be missing, as in a log that begins in the midst of a ticket's life.</remarks>
public sealed record TicketTrace
{
    internal TicketTrace(string ticketId, EquatableArray<TicketEvent> events)
    {
        TicketId = ticketId;
        Events = events;
    }

    /// <summary>Gets the ticket.</summary>
    public string TicketId { get; }

    /// <summary>Gets its events by instant, sequence, id and type; each once, at least one.</summary>
    public EquatableArray<TicketEvent> Events { get; }

    /// <summary>Makes the trace of one ticket.</summary>
    /// <param name="events">Its events, in any order; a repeated one counts once. Of two that share an id and differ, the first in the order counts.</param>
    /// <returns>The trace.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is none, one can't be used, or they are of several tickets.</exception>
    public static TicketTrace From(IEnumerable<TicketEvent> events)
    {
        var log = TicketLog.From(events, []);
        return log.Traces.Count == 1
            ? log.Traces[0]
            : throw new ArgumentException($"The events are of {Exact.Text(log.Traces.Count)} tickets; a trace is of one. Use TicketLog.From for several.", nameof(events));
    }
}
