namespace UserOps.Complaints;

/// <summary>How the number of people affected is read as the level of a factor.</summary>
public sealed record AffectedBrackets
{
    /// <summary>Gets the id of the factor.</summary>
    public required string Factor { get; init; }

    /// <summary>Gets the number of people from which level 1 holds, from which level 2, and so on.</summary>
    public required EquatableArray<long> From { get; init; }
}
