using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Binds conditions to a catalogue's attributes, events and tags, finds what is wrong with them, and compiles them.</summary>
/// <remarks>Equal conditions are one: what two rules ask is answered once.</remarks>
internal sealed class ProgramBuilder(TagCatalog catalog, List<PolicyProblem> problems)
{
    internal const int MaxDepth = 32;
    private const int MaxPeriods = 1_000;

    /// <summary>After so many problems no word is looked for that may have been meant: each costs a look at all words.</summary>
    private const int MostSuggestions = 100;

    private readonly ComparisonBinder _comparisons = new(problems);
    private readonly Dictionary<Condition, int> _known = [];
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<string, LeafGroup> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<(Aggregate Aggregate, int Window), LeafGroup> _aggregates = [];
    private readonly List<StreamPlan> _streams = [];
    private readonly Dictionary<(string Event, Condition? Where), int> _streamOf = [];
    private readonly List<WindowPlan> _windows = [];
    private readonly Dictionary<EventWindow, int> _windowOf = [];
    private readonly List<TimedLeaf> _leaves = [];
    private readonly List<TagProgram> _inner = [];
    private readonly Dictionary<string, int> _tags = TagsById(catalog);
    private int _values;
    private int _allTime = -1;
    private bool _looksAtEvents;

    /// <summary>The places of the tags by id.</summary>
    public IReadOnlyDictionary<string, int> Tags => _tags;

    /// <summary>Where the answer to each condition is kept; known after <see cref="Build"/>.</summary>
    public IReadOnlyDictionary<Condition, int> Known => _known;

    /// <summary>Binds a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="rule">The tag whose rule it is.</param>
    /// <param name="eventsOnly">Whether it may look at events alone.</param>
    /// <param name="depth">How deep it stands, from 1.</param>
    /// <returns>The number of its node; -1 when there is a problem.</returns>
    public int Bind(Condition condition, Place place, string? rule, bool eventsOnly = false, int depth = 1)
    {
        if (depth > MaxDepth)
        {
            Add(place, rule, $"conditions more than {MaxDepth} levels deep", $"at most {MaxDepth} levels deep", "Give parts a tag of their own, and ask for that.");
            return -1;
        }

        if (condition is not null && _known.TryGetValue(condition, out var known))
        {
            return known;
        }

        var node = condition switch
        {
            null => Missing(place, rule),
            AllCondition all => Group(all.All, place.In("all"), rule, eventsOnly, depth, Operation.All),
            AnyCondition any => Group(any.Any, place.In("any"), rule, eventsOnly, depth, Operation.Any),
            NotCondition not => Negate(not, place, rule, eventsOnly, depth),
            AttributeCondition attribute => Attribute(attribute, place, rule, eventsOnly),
            PropertyCondition => Refuse(place.In("property"), rule, "a property outside a filter", "in the filter of an event: 'where'", "Move it into a 'where', or ask for an attribute."),
            AggregateCondition { Anniversary: not null } when eventsOnly => Refuse(place.In("anniversary"), rule, "an anniversary", "a condition whose changes come to an end", "Ask for the anniversary beside 'held', not in it."),
            AggregateCondition aggregate => Windowed(aggregate, place, rule),
            SequenceCondition sequence => Sequence(sequence, place, rule),
            RepeatedCondition repeated => Repeated(repeated, place, rule),
            StoppedCondition stopped => Habit(stopped.Stopped, stopped.After, place, "stopped", rule, (stream, after, value) => new StoppedLeaf(stream, after) { Value = value }),
            ResumedCondition resumed => Habit(resumed.Resumed, resumed.After, place, "resumed", rule, (stream, after, value) => new ResumedLeaf(stream, after) { Value = value }),
            HeldCondition held => Held(held, place, rule, eventsOnly, depth),
            ObservedForCondition observed => Observed(observed, place, rule),
            TagCondition tag => Tag(tag, place, rule, eventsOnly),
            _ => throw new NotSupportedException($"{condition.GetType().Name} is no condition."),
        };
        if (node is null)
        {
            return -1;
        }

        _nodes.Add(node);
        _known.Add(condition!, _nodes.Count - 1);
        return _nodes.Count - 1;
    }

