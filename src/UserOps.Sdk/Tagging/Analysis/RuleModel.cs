using NodaTime;

namespace UserOps.Tagging;

/// <summary>The conditions of a catalogue without problems in normal form, and the values that they look at.</summary>
internal sealed class RuleModel
{
    private readonly TagCatalog _catalog;
    private readonly ComparisonBinder _comparisons = new([]);
    private readonly Dictionary<(string? Event, Condition Condition), RuleNode> _known = [];
    private readonly Dictionary<(string? Event, Condition Condition), RuleNode> _leaves = [];
    private readonly Dictionary<string, RuleNode> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Event, string Name), int> _named = [];
    private readonly Dictionary<(string Event, int Where, EventWindow? Window, bool Detached), EventSet> _sets = [];
    private readonly Dictionary<(int, int), bool> _implied = [];
    private readonly Dictionary<(int, int), bool> _within = [];
    private readonly Dictionary<(int Tag, Literal? Value, Demand Demand), Joint> _tagGoals = [];
    private readonly Dictionary<int, Condition> _filters = [];
    private readonly Dictionary<string, int> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (int Rule, RuleNode Node, Literal? Value)[]> _rulesOf = [];
    private readonly List<RuleInput> _inputs = [];
    private readonly List<EventSet> _setList = [];
    private int _nodes;

    public RuleModel(TagCatalog catalog)
    {
        _catalog = catalog;
        Windows = new(new(DateTimeZoneProviders.Tzdb[catalog.Zone]));
        Solver = new(this);
        for (var i = 0; i < catalog.Tags.Count; i++)
        {
            _tags.Add(catalog.Tags[i].Id, i);
        }
    }

    public WindowOrder Windows { get; }

    public RuleSolver Solver { get; }

    /// <summary>The number of the value "since when the user is known"; -1 when no condition asks for it.</summary>
    public int Observed { get; private set; } = -1;

    public RuleInput InputOf(int input) => _inputs[input];

    public EventSet SetOf(int set) => _setList[set];

    public FactType TypeOf(EventSet set, string property) => _catalog.Events[set.Event][property];

    /// <summary>Brings a condition into its normal form.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="ofEvent">The type of the event whose properties it is on; <see langword="null"/>: it is on users.</param>
    /// <returns>The node, the same for equal conditions.</returns>
    public RuleNode NodeOf(Condition condition, string? ofEvent = null)
    {
        if (!_known.TryGetValue((ofEvent, condition), out var node))
        {
            node = condition switch
            {
                AllCondition { All: var parts } => Group(RuleNodeKind.All, parts, ofEvent),
                AnyCondition { Any: var parts } => Group(RuleNodeKind.Any, parts, ofEvent),
                NotCondition { Not: var inner } => Not(NodeOf(inner, ofEvent)),
                _ => Leaf(ofEvent, Normal(condition)),
            };
            _known.Add((ofEvent, condition), node);
        }

        return node;
    }

    /// <summary>The rules of a tag by precedence.</summary>
    public (int Rule, RuleNode Node, Literal? Value)[] RulesOf(int tag)
    {
        if (_rulesOf.Count == 0)
        {
            var byTag = _catalog.Rules.Index().ToLookup(pair => pair.Item.Tag, StringComparer.Ordinal);
            for (var i = 0; i < _catalog.Tags.Count; i++)
            {
                var definition = _catalog.Tags[i];
                var rules = byTag[definition.Id].Select(pair => (Rule: pair.Index, Node: NodeOf(pair.Item.When), pair.Item.Value));
                _rulesOf[i] = [.. definition.Type == TagType.Choice
                    ? rules.OrderBy(rule => definition.Values!.Value.AsSpan().IndexOf(rule.Value!.Text!))
                    : rules];
            }
        }

        return _rulesOf[tag];
    }

    /// <summary>The tags of the same exclusive group that go before a tag.</summary>
    public IEnumerable<int> RivalsOf(int tag) => _catalog.Tags[tag].Group is { } group
        ? Enumerable.Range(0, tag).Where(other => _catalog.Tags[other].Group == group)
        : [];

    /// <summary>What it means for the rules of the tags that a tag is given, or not.</summary>
    public Joint TagGoal(int tag, Literal? value, Demand demand)
    {
        if (!_tagGoals.TryGetValue((tag, value, demand), out var goal))
        {
            _tagGoals.Add((tag, value, demand), goal = MakeTagGoal(tag, value, demand));
        }

        return goal;
    }

    /// <summary>Tells whether whatever passes one filter passes another.</summary>
    public bool IsImplied(RuleNode? one, RuleNode? other)
    {
        if (other is null || one == other)
        {
            return true;
        }

        if (one is null)
        {
            return !Solver.CanBe(new Wish(other, Demand.NotTrue));
        }

        if (!_implied.TryGetValue((one.Id, other.Id), out var implied))
        {
            implied = !Solver.CanBe(new Wish(one, Demand.True), new Wish(other, Demand.NotTrue));
            _implied.Add((one.Id, other.Id), implied);
        }

        return implied;
    }

    /// <summary>Tells whether each event of one set is in another.</summary>
    public bool IsWithin(EventSet one, EventSet other)
    {
        if (one.Event != other.Event || one.IsDetached || other.IsDetached)
        {
            return false;
        }

        if (!_within.TryGetValue((one.Id, other.Id), out var within))
        {
            within = Windows.IsWithin(one.Window, other.Window) && IsImplied(one.Where, other.Where);
            _within.Add((one.Id, other.Id), within);
        }

        return within;
    }

    /// <summary>The number of a value computed over a set of events.</summary>
    public int Input(EventSet set, AggregateFunction? function, string? property)
    {
        if (!set.Inputs.TryGetValue((function, property), out var number))
        {
            number = _inputs.Count;
            set.Inputs.Add((function, property), number);
            _inputs.Add(null!);
            _inputs[number] = MakeInput(number, set, function, property);
        }

        return number;
    }

    private InputType TypeFor(FactType type) => new(
        type is FactType.Bool or FactType.Date or FactType.Instant,
        type == FactType.Date ? LengthOrder.OfDates : Windows.Lengths);

    private static Domain BaseOf(FactType type) => type == FactType.Bool ? new() { Ranges = RangeSet.Between(0, 1) } : Domain.Anything;

    private RuleInput MakeInput(int number, EventSet set, AggregateFunction? function, string? property)
    {
        if (function is null or AggregateFunction.Count or AggregateFunction.DaysActive or AggregateFunction.Distinct)
        {
            var most = function switch
            {
                AggregateFunction.DaysActive => Windows.MostDays(set.Window),
                AggregateFunction.Distinct when TypeOf(set, property!) == FactType.Bool => 2,
                _ => null,
            };
            if (set.Where is { } where && !Solver.CanBe(new Wish(where, Demand.True)))
            {
                most = 0;
            }

            var counts = RangeSet.AtLeast((0, false)).Meet(RangeSet.AtMost((most, false)), whole: true);
            return new(number, new(IsWhole: true, Windows.Lengths), new() { CanBeMissing = false, Ranges = counts }, set);
        }

        if (function is AggregateFunction.Sum or AggregateFunction.Avg)
        {
            return new(number, TypeFor(FactType.Number), new() { CanBeMissing = function == AggregateFunction.Avg }, set);
        }

        if (property is null)
        {
            List<MovingLimit> limits = [new(IsLower: false, default, !WindowOrder.HasNow(set.Window))];
            if (!set.IsDetached && Windows.Start(set.Window) is { } start)
            {
                limits.Add(new(IsLower: true, start.Length, start.Open));
            }

            return new(number, TypeFor(FactType.Instant), new() { Limits = [.. limits] }, set);
        }

        var type = TypeFor(TypeOf(set, property));
        var domain = BaseOf(TypeOf(set, property));
        foreach (var passed in set.Where is { } filter ? Passed(_filters[filter.Id], holds: true, property, type, set.Event) : [])
        {
            domain = domain.Meet(passed, type);
        }

        return new(number, type, domain, set);
    }

    /// <summary>What a filter says of a property of each event that passes, if the event has it.</summary>
    private IEnumerable<Domain> Passed(Condition where, bool holds, string property, InputType type, string ofEvent)
    {
        switch (where)
        {
            case AllCondition { All: var parts } when holds:
                return parts.SelectMany(part => Passed(part, holds, property, type, ofEvent));
            case AnyCondition { Any: var parts } when !holds:
                return parts.SelectMany(part => Passed(part, holds, property, type, ofEvent));
            case NotCondition { Not: var inner }:
                return Passed(inner, !holds, property, type, ofEvent);
            case PropertyCondition { Property: var name } when name == property:
                var choices = RuleSolver.ChoicesOf(NodeOf(where, ofEvent), holds ? Demand.True : Demand.False, type);
                return choices is [var only]
                    ? [new() { Ranges = only.Ranges, Limits = only.Limits, Texts = only.Texts, CanBePresent = only.CanBePresent }]
                    : [];
            default:
                return [];
        }
    }

    private RuleNode Group(RuleNodeKind kind, EquatableArray<Condition> parts, string? ofEvent)
    {
        RuleNode[] nodes =
        [
            .. parts.Select(part => NodeOf(part, ofEvent))
                .SelectMany(node => node.Kind == kind ? node.Parts : [node])
                .DistinctBy(node => node.Id)
                .OrderBy(node => node.Id),
        ];
        return nodes is [var only]
            ? only
            : Interned($"{(kind == RuleNodeKind.All ? '&' : '|')}{string.Join(',', nodes.Select(node => node.Id))}", id => new(id, kind) { Parts = nodes });
    }

    private RuleNode Not(RuleNode inner) => inner.Kind == RuleNodeKind.Not
        ? inner.Parts[0]
        : Interned($"!{Exact.Text(inner.Id)}", id => new(id, RuleNodeKind.Not) { Parts = [inner] });

    private RuleNode Interned(string key, Func<int, RuleNode> make)
    {
        if (!_groups.TryGetValue(key, out var node))
        {
            _groups.Add(key, node = make(_nodes++));
        }

        return node;
    }

    private RuleNode Leaf(string? ofEvent, Condition condition)
    {
        if (!_leaves.TryGetValue((ofEvent, condition), out var node))
        {
            node = MakeLeaf(_nodes++, condition, ofEvent);
            _leaves.Add((ofEvent, condition), node);
        }

        return node;
    }

    private RuleNode MakeLeaf(int id, Condition condition, string? ofEvent)
    {
        switch (condition)
        {
            case AttributeCondition attribute:
                return Compared(id, Named(null, attribute.Attribute, _catalog.Attributes[attribute.Attribute]), attribute, _catalog.Attributes[attribute.Attribute]);
            case PropertyCondition property:
                var type = _catalog.Events[ofEvent!][property.Property];
                return Compared(id, Named(ofEvent, property.Property, type), property, type);
            case AggregateCondition aggregate:
                return Aggregated(id, aggregate, aggregate.In, isDetached: false);
            case StoppedCondition { Stopped: var pattern, After: var after }:
                return Aged(id, Input(Set(pattern, null), AggregateFunction.Last, null), after, Truth.False);
            case ObservedForCondition { ObservedFor: var length }:
                return Aged(id, ObservedInput(), length, Truth.Unknown);
            case TagCondition { Tag: var tag, Value: var value }:
                return new(id, RuleNodeKind.Tag) { Tag = _tags[tag], Value = value };
            case ResumedCondition resumed:
                return Resumed(id, resumed);
            case SequenceCondition sequence:
                var steps = sequence.Sequence.Select(step => Set(step, sequence.In)).GroupBy(set => set.Id).ToList();
                return new(id, RuleNodeKind.Opaque) { Truths = 5, WhenTrue = [.. steps.Select(step => AtLeast(step.First(), step.Count()))] };
            case RepeatedCondition repeated:
                return Repeated(id, repeated);
            case HeldCondition { Held: var inner }:
                var held = NodeOf(inner);
                return new(id, RuleNodeKind.Opaque)
                {
                    // What holds at every instant has held.
                    Truths = TruthsOf(held),
                    WhenTrue = [new Wish(held, Demand.True)],
                    WhenNotFalse = [new Wish(held, Demand.NotFalse)],
                };
            default:
                throw new NotSupportedException($"{condition.GetType().Name} is no condition.");
        }
    }

    /// <summary>Which truth values a condition on one instant leaves to one on many.</summary>
    private int TruthsOf(RuleNode node) =>
        (Solver.CanBe(new Wish(node, Demand.True)) ? 4 : 0)
        | (Solver.CanBe(new Wish(node, Demand.NotTrue)) ? 2 : 0)
        | (Solver.CanBe(new Wish(node, Demand.False)) ? 1 : 0);

    private int ObservedInput()
    {
        if (Observed < 0)
        {
            Observed = _inputs.Count;
            _inputs.Add(new(Observed, TypeFor(FactType.Instant), new() { Limits = [new(IsLower: false, default, Open: false)] }, null));
        }

        return Observed;
    }

    private int Named(string? ofEvent, string name, FactType type)
    {
        if (!_named.TryGetValue((ofEvent, name), out var number))
        {
            number = _inputs.Count;
            _named.Add((ofEvent, name), number);
            _inputs.Add(new(number, TypeFor(type), BaseOf(type), null));
        }

        return number;
    }

    private RuleNode Compared(int id, int input, ComparingCondition condition, FactType type) =>
        new(id, RuleNodeKind.Leaf) { Input = input, Test = _comparisons.Bind(condition, type, Place.Root, null, condition is PropertyCondition) };

    private static RuleNode Aged(int id, int input, Lookback length, Truth onMissing) => new(id, RuleNodeKind.Leaf)
    {
        Input = input,
        Test = new() { OnMissing = onMissing, AdmitsPresent = true, Orders = [], Texts = [], Sets = [], Times = [new OlderThanComparison(length)] },
    };

    private RuleNode Aggregated(int id, AggregateCondition condition, EventWindow? window, bool isDetached)
    {
        var (name, property) = ProgramBuilder.Split(_catalog, condition.Source);
        var set = Set(new(name!) { Where = condition.Where }, window, isDetached);
        var keepsType = condition.Function is AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.First or AggregateFunction.Last;
        var type = !keepsType ? FactType.Number : property is null ? FactType.Instant : TypeOf(set, property);
        return Compared(id, Input(set, condition.Function, property), condition, type);
    }

    private EventSet Set(EventPattern pattern, EventWindow? window, bool isDetached = false)
    {
        var where = pattern.Where is { } filter ? NodeOf(filter, pattern.Event) : null;
        if (where is not null)
        {
            _filters.TryAdd(where.Id, pattern.Where!);
        }

        var key = (pattern.Event, where?.Id ?? -1, window, isDetached);
        if (!_sets.TryGetValue(key, out var set))
        {
            _sets.Add(key, set = new(_setList.Count, pattern.Event, where, window, isDetached));
            _setList.Add(set);
        }

        return set;
    }

    private Fit AtLeast(EventSet set, decimal count) =>
        new(Input(set, AggregateFunction.Count, null), new() { Ranges = RangeSet.AtLeast((count, false)) });

    private RuleNode Resumed(int id, ResumedCondition resumed)
    {
        var all = Set(resumed.Resumed, null);

        // The time before the last one lies farther back than the last one, and so does the first of all.
        var first = Lookback.Of(Duration.Max(Duration.Zero, Windows.Lengths.Least(resumed.After)));
        return new(id, RuleNodeKind.Opaque)
        {
            Truths = 5,
            WhenTrue =
            [
                AtLeast(all, 2),
                new Fit(Input(all, AggregateFunction.Last, null), new() { CanBeMissing = false, Limits = [new(IsLower: true, resumed.After, Open: true)] }),
                new Fit(Input(all, AggregateFunction.First, null), new() { CanBeMissing = false, Limits = [new(IsLower: false, first, Open: false)] }),
            ],
        };
    }

    private RuleNode Repeated(int id, RepeatedCondition repeated)
    {
        // In one period, whichever it is.
        var inner = Aggregated(_nodes++, repeated.Repeated, new CalendarWindow(repeated.Period, 0, IncludeCurrent: true), isDetached: true);
        var truths = TruthsOf(inner);
        var input = InputOf(inner.Input);
        truths = input.Base.CanBeMissing ? truths : truths & 5;

        // Where no event is enough, each of the periods has one.
        var goals = new List<Goal>();
        var count = Input(input.Set!, AggregateFunction.Count, null);
        if (!Solver.CanBe(new Wish(inner, Demand.True), new Fit(count, new() { Ranges = RangeSet.Between(0, 0) })))
        {
            var pattern = new EventPattern(input.Set!.Event) { Where = repeated.Repeated.Where };
            var whole = new CalendarWindow(repeated.Period, repeated.Of - (repeated.IncludeCurrent ? 1 : 0), repeated.IncludeCurrent);
            var set = Set(pattern, whole);
            goals.Add(AtLeast(set, repeated.InAtLeast));
            goals.Add(new Fit(Input(set, AggregateFunction.DaysActive, null), new() { Ranges = RangeSet.AtLeast((repeated.InAtLeast, false)) }));
        }

        return new(id, RuleNodeKind.Opaque) { Truths = truths, WhenTrue = [.. goals] };
    }

    private Joint MakeTagGoal(int tag, Literal? value, Demand demand)
    {
        var rules = RulesOf(tag);
        var rivals = RivalsOf(tag).ToList();
        if (demand is Demand.True or Demand.NotFalse)
        {
            var ways = rules.Index()
                .Where(rule => value is null || rule.Item.Value == value)
                .Select(Goal (rule) => new Joint(isAll: true, [
                    new Wish(rule.Item.Node, demand),
                    .. value is null ? [] : Before(rule.Index).Select(node => new Wish(node, Demand.NotTrue))]));
            return new Joint(isAll: true, [
                .. rivals.Select(rival => TagGoal(rival, null, Demand.NotTrue)),
                new Joint(isAll: false, [.. ways])]);
        }

        var none = rules.Index()
            .Where(rule => value is null || rule.Item.Value == value)
            .Select(Goal (rule) => new Joint(isAll: false, [
                new Wish(rule.Item.Node, demand),
                .. value is null ? [] : Before(rule.Index).Select(node => new Wish(node, Demand.True))]));
        return new Joint(isAll: false, [
            new Joint(isAll: true, [.. none]),
            .. rivals.Select(rival => TagGoal(rival, null, Demand.True))]);

        // Of the rules with another value the first that holds takes the tag.
        IEnumerable<RuleNode> Before(int place) => rules.Take(place).Where(rule => rule.Value != value).Select(rule => rule.Node);
    }

    /// <summary>Takes away what makes no difference: the order of lists, and defaults that are written out.</summary>
    private Condition Normal(Condition condition)
    {
        if (condition is ComparingCondition leaf)
        {
            condition = leaf with
            {
                NotIn = Sorted(leaf.NotIn),
                HasAny = Sorted(leaf.HasAny),
                HasAll = Sorted(leaf.HasAll),
                HasNone = Sorted(leaf.HasNone),
                IgnoreCase = leaf.IgnoreCase == true ? true : null,
                WhenMissing = leaf.WhenMissing == WhenMissing.Unknown ? null : leaf.WhenMissing,
            };
        }

        return condition switch
        {
            AttributeCondition attribute => attribute with { In = Sorted(attribute.In) },
            PropertyCondition property => property with { In = Sorted(property.In) },
            AggregateCondition { Where: { } where } aggregate =>
                aggregate with { Where = Normal(where, ProgramBuilder.Split(_catalog, aggregate.Source).Event!) },
            RepeatedCondition repeated => repeated with { Repeated = (AggregateCondition)Normal(repeated.Repeated) },
            StoppedCondition stopped => stopped with { Stopped = Normal(stopped.Stopped) },
            ResumedCondition resumed => resumed with { Resumed = Normal(resumed.Resumed) },
            SequenceCondition sequence => sequence with { Sequence = sequence.Sequence.Select(Normal).ToEquatableArray() },
            _ => condition,
        };
    }

    private EventPattern Normal(EventPattern pattern) =>
        pattern.Where is { } where ? pattern with { Where = Normal(where, pattern.Event) } : pattern;

    /// <summary>Of filters that are equal in their normal form, the first one.</summary>
    private Condition Normal(Condition where, string ofEvent)
    {
        var node = NodeOf(where, ofEvent);
        _filters.TryAdd(node.Id, where);
        return _filters[node.Id];
    }

    private static EquatableArray<T>? Sorted<T>(EquatableArray<T>? list)
        where T : notnull => list?.Distinct().OrderBy(item => item.ToString(), StringComparer.Ordinal).ToEquatableArray();
}
