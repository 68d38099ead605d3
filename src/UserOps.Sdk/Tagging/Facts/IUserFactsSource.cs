using System.Runtime.CompilerServices;

namespace UserOps.Tagging;

/// <summary>What a host implements to hand the facts of its users to a run.</summary>
public interface IUserFactsSource
{
    /// <summary>Streams the facts of every user, each user once, in any order.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The users and their facts. None is <see cref="UserId.None"/>.</returns>
    IAsyncEnumerable<KnownUser> ReadFactsAsync(CancellationToken cancellationToken = default);

    /// <summary>Streams the facts of some users, each user once, in any order.</summary>
    /// <remarks>Unless the host does better (an index on the user), everything is read and theirs is kept.</remarks>
    /// <param name="users">The users, each once.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The facts of these users, and of no other. A user of whom nothing is known has empty facts, or is left out, which is the same.</returns>
    IAsyncEnumerable<KnownUser> ReadFactsAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        return OnlyAsync(this, users.ToHashSet(), cancellationToken);

        static async IAsyncEnumerable<KnownUser> OnlyAsync(
            IUserFactsSource source, HashSet<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var known in source.ReadFactsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (users.Contains(known.User))
                {
                    yield return known;
                }
            }
        }
    }
}

/// <summary>A user and what is known of them.</summary>
/// <param name="User">The user.</param>
/// <param name="Facts">What is known.</param>
public readonly record struct KnownUser(UserId User, UserFacts Facts);
