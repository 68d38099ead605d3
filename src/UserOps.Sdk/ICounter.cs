namespace UserOps;

/// <summary>What gathers numbers of a population and can be merged with another of its kind, such as that of another shard.</summary>
/// <remarks>
/// Each user is added once, with everything that is known: put the facts of one user together first. Then neither the order of the
/// users nor the way they were split matters. Counters change, and are not thread-safe: give each thread one of its own.
/// </remarks>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ICounter<in TSelf>
    where TSelf : ICounter<TSelf>
{
    /// <summary>Takes what another one gathered in as well.</summary>
    /// <param name="other">The other one, of the same settings and of other users; it stays as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> has other settings.</exception>
    void Merge(TSelf other);
}
