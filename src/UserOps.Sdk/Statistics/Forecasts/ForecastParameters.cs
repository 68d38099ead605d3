namespace UserOps.Statistics;

/// <summary>The smoothing parameters of a forecast: those to use, or those that were used.</summary>
/// <remarks>As an argument, what is <see langword="null"/> is fitted. In an answer, what is <see langword="null"/> is not part of the method.</remarks>
public sealed record ForecastParameters
{
    /// <summary>Gets α, the weight of the newest value in the level (or in size and interval); 0 to 1.</summary>
    public double? Alpha { get; init; }

    /// <summary>Gets β, the weight of the newest change in the trend (or of the newest value in the chance of one); 0 to 1.</summary>
    public double? Beta { get; init; }

    /// <summary>Gets γ, the weight of the newest value in the season; 0 to 1.</summary>
    public double? Gamma { get; init; }

    /// <summary>Gets φ, what is left of the trend from step to step; 0 to 1.</summary>
    public double? Phi { get; init; }
}
