using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How one indicator changed.</summary>
public sealed record IndicatorTrend
{
    /// <summary>Gets the indicator.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>Gets the observed rate before; <see langword="null"/> without opportunities.</summary>
    public required double? Before { get; init; }

    /// <summary>Gets the observed rate after; <see langword="null"/> without opportunities.</summary>
    public required double? After { get; init; }

    /// <summary>Gets the difference, after less before, with its interval; <see langword="null"/> if one of them had no opportunities.</summary>
    public required ProportionDifference? Difference { get; init; }

    /// <summary>Gets what that tells.</summary>
    public required TrendDirection Direction { get; init; }

    internal static IndicatorTrend Between(IndicatorScore before, IndicatorScore after, double confidence)
    {
        var difference = ProportionDifference.Newcombe(after.Successes, after.Opportunities, before.Successes, before.Opportunities, confidence);
        return new()
        {
            Id = after.Id,
            Before = before.Observed,
            After = after.Observed,
            Difference = difference,
            Direction = difference switch
            {
                { Lower: > 0 } => TrendDirection.Improved,
                { Upper: < 0 } => TrendDirection.Declined,
                _ => TrendDirection.NoEvidence,
            },
        };
    }
}
