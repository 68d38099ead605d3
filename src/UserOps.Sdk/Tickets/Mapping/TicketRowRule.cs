using System.Text.Json.Serialization;

namespace UserOps.Tickets;

/// <summary>Which rows give an event of a type.</summary>
public sealed record TicketRowRule
{
    /// <summary>Gets what happened.</summary>
    [JsonRequired]
    public TicketEventType Type { get; init; }

    /// <summary>Gets what a row must be, all of it; nothing by default, which every row is.</summary>
    public EquatableArray<RowCondition> When { get; init; }

    /// <summary>Gets at which of those rows it applies; at each by default.</summary>
    public RowOccurrence Occurrence { get; init; }

    /// <summary>Gets a value indicating whether it applies only where no rule before it gave an event at the row's own instant; <see langword="false"/> by default.</summary>
    public bool Otherwise { get; init; }

    /// <summary>
    /// Gets the columns of this event alone, by member: then those, <see cref="Constants"/> and the mapping's settings are all that it carries. With <c>at</c> among
    /// them it happened at that column's instant, and not at all where that is not known. <see langword="null"/>, the default, takes those of the mapping.
    /// </summary>
    public EquatableMap<string>? Columns { get; init; }

    /// <summary>Gets the values that every such event has, by member, where it has columns of its own; none by default.</summary>
    public EquatableMap<string> Constants { get; init; }
}
