namespace UserOps.Lifecycle;

/// <summary>What gathers numbers of a population and can be merged with another of its kind, such as that of another shard.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ICounter<in TSelf>
    where TSelf : ICounter<TSelf>
{
    /// <summary>Takes what another one gathered in as well.</summary>
    /// <param name="other">The other one, of the same settings; it stays as it is.</param>
    void Merge(TSelf other);
}
