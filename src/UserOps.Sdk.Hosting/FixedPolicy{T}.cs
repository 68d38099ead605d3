using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>A policy that stays the same as long as the app runs.</summary>
/// <typeparam name="T">The compiled form.</typeparam>
public sealed class FixedPolicy<T> : ILivePolicy<T>
    where T : class
{
    /// <summary>Initializes a new instance of the <see cref="FixedPolicy{T}"/> class.</summary>
    /// <param name="policy">The compiled policy.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public FixedPolicy(T policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Current = policy;
    }

    /// <inheritdoc />
    public T Current { get; }

    /// <inheritdoc />
    public IChangeToken GetReloadToken() => NeverChanges.Token;
}
