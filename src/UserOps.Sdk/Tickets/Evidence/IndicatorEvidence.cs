namespace UserOps.Tickets;

/// <summary>What was counted for one indicator.</summary>
public sealed record IndicatorEvidence
{
    /// <summary>Gets the indicator.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>Gets how many opportunities succeeded.</summary>
    public required long Successes { get; init; }

    /// <summary>Gets how many opportunities came to their end.</summary>
    public required long Opportunities { get; init; }

    /// <summary>Gets what the log would have to hold for the indicator to be observable; empty where it is.</summary>
    public EquatableArray<LogField> Missing { get; init; }

    /// <summary>Gets the latest tickets that speak for it; or bugs, keys, months, insights and proposals where it is about those.</summary>
    public EquatableArray<string> For { get; init; }

    /// <summary>Gets the latest that speak against it.</summary>
    public EquatableArray<string> Against { get; init; }
}
