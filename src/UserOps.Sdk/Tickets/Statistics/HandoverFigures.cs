using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How tickets go from place to place.</summary>
/// <remarks>
/// With c the places of a ticket in order, no two neighbours equal: |c| - 1 handovers, a ping-pong for each c(i) = c(i-2), and |c| less the number of different
/// places as revisits. The first assignment is no handover, and neither is one from or to a place that isn't told.
/// </remarks>
public sealed record HandoverFigures
{
    private HandoverFigures()
    {
    }

    /// <summary>Gets of how many tickets a place is known, and how many of these were handed over.</summary>
    public ProportionCount HandedOver { get; private init; }

    /// <summary>Gets how many handovers there were.</summary>
    public long Handovers { get; private init; }

    /// <summary>Gets how often a ticket was handed straight back.</summary>
    public long PingPongs { get; private init; }

    /// <summary>Gets how often a ticket came to a place where it had been before.</summary>
    public long Revisits { get; private init; }

    /// <summary>Gets who hands over to whom: the most frequent first, then by the ordinal order of the names.</summary>
    public EquatableArray<HandoverFlow> Matrix { get; private init; }

    internal static HandoverFigures Of(EquatableArray<TicketSummary> tickets)
    {
        var flows = new Dictionary<(string From, string To), long>();
        foreach (var ticket in tickets)
        {
            for (var i = 1; i < ticket.Places.Count; i++)
            {
                var flow = (ticket.Places[i - 1], ticket.Places[i]);
                flows[flow] = flows.GetValueOrDefault(flow) + 1;
            }
        }

        return new()
        {
            HandedOver = new(tickets.LongCount(ticket => ticket.Handovers > 0), tickets.LongCount(ticket => ticket.Places.Count > 0)),
            Handovers = tickets.Sum(ticket => (long)ticket.Handovers),
            PingPongs = tickets.Sum(ticket => (long)ticket.PingPongs),
            Revisits = tickets.Sum(ticket => (long)ticket.Revisits),
            Matrix = flows
                .OrderByDescending(flow => flow.Value)
                .ThenBy(flow => flow.Key.From, StringComparer.Ordinal)
                .ThenBy(flow => flow.Key.To, StringComparer.Ordinal)
                .Select(flow => new HandoverFlow(flow.Key.From, flow.Key.To, flow.Value))
                .ToEquatableArray(),
        };
    }
}
