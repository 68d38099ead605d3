namespace UserOps.Tickets;

/// <summary>What a host implements to hand its tickets to a run.</summary>
public interface ITicketEventSource
{
    /// <summary>Streams what happened to tickets, in any order.</summary>
    /// <remarks>An event may come more than once, for events of one id, and equal ones, count once.</remarks>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The events.</returns>
    IAsyncEnumerable<TicketEvent> ReadEventsAsync(CancellationToken cancellationToken = default);

    /// <summary>Streams what happened around them: bugs, releases, reports, risks, insights, proposals. All of it, whichever tickets are asked for.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The events.</returns>
    IAsyncEnumerable<WorkEvent> ReadWorkEventsAsync(CancellationToken cancellationToken = default);
}
