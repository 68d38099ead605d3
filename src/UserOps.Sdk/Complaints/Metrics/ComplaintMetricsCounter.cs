using NodaTime;

namespace UserOps.Complaints;

/// <summary>Counts how the complaint loop did, over any number of shards: the same figures from any order and any split of the cases.</summary>
/// <remarks>
/// <para>Add each case once. What hangs on other cases, repetition and whether an action worked, is found when the metrics are read off,
/// over all that was merged by then, and put down to the group of the case itself: so the groups add up to the whole.</para>
/// <para>Keeps one entry for each customer and topic, each noted cause and each action; the rest are sums. See
/// <see cref="ICounter{TSelf}"/> for shards and threads.</para>
/// </remarks>
public sealed class ComplaintMetricsCounter : ICounter<ComplaintMetricsCounter>
{
    private static readonly Duration Month = Duration.FromDays(30);
    private static readonly Duration Quarter = Duration.FromDays(90);
    private readonly Dictionary<string, MetricTally> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<(UserId Customer, string Topic), List<(Instant At, ComplaintId Id, string Group)>> _matters = [];
    private readonly Dictionary<string, List<(Instant At, ComplaintId Id)>> _causes = new(StringComparer.Ordinal);
    private readonly List<(string Cause, Instant ClosedAt, ComplaintId Id, string Group)> _actions = [];

    /// <summary>Initializes a new instance of the <see cref="ComplaintMetricsCounter"/> class.</summary>
    /// <param name="asOf">The instant as of which the cases were judged.</param>
    /// <param name="groupBy">What they are broken down by; all in one group by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groupBy"/> has no name.</exception>
    public ComplaintMetricsCounter(Instant asOf, ComplaintGroupKey groupBy = ComplaintGroupKey.None)
    {
        if (!Enum.IsDefined(groupBy))
        {
            throw new ArgumentOutOfRangeException(nameof(groupBy), groupBy, "It must be none, channel, product, topic or grade. Choose one of them, or give Add a group of your own.");
        }

        AsOf = asOf;
        GroupBy = groupBy;
    }

    /// <summary>Gets the instant as of which the cases were judged.</summary>
    public Instant AsOf { get; }

    /// <summary>Gets what they are broken down by.</summary>
    public ComplaintGroupKey GroupBy { get; }

    /// <summary>Adds a case to the group that its facts put it in; to be done once for each case.</summary>
    /// <param name="status">Where it stands. One that had not come in yet is passed over.</param>
    /// <exception cref="ArgumentNullException"><paramref name="status"/> is <see langword="null"/>.</exception>
    public void Add(CaseStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        Add(status, GroupOf(status));
    }

    /// <summary>Adds a case to a group of the host's own; to be done once for each case.</summary>
    /// <param name="status">Where it stands. One that had not come in yet is passed over.</param>
    /// <param name="group">The group.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public void Add(CaseStatus status, string group)
    {
        ArgumentNullException.ThrowIfNull(status);
        ArgumentNullException.ThrowIfNull(group);
        if (status.State == CaseState.None)
        {
            return;
        }

        TallyOf(_groups, group).Add(status);
        if (status.Record is { RootCause: { } noted, RootCauseAt: { } notedAt })
        {
            ListOf(_causes, noted).Add((notedAt, status.Id));
        }

        if (status.MergedInto is not null)
        {
            return;
        }

        if (status is { Facts: { CustomerId: { } customer, Topic: { } topic }, ReceivedAt: { } receivedAt })
        {
            ListOf(_matters, (customer, topic)).Add((receivedAt, status.Id, group));
        }

        if (status is { State: CaseState.Closed, Since: { } closedAt, Record: { CorrectiveActionAt: not null, RootCause: { } cause } })
        {
            _actions.Add((cause, closedAt, status.Id, group));
        }
    }

    /// <inheritdoc />
    public void Merge(ComplaintMetricsCounter other)
    {
        CounterRules.ThrowIfDifferent(other, static counter => $"by {counter.GroupBy} as of {counter.AsOf}", this);
        foreach (var (group, tally) in other._groups.ToArray())
        {
            TallyOf(_groups, group).Merge(tally);
        }

        foreach (var (matter, cases) in other._matters.ToArray())
        {
            ListOf(_matters, matter).AddRange(cases.ToArray());
        }

        foreach (var (cause, notes) in other._causes.ToArray())
        {
            ListOf(_causes, cause).AddRange(notes.ToArray());
        }

        _actions.AddRange(other._actions.ToArray());
    }

    /// <summary>Reads the metrics off. Costs a sort of what is kept.</summary>
    /// <returns>The whole, and each group.</returns>
    public ComplaintMetrics ToMetrics()
    {
        var linked = new Dictionary<string, MetricTally>(StringComparer.Ordinal);
        CountRepeats(linked);
        CountActions(linked);
        var total = new MetricTally();
        var groups = new List<ComplaintGroupFigures>();
        foreach (var (group, own) in _groups.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var whole = new MetricTally();
            whole.Merge(own);
            whole.Merge(TallyOf(linked, group));
            total.Merge(whole);
            groups.Add(new(group, whole.ToFigures()));
        }

        return new() { AsOf = AsOf, Total = total.ToFigures(), Groups = groups.ToEquatableArray() };
    }

    private static MetricTally TallyOf(Dictionary<string, MetricTally> tallies, string group) =>
        tallies.TryGetValue(group, out var tally) ? tally : tallies[group] = new();

    private static List<TItem> ListOf<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key)
        where TKey : notnull =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    private string GroupOf(CaseStatus status) => GroupBy switch
    {
        ComplaintGroupKey.Channel => status.Facts?.Channel ?? "",
        ComplaintGroupKey.Product => status.Facts?.Product ?? "",
        ComplaintGroupKey.Topic => status.Facts?.Topic ?? "",
        ComplaintGroupKey.Grade => status.Grade is { } grade ? Exact.Text(grade.Number()) : "",
        _ => "",
    };

    // The one before is the nearest, so it alone decides. Of two at one instant the lower id came first.
    private void CountRepeats(Dictionary<string, MetricTally> tallies)
    {
        foreach (var cases in _matters.Values)
        {
            var sorted = cases.OrderBy(item => item.At).ThenBy(item => item.Id).ToArray();
            for (var i = 0; i < sorted.Length; i++)
            {
                var since = i > 0 ? sorted[i].At - sorted[i - 1].At : Duration.MaxValue;
                var tally = TallyOf(tallies, sorted[i].Group);
                tally.Repeated30 += Ratio.Of(since < Month);
                tally.Repeated90 += Ratio.Of(since < Quarter);
            }
        }
    }

    private void CountActions(Dictionary<string, MetricTally> tallies)
    {
        var sorted = _causes.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ToArray(), StringComparer.Ordinal);
        foreach (var (cause, closedAt, id, group) in _actions)
        {
            if (AsOf - closedAt >= Quarter)
            {
                TallyOf(tallies, group).Effective += Ratio.Of(!IsNotedAgain(sorted[cause], closedAt, id));
            }
        }
    }

    private static bool IsNotedAgain((Instant At, ComplaintId Id)[] notes, Instant closedAt, ComplaintId id)
    {
        var (low, high) = (0, notes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = notes[middle].At <= closedAt ? (middle + 1, high) : (low, middle);
        }

        for (; low < notes.Length && notes[low].At - closedAt <= Quarter; low++)
        {
            if (notes[low].Id != id)
            {
                return true;
            }
        }

        return false;
    }
}
