namespace UserOps.Lifecycle;

/// <summary>How to forecast the numbers of users in each stage.</summary>
public sealed record StageForecastOptions
{
    /// <summary>Gets how many periods to look ahead; 3 by default, 1 to 120.</summary>
    public int Horizon { get; init; } = 3;

    /// <summary>Gets how many of the last periods the chances are read off; 12 by default, 1 or more.</summary>
    public int Training { get; init; } = 12;

    /// <summary>
    /// Gets how many users are planned to come in each period; <see langword="null"/>, the default, takes the mean of the
    /// periods that the chances are read off.
    /// </summary>
    public double? NewUsers { get; init; }

    /// <summary>Gets from how many of the last periods' ends the backtest forecasts; 24 by default, 0 to 1,000. Each costs one forecast.</summary>
    public int BacktestOrigins { get; init; } = 24;

    /// <summary>Gets the confidence of the intervals; 0.95 by default.</summary>
    public double Confidence { get; init; } = 0.95;
}
