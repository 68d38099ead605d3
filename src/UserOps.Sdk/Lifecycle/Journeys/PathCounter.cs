using System.Numerics;
using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Counts the paths that a population takes from event to event, step by step, as of one instant.</summary>
/// <remarks>
/// <para>A log becomes paths like this. Ignored events are left out. The rest is cut into sessions: a new one begins where
/// nothing happened for <see cref="PathPolicy.SessionGap"/> or longer. With <see cref="PathPolicy.CollapseRepeats"/> an
/// event that follows its like in a session is left out. A path begins with the session, or with the first
/// <see cref="PathPolicy.StartEvent"/> in it; it ends with the session, or with the first
/// <see cref="PathPolicy.GoalEvent"/> in it. So a session has one path at most. Of a path the first
/// <see cref="PathPolicy.MaxSteps"/> events are counted, as its steps from 1; it reaches the goal if that is among them.
/// Events of one instant stand in the ordinal order of their names.</para>
/// <para>Add each user's log once: gather in an <see cref="ActivityBook{TUser}"/> first; then late and repeated events
/// change nothing, and counters of any split of the users merge to the same report. Memory follows the number of different
/// edges. Adding costs a few look-ups an event. Not thread-safe: give each worker a counter of its own and merge.</para>
/// </remarks>
public sealed class PathCounter : ICounter<PathCounter>
{
    private readonly Dictionary<NodeKey, NodeCounts> _nodes = [];
    private readonly Dictionary<EdgeKey, EdgeCounts> _edges = [];
    private readonly HashSet<string> _ignored;
    private readonly HashSet<NodeKey> _nodesOfUser = [];
    private readonly HashSet<EdgeKey> _edgesOfUser = [];
    private readonly List<string> _path = [];
    private long _users;
    private long _usersWithPath;

