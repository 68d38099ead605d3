using NodaTime;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Checks a catalogue whole, and compiles one without problems.</summary>
internal sealed class CatalogBinder
{
    private const int MaxName = 200;

    private readonly TagCatalog _catalog;
    private readonly List<PolicyProblem> _problems = [];
    private readonly ProgramBuilder _builder;
    private readonly List<(int Rule, int Node, Literal? Value)>[] _rules;
    private int[] _order = [];
    private int[] _before = [];

    public CatalogBinder(TagCatalog catalog)
    {
        _catalog = catalog;
        _builder = new(catalog, _problems);
        _rules = [.. catalog.Tags.Select(_ => new List<(int, int, Literal?)>())];
    }

    public List<PolicyProblem> Problems => _problems;

    /// <summary>Where the parts of each rule are kept in the program.</summary>
    public ProgramBuilder Conditions => _builder;

    /// <summary>Finds every problem of what a ledger needs of a catalogue: its zone and its tags.</summary>
    public static EquatableArray<PolicyProblem> ProblemsOfTags(TagCatalog catalog)
    {
        var binder = new CatalogBinder(catalog);
        binder.CheckZone();
        binder.CheckTags();
        return binder._problems.ToEquatableArray();
    }

    public void Bind()
    {
        PolicyChecks.CheckHead(_catalog.SchemaVersion, _catalog.Name, _catalog.Version, _problems);
        CheckZone();
        CheckDeclarations();
        CheckTags();
        BindRules();
        if (_problems.Count == 0)
        {
            _before = InGroups();
            _order = Sorted();
        }
    }

    /// <summary>Compiles what was bound without problems.</summary>
    public TagProgram Build()
    {
        var tags = _catalog.Tags.Select((tag, i) => PlanOf(tag, i)).ToArray();
        var program = _builder.Build(
            new(DateTimeZoneProviders.Tzdb[_catalog.Zone]),
            _order.Select(tag => (_rules[tag].ConvertAll(rule => rule.Node).ToArray(), (TagPlan?)tags[tag])),
            tags);
        program.InputsOf = new(() => InputsOf(program)); // only who looks ahead asks
        foreach (var tag in tags)
        {
            var numbers = tag.NumbersOfValues();
            tag.Alternatives =
            [
                .. _rules[tag.Tag].Select(rule => (_builder.SlotOf(rule.Node), rule.Value is { } value ? numbers[value] : 0)),
            ];
        }

        return program;
    }

    private int[][] InputsOf(TagProgram program)
    {
        var byValue = program.Inputs.Select((input, i) => (input.Value, i)).ToDictionary(pair => pair.Value, pair => pair.i);
        var inputs = new int[_rules.Length][];
        foreach (var tag in _order)
        {
            var own = _rules[tag]
                .SelectMany(rule => _builder.ValuesOf(rule.Node))
                .Where(byValue.ContainsKey)
                .Select(value => byValue[value]);
            inputs[tag] = [.. own.Concat(NeededBy(tag).SelectMany(other => inputs[other])).Distinct()];
        }

        return inputs;
    }

    /// <summary>The tags that must be settled before a tag: those that it asks for, and the one that goes before it in its group.</summary>
    private int[] NeededBy(int tag) =>
    [
        .. _rules[tag]
            .SelectMany(rule => _builder.TagsOf(rule.Node))
            .Select(id => _builder.Tags[id])
            .Concat(_before[tag] >= 0 ? [_before[tag]] : [])
            .Distinct(),
    ];

    private TagPlan PlanOf(TagDefinition tag, int number)
    {
        // The first match wins: of a choice by the order of its values, else by the order of the catalogue.
        if (tag.Type == TagType.Choice)
        {
            var places = tag.Values!.Value.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
            _rules[number] = [.. _rules[number].OrderBy(rule => places[rule.Value!.Text!])];
        }

        return new(number)
        {
            Rules = [.. _rules[number].Select(rule => rule.Rule)],
            Values = [.. _rules[number].Select(rule => rule.Value).Distinct()],
            Before = _before[number],
        };
    }

