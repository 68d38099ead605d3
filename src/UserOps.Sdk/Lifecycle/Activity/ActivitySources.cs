using System.Runtime.CompilerServices;

namespace UserOps.Lifecycle;

/// <summary>What the library does with a host's <see cref="IActivitySource"/>.</summary>
public static class ActivitySources
{
    /// <summary>Reads a source to its end into a book. Memory follows the number of distinct rows.</summary>
    /// <param name="source">The host's activity.</param>
    /// <param name="rejected">Takes every row that can't be used; the rest goes on.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The book.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> or <paramref name="rejected"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ValueTask<ActivityBook<UserId>> GatherAsync(
        this IActivitySource source,
        Action<Rejection> rejected,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rejected);
        return GatherIntoAsync(new ActivityBook<UserId>(), source, rejected, cancellationToken);
    }

    private static async ValueTask<ActivityBook<UserId>> GatherIntoAsync(
        ActivityBook<UserId> book,
        IActivitySource source,
        Action<Rejection> rejected,
        CancellationToken cancellationToken)
    {
        await foreach (var activity in source.ReadActivityAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!book.TryAdd(activity, out var rejection))
            {
                rejected(rejection);
            }
        }

        return book;
    }

    /// <summary>Reads everything and keeps the rows of some users.</summary>
    internal static async IAsyncEnumerable<ActivityEvent<UserId>> OnlyAsync(
        IActivitySource source, HashSet<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var activity in source.ReadActivityAsync(cancellationToken).ConfigureAwait(false))
        {
            if (users.Contains(activity.User))
            {
                yield return activity;
            }
        }
    }
}
