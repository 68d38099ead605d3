namespace UserOps.Tagging;

/// <summary>Finds conditions that never or always hold, and rules that never decide.</summary>
internal sealed class RuleFinder(TagCatalog catalog, RuleModel model)
{
    /// <summary>With more parties it isn't asked which of them it takes.</summary>
    private const int MaxParties = 24;

    private readonly Dictionary<int, FindingKind?> _verdicts = [];
    private readonly Dictionary<int, CatalogFinding?> _behind = [];
    private readonly List<CatalogFinding> _found = [];

    public List<CatalogFinding> Find()
    {
        var tags = catalog.Tags.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        var seen = new Dictionary<int, int>();
        for (var i = 0; i < catalog.Rules.Count; i++)
        {
            var rule = catalog.Rules[i];
            Look(rule.When, PlaceOf(i).In("when"), rule.Tag, null);
            var node = model.NodeOf(rule.When);
            if (VerdictOf(node) == FindingKind.Never)
            {
                continue;
            }

            if ((BehindOthers(i, tags[rule.Tag]) ?? CoveredLater(i, tags[rule.Tag])) is { } finding)
            {
                _found.Add(finding);
            }
            else if (seen.TryGetValue(node.Id, out var first) && AreTwoFlags(tags[rule.Tag], tags[catalog.Rules[first].Tag]))
            {
                _found.Add(FindingText.SameCondition(PlaceOf(i), rule.Tag, PlaceOf(first), catalog.Rules[first].Tag));
            }

            seen.TryAdd(node.Id, i);
        }

        return _found;
    }

    private static Place PlaceOf(int rule) => Place.Root.In("rules").At(rule);

    /// <summary>Whether a condition never or always holds; <see langword="null"/>: neither is known.</summary>
    private FindingKind? VerdictOf(RuleNode node)
    {
        if (!_verdicts.TryGetValue(node.Id, out var verdict))
        {
            verdict = !model.Solver.CanBe(new Wish(node, Demand.True)) ? FindingKind.Never
                : !model.Solver.CanBe(new Wish(node, Demand.NotTrue)) ? FindingKind.Always
                : null;
            _verdicts.Add(node.Id, verdict);
        }

        return verdict;
    }

    private void Look(Condition condition, Place place, string tag, string? ofEvent)
    {
        switch (VerdictOf(model.NodeOf(condition, ofEvent)))
        {
            case FindingKind.Never:
                var parties = new List<(Condition Condition, Place Place, Goal Goal)>();
                Flatten(condition, place, holds: true, ofEvent, parties);
                var needed = parties.Count > 1 ? Needed([], parties.ConvertAll(party => party.Goal)).ConvertAll(party => parties[party]) : [];
                _found.Add(FindingText.Never(place, tag, condition, needed.ConvertAll(party => (party.Place, party.Condition)), ofEvent is not null));
                return;
            case FindingKind.Always:
                _found.Add(FindingText.Always(place, tag, condition, ofEvent is not null));
                return;
        }

        foreach (var (part, at, type) in PartsOf(condition, place, ofEvent))
        {
            Look(part, at, tag, type);
        }
    }

    private IEnumerable<(Condition Part, Place Place, string? Event)> PartsOf(Condition condition, Place place, string? ofEvent)
    {
        switch (condition)
        {
            case AllCondition { All: var parts }:
                return parts.Select((part, i) => (part, place.In("all").At(i), ofEvent));
            case AnyCondition { Any: var parts }:
                return parts.Select((part, i) => (part, place.In("any").At(i), ofEvent));
            case NotCondition { Not: var inner }:
                return [(inner, place.In("not"), ofEvent)];
            case HeldCondition { Held: var inner }:
                return [(inner, place.In("held"), ofEvent)];
            case AggregateCondition { Where: { } where } aggregate:
                return [(where, place.In("where"), ProgramBuilder.Split(catalog, aggregate.Source).Event)];
            case RepeatedCondition { Repeated: { Where: { } where } aggregate }:
                return [(where, place.In("repeated").In("where"), ProgramBuilder.Split(catalog, aggregate.Source).Event)];
            case SequenceCondition { Sequence: var steps }:
                return steps.Index()
                    .Where(step => step.Item.Where is not null)
                    .Select(step => (step.Item.Where!, place.In("sequence").At(step.Index).In("where"), (string?)step.Item.Event));
            case StoppedCondition { Stopped: { Where: { } where, Event: var type } }:
                return [(where, place.In("stopped").In("where"), type)];
            case ResumedCondition { Resumed: { Where: { } where, Event: var type } }:
                return [(where, place.In("resumed").In("where"), type)];
            default:
                return [];
        }
    }

