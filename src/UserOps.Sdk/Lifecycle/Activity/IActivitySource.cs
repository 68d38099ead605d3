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

    /// <summary>Streams every event of some users, in any order, repeated or not.</summary>
    /// <remarks>Unless the host does better (an index on the user), everything is read and theirs is kept.</remarks>
    /// <param name="users">The users, each once.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The rows of these users, and of no other.</returns>
    IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        return ActivitySources.OnlyAsync(this, users.ToHashSet(), cancellationToken);
    }
}