    /// <summary>Initializes a new instance of the <see cref="PathCounter"/> class, with nothing counted.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">The instant of judgement; later events are not seen.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    public PathCounter(PathPolicy policy, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        InvalidPolicyException.ThrowIfAny(PathPolicyValidator.Validate(policy), nameof(policy));
        Policy = policy;
        PolicyRef = policy.ToRef();
        AsOf = asOf;
        _ignored = new(policy.IgnoredEvents, StringComparer.Ordinal);
    }

    /// <summary>Gets the policy.</summary>
    public PathPolicy Policy { get; }

    /// <summary>Gets the reference to the policy.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Gets the instant of judgement.</summary>
    public Instant AsOf { get; }

    /// <summary>Counts the paths of one user.</summary>
    /// <param name="log">The whole log of a user who was not added yet.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public void Add(EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);

        _nodesOfUser.Clear();
        _edgesOfUser.Clear();
        _path.Clear();
        var ended = false; // the goal was reached, so the rest of the session is passed over
        var cut = false;
        string? before = null;
        var last = Instant.MinValue;
        foreach (ref readonly var entry in log.AsSpan()[..log.CountUpTo(AsOf)])
        {
            var name = entry.Event;
            if (_ignored.Contains(name))
            {
                continue;
            }

            if (before is not null && Policy.SessionGap is { } gap && entry.At - last >= gap)
            {
                CountPath(cut);
                (ended, cut, before) = (false, false, null);
            }

            last = entry.At;
            var repeats = name == before;
            before = name;
            if (ended || (repeats && Policy.CollapseRepeats) || (_path.Count == 0 && Policy.StartEvent is { } start && name != start))
            {
                continue;
            }

            if (_path.Count == Policy.MaxSteps)
            {
                cut = true;
                continue;
            }

            _path.Add(name);
            ended = name == Policy.GoalEvent;
        }

        CountPath(cut);
        _users++;
        _usersWithPath += _nodesOfUser.Count > 0 ? 1 : 0;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The counters differ in policy or instant.</exception>
    public void Merge(PathCounter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (PolicyRef != other.PolicyRef || AsOf != other.AsOf)
        {
            throw new ArgumentException("The counters differ in policy or instant; make both with the same arguments.", nameof(other));
        }

        foreach (var (key, theirs) in other._nodes.ToArray())
        {
            ref var mine = ref CollectionsMarshal.GetValueRefOrAddDefault(_nodes, key, out _);
            mine = new(mine.Paths + theirs.Paths, mine.Users + theirs.Users, mine.Ends + theirs.Ends, mine.Cut + theirs.Cut, mine.ToGoal + theirs.ToGoal);
        }

        foreach (var (key, theirs) in other._edges.ToArray())
        {
            ref var mine = ref CollectionsMarshal.GetValueRefOrAddDefault(_edges, key, out _);
            mine = new(mine.Paths + theirs.Paths, mine.Users + theirs.Users, mine.ToGoal + theirs.ToGoal);
        }

        _users += other._users;
        _usersWithPath += other._usersWithPath;
    }

    /// <summary>Gives the numbers so far. Costs a sort of the edges, and exact fractions for the key path.</summary>
    /// <returns>The report.</returns>
    public PathReport ToReport() => new()
    {
        Policy = PolicyRef,
        AsOf = AsOf,
        Users = _users,
        UsersWithPath = _usersWithPath,
        Paths = _nodes.Where(node => node.Key.Step == 1).Sum(node => node.Value.Paths),
        PathsToGoal = PathsToGoal,
        Nodes = _nodes
            .OrderBy(node => node.Key.Step)
            .ThenByDescending(node => node.Value.Paths)
            .ThenBy(node => node.Key.Event, StringComparer.Ordinal)
            .Select(node => new PathNode(node.Key.Step, node.Key.Event, node.Value.Paths, node.Value.Users, node.Value.Ends, node.Value.Cut))
            .ToEquatableArray(),
        Edges = _edges
            .OrderBy(edge => edge.Key.Step)
            .ThenByDescending(edge => edge.Value.Paths)
            .ThenBy(edge => edge.Key.From, StringComparer.Ordinal)
            .ThenBy(edge => edge.Key.To, StringComparer.Ordinal)
            .Select(edge => new PathEdge(edge.Key.Step, edge.Key.From, edge.Key.To, edge.Value.Paths, edge.Value.Users))
            .ToEquatableArray(),
        KeyPath = FindKeyPath(),
    };

    private long PathsToGoal => _nodes.Where(node => node.Key.Step == 1).Sum(node => node.Value.ToGoal);

    private void CountPath(bool cut)
    {
        var toGoal = _path.Count > 0 && _path[^1] == Policy.GoalEvent ? 1 : 0;
        for (var i = 0; i < _path.Count; i++)
        {
            var isLast = i == _path.Count - 1;
            var node = new NodeKey(i + 1, _path[i]);
            ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_nodes, node, out _);
            counts = new(
                counts.Paths + 1,
                counts.Users + (_nodesOfUser.Add(node) ? 1 : 0),
                counts.Ends + (isLast ? 1 : 0),
                counts.Cut + (isLast && cut ? 1 : 0),
                counts.ToGoal + toGoal);
            if (!isLast)
            {
                var edge = new EdgeKey(i + 1, _path[i], _path[i + 1]);
                ref var taken = ref CollectionsMarshal.GetValueRefOrAddDefault(_edges, edge, out _);
                taken = new(taken.Paths + 1, taken.Users + (_edgesOfUser.Add(edge) ? 1 : 0), taken.ToGoal + toGoal);
            }
        }

        _path.Clear();
    }

    /// <summary>
    /// Goes from the last step to the first (A. J. Viterbi, IEEE Transactions on Information Theory 13, 1967, 260-269) and
    /// keeps for each node the likeliest way on to the goal; of equal ones the first by the ordinal order of its next event.
    /// Shares are compared as fractions, so a tie is a tie.
    /// </summary>
    private KeyPath? FindKeyPath()
    {
        if (Policy.GoalEvent is not { } goal || PathsToGoal is not (> 0 and var total))
        {
            return null;
        }

        var ways = new Dictionary<NodeKey, Way>();
        foreach (var node in _nodes.Where(node => node.Key.Event == goal))
        {
            ways[node.Key] = new(BigInteger.One, BigInteger.One, null);
        }

        foreach (var edge in _edges.Where(edge => edge.Value.ToGoal > 0).OrderByDescending(edge => edge.Key.Step))
        {
            var from = new NodeKey(edge.Key.Step, edge.Key.From);
            var on = ways[new(edge.Key.Step + 1, edge.Key.To)];
            var way = new Way(on.Share * edge.Value.ToGoal, on.Of * _nodes[from].ToGoal, edge.Key.To);
            if (!ways.TryGetValue(from, out var known) || way.IsBefore(known))
            {
                ways[from] = way;
            }
        }

        var best = _nodes
            .Where(node => node.Key.Step == 1 && node.Value.ToGoal > 0)
            .Select(node => ways[node.Key] with { Share = ways[node.Key].Share * node.Value.ToGoal, Of = ways[node.Key].Of * total, Next = node.Key.Event })
            .Aggregate((one, other) => other.IsBefore(one) ? other : one);

        var steps = new List<KeyPathStep>();
        for (var name = best.Next; name is not null; name = ways[new(steps.Count, name)].Next)
        {
            var taken = steps.Count == 0 ? _nodes[new(1, name)].ToGoal : _edges[new(steps.Count, steps[^1].Event, name)].ToGoal;
            steps.Add(new(name, taken, _nodes[new(steps.Count + 1, name)].ToGoal));
        }

        return new() { Steps = steps.ToEquatableArray(), Share = Quotient(best.Share, best.Of) };
    }

    /// <summary>Divides whole numbers that may be too large for a double.</summary>
    private static double Quotient(BigInteger numerator, BigInteger denominator)
    {
        var shift = (int)Math.Max(0, denominator.GetBitLength() - numerator.GetBitLength() + 64);
        return Math.ScaleB((double)((numerator << shift) / denominator), -shift);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct NodeKey(int Step, string Event);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct EdgeKey(int Step, string From, string To);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct NodeCounts(long Paths, long Users, long Ends, long Cut, long ToGoal);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct EdgeCounts(long Paths, long Users, long ToGoal);

    /// <summary>The likeliest way from a node to the goal: its share as a fraction, and the next event.</summary>
    private sealed record Way(BigInteger Share, BigInteger Of, string? Next)
    {
        public bool IsBefore(Way other)
        {
            var order = (Share * other.Of).CompareTo(other.Share * Of);
            return order > 0 || (order == 0 && string.CompareOrdinal(Next, other.Next) < 0);
        }
    }
}
