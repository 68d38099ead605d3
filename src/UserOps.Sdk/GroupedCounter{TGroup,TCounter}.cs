namespace UserOps;

/// <summary>A counter for each channel, country, plan or whatever the host knows of its users; together they are the whole.</summary>
/// <remarks>
/// <para>Each user is added to the counter of one group: <c>byPlan[plan].Add(user)</c>. A user in two groups would count twice in the total.
/// A counter of such counters breaks down by two keys.</para>
/// <para>Costs a look-up in a dictionary for each access. See <see cref="ICounter{TSelf}"/> for shards and threads; asking for a group
/// makes it, so that changes the counter too.</para>
/// </remarks>
/// <typeparam name="TGroup">The type of the group key; it has an order.</typeparam>
/// <typeparam name="TCounter">The type of the counters.</typeparam>
public sealed class GroupedCounter<TGroup, TCounter> : ICounter<GroupedCounter<TGroup, TCounter>>
    where TGroup : notnull
    where TCounter : class, ICounter<TCounter>
{
    private readonly Func<TCounter> _create;
    private readonly Dictionary<TGroup, TCounter> _counters = [];

    /// <summary>Initializes a new instance of the <see cref="GroupedCounter{TGroup, TCounter}"/> class.</summary>
    /// <param name="create">Makes an empty counter, always of the same settings: <c>() => new GrowthCounter(policy, asOf)</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The group keys have no order.</exception>
    public GroupedCounter(Func<TCounter> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        KeyOrder<TGroup>.ThrowIfMissing();
        _create = create;
    }

    /// <summary>Gets the groups asked for so far, in the order of their keys: ordinal for text.</summary>
    public IReadOnlyList<TGroup> Groups => [.. _counters.Keys.Order(KeyOrder<TGroup>.Instance)];

    /// <summary>Gets the counter of a group; a new one when it is asked for the first time.</summary>
    /// <param name="group">The group.</param>
    /// <exception cref="ArgumentNullException"><paramref name="group"/> is <see langword="null"/>.</exception>
    public TCounter this[TGroup group]
    {
        get
        {
            if (!_counters.TryGetValue(group, out var counter))
            {
                _counters.Add(group, counter = _create());
            }

            return counter;
        }
    }

    /// <summary>Puts all groups together. Costs a merge of each.</summary>
    /// <returns>A counter of its own: what is added to a group later is not in it. Empty when there is no group.</returns>
    public TCounter Total()
    {
        var total = _create();
        foreach (var counter in _counters.Values)
        {
            total.Merge(counter);
        }

        return total;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A counter of <paramref name="other"/> has other settings; groups before it are merged.</exception>
    public void Merge(GroupedCounter<TGroup, TCounter> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var group in other.Groups)
        {
            this[group].Merge(other._counters[group]);
        }
    }
}
