namespace UserOps.Tagging;

/// <summary>What a host implements to hand the facts of its users to a run.</summary>
public interface IUserFactsSource
{
    /// <summary>Streams the facts of every user, each user once, in any order.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The users and their facts. None is <see cref="UserId.None"/>.</returns>
    IAsyncEnumerable<KnownUser> ReadFactsAsync(CancellationToken cancellationToken = default);
}

/// <summary>A user and what is known of them.</summary>
/// <param name="User">The user.</param>
/// <param name="Facts">What is known.</param>
public readonly record struct KnownUser(UserId User, UserFacts Facts);
