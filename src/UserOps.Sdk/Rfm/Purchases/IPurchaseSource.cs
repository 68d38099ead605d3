namespace UserOps.Rfm;

/// <summary>What a host implements to hand its purchases to a run.</summary>
public interface IPurchaseSource
{
    /// <summary>Streams every purchase and refund, in any order.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The rows. None has the user <see cref="UserId.None"/>.</returns>
    IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(CancellationToken cancellationToken = default);
}