    /// <summary>What must be so for a condition to be true, part by part.</summary>
    private void Flatten(Condition condition, Place place, bool holds, string? ofEvent, List<(Condition Condition, Place Place, Goal Goal)> into)
    {
        if (condition is NotCondition { Not: var inner })
        {
            Flatten(inner, place.In("not"), !holds, ofEvent, into);
        }
        else if (condition is AllCondition && holds || condition is AnyCondition && !holds)
        {
            foreach (var (part, at, _) in PartsOf(condition, place, ofEvent))
            {
                Flatten(part, at, holds, ofEvent, into);
            }
        }
        else
        {
            into.Add((holds ? condition : new NotCondition(condition), place, new Wish(model.NodeOf(condition, ofEvent), holds ? Demand.True : Demand.False)));
        }
    }

    /// <summary>The places of some goals that, with others, can't all be met; no goal of them can be left out.</summary>
    private List<int> Needed(Goal[] given, List<Goal> parties)
    {
        var needed = Enumerable.Range(0, parties.Count).ToList();
        for (var i = parties.Count - 1; i >= 0 && parties.Count <= MaxParties; i--)
        {
            var rest = needed.Where(party => party != i).ToList();
            needed = model.Solver.CanBe([.. given, .. rest.Select(party => parties[party])]) ? needed : rest;
        }

        return needed;
    }

    /// <summary>A rule that says the same as another one, or that others go before whenever it holds.</summary>
    private CatalogFinding? BehindOthers(int number, int tag)
    {
        if (!_behind.TryGetValue(number, out var finding))
        {
            _behind.Add(number, finding = Duplicate(number, tag) ?? NeverDecides(number, tag));
        }

        return finding;
    }

    private CatalogFinding? Duplicate(int number, int tag)
    {
        var (node, value) = (model.NodeOf(catalog.Rules[number].When), catalog.Rules[number].Value);
        var twins = model.RulesOf(tag).Where(rule => rule.Rule < number && rule.Node == node && rule.Value == value).ToList();
        return twins.Count == 0
            ? null
            : FindingText.Duplicate(PlaceOf(number), catalog.Rules[number].Tag, PlaceOf(twins.Min(twin => twin.Rule)));
    }

    /// <summary>Whether rules and tags that go before hold whenever a rule does.</summary>
    private CatalogFinding? NeverDecides(int number, int tag)
    {
        var rules = model.RulesOf(tag);
        var place = Array.FindIndex(rules, rule => rule.Rule == number);
        List<(Place Place, bool IsSame, Goal Goal)> parties =
        [
            .. rules.Take(place)
                .Where(rule => VerdictOf(rule.Node) != FindingKind.Never)
                .Select(rule => (PlaceOf(rule.Rule), rule.Value == rules[place].Value, (Goal)new Wish(rule.Node, Demand.NotTrue))),
            .. model.RivalsOf(tag)
                .Where(rival => model.RulesOf(rival).Length > 0)
                .Select(rival => (Place.Root.In("tags").At(rival), false, model.TagGoal(rival, null, Demand.NotTrue))),
        ];
        Goal[] given = [new Wish(rules[place].Node, Demand.True)];
        if (parties.Count == 0 || model.Solver.CanBe([.. given, .. parties.Select(party => party.Goal)]))
        {
            return null;
        }

        var needed = Needed(given, parties.ConvertAll(party => party.Goal)).ConvertAll(party => parties[party]);
        var others = needed.ConvertAll(party => party.Place);
        return needed.TrueForAll(party => party.IsSame)
            ? FindingText.Redundant(PlaceOf(number), catalog.Rules[number].Tag, others)
            : FindingText.Shadowed(PlaceOf(number), catalog.Rules[number].Tag, catalog.Rules[number].Value, others);
    }

    /// <summary>A rule whose value a later rule gives whenever it holds, and that one is of use itself.</summary>
    private CatalogFinding? CoveredLater(int number, int tag)
    {
        var rules = model.RulesOf(tag);
        var place = Array.FindIndex(rules, rule => rule.Rule == number);
        var self = rules[place].Node;
        foreach (var (rule, node, _) in rules.Skip(place + 1).TakeWhile(rule => rule.Value == rules[place].Value).Take(MaxParties))
        {
            if (!model.Solver.CanBe(new Wish(self, Demand.True), new Wish(node, Demand.NotTrue)) && BehindOthers(rule, tag) is null)
            {
                return FindingText.Redundant(PlaceOf(number), catalog.Rules[number].Tag, [PlaceOf(rule)]);
            }
        }

        return null;
    }

    private bool AreTwoFlags(int one, int other) =>
        one != other
        && catalog.Tags[one].Type == TagType.Flag
        && catalog.Tags[other].Type == TagType.Flag
        && (catalog.Tags[one].Group is null || catalog.Tags[one].Group != catalog.Tags[other].Group);
}
