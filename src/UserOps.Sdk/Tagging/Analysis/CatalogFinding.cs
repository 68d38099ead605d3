namespace UserOps.Tagging;

/// <summary>Something about a catalogue that its author will want to know, though it compiles.</summary>
public sealed record CatalogFinding
{
    /// <summary>Gets what was found.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>Gets where it stands, as a JSON path: <c>$.rules[2].when.all[0]</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the id of the tag that it is about; <see langword="null"/> for an attribute, an event or a property.</summary>
    public string? Tag { get; init; }

    /// <summary>Gets the paths of what it rests on: the conditions that exclude each other, the earlier rules, the tags that go before.</summary>
    public EquatableArray<string> Others { get; init; }

    /// <summary>Gets the sentence, in English and Chinese.</summary>
    public required Reason Message { get; init; }

    /// <summary>Returns the finding as text.</summary>
    /// <returns>The path and the sentence in English.</returns>
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>What was found in a catalogue; the greater, the graver.</summary>
public enum FindingKind
{
    /// <summary>An attribute, an event, a property or a value of a choice is declared and no rule names it. It may be there for people, or for later.</summary>
    Unused = 0,

    /// <summary>A tag has no rule: it is given by hand, import or model alone.</summary>
    WithoutRule = 1,

    /// <summary>A tag is alone in its exclusive group, which so excludes nothing.</summary>
    AloneInGroup = 2,

    /// <summary>Two flags have a rule with the same condition, so one hardly tells more than the other.</summary>
    SameCondition = 3,

    /// <summary>A rule adds nothing: whenever it holds, another rule gives the same tag with the same value.</summary>
    Redundant = 4,

    /// <summary>A rule stands twice: the same tag, value and condition, but for the order of what is joined.</summary>
    Duplicate = 5,

    /// <summary>A condition holds for every user at every instant, or a filter for every event.</summary>
    Always = 6,

    /// <summary>A rule never decides: whenever it holds, another value of its tag or another tag of its group goes before.</summary>
    Shadowed = 7,

    /// <summary>A condition holds for no user at no instant, or a filter for no event.</summary>
    Never = 8,
}
