namespace UserOps.Tickets;

/// <summary>The tickets that are not judged; how many they are is told.</summary>
public sealed record ExclusionRule
{
    /// <summary>Gets a value indicating whether tickets that were merged into another are left out.</summary>
    public required bool Merged { get; init; }

    /// <summary>Gets a value indicating whether tickets that a program acted on, and neither agent nor engineer, are left out.</summary>
    public required bool BotOnly { get; init; }

    /// <summary>Gets the categories whose tickets are left out; letter case does not matter.</summary>
    public required EquatableArray<string> Categories { get; init; }

    /// <summary>Gets the states whose tickets are left out; letter case does not matter.</summary>
    public required EquatableArray<string> States { get; init; }
}
