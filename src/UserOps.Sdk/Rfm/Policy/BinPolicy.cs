namespace UserOps.Rfm;

/// <summary>How one of the three dimensions is turned into a score.</summary>
public sealed record BinPolicy
{
    /// <summary>The fewest levels a dimension can have.</summary>
    public const int MinBins = 2;

    /// <summary>The most levels a dimension can have.</summary>
    public const int MaxBins = 10;

    /// <summary>Gets five levels cut at the quantiles.</summary>
    public static BinPolicy Quintiles { get; } = new() { Method = BinMethod.Quantile, Bins = 5 };

    /// <summary>Gets two levels cut at the mean.</summary>
    public static BinPolicy MeanSplit { get; } = new() { Method = BinMethod.MeanSplit, Bins = 2 };

    /// <summary>Gets the method.</summary>
    public required BinMethod Method { get; init; }

    /// <summary>Gets the number of levels: <see cref="MinBins"/> to <see cref="MaxBins"/>; 2 for the splits.</summary>
    public required int Bins { get; init; }

    /// <summary>
    /// Gets the cuts, strictly ascending, one fewer than the levels, for <see cref="BinMethod.Thresholds"/> and
    /// <see cref="BinMethod.FixedSplit"/>; none for the other methods. In days, orders or whole currency units.
    /// </summary>
    public EquatableArray<decimal> Cuts { get; init; }
}
