namespace UserOps.Rfm;

/// <summary>What a host implements to hand its purchases to a run.</summary>
/// <remarks>
/// The host guarantees that a row that was once given is given again, as long as it counts. It need not sort: rows may come in any order. It does
/// remove repeats: rows of one order are its lines, and add up.
/// </remarks>
public interface IPurchaseSource
{
    /// <summary>Streams every purchase and refund, in any order.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The rows. None has the user <see cref="UserId.None"/>.</returns>
    IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(CancellationToken cancellationToken = default);

    /// <summary>Streams every purchase and refund of some users, in any order.</summary>
    /// <remarks>Unless the host does better (an index on the user), everything is read and theirs is kept.</remarks>
    /// <param name="users">The users, each once.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The rows of these users, and of no other.</returns>
    IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        return PurchaseSources.OnlyAsync(this, users.ToHashSet(), cancellationToken);
    }
}