    /// <summary>Makes the remedy of a word that is not known.</summary>
    public string Suggest(string word, IEnumerable<string> words, string otherwise) =>
        problems.Count < MostSuggestions ? Spelling.Suggest(word, words, otherwise) : otherwise;

    /// <summary>Lays out what was bound without problems.</summary>
    /// <param name="clock">The clock of the catalogue.</param>
    /// <param name="roots">The nodes of each rule, by tag in the order in which tags are settled; a single condition stands alone.</param>
    /// <param name="tags">The tags, each with its rules as nodes; their slots are filled in.</param>
    /// <returns>The program.</returns>
    public TagProgram Build(DayClock clock, IEnumerable<(int[] Roots, TagPlan? Tag)> roots, TagPlan[] tags)
    {
        var slots = 0;
        var inputs = new List<TimedInput>();
        var attributes = new List<AttributePlan>();
        foreach (var (name, group) in _attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var leaves = group.LayOut(ref slots);
            attributes.Add(new(name, catalog.Attributes[name], group.Value, leaves));
            if (leaves.Moves)
            {
                inputs.Add(new MovingAttribute(leaves) { Value = group.Value });
            }
        }

        foreach (var ((aggregate, window), group) in _aggregates)
        {
            inputs.Add(new WindowedAggregate(aggregate, window, group.LayOut(ref slots)) { Value = group.Value });
        }

        foreach (var leaf in _leaves)
        {
            leaf.Slot = slots++;
            inputs.Add(leaf);
        }

        foreach (var node in _nodes)
        {
            node.Slot = node switch
            {
                { Group: { } group } => group.SlotOf(node.Leaf),
                { Timed: { } timed } => timed.Slot,
                _ => slots++,
            };
        }

        var askers = _nodes.Where(node => node.Asks >= 0).ToLookup(node => node.Asks);
        foreach (var tag in tags)
        {
            tag.Askers = AskersOf(tag, askers[tag.Tag]);
        }

        return new()
        {
            Clock = clock,
            Attributes = [.. attributes],
            Streams = [.. _streams],
            Windows = [.. _windows],
            Inputs = [.. inputs],
            Inner = [.. _inner],
            Tags = tags,
            Slots = slots,
            Values = _values,
            LooksAtEvents = _looksAtEvents,
            Recurs = _attributes.Values.Concat(_aggregates.Values).Any(group => group.Tests.Exists(test => test.Recurs)),
            Steps = Steps(roots),
        };
    }

    /// <summary>The slot of a node, after <see cref="Build"/>.</summary>
    public int SlotOf(int node) => _nodes[node].Slot;

    /// <summary>Where the value that a condition compared is kept; -1 when it has none of its own.</summary>
    public int ValueOf(int node) => _nodes[node] switch
    {
        { Group: { } group } => group.Value,
        { Timed: { } timed } => timed.Value,
        _ => -1,
    };

    /// <summary>Where the values are kept that a node and its parts compare.</summary>
    public IEnumerable<int> ValuesOf(int node) =>
        _nodes[node].Parts.Length > 0 ? _nodes[node].Parts.SelectMany(ValuesOf) : [ValueOf(node)];

    /// <summary>The tags that a node and its parts ask for.</summary>
    public IEnumerable<string> TagsOf(int node) =>
        _nodes[node].AsksId is { } id ? [id] : _nodes[node].Parts.SelectMany(TagsOf);

