namespace UserOps.Tagging;

/// <summary>A condition of a catalogue that compares something or looks at events, and where it stands.</summary>
internal sealed record ConditionPlace(Condition Condition, string Rule, Place Place)
{
    /// <summary>The filter of its events.</summary>
    public Place? Where => Condition switch
    {
        AggregateCondition { Where: not null } => Place.In("where"),
        RepeatedCondition { Repeated.Where: not null } => Place.In("repeated").In("where"),
        StoppedCondition { Stopped.Where: not null } => Place.In("stopped").In("where"),
        _ => null,
    };

    /// <summary>What it is when closed figures don't tell it; as the JSON has it.</summary>
    public string Feature => Condition switch
    {
        SequenceCondition => "sequence",
        ResumedCondition => "resumed",
        _ => "held",
    };

    /// <summary>Walks the rules of a catalogue without problems.</summary>
    public static IReadOnlyList<ConditionPlace> Of(TagCatalog catalog)
    {
        var places = new List<ConditionPlace>();
        for (var i = 0; i < catalog.Rules.Count; i++)
        {
            Walk(catalog.Rules[i].When, catalog.Rules[i].Tag, Place.Root.In("rules").At(i).In("when"), places);
        }

        return places;
    }

    private static void Walk(Condition condition, string rule, Place place, List<ConditionPlace> places)
    {
        switch (condition)
        {
            case AllCondition { All: var all }:
                WalkAll(all, rule, place.In("all"), places);
                break;
            case AnyCondition { Any: var any }:
                WalkAll(any, rule, place.In("any"), places);
                break;
            case NotCondition { Not: var not }:
                Walk(not, rule, place.In("not"), places);
                break;
            case TagCondition:
                break;
            default:
                places.Add(new(condition, rule, place));
                break;
        }
    }

    private static void WalkAll(EquatableArray<Condition> parts, string rule, Place place, List<ConditionPlace> places)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            Walk(parts[i], rule, place.At(i), places);
        }
    }
}
