namespace UserOps.Tagging;

/// <summary>Makes a <see cref="TagCatalog"/> fluently: the same record that its JSON is read into.</summary>
/// <remarks>Mutable, and for one thread. Tags and rules stand in the order in which they are added. Nothing is checked but names that stand twice: compiling does that.</remarks>
/// <param name="name">The catalogue's name.</param>
/// <param name="version">The catalogue's version.</param>
/// <param name="zone">The tzdb id of the zone of local days, such as <c>Asia/Shanghai</c>.</param>
public sealed class TagCatalogBuilder(string name, string version, string zone)
{
    private readonly List<KeyValuePair<string, FactType>> _attributes = [];
    private readonly List<KeyValuePair<string, EquatableMap<FactType>>> _events = [];
    private readonly List<TagDefinition> _tags = [];
    private readonly List<TagRule> _rules = [];

    /// <summary>Declares an attribute.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The builder.</returns>
    public TagCatalogBuilder Attribute(string attribute, FactType type)
    {
        _attributes.Add(new(attribute, type));
        return this;
    }

    /// <summary>Declares a type of event.</summary>
    /// <param name="type">The type of the event.</param>
    /// <param name="properties">The properties that it has, with their types.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">A property stands twice.</exception>
    public TagCatalogBuilder Event(string type, params IEnumerable<(string Name, FactType Type)> properties)
    {
        _events.Add(new(type, properties.Select(property => KeyValuePair.Create(property.Name, property.Type)).ToEquatableMap()));
        return this;
    }

    /// <summary>Adds a tag that a user has or not.</summary>
    /// <param name="id">The id of the tag.</param>
    /// <param name="names">The name for people.</param>
    /// <param name="category">The category under which people find it.</param>
    /// <param name="build">Adds its rules and what else it has.</param>
    /// <returns>The builder.</returns>
    public TagCatalogBuilder Flag(string id, LocalizedText names, string category, Action<FlagBuilder>? build = null)
    {
        var tag = new FlagBuilder(New(id, names, category, TagType.Flag));
        build?.Invoke(tag);
        return Add(tag.Definition, tag.Rules);
    }

    /// <summary>Adds a tag with one of an ordered list of values.</summary>
    /// <param name="id">The id of the tag.</param>
    /// <param name="names">The name for people.</param>
    /// <param name="category">The category under which people find it.</param>
    /// <param name="values">The values, the one that goes first before others.</param>
    /// <param name="build">Adds its rules and what else it has.</param>
    /// <returns>The builder.</returns>
    public TagCatalogBuilder Choice(string id, LocalizedText names, string category, EquatableArray<string> values, Action<ValueTagBuilder>? build = null) =>
        Valued(New(id, names, category, TagType.Choice) with { Values = values }, build);

    /// <summary>Adds a tag with a number.</summary>
    /// <param name="id">The id of the tag.</param>
    /// <param name="names">The name for people.</param>
    /// <param name="category">The category under which people find it.</param>
    /// <param name="build">Adds its rules and what else it has.</param>
    /// <returns>The builder.</returns>
    public TagCatalogBuilder Number(string id, LocalizedText names, string category, Action<ValueTagBuilder>? build = null) =>
        Valued(New(id, names, category, TagType.Number), build);

    /// <summary>Adds a tag with a text.</summary>
    /// <param name="id">The id of the tag.</param>
    /// <param name="names">The name for people.</param>
    /// <param name="category">The category under which people find it.</param>
    /// <param name="build">Adds its rules and what else it has.</param>
    /// <returns>The builder.</returns>
    public TagCatalogBuilder Text(string id, LocalizedText names, string category, Action<ValueTagBuilder>? build = null) =>
        Valued(New(id, names, category, TagType.Text), build);

    /// <summary>Adds a tag with a date.</summary>
    /// <param name="id">The id of the tag.</param>
    /// <param name="names">The name for people.</param>
    /// <param name="category">The category under which people find it.</param>
    /// <param name="build">Adds its rules and what else it has.</param>
    /// <returns>The builder.</returns>
    public TagCatalogBuilder Date(string id, LocalizedText names, string category, Action<ValueTagBuilder>? build = null) =>
        Valued(New(id, names, category, TagType.Date), build);

