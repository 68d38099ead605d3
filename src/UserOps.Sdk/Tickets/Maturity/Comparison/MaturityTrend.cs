namespace UserOps.Tickets;

/// <summary>How the maturity of one group changed from one period to another, as far as the evidence tells a change from chance.</summary>
public sealed record MaturityTrend
{
    /// <summary>Gets the policy that judged both.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the group; <see langword="null"/> for the whole desk.</summary>
    public required string? Group { get; init; }

    /// <summary>Gets the demonstrated level before and after.</summary>
    public required (int Before, int After) Level { get; init; }

    /// <summary>Gets the score before and after.</summary>
    public required (double Before, double After) Score { get; init; }

    /// <summary>Gets the indicators of the policy, in their order.</summary>
    public required EquatableArray<IndicatorTrend> Indicators { get; init; }

    /// <summary>Compares two periods.</summary>
    /// <remarks>
    /// An indicator improved if the interval of the difference of its rates lies above 0, and declined if it lies below: R. G. Newcombe, "Interval
    /// estimation for the difference between independent proportions", Statistics in Medicine 17 (1998) 873-890, method 10.
    /// With many indicators some intervals miss 0 by chance alone: one of twenty at 95 %.
    /// </remarks>
    /// <param name="before">The earlier period.</param>
    /// <param name="after">The later one.</param>
    /// <param name="confidence">The two-sided confidence of the intervals; 95 % by default.</param>
    /// <returns>The changes.</returns>
    /// <exception cref="ArgumentNullException">An assessment is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">They are of different policies or groups.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> isn't between 0 and 1.</exception>
    public static MaturityTrend Between(Assessment<Maturity> before, Assessment<Maturity> after, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ComparisonRules.CheckPolicy(before, after, nameof(after));
        if (!string.Equals(before.Value.Group, after.Value.Group, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The maturities are of '{before.Value.Group}' and of '{after.Value.Group}'; a trend is of one group.", nameof(after));
        }

        return new()
        {
            Policy = after.Policy,
            Group = after.Value.Group,
            Level = (before.Value.Level, after.Value.Level),
            Score = (before.Value.Score, after.Value.Score),
            Indicators = [.. before.Value.Indicators.Zip(after.Value.Indicators, (x, y) => IndicatorTrend.Between(x, y, confidence))],
        };
    }
}
