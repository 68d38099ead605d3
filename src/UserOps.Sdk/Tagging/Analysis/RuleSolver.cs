namespace UserOps.Tagging;

/// <summary>Looks for a user and an instant at which some goals are met. What it rules out is ruled out; what it does not may still be impossible.</summary>
/// <remarks>
/// Goals are taken apart until they say what single values are; alternatives are tried one by one. A question that takes too many
/// steps is given up: then everything may be.
/// </remarks>
internal sealed class RuleSolver(RuleModel model)
{
    private const int MaxSteps = 3_000;
    private const int MaxAllSteps = 4_000_000;

    private int _steps;
    private int _allSteps;

    /// <summary>Tells whether some goals may all be met.</summary>
    public bool CanBe(params IEnumerable<Goal> goals)
    {
        // A question may come up within another one, whose steps go on after it.
        var outer = _steps;
        _steps = 0;
        var can = Solve(new(model), new(goals), []);
        _steps = outer;
        return can;
    }

    /// <summary>What the value of a leaf can be for the leaf to be as demanded: one domain or several.</summary>
    public static Domain[] ChoicesOf(RuleNode leaf, Demand demand, InputType type)
    {
        var test = leaf.Test!;
        var missing = demand switch
        {
            Demand.True => test.OnMissing == Truth.True,
            Demand.False => test.OnMissing == Truth.False,
            Demand.NotTrue => test.OnMissing != Truth.True,
            _ => test.OnMissing != Truth.False,
        };
        if (demand is Demand.True or Demand.NotFalse)
        {
            return [new()
            {
                CanBeMissing = missing,
                CanBePresent = test.AdmitsPresent,
                Ranges = RangeSet.Of(test.Orders, type.IsWhole),
                Limits = [.. test.Times.SelectMany(LimitsOf)],
                Texts = [.. test.Texts.Select(text => (text, true))],
                Sets = [.. test.Sets.Select(set => (set, true))],
                Anniversaries = [.. test.Times.OfType<AnniversaryComparison>().Select(time => (time.Days, true))],
            }];
        }

        if (!test.AdmitsPresent)
        {
            return [new() { CanBeMissing = missing }];
        }

        var choices = new List<Domain>();
        if (test.Orders.Length > 0)
        {
            choices.Add(new() { CanBeMissing = missing, Ranges = RangeSet.Of(test.Orders, type.IsWhole).Complement(type.IsWhole) });
        }

        choices.AddRange(test.Texts.Select(text => new Domain { CanBeMissing = missing, Texts = [(text, false)] }));
        choices.AddRange(test.Sets.Select(set => new Domain { CanBeMissing = missing, Sets = [(set, false)] }));
        choices.AddRange(test.Times.OfType<AnniversaryComparison>().Select(time => new Domain { CanBeMissing = missing, Anniversaries = [(time.Days, false)] }));
        choices.AddRange(test.Times.SelectMany(LimitsOf).Select(limit => new Domain { CanBeMissing = missing, Limits = [new(!limit.IsLower, limit.Length, !limit.Open)] }));
        return choices.Count > 0 ? [.. choices] : [new() { CanBeMissing = missing, CanBePresent = false }];
    }

    private static IEnumerable<MovingLimit> LimitsOf(TimeComparison time) => time switch
    {
        WithinLastComparison { Length: var length } => [new(IsLower: true, length, Open: true), new(IsLower: false, default, Open: false)],
        OlderThanComparison { Length: var length } => [new(IsLower: false, length, Open: false)],
        _ => [],
    };

    private bool Solve(RuleState state, Stack<Goal> goals, List<List<Goal>> open)
    {
        while (true)
        {
            while (goals.TryPop(out var goal))
            {
                if (GivesUp())
                {
                    return true;
                }

                if (!Take(goal, state, goals, open))
                {
                    return false;
                }
            }

            if (!Narrow(state, goals, open, out var moved))
            {
                return false;
            }

            if (moved)
            {
                continue;
            }

            if (!state.Spread())
            {
                return false;
            }

            if (!Narrow(state, goals, open, out moved))
            {
                return false;
            }

            if (!moved)
            {
                break;
            }
        }

        if (open.Count == 0)
        {
            return true;
        }

        var next = open.MinBy(choices => choices.Count)!;
        foreach (var choice in next)
        {
            if (Solve(state.Copy(), new([choice]), [.. open.Where(choices => choices != next)]))
            {
                return true;
            }
        }

        return false;
    }

    private bool GivesUp() => ++_steps > MaxSteps || ++_allSteps > MaxAllSteps;

    /// <summary>Drops the alternatives that can't be any more, and those goals that are met; what has one way left is a goal by itself.</summary>
    private bool Narrow(RuleState state, Stack<Goal> goals, List<List<Goal>> open, out bool moved)
    {
        moved = false;
        for (var i = open.Count - 1; i >= 0; i--)
        {
            var left = new List<Goal>(open[i].Count);
            var isMet = false;
            foreach (var choice in open[i])
            {
                _steps++;
                var answer = Ask(choice, state);
                isMet |= answer == true;
                if (answer != false)
                {
                    left.Add(choice);
                }
            }

            if (left.Count == 0)
            {
                return false;
            }

            if (isMet || left.Count == 1)
            {
                open.RemoveAt(i);
                if (!isMet)
                {
                    goals.Push(left[0]);
                    moved = true;
                }
            }
            else
            {
                open[i] = left;
            }
        }

        return true;
    }

