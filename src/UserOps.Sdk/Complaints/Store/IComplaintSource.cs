namespace UserOps.Complaints;

/// <summary>What a host implements to hand its complaints to a run.</summary>
public interface IComplaintSource
{
    /// <summary>Streams what happened to complaints, in any order.</summary>
    /// <remarks>
    /// An event may come more than once, for equal events count once; it must not come in two versions. Every complaint begins with its
    /// <see cref="CaseReceived"/>; a host that only has complaints to grade streams nothing else.
    /// </remarks>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The events. None has the complaint <see cref="ComplaintId.None"/>.</returns>
    IAsyncEnumerable<CaseEvent> ReadEventsAsync(CancellationToken cancellationToken = default);

    /// <summary>Streams the complaints that come after one of them, in an order of the host's own that is the same each time.</summary>
    /// <remarks>The order of an index on the id does. Complaints that are new may come in anywhere.</remarks>
    /// <param name="after">The complaint to go on after, which need not exist any more; <see cref="ComplaintId.None"/>, the default, for all.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The complaints. None is <see cref="ComplaintId.None"/>.</returns>
    IAsyncEnumerable<ComplaintId> ReadComplaintsAsync(ComplaintId after = default, CancellationToken cancellationToken = default);
}