    /// <summary>Makes the catalogue. It is not compiled, so it may still have problems; <see cref="TagCatalogValidator"/> tells.</summary>
    /// <returns>The catalogue.</returns>
    /// <exception cref="ArgumentException">An attribute or an event stands twice.</exception>
    public TagCatalog Build() => new()
    {
        Name = name,
        Version = version,
        Zone = zone,
        Attributes = _attributes.ToEquatableMap(),
        Events = _events.ToEquatableMap(),
        Tags = [.. _tags],
        Rules = [.. _rules],
    };

    private static TagDefinition New(string id, LocalizedText names, string category, TagType type) =>
        new() { Id = id, Names = names, Category = category, Type = type };

    private TagCatalogBuilder Valued(TagDefinition definition, Action<ValueTagBuilder>? build)
    {
        var tag = new ValueTagBuilder(definition);
        build?.Invoke(tag);
        return Add(tag.Definition, tag.Rules);
    }

    private TagCatalogBuilder Add(TagDefinition definition, IEnumerable<TagRule> rules)
    {
        _tags.Add(definition);
        _rules.AddRange(rules);
        return this;
    }
}

/// <summary>Adds to a tag what not every tag has.</summary>
/// <typeparam name="TSelf">The builder itself.</typeparam>
public abstract class TagBuilder<TSelf>
    where TSelf : TagBuilder<TSelf>
{
    private protected TagBuilder(TagDefinition definition) => Definition = definition;

    internal TagDefinition Definition { get; private set; }

    internal List<TagRule> Rules { get; } = [];

    /// <summary>Says what the tag says of a user.</summary>
    /// <param name="description">The description.</param>
    /// <returns>The builder.</returns>
    public TSelf Describe(LocalizedText description) => With(Definition with { Description = description });

    /// <summary>Says who answers for the tag.</summary>
    /// <param name="owner">The owner, such as a team.</param>
    /// <returns>The builder.</returns>
    public TSelf OwnedBy(string owner) => With(Definition with { Owner = owner });

    /// <summary>Puts the tag into an exclusive group.</summary>
    /// <param name="group">The name of the group.</param>
    /// <returns>The builder.</returns>
    public TSelf InGroup(string group) => With(Definition with { Group = group });

    /// <summary>Says after what time an assignment ends by itself.</summary>
    /// <param name="length">The length of time, such as <c>P90D</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="FormatException">The text is no length of time.</exception>
    public TSelf ExpiresAfter(string length) => With(Definition with { ExpiresAfter = Lookback.Parse(length) });

    /// <summary>Says what becomes of the tag when no rule gives it any more.</summary>
    /// <param name="choice">What becomes of it.</param>
    /// <returns>The builder.</returns>
    public TSelf WhenFalse(OnFalse choice) => With(Definition with { OnFalse = choice });

    private protected TSelf With(Literal? value, Condition when)
    {
        Rules.Add(new() { Tag = Definition.Id, Value = value, When = when });
        return (TSelf)this;
    }

    private TSelf With(TagDefinition definition)
    {
        Definition = definition;
        return (TSelf)this;
    }
}

/// <summary>Adds to a flag its rules, and what not every tag has.</summary>
public sealed class FlagBuilder : TagBuilder<FlagBuilder>
{
    internal FlagBuilder(TagDefinition definition)
        : base(definition)
    {
    }

    /// <summary>Adds a rule: the tag is given when the condition holds.</summary>
    /// <param name="when">The condition.</param>
    /// <returns>The builder.</returns>
    public FlagBuilder Given(Condition when) => With(null, when);
}

/// <summary>Adds to a tag with a value its rules, and what not every tag has.</summary>
public sealed class ValueTagBuilder : TagBuilder<ValueTagBuilder>
{
    internal ValueTagBuilder(TagDefinition definition)
        : base(definition)
    {
    }

    /// <summary>Adds a rule: the tag takes the value when the condition holds.</summary>
    /// <param name="value">The value.</param>
    /// <param name="when">The condition.</param>
    /// <returns>The builder.</returns>
    public ValueTagBuilder Value(Literal value, Condition when) => With(value, when);
}
