namespace UserOps.Lifecycle;

/// <summary>Which stages a user can be in, and which can follow which, whatever the user does.</summary>
/// <remarks>
/// It tries every combination of answers of the leaves that the clocks do not rule out by themselves: a silence of 90 days is
/// one of 30 days as well. What it calls impossible is impossible; where clocks are hard to compare, it lets pass.
/// </remarks>
internal sealed class StageReach
{
    private const int MostCombinations = 20_000;
    private const int MostTries = 500_000;
    private const int NoStage = -1;

    private readonly StageProgram _program;
    // A bit a leaf: those of the policy, of which there are 64 at most, and one more for each stage with a rule to stay.
    private readonly List<UInt128> _combinations = [];
    private readonly bool[] _reachable;
    private readonly HashSet<Node> _nodes = [];
    private readonly Dictionary<int, HashSet<Node>> _steps = [];
    private readonly UInt128 _ageAtoms;
    private int _tries;

    private StageReach(StageProgram program)
    {
        _program = program;
        _reachable = new bool[program.Stages.Count];
        for (var i = 0; i < program.Atoms.Count; i++)
        {
            // A limit that follows the rhythm can run away from an age that had reached it.
            _ageAtoms |= program.Atoms[i] is { Kind: AtomKind.Age, Own: null } ? UInt128.One << i : 0;
        }
    }

    /// <summary>Looks through a program; <see langword="null"/> when there are too many combinations to try.</summary>
    public static StageReach? Of(StageProgram program)
    {
        var reach = new StageReach(program);
        if (!reach.Combine(0, 0))
        {
            return null;
        }

        foreach (var first in reach._combinations.Where(reach.CanBeFirstDay))
        {
            reach._nodes.Add(reach.Step(first, NoStage));
        }

        reach.Close();
        foreach (var (stage, _) in reach._nodes)
        {
            reach._reachable[stage] = true;
        }

        return reach;
    }

    /// <summary>Tells whether some user can be in a stage on some day.</summary>
    public bool IsReachable(int stage) => _reachable[stage];

    /// <summary>Tells whether the rule of a stage can hold at all, whatever the stages before it do.</summary>
    public bool CanMatch(int stage)
    {
        var places = new Dictionary<StageRule, int>();
        for (var i = 0; i < _program.Atoms.Count; i++)
        {
            places[_program.Atoms[i].Rule] = i;
        }

        return _program.Stages[stage].Enter is not { } enter
            || _combinations.Exists(bits => Holds(enter, leaf => leaf is WasRule || Has(bits, places[leaf])));
    }

    /// <summary>Tells from each stage which ones a user can be in on some later day.</summary>
    public bool[][] LaterStages()
    {
        // The oldest first, for what follows on a day is at least as old: so nearly all is known by the time it is asked for.
        var nodes = _nodes.OrderByDescending(node => node.Age).ToList();
        var later = nodes.ToDictionary(node => node, _ => 0UL);
        for (var grows = true; grows;)
        {
            grows = false;
            foreach (var node in nodes)
            {
                var stages = NextOf(node).Aggregate(0UL, (sum, next) => sum | (1UL << next.Stage) | later[next]);
                grows |= stages != later[node];
                later[node] = stages;
            }
        }

        var count = _program.Stages.Count;
        var ofStage = new bool[count][];
        for (var stage = 0; stage < count; stage++)
        {
            var stages = nodes.Where(node => node.Stage == stage).Aggregate(0UL, (sum, node) => sum | later[node]);
            ofStage[stage] = [.. Enumerable.Range(0, count).Select(next => (stages >> next & 1) != 0)];
        }

        return ofStage;
    }

    private static bool Holds(StageRule rule, Func<StageRule, bool> leaf) => rule switch
    {
        AllRule { All: var rules } => rules.All(item => Holds(item, leaf)),
        AnyRule { Any: var rules } => rules.Any(item => Holds(item, leaf)),
        NotRule { Not: var inner } => inner is WasRule || !Holds(inner, leaf),
        _ => leaf(rule),
    };

    private static bool Has(UInt128 bits, int place) => (bits >> place & 1) != 0;

    private void Close()
    {
        var open = new Stack<Node>(_nodes);
        while (open.TryPop(out var node))
        {
            foreach (var next in NextOf(node).Where(_nodes.Add))
            {
                open.Push(next);
            }
        }
    }

    /// <summary>The day after: a fixed age that was reached stays reached.</summary>
    private IEnumerable<Node> NextOf(Node node) => StepsFrom(node.Stage).Where(next => (node.Age & ~next.Age) == 0);

    /// <summary>What any combination makes of a stage on the day after; a least stay may hold the user where it is.</summary>
    private HashSet<Node> StepsFrom(int stage)
    {
        if (!_steps.TryGetValue(stage, out var steps))
        {
            steps = [.. _combinations.Select(bits => Step(bits, stage))];
            if (_program.Stages[stage].MinimumStay is not null)
            {
                steps.UnionWith(_combinations.Select(bits => new Node(stage, bits & _ageAtoms)));
            }

            _steps.Add(stage, steps);
        }

        return steps;
    }

