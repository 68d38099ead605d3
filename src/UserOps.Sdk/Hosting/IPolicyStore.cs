using NodaTime;

namespace UserOps.Hosting;

/// <summary>What a host implements to keep its policies: every one that was ever in force, for each answer names its policy by hash.</summary>
/// <remarks>Policies are never changed or dropped. Every method refuses blank texts with an <see cref="ArgumentException"/>.</remarks>
public interface IPolicyStore
{
    /// <summary>Reads the policy that is in force: the one published last.</summary>
    /// <param name="kind">What it decides, such as <c>lifecycle</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The policy; <see langword="null"/> when none was published.</returns>
    ValueTask<PolicyDocument?> ReadCurrentAsync(string kind, string name, CancellationToken cancellationToken = default);

    /// <summary>Reads the policy that an answer names.</summary>
    /// <param name="kind">What it decides.</param>
    /// <param name="hash">Its hash (<see cref="PolicyRef.Hash"/>).</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The policy, as it was first published; <see langword="null"/> when it never was.</returns>
    ValueTask<PolicyDocument?> ReadAsync(string kind, string hash, CancellationToken cancellationToken = default);

    /// <summary>Puts a policy in force.</summary>
    /// <remarks>
    /// To publish what is in force already writes nothing. To publish an older one again puts it back in force: that is how one takes a
    /// step back. The store does not check the policy; who reads it does.
    /// </remarks>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Stops the work; then it may have been published or not, and publishing it again is safe.</param>
    /// <returns>The work.</returns>
    ValueTask PublishAsync(PolicyDocument policy, CancellationToken cancellationToken = default);
}

/// <summary>A policy as a store keeps it.</summary>
/// <param name="Kind">What it decides.</param>
/// <param name="Policy">Its name, version and hash.</param>
/// <param name="Json">Its JSON.</param>
/// <param name="PublishedAt">When it was put in force.</param>
public sealed record PolicyDocument(string Kind, PolicyRef Policy, string Json, Instant PublishedAt);
