namespace UserOps.Lifecycle;

/// <summary>What a host implements to hand the activity of its users to a run.</summary>
/// <remarks>
/// The host guarantees that a row that was once given is given again, to the same instant and name, as long as it counts.
/// It need not sort: rows may come in any order. It need not remove repeats: a repeated row counts once.
/// </remarks>
public interface IActivitySource
{
    /// <summary>Streams every event, in any order, repeated or not.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The rows. None has the user <see cref="UserId.None"/>.</returns>
    IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default);
}
