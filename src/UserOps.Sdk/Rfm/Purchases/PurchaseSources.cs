using System.Runtime.CompilerServices;

namespace UserOps.Rfm;

/// <summary>What the library does with a host's <see cref="IPurchaseSource"/>.</summary>
public static class PurchaseSources
{
    /// <summary>Reads a source to its end into a book. Memory follows the number of orders, not of rows.</summary>
    /// <param name="source">The host's purchases.</param>
    /// <param name="rejected">Takes every row that can't be used; the rest goes on.</param>
    /// <param name="currency">The currency to count in, with the rates of others; <see langword="null"/> when there is but one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The book.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> or <paramref name="rejected"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="currency"/> has problems; all are listed.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ValueTask<PurchaseBook<UserId>> GatherAsync(
        this IPurchaseSource source,
        Action<Rejection> rejected,
        CurrencyPolicy? currency = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rejected);
        return GatherIntoAsync(new PurchaseBook<UserId>(currency), source, rejected, cancellationToken);
    }

    private static async ValueTask<PurchaseBook<UserId>> GatherIntoAsync(
        PurchaseBook<UserId> book,
        IPurchaseSource source,
        Action<Rejection> rejected,
        CancellationToken cancellationToken)
    {
        await foreach (var purchase in source.ReadPurchasesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!book.TryAdd(purchase, out var rejection))
            {
                rejected(rejection);
            }
        }

        return book;
    }

    /// <summary>Reads everything and keeps the rows of some users.</summary>
    internal static async IAsyncEnumerable<Purchase<UserId>> OnlyAsync(
        IPurchaseSource source, HashSet<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var purchase in source.ReadPurchasesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (users.Contains(purchase.User))
            {
                yield return purchase;
            }
        }
    }
}