    /// <summary>Orders what is to be done by what it rests on, and puts what is alike side by side.</summary>
    private ProgramStep[] Steps(IEnumerable<(int[] Roots, TagPlan? Tag)> roots)
    {
        var levels = new int[_nodes.Count];
        Array.Fill(levels, -1);
        var settled = new Dictionary<int, int>();
        var tags = new List<(int Level, TagPlan Tag, int[] Roots)>();
        foreach (var (nodes, tag) in roots)
        {
            var level = nodes.Length == 0 ? 0 : nodes.Max(node => LevelOf(node, levels, settled));
            if (tag is not null)
            {
                level = 1 + Math.Max(level, tag.Before < 0 ? 0 : settled[tag.Before]);
                settled.Add(tag.Tag, level);
                tags.Add((level, tag, nodes));
            }
        }

        var combined = _nodes.Index()
            .Where(node => levels[node.Index] > 0 && node.Item.Parts.Length > 0)
            .GroupBy(node => (Level: levels[node.Index], node.Item.Operation, node.Item.Parts.Length))
            .Select(group => (group.Key.Level, Step: (ProgramStep)new CombineStep(
                group.Key.Operation,
                group.Key.Length,
                [.. group.SelectMany(node => node.Item.Parts.Select(part => _nodes[part].Slot).Prepend(node.Item.Slot))])));
        var judged = tags.GroupBy(tag => (tag.Level, IsFlag: tag is { Roots.Length: 1, Tag: { Before: < 0, Askers: [] } }))
            .Select(group => (group.Key.Level, Step: group.Key.IsFlag
                ? (ProgramStep)new FlagStep([.. group.Select(tag => tag.Tag.Tag)], [.. group.Select(tag => _nodes[tag.Roots[0]].Slot)])
                : new SettleStep([.. group.Select(tag => tag.Tag.Tag)])));
        return [.. combined.Concat(judged).OrderBy(pair => pair.Level).Select(pair => pair.Step)];
    }

    /// <summary>How many steps go before the answer to a node is known.</summary>
    private int LevelOf(int number, int[] levels, Dictionary<int, int> settled)
    {
        if (levels[number] < 0)
        {
            var node = _nodes[number];
            levels[number] = node.Asks >= 0 ? settled[node.Asks]
                : node.Parts.Length == 0 ? 0
                : 1 + node.Parts.Max(part => LevelOf(part, levels, settled));
        }

        return levels[number];
    }

