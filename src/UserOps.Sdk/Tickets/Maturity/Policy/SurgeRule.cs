namespace UserOps.Tickets;

/// <summary>When a week's tickets of one key are so many that it is a surge.</summary>
/// <remarks>
/// A week is held against the weeks before it by the Gamma-Poisson predictive distribution with the Jeffreys prior; weeks of a surge are
/// left out of what later ones are held against, and weeks of a surge one after another are one surge.
/// </remarks>
public sealed record SurgeRule
{
    /// <summary>Gets how unlikely so many must be; 0.025 by default.</summary>
    public required decimal Chance { get; init; }

    /// <summary>Gets how many there must be at least; 5 by default.</summary>
    public required int LeastCount { get; init; }

    /// <summary>Gets how many whole weeks a week is held against at most; 8 by default.</summary>
    public required int BaselineWeeks { get; init; }

    /// <summary>Gets how many there must be for a week to be judged at all; 4 by default.</summary>
    public required int LeastWeeks { get; init; }
}
