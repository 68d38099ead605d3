using NodaTime;

namespace UserOps.Tagging;

/// <summary>Something a user did, or that happened to a user.</summary>
public sealed record UserEvent
{
    /// <summary>Gets the type, such as <c>order</c>; compared ordinally.</summary>
    public required string Type { get; init; }

    /// <summary>Gets when it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>Gets what is known of it, by name.</summary>
    public EquatableMap<FactValue> Properties { get; init; } = [];

    /// <summary>
    /// Gets the host's id of the event among those of its type; an event with an id counts once, however often it is
    /// delivered. <see langword="null"/>, the default: every delivery is an event of its own.
    /// </summary>
    public string? Id { get; init; }
}