    /// <summary>The places of the tags by id; of an id that stands twice, which is a problem, the first.</summary>
    private static Dictionary<string, int> TagsById(TagCatalog catalog)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < catalog.Tags.Count; i++)
        {
            if (catalog.Tags[i]?.Id is { } id)
            {
                places.TryAdd(id, i);
            }
        }

        return places;
    }

    private static (int Slot, int Value)[] AskersOf(TagPlan tag, IEnumerable<Node> askers)
    {
        var numbers = tag.NumbersOfValues();
        return
        [
            .. askers.Select(node => (
                node.Slot,
                node.AsksValue is { } value ? numbers.GetValueOrDefault(value, TagPlan.NeverGiven) : TagPlan.AnyValue)),
        ];
    }

    private Node? Missing(Place place, string? rule)
    {
        Add(place, rule, "null", "a condition", "Write the condition.");
        return null;
    }

    private Node? Refuse(Place place, string? rule, string value, string allowed, string remedy)
    {
        Add(place, rule, value, allowed, remedy);
        return null;
    }

    private Node? Group(EquatableArray<Condition> parts, Place place, string? rule, bool eventsOnly, int depth, Operation operation)
    {
        if (parts.Count == 0)
        {
            return Refuse(place, rule, "an empty list", "a list of conditions", operation == Operation.All
                ? "Without a condition everybody would match: write one, or remove the group."
                : "Without a condition nobody would match: write one, or remove the group.");
        }

        var nodes = parts.Select((part, i) => Bind(part, place.At(i), rule, eventsOnly, depth + 1)).ToArray();
        return Array.TrueForAll(nodes, node => node >= 0) ? new() { Operation = operation, Parts = nodes } : null;
    }

    private Node? Negate(NotCondition not, Place place, string? rule, bool eventsOnly, int depth) =>
        Bind(not.Not, place.In("not"), rule, eventsOnly, depth + 1) is >= 0 and var node ? new() { Operation = Operation.Not, Parts = [node] } : null;

    private Node? Attribute(AttributeCondition condition, Place place, string? rule, bool eventsOnly)
    {
        if (eventsOnly)
        {
            return Refuse(place.In("attribute"), rule, "an attribute", "a condition on events, for attributes carry no history", "Ask for the attribute beside 'held', not in it.");
        }

        if (condition.Attribute is null || !catalog.Attributes.TryGet(condition.Attribute, out var type))
        {
            return Refuse(
                place.In("attribute"),
                rule,
                $"'{condition.Attribute}'",
                "an attribute that the catalogue declares",
                Suggest(condition.Attribute ?? "", catalog.Attributes.Names, "Declare it under $.attributes, with its type."));
        }

        return _comparisons.Bind(condition, type, place, rule, ofEvent: false) is { } test
            ? Leaf(_attributes, condition.Attribute, test)
            : null;
    }

    private Node? Windowed(AggregateCondition condition, Place place, string? rule)
    {
        var window = Window(condition.In, place.In("in"), rule);
        if (!CanBeMissing(condition) && (condition.Exists is not null || condition.Missing is not null))
        {
            var member = condition.Exists is not null ? "exists" : "missing";
            return Refuse(place.In(member), rule, member, "asked of what may be missing, which a total never is", "Compare the number: of no events it is 0.");
        }

        if (Source(condition, place, rule) is not { } source
            || _comparisons.Bind(condition, source.Type, place, rule, ofEvent: false) is not { } test
            || window < 0)
        {
            return null;
        }

        return Leaf(_aggregates, (source.Aggregate, window), test);
    }

    private static bool CanBeMissing(AggregateCondition condition) => condition.Function
        is not (AggregateFunction.Count or AggregateFunction.Sum or AggregateFunction.Distinct or AggregateFunction.DaysActive);

    private Node Leaf<TKey>(Dictionary<TKey, LeafGroup> groups, TKey key, ValueTest test)
        where TKey : notnull
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new() { Value = _values++ });
        }

        group.Tests.Add(test);
        return new() { Group = group, Leaf = group.Tests.Count - 1 };
    }

    /// <summary>Binds what an aggregate computes, and tells the type of its value.</summary>
    private (Aggregate Aggregate, FactType Type)? Source(AggregateCondition condition, Place place, string? rule)
    {
        var function = condition.Function;
        var member = EnumJsonConverter<AggregateFunction>.NameOf(function);
        var here = place.In(member);
        var needsNone = function is AggregateFunction.Count or AggregateFunction.DaysActive;
        var (name, property) = Split(condition.Source ?? "");
        if (name is null)
        {
            Add(here, rule, $"'{condition.Source}'", needsNone ? "the type of an event that the catalogue declares" : "an event that the catalogue declares, and its property after a dot", Meant(condition.Source ?? "", needsNone));
            return null;
        }

        if (property is null && !needsNone && function is not (AggregateFunction.First or AggregateFunction.Last))
        {
            Add(here, rule, $"'{name}'", "an event and its property after a dot", Suggest($"{name}.", Sources(name), $"Write which property, such as '{name}.amount'."));
            return null;
        }

        if (property is not null && needsNone)
        {
            Add(here, rule, $"'{condition.Source}'", "the type of an event alone", $"Write '{name}'; to ask for a property, use 'where' or 'distinct'.");
            return null;
        }

        var type = property is null ? FactType.Instant : catalog.Events[name][property];
        var fits = function switch
        {
            AggregateFunction.Sum or AggregateFunction.Avg => type == FactType.Number,
            AggregateFunction.Min or AggregateFunction.Max => type is FactType.Number or FactType.Date or FactType.Instant,
            _ => type != FactType.TextSet,
        };
        if (!fits)
        {
            var allowed = function switch
            {
                AggregateFunction.Sum or AggregateFunction.Avg => "a property of type number",
                AggregateFunction.Min or AggregateFunction.Max => "a property of type number, date or instant",
                _ => "a property of one value, not a set",
            };
            Add(here, rule, $"'{condition.Source}', of type {EnumJsonConverter<FactType>.NameOf(type)}", allowed, "Name another property, or mend the declared type.");
            return null;
        }

        var stream = Stream(name, condition.Where, place.In("where"), rule);
        if (stream < 0)
        {
            return null;
        }

        var column = property is null ? Aggregate.NoColumn : _streams[stream].Column(property, type);
        var keepsType = function is AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.First or AggregateFunction.Last;
        return (new(function, stream, column, condition.Source!), keepsType ? type : FactType.Number);
    }

    private (string? Event, string? Property) Split(string source) => Split(catalog, source);

    /// <summary>Splits a source into an event and a property; names may have dots.</summary>
    internal static (string? Event, string? Property) Split(TagCatalog catalog, string source)
    {
        if (catalog.Events.Contains(source))
        {
            return (source, null);
        }

        for (var dot = source.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = source.IndexOf('.', dot + 1))
        {
            if (catalog.Events.TryGet(source[..dot], out var properties) && properties.Contains(source[(dot + 1)..]))
            {
                return (source[..dot], source[(dot + 1)..]);
            }
        }

        return default;
    }

    private IEnumerable<string> Sources(string name) => catalog.Events[name].Names.Select(property => $"{name}.{property}");

    private string Meant(string source, bool eventAlone) => Suggest(
        source,
        eventAlone ? catalog.Events.Names : catalog.Events.Names.Concat(catalog.Events.Names.SelectMany(Sources)),
        "Declare it under $.events, with the types of its properties.");

    /// <summary>Binds which events are looked at.</summary>
    private int Stream(string name, Condition? where, Place place, string? rule)
    {
        _looksAtEvents = true;
        if (_streamOf.TryGetValue((name, where), out var known))
        {
            return known;
        }

        EventFilter? filter = null;
        if (where is not null)
        {
            var properties = new List<(string, FactType)>();
            if (Filter(where, name, properties, place, rule, 1) is not { } root)
            {
                return -1;
            }

            filter = new(root, properties);
        }

        _streams.Add(new(name, where, filter));
        _streamOf.Add((name, where), _streams.Count - 1);
        return _streams.Count - 1;
    }

    private EventFilter.Node? Filter(Condition? where, string name, List<(string Name, FactType Type)> properties, Place place, string? rule, int depth)
    {
        if (depth > MaxDepth)
        {
            Add(place, rule, $"conditions more than {MaxDepth} levels deep", $"at most {MaxDepth} levels deep", "Make it simpler.");
            return null;
        }

        switch (where)
        {
            case AllCondition { All: { Count: > 0 } parts }:
                return Parts(parts, "all") is { } all ? new EventFilter.All(all) : null;
            case AnyCondition { Any: { Count: > 0 } parts }:
                return Parts(parts, "any") is { } any ? new EventFilter.Any(any) : null;
            case AllCondition or AnyCondition:
                Add(place.In(where is AllCondition ? "all" : "any"), rule, "an empty list", "a list of conditions", "Write one, or remove the group.");
                return null;
            case NotCondition not:
                return Filter(not.Not, name, properties, place.In("not"), rule, depth + 1) is { } inner ? new EventFilter.Not(inner) : null;
            case PropertyCondition property:
                return Property(property);
            default:
                Add(place, rule, where is null ? "null" : Word(where), "a condition on properties of the event: property, all, any or not", "Ask for a 'property', or move it out of the filter.");
                return null;
        }

        EventFilter.Node[]? Parts(EquatableArray<Condition> parts, string member)
        {
            var nodes = parts.Select((part, i) => Filter(part, name, properties, place.In(member).At(i), rule, depth + 1)).ToArray();
            return Array.Exists(nodes, node => node is null) ? null : Array.ConvertAll(nodes, node => node!);
        }

        EventFilter.Leaf? Property(PropertyCondition condition)
        {
            if (condition.Property is null || !catalog.Events[name].TryGet(condition.Property, out var type))
            {
                Add(
                    place.In("property"),
                    rule,
                    $"'{condition.Property}'",
                    $"a property that the catalogue declares for '{name}'",
                    Suggest(condition.Property ?? "", catalog.Events[name].Names, $"Declare it under $.events.{name}, with its type."));
                return null;
            }

            if (_comparisons.Bind(condition, type, place, rule, ofEvent: true) is not { } test)
            {
                return null;
            }

            var number = properties.FindIndex(known => known.Name == condition.Property);
            if (number < 0)
            {
                properties.Add((condition.Property, type));
                number = properties.Count - 1;
            }

            return new(number, test);
        }
    }

    private int Pattern(EventPattern? pattern, Place place, string? rule)
    {
        if (pattern?.Event is not { } name || !catalog.Events.Contains(name))
        {
            Add(place.In("event"), rule, $"'{pattern?.Event}'", "the type of an event that the catalogue declares", Meant(pattern?.Event ?? "", eventAlone: true));
            return -1;
        }

        return Stream(name, pattern.Where, place.In("where"), rule);
    }

    private int Window(EventWindow? window, Place place, string? rule)
    {
        if (window is null)
        {
            if (_allTime < 0)
            {
                _windows.Add(WindowPlan.AllTime);
                _allTime = _windows.Count - 1;
            }

            return _allTime;
        }

        if (_windowOf.TryGetValue(window, out var known))
        {
            return known;
        }

        var before = problems.Count;
        switch (window)
        {
            case RollingWindow rolling:
                _comparisons.CheckLength(rolling.Last, place.In("last"), rule);
                if (!Enum.IsDefined(rolling.Edges))
                {
                    Add(place.In("edges"), rule, rolling.Edges.ToString(), "one of (], [), [], ()", "Choose one of them.");
                }

                break;
            case CalendarWindow calendar:
                CheckPeriod(calendar.Calendar, place.In("calendar"), rule);
                var least = calendar.IncludeCurrent ? 0 : 1;
                if (calendar.Back < least || calendar.Back > MaxPeriods)
                {
                    Add(place.In("back"), rule, Exact.Text(calendar.Back), $"between {least} and {MaxPeriods}", "Write how many whole periods before the current one count; 0 only with the current one.");
                }

                break;
            case FixedWindow { From: null, To: null }:
                Add(place, rule, "a window without ends", "an object with from, to, or both", "Write one, or leave the window out to look at all time.");
                break;
            case FixedWindow { From: { } from, To: { } to } when from >= to:
                Add(place.In("to"), rule, NodaTime.Text.InstantPattern.ExtendedIso.Format(to), "later than from", "No event lies in between: mend one of the two.");
                break;
        }

        if (problems.Count > before)
        {
            return -1;
        }

        _windows.Add(WindowPlan.Of(window));
        _windowOf.Add(window, _windows.Count - 1);
        return _windows.Count - 1;
    }

    private void CheckPeriod(CalendarPeriod period, Place place, string? rule)
    {
        if (!Enum.IsDefined(period))
        {
            Add(place, rule, period.ToString(), new EnumJsonConverter<CalendarPeriod>().Allowed, "Choose one of them.");
        }
    }

    private Node? Sequence(SequenceCondition condition, Place place, string? rule)
    {
        var steps = condition.Sequence.Select((step, i) => Pattern(step, place.In("sequence").At(i), rule)).ToArray();
        if (steps.Length is < 2 or > MaxDepth)
        {
            Add(place.In("sequence"), rule, $"{steps.Length} steps", $"between 2 and {MaxDepth} steps", "For one step, count the event.");
        }

        var before = problems.Count;
        _comparisons.CheckLength(condition.Within, place.In("within"), rule);
        var window = Window(condition.In, place.In("in"), rule);
        return steps.Length is < 2 or > MaxDepth || Array.Exists(steps, step => step < 0) || problems.Count > before || window < 0
            ? null
            : Timed(new SequenceLeaf(steps, condition.Within, window) { Value = _values++ });
    }

    private Node? Repeated(RepeatedCondition condition, Place place, string? rule)
    {
        var before = problems.Count;
        CheckPeriod(condition.Period, place.In("period"), rule);
        if (condition.Of is < 1 or > MaxPeriods)
        {
            Add(place.In("of"), rule, Exact.Text(condition.Of), $"between 1 and {MaxPeriods}", "Write how many periods are looked at.");
        }
        else if (condition.InAtLeast < 1 || condition.InAtLeast > condition.Of)
        {
            Add(place.In("inAtLeast"), rule, Exact.Text(condition.InAtLeast), $"between 1 and {condition.Of}, the number of periods", "Write in how many of them it must hold.");
        }

        if (condition.Repeated is not { } repeated)
        {
            return Missing(place.In("repeated"), rule);
        }

        if (repeated.In is not null)
        {
            Add(place.In("repeated").In("in"), rule, "a window", "left out, for each period is one", "Remove it.");
        }

        if (repeated is { WithinLast: not null } or { OlderThan: not null } or { Anniversary: not null })
        {
            Add(place.In("repeated"), rule, "a comparison with the moment", "a comparison that time does not change", "Compare with a fixed value.");
        }

        return Source(repeated, place.In("repeated"), rule) is not { } source
            || _comparisons.Bind(repeated, source.Type, place.In("repeated"), rule, ofEvent: false) is not { } test
            || problems.Count > before
                ? null
                : Timed(new RepeatedLeaf(source.Aggregate, test, condition) { Value = _values++ });
    }

    private Node? Habit(EventPattern pattern, Lookback after, Place place, string member, string? rule, Func<int, Lookback, int, TimedLeaf> make)
    {
        var stream = Pattern(pattern, place.In(member), rule);
        var before = problems.Count;
        _comparisons.CheckLength(after, place.In("after"), rule);
        return stream < 0 || problems.Count > before ? null : Timed(make(stream, after, _values++));
    }

    private Node? Observed(ObservedForCondition condition, Place place, string? rule)
    {
        var before = problems.Count;
        _looksAtEvents = true;
        _comparisons.CheckLength(condition.ObservedFor, place.In("observedFor"), rule);
        return problems.Count > before ? null : Timed(new ObservedLeaf(condition.ObservedFor) { Value = _values++ });
    }

    private Node? Held(HeldCondition condition, Place place, string? rule, bool nested, int depth)
    {
        if (nested)
        {
            return Refuse(place.In("held"), rule, "held within held", "a condition that is not held itself", "Ask for the longer of the two lengths, or put them side by side.");
        }

        var before = problems.Count;
        var inner = new ProgramBuilder(catalog, problems);
        var root = inner.Bind(condition.Held, place.In("held"), rule, eventsOnly: true, depth + 1);
        _comparisons.CheckLength(condition.For, place.In("for"), rule);
        if (problems.Count > before)
        {
            return null;
        }

        _looksAtEvents = true;
        _inner.Add(inner.Build(new(NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(catalog.Zone) ?? NodaTime.DateTimeZone.Utc), [([root], null)], []));
        return Timed(new HeldLeaf(_inner.Count - 1, inner.SlotOf(root), condition.For) { Value = _values++ });
    }

    private Node? Tag(TagCondition condition, Place place, string? rule, bool eventsOnly)
    {
        if (eventsOnly)
        {
            return Refuse(place.In("tag"), rule, "a tag", "a condition on events", "Ask for the tag beside 'held', not in it.");
        }

        if (condition.Tag is null || !_tags.TryGetValue(condition.Tag, out var number))
        {
            return Refuse(
                place.In("tag"),
                rule,
                $"'{condition.Tag}'",
                "the id of a tag of the catalogue",
                Suggest(condition.Tag ?? "", _tags.Keys, "Declare it under $.tags."));
        }

        var tag = catalog.Tags[number];
        if (condition.Value is { } value && !TagValues.Fit(value, tag, out var allowed, out var remedy))
        {
            return Refuse(place.In("value"), rule, value.ToString(), allowed, remedy);
        }

        return new() { Asks = number, AsksId = tag.Id, AsksValue = condition.Value };
    }

    private Node Timed(TimedLeaf leaf)
    {
        _leaves.Add(leaf);
        return new() { Timed = leaf };
    }

    private static string Word(Condition condition) =>
        $"'{new ConditionJsonConverter().Variants.First(variant => variant.Type == condition.GetType()).Member}'";

    private void Add(Place place, string? rule, string value, string allowed, string remedy) =>
        problems.Add(new(place.ToString(), rule, value, allowed, remedy));

    /// <summary>A condition that was bound.</summary>
    private sealed class Node
    {
        /// <summary>How the parts combine.</summary>
        public Operation Operation { get; init; }

        public int[] Parts { get; init; } = [];

        /// <summary>The conditions on the same value, when it is one.</summary>
        public LeafGroup? Group { get; init; }

        public int Leaf { get; init; }

        /// <summary>The single condition on events, when it is one.</summary>
        public TimedLeaf? Timed { get; init; }

        /// <summary>The tag that is asked for; -1 when none is.</summary>
        public int Asks { get; init; } = -1;

        public string? AsksId { get; init; }

        public Literal? AsksValue { get; init; }

        public int Slot { get; set; }
    }

    /// <summary>The conditions on one value.</summary>
    private sealed class LeafGroup
    {
        private int[] _slots = [];

        public required int Value { get; init; }

        public List<ValueTest> Tests { get; } = [];

        public LeafSet LayOut(ref int slots)
        {
            _slots = new int[Tests.Count];
            var leaves = LeafSet.Of(Tests, slots, _slots);
            slots += Tests.Count;
            return leaves;
        }

        public int SlotOf(int leaf) => _slots[leaf];
    }
}