    /// <summary>For each tag the one of the same group that stands last before it; -1 when none does.</summary>
    private int[] InGroups()
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var before = new int[_catalog.Tags.Count];
        for (var i = 0; i < before.Length; i++)
        {
            before[i] = -1;
            if (_catalog.Tags[i].Group is { } group)
            {
                before[i] = last.GetValueOrDefault(group, -1);
                last[group] = i;
            }
        }

        return before;
    }

    private void CheckZone() => PolicyChecks.CheckZone(_catalog.Zone ?? "", _problems);

    private void CheckDeclarations()
    {
        var attributes = Place.Root.In("attributes");
        foreach (var (name, type) in _catalog.Attributes)
        {
            CheckName(name, attributes.In(name), "an attribute");
            PolicyChecks.CheckEnum(type, attributes.In(name).ToString(), _problems);
        }

        foreach (var (name, properties) in _catalog.Events)
        {
            var place = Place.Root.In("events").In(name);
            CheckName(name, place, "an event");
            foreach (var (property, type) in properties)
            {
                CheckName(property, place.In(property), "a property");
                PolicyChecks.CheckEnum(type, place.In(property).ToString(), _problems);
            }
        }
    }

    private void CheckName(string? name, Place place, string what)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxName || name.Any(char.IsControl) || !TextRules.IsWellFormed(name))
        {
            Add(place, null, Shown(name), $"a name of 1 to {MaxName} characters, none of them a control character", $"Give {what} a name.");
        }
    }

    private void CheckTags()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _catalog.Tags.Count; i++)
        {
            var place = Place.Root.In("tags").At(i);
            if (_catalog.Tags[i] is not { } tag)
            {
                Add(place, null, "null", "a tag", "Write the tag.");
                continue;
            }

            CheckName(tag.Id, place.In("id"), "a tag");
            if (tag.Id is not null && !seen.Add(tag.Id))
            {
                Add(place.In("id"), tag.Id, $"a second tag '{tag.Id}'", "an id that no other tag has", "Give it another id, or join the two.");
            }

            CheckName(tag.Category, place.In("category"), "a category");
            if (tag.Names is null)
            {
                Add(place.In("names"), tag.Id, "null", "texts by language", "Name the tag for people.");
            }

            PolicyChecks.CheckEnum(tag.Type, place.In("type").ToString(), _problems, tag.Id);
            CheckValues(tag, place.In("values"));
            if (tag.Group is not null)
            {
                CheckName(tag.Group, place.In("group"), "a group");
            }

            var lengths = new ComparisonBinder(_problems);
            if (tag.ExpiresAfter is { } expiry)
            {
                lengths.CheckLength(expiry, place.In("expiresAfter"), tag.Id);
            }

            if (tag.OnFalse is ExpireOnFalse { ExpireAfter: var after })
            {
                lengths.CheckLength(after, place.In("onFalse").In("expireAfter"), tag.Id);
            }
        }
    }

    private void CheckValues(TagDefinition tag, Place place)
    {
        if (tag.Type != TagType.Choice)
        {
            if (tag.Values is not null)
            {
                Add(place, tag.Id, "a list of values", "left out, but for a choice", "Remove it, or make the tag a choice.");
            }

            return;
        }

        if (tag.Values is not { Count: > 0 } values)
        {
            Add(place, tag.Id, "no values", "a list of values, the one that goes first before others", "List the values.");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++)
        {
            CheckName(values[i], place.At(i), "a value");
            if (values[i] is not null && !seen.Add(values[i]))
            {
                Add(place.At(i), tag.Id, $"a second '{values[i]}'", "there once", "Remove one of the two.");
            }
        }
    }

    private void BindRules()
    {
        var tags = _builder.Tags;
        for (var i = 0; i < _catalog.Rules.Count; i++)
        {
            var place = Place.Root.In("rules").At(i);
            if (_catalog.Rules[i] is not { } rule)
            {
                Add(place, null, "null", "a rule", "Write the rule.");
                continue;
            }

            var known = tags.TryGetValue(rule.Tag ?? "", out var tag);
            if (!known)
            {
                Add(
                    place.In("tag"),
                    rule.Tag,
                    $"'{rule.Tag}'",
                    "the id of a tag of the catalogue",
                    _builder.Suggest(rule.Tag ?? "", tags.Keys, "Declare it under $.tags."));
            }
            else
            {
                CheckValue(rule, _catalog.Tags[tag], place.In("value"));
            }

            var node = _builder.Bind(rule.When, place.In("when"), rule.Tag);
            if (known && node >= 0)
            {
                _rules[tag].Add((i, node, rule.Value));
            }
        }
    }

    private void CheckValue(TagRule rule, TagDefinition tag, Place place)
    {
        if (rule.Value is { } value)
        {
            if (!TagValues.Fit(value, tag, out var allowed, out var remedy))
            {
                Add(place, rule.Tag, value.ToString(), allowed, remedy);
            }
        }
        else if (tag.Type != TagType.Flag)
        {
            Add(place, rule.Tag, "no value", $"the value that the rule gives, for the tag is a {EnumJsonConverter<TagType>.NameOf(tag.Type)}", "Write the value.");
        }
    }

    /// <summary>Puts the tags into an order in which each comes after those that it asks for, or finds that there is none.</summary>
    private int[] Sorted()
    {
        var needs = _catalog.Tags.Select((_, i) => NeededBy(i)).ToArray();
        var order = new List<int>(needs.Length);
        var state = new byte[needs.Length];
        var path = new List<int>();
        var stack = new Stack<(int Tag, int Next)>();
        for (var start = 0; start < needs.Length; start++)
        {
            if (state[start] != 0)
            {
                continue;
            }

            stack.Push((start, 0));
            while (stack.TryPop(out var top))
            {
                if (top.Next == 0)
                {
                    state[top.Tag] = 1;
                    path.Add(top.Tag);
                }

                if (top.Next == needs[top.Tag].Length)
                {
                    state[top.Tag] = 2;
                    path.RemoveAt(path.Count - 1);
                    order.Add(top.Tag);
                    continue;
                }

                stack.Push((top.Tag, top.Next + 1));
                var needed = needs[top.Tag][top.Next];
                if (state[needed] == 0)
                {
                    stack.Push((needed, 0));
                }
                else if (state[needed] == 1)
                {
                    ReportCycle([.. path.Skip(path.IndexOf(needed)), needed]);
                    state[needed] = 2;
                }
            }
        }

        return [.. order];
    }

    private void ReportCycle(int[] cycle)
    {
        var path = string.Join(" -> ", cycle.Select(tag => _catalog.Tags[tag].Id));
        var first = _rules[cycle[0]] is [var rule, ..] ? Place.Root.In("rules").At(rule.Rule).In("when") : Place.Root.In("tags").At(cycle[0]);
        var grouped = cycle.Zip(cycle.Skip(1)).Any(pair => _before[pair.First] == pair.Second);
        Add(
            first,
            _catalog.Tags[cycle[0]].Id,
            path,
            "free of circles",
            grouped
                ? "Take one of these conditions out; in an exclusive group each tag also waits for those before it."
                : "Take one of these conditions out.");
    }

    private static string Shown(string? name) => name is null ? "null" : name.Length > 60 ? $"'{name.AsSpan(0, 60)}...'" : $"'{name}'";

    private void Add(Place place, string? rule, string value, string allowed, string remedy) =>
        _problems.Add(new(place.ToString(), rule, value, allowed, remedy));
}