    private Node Step(UInt128 bits, int before)
    {
        var stage = _program.Run(place => _program.Atoms[place] is { Kind: AtomKind.Was } was
            ? was.Stage == before
            : Has(bits, place));
        return new(stage, bits & _ageAtoms);
    }

    /// <summary>On the first active day there is no silence, no gap and no stage before.</summary>
    private bool CanBeFirstDay(UInt128 bits)
    {
        for (var i = 0; i < _program.Atoms.Count; i++)
        {
            var atom = _program.Atoms[i];
            var holds = Has(bits, i);
            var must = atom.Kind switch
            {
                AtomKind.Silence or AtomKind.GapBeforeLast or AtomKind.TimeInStage => false,
                AtomKind.ActiveDays or AtomKind.Streak => atom.Count == 1,
                _ => holds,
            };
            if (holds != must)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lists the combinations of answers, leaf by leaf; <see langword="false"/> when they are too many.</summary>
    private bool Combine(int place, UInt128 bits)
    {
        // Few combinations may be hidden among many beginnings that lead to none.
        if (++_tries > MostTries)
        {
            return false;
        }

        if (place == _program.Atoms.Count)
        {
            _combinations.Add(bits);
            return _combinations.Count <= MostCombinations;
        }

        // Was is told by the stage before, not here.
        var ends = _program.Atoms[place].Kind == AtomKind.Was ? 1 : 2;
        for (var value = 0; value < ends; value++)
        {
            if (IsPossible(place, value != 0, bits) && !Combine(place + 1, bits | ((UInt128)value << place)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsPossible(int place, bool holds, UInt128 bits)
    {
        for (var i = 0; i < place; i++)
        {
            var other = Has(bits, i);
            var (one, two) = (_program.Atoms[place], _program.Atoms[i]);
            if ((holds && !other && Implies(one, two))
                || (!holds && other && Implies(two, one))
                || (holds && other && Exclude(one, two))
                || (!holds && !other && OneMustHold(one, two)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Implies(StageAtom one, StageAtom two) => (one.Kind, two.Kind) switch
    {
        (AtomKind.ActiveDays, AtomKind.ActiveDays) => two.Count <= one.Count && IsAtLeast(two.Length, one.Length),
        (AtomKind.Streak, AtomKind.Streak) => one.Grid == two.Grid && two.Count <= one.Count,
        (AtomKind.Silence or AtomKind.GapBeforeLast, AtomKind.Age) => one.Own is null && two.Own is null && IsAtLeast(one.Length, two.Length),
        _ => one.Kind == two.Kind && one.Kind <= AtomKind.TimeInStage && IsAtLeast(one, two),
    };

    /// <summary>A silence as long as a window leaves no active day in it.</summary>
    private static bool Exclude(StageAtom one, StageAtom two) => (one.Kind, two.Kind) switch
    {
        (AtomKind.Silence, AtomKind.ActiveDays) => one.Own is null && IsAtLeast(one.Length, two.Length),
        (AtomKind.ActiveDays, AtomKind.Silence) => Exclude(two, one),
        _ => false,
    };

    /// <summary>A silence shorter than a window leaves one active day in it.</summary>
    private static bool OneMustHold(StageAtom one, StageAtom two) => (one.Kind, two.Kind) switch
    {
        (AtomKind.Silence, AtomKind.ActiveDays) => one.Own is null && two.Count == 1 && IsAtLeast(two.Length, one.Length),
        (AtomKind.ActiveDays, AtomKind.Silence) => OneMustHold(two, one),
        _ => false,
    };

    /// <summary>Tells whether the limit of one leaf is at least that of another, for every user on every day.</summary>
    private static bool IsAtLeast(StageAtom one, StageAtom two) => (one.Own, two.Own) switch
    {
        (null, null) => IsAtLeast(one.Length, two.Length),
        (null, { } own) => one.Length.LeastDays >= own.Max,
        ({ } own, null) => own.Min >= two.Length.MostDays,
        var (first, second) => first.Min >= second.Max || IsAtLeast(first.Limit, second.Limit),
    };

    private static bool IsAtLeast(OwnGapLimit one, OwnGapLimit two) =>
        one.Quantile >= two.Quantile
        && one.GapsNeeded == two.GapsNeeded
        && one.Times >= two.Times
        && DayLength.Of(one.Fallback).Days >= DayLength.Of(two.Fallback).Days
        && DayLength.Of(one.Min).Days >= DayLength.Of(two.Min).Days
        && DayLength.Of(one.Max).Days >= DayLength.Of(two.Max).Days;

    private static bool IsAtLeast(DayLength one, DayLength two) =>
        one.Months > 0 && two.Months > 0 ? one.Months >= two.Months : one.LeastDays >= two.MostDays;

    /// <summary>A user on a day: the stage, and which limits of age are reached.</summary>
    private readonly record struct Node(int Stage, UInt128 Age);
}
