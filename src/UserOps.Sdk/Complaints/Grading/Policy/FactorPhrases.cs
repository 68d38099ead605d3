namespace UserOps.Complaints;

/// <summary>The phrases by which <see cref="TextScreen"/> proposes the first level of a factor.</summary>
public sealed record FactorPhrases
{
    /// <summary>Gets the id of the factor.</summary>
    public required string Factor { get; init; }

    /// <summary>Gets the phrases, in any language, found in any case. A phrase in letters that make words is found as whole words alone.</summary>
    public required EquatableArray<string> Phrases { get; init; }
}