    /// <summary>Whether a goal is met already, or can't be; <see langword="null"/>: neither is plain to see.</summary>
    private static bool? Ask(Goal goal, RuleState state) => goal switch
    {
        Fit fit => state.Ask(fit.Input, fit.Domain),
        Wish { Node: { Kind: RuleNodeKind.Opaque } node, Demand: var demand } => state.Ask(node, demand),
        _ => null,
    };

    /// <summary>Takes a goal apart into others, into alternatives, or into what it says of one value.</summary>
    private bool Take(Goal goal, RuleState state, Stack<Goal> goals, List<List<Goal>> open)
    {
        var parts = Parts(goal, out var isAll);
        if (parts is null)
        {
            return goal switch
            {
                Fit fit => state.Meet(fit.Input, fit.Domain),
                Wish { Node: var node, Demand: var demand } => TakeOpaque(node, demand, state, goals),
                _ => true,
            };
        }

        if (isAll || parts.Length == 1)
        {
            foreach (var part in parts)
            {
                goals.Push(part);
            }

            return true;
        }

        // Alternatives within alternatives are alternatives.
        var choices = new List<Goal>();
        var left = new Stack<Goal>(parts);
        while (left.TryPop(out var part))
        {
            if (GivesUp())
            {
                break;
            }

            if (Parts(part, out var partIsAll) is { } inner && (!partIsAll || inner.Length == 1))
            {
                foreach (var choice in inner)
                {
                    left.Push(choice);
                }
            }
            else
            {
                choices.Add(part);
            }
        }

        if (left.Count > 0)
        {
            choices.AddRange(left);
        }

        open.Add(choices);
        return choices.Count > 0;
    }

    private static bool TakeOpaque(RuleNode node, Demand demand, RuleState state, Stack<Goal> goals)
    {
        foreach (var implied in demand switch { Demand.True => node.WhenTrue, Demand.NotFalse => node.WhenNotFalse, _ => [] })
        {
            goals.Push(implied);
        }

        return state.Meet(node, demand);
    }

    /// <summary>The goals that a goal is made of; <see langword="null"/> when it is about a single value.</summary>
    private Goal[]? Parts(Goal goal, out bool isAll)
    {
        isAll = true;
        if (goal is Joint joint)
        {
            isAll = joint.IsAll;
            return joint.Parts;
        }

        if (goal is not Wish { Node: var node, Demand: var demand })
        {
            return null;
        }

        switch (node.Kind)
        {
            case RuleNodeKind.All or RuleNodeKind.Any:
                isAll = node.Kind == RuleNodeKind.All == demand is Demand.True or Demand.NotFalse;
                return [.. node.Parts.Select(part => new Wish(part, demand))];
            case RuleNodeKind.Not:
                return [new Wish(node.Parts[0], demand switch
                {
                    Demand.True => Demand.False,
                    Demand.False => Demand.True,
                    Demand.NotTrue => Demand.NotFalse,
                    _ => Demand.NotTrue,
                })];
            case RuleNodeKind.Tag:
                return [model.TagGoal(node.Tag, node.Value, demand)];
            case RuleNodeKind.Leaf:
                isAll = false;
                return [.. ChoicesOf(node, demand, model.InputOf(node.Input).Type).Select(domain => new Fit(node.Input, domain))];
            default:
                return null;
        }
    }
}

/// <summary>What is known of a user while goals are taken apart: what each value can be. Never less than what is possible.</summary>
internal sealed class RuleState(RuleModel model)
{
    private readonly Dictionary<int, Domain> _domains = [];
    private readonly Dictionary<int, int> _truths = [];

    private RuleState(RuleModel model, RuleState other)
        : this(model)
    {
        _domains = new(other._domains);
        _truths = new(other._truths);
    }

    /// <summary>Gets a value indicating whether some value can't be anything any more.</summary>
    public bool IsImpossible { get; private set; }

    public IEnumerable<int> Inputs => _domains.Keys;

    public RuleState Copy() => new(model, this);

    public Domain Of(int input) => _domains.TryGetValue(input, out var domain) ? domain : model.InputOf(input).Base;

    public bool Knows(int input) => _domains.ContainsKey(input);

    /// <summary>Narrows what a value can be; <see langword="false"/> when nothing is left.</summary>
    public bool Meet(int input, Domain domain)
    {
        var met = Of(input).Meet(domain, model.InputOf(input).Type);
        _domains[input] = met;
        IsImpossible |= met.IsEmpty;
        return !met.IsEmpty;
    }

    /// <summary>Narrows the truth of a condition that has no value of its own.</summary>
    public bool Meet(RuleNode node, Demand demand)
    {
        var left = _truths.GetValueOrDefault(node.Id, node.Truths) & Bits(demand);
        _truths[node.Id] = left;
        return left != 0;
    }

    public bool? Ask(int input, Domain domain)
    {
        var known = Of(input);
        var met = known.Meet(domain, model.InputOf(input).Type);
        return met.IsEmpty ? false : ReferenceEquals(met, known) && Knows(input) ? true : null;
    }

    public bool? Ask(RuleNode node, Demand demand)
    {
        var known = _truths.GetValueOrDefault(node.Id, node.Truths);
        return (known & Bits(demand)) == 0 ? false : null;
    }

    /// <summary>Draws what the values computed over events say of each other; <see langword="false"/> when that can't be.</summary>
    public bool Spread() => new EventRelations(model, this).Spread();

    private static int Bits(Demand demand) => demand switch
    {
        Demand.True => 4,
        Demand.False => 1,
        Demand.NotTrue => 3,
        _ => 6,
    };
}
