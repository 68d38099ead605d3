namespace UserOps.Tagging;

/// <summary>What types facts have: the attributes and events that a catalogue declares.</summary>
/// <remarks>Immutable and thread-safe. Make it once, and read the facts of all users by it.</remarks>
public sealed class FactSchema
{
    /// <summary>Initializes a new instance of the <see cref="FactSchema"/> class.</summary>
    /// <param name="attributes">The attributes, and their types.</param>
    /// <param name="events">The types of events, and for each its properties with their types.</param>
    public FactSchema(EquatableMap<FactType> attributes, EquatableMap<EquatableMap<FactType>> events)
    {
        Attributes = attributes;
        Events = events;
    }

    /// <summary>Gets the attributes, and their types.</summary>
    public EquatableMap<FactType> Attributes { get; }

    /// <summary>Gets the types of events, and for each its properties with their types.</summary>
    public EquatableMap<EquatableMap<FactType>> Events { get; }

    /// <summary>Makes the schema that a catalogue declares.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public static FactSchema From(TagCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new(catalog.Attributes, catalog.Events);
    }
}
