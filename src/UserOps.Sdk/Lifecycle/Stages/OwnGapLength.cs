namespace UserOps.Lifecycle;

/// <summary>An <see cref="OwnGapLimit"/>, compiled to whole numbers.</summary>
internal sealed class OwnGapLength
{
    /// <summary>Quantile and multiple have at most four decimals.</summary>
    public const int Parts = 10_000;

    private readonly int _quantile;
    private readonly long _times;
    private readonly int _gapsNeeded;

    public OwnGapLength(OwnGapLimit limit)
    {
        Limit = limit;
        _quantile = (int)(limit.Quantile * Parts);
        _times = (long)(limit.Times * Parts);
        _gapsNeeded = limit.GapsNeeded;
        Min = DayLength.Of(limit.Min).Days;
        Max = DayLength.Of(limit.Max).Days;
        Fallback = DayLength.Of(limit.Fallback).Days;
    }

    public OwnGapLimit Limit { get; }

    public int Min { get; }

    public int Max { get; }

    public int Fallback { get; }

    /// <summary>Tells whether a length in days has reached the limit; looks at the gaps only where they matter.</summary>
    public bool IsReached(int length, ref StageMoment at, bool withLast) =>
        length >= Min && (length >= Max || length >= Days(ref at, withLast));

    /// <summary>The limit in days.</summary>
    public int Days(ref StageMoment at, bool withLast)
    {
        // Own gap in parts of 1/10^4 (below 4 * 10^10), times the multiple in parts of 1/10^4 (at most 10^7), rounded up.
        const long one = (long)Parts * Parts;
        var days = ((OwnGap(ref at, withLast) * _times) + one - 1) / one;
        return days <= Min ? Min : days >= Max ? Max : (int)days;
    }

    /// <summary>The own gap in ten-thousandths of a day.</summary>
    public long OwnGap(ref StageMoment at, bool withLast) =>
        !HasOwn(ref at, withLast) ? (long)Fallback * Parts
        : withLast ? at.Gaps.Quantile(_quantile, Parts)
        : at.Gaps.QuantileWithout(at.LastActive - at.Days.KthLatest(2), _quantile, Parts);

    /// <summary>Tells whether there are gaps enough for a rhythm of the own.</summary>
    public bool HasOwn(ref StageMoment at, bool withLast) => Gaps(ref at, withLast) >= _gapsNeeded;

    /// <summary>How many gaps there are.</summary>
    public static int Gaps(ref StageMoment at, bool withLast)
    {
        at.Gaps.CatchUp(at.Days);
        return withLast || at.Gaps.Count == 0 ? at.Gaps.Count : at.Gaps.Count - 1;
    }
}
