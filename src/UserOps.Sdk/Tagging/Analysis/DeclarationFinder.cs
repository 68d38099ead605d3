namespace UserOps.Tagging;

/// <summary>Finds what is declared and not used.</summary>
internal sealed class DeclarationFinder
{
    private readonly TagCatalog _catalog;
    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _events = new(StringComparer.Ordinal);
    private readonly HashSet<(string Event, string Property)> _properties = [];

    private DeclarationFinder(TagCatalog catalog) => _catalog = catalog;

    public static IEnumerable<CatalogFinding> Find(TagCatalog catalog)
    {
        var finder = new DeclarationFinder(catalog);
        foreach (var rule in catalog.Rules)
        {
            finder.Walk(rule.When, "");
        }

        return finder.Declarations().Concat(finder.Tags());
    }

    private IEnumerable<CatalogFinding> Declarations()
    {
        foreach (var name in _catalog.Attributes.Names.Where(name => !_attributes.Contains(name)))
        {
            yield return FindingText.UnusedAttribute(Place.Root.In("attributes").In(name), name);
        }

        foreach (var (name, properties) in _catalog.Events)
        {
            var place = Place.Root.In("events").In(name);
            if (!_events.Contains(name))
            {
                yield return FindingText.UnusedEvent(place, name);
                continue;
            }

            foreach (var property in properties.Names.Where(property => !_properties.Contains((name, property))))
            {
                yield return FindingText.UnusedProperty(place.In(property), name, property);
            }
        }
    }

    private IEnumerable<CatalogFinding> Tags()
    {
        var rules = _catalog.Rules.ToLookup(rule => rule.Tag, StringComparer.Ordinal);
        var groups = _catalog.Tags.Where(tag => tag.Group is not null).ToLookup(tag => tag.Group!, StringComparer.Ordinal);
        foreach (var (i, tag) in _catalog.Tags.Index())
        {
            var place = Place.Root.In("tags").At(i);
            if (!rules.Contains(tag.Id))
            {
                yield return FindingText.WithoutRule(place, tag.Id);
            }
            else if (tag.Values is { } values)
            {
                foreach (var (j, value) in values.Index().Where(item => !rules[tag.Id].Any(rule => rule.Value?.Text == item.Item)))
                {
                    yield return FindingText.UnusedValue(place.In("values").At(j), tag.Id, value);
                }
            }

            if (tag.Group is { } group && groups[group].Count() == 1)
            {
                yield return FindingText.AloneInGroup(place.In("group"), tag.Id, group);
            }
        }
    }

    private void Walk(Condition condition, string ofEvent)
    {
        switch (condition)
        {
            case AllCondition { All: var parts }:
                Walk(parts, ofEvent);
                break;
            case AnyCondition { Any: var parts }:
                Walk(parts, ofEvent);
                break;
            case NotCondition { Not: var inner }:
                Walk(inner, ofEvent);
                break;
            case AttributeCondition { Attribute: var name }:
                _attributes.Add(name);
                break;
            case PropertyCondition { Property: var name }:
                _properties.Add((ofEvent, name));
                break;
            case AggregateCondition aggregate:
                var (type, property) = ProgramBuilder.Split(_catalog, aggregate.Source);
                Walk(new EventPattern(type!) { Where = aggregate.Where });
                if (property is not null)
                {
                    _properties.Add((type!, property));
                }

                break;
            case SequenceCondition { Sequence: var steps }:
                foreach (var step in steps)
                {
                    Walk(step);
                }

                break;
            case RepeatedCondition { Repeated: var repeated }:
                Walk(repeated, ofEvent);
                break;
            case StoppedCondition { Stopped: var pattern }:
                Walk(pattern);
                break;
            case ResumedCondition { Resumed: var pattern }:
                Walk(pattern);
                break;
            case HeldCondition { Held: var inner }:
                Walk(inner, ofEvent);
                break;
        }
    }

    private void Walk(EquatableArray<Condition> parts, string ofEvent)
    {
        foreach (var part in parts)
        {
            Walk(part, ofEvent);
        }
    }

    private void Walk(EventPattern pattern)
    {
        _events.Add(pattern.Event);
        if (pattern.Where is { } where)
        {
            Walk(where, pattern.Event);
        }
    }
}
