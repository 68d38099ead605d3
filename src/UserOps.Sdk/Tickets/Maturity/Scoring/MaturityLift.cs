namespace UserOps.Tickets;

/// <summary>What would lift the level by one: for each indicator alone the least that does it, and a plan that does it together.</summary>
/// <remarks>A lift is counted in further successes, with no further failure.</remarks>
public sealed record MaturityLift
{
    /// <summary>Gets the level to be reached.</summary>
    public required int Level { get; init; }

    /// <summary>Gets the layer that stands in the way; the lowest one if there are several.</summary>
    public required int Layer { get; init; }

    /// <summary>Gets the achievement that this layer must exceed: 0.85 for a layer below the level, else 0.50.</summary>
    public required double Threshold { get; init; }

    /// <summary>Gets, for each indicator of that layer that can carry it over the threshold alone, the least further successes; fewest first.</summary>
    public required EquatableArray<LiftStep> Alone { get; init; }

    /// <summary>Gets a plan that reaches the level, found greedily: no step of it can be left out or made smaller. Empty if none was found.</summary>
    public required EquatableArray<LiftStep> Plan { get; init; }
}
