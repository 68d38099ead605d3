using UserOps.Statistics;

namespace UserOps.Rfm;

/// <summary>Finds the cuts of one dimension in a population's values.</summary>
internal static class ScaleFit
{
    /// <summary>The levels in which <see cref="BinMethod.ScoreMeanSplit"/> scores before it takes the mean.</summary>
    private const int InnerBins = 5;

    /// <summary>Fits one dimension.</summary>
    /// <param name="policy">The method, the levels and the given cuts.</param>
    /// <param name="values">The values of all users with purchases.</param>
    /// <param name="grid">The steps in which they come.</param>
    /// <param name="lowIsBetter">Whether small values are better, as with days since the last purchase.</param>
    public static RfmScale Fit(BinPolicy policy, IFitValues values, Grid grid, bool lowIsBetter)
    {
        var fitted = policy.Method is BinMethod.Thresholds or BinMethod.FixedSplit || values.Count > 0;
        Cut[] cuts = fitted ? [.. Cuts(policy, values, grid, lowIsBetter)] : [];
        return new RfmScale
        {
            Method = policy.Method,
            Bins = policy.Bins,
            Cuts = cuts.Select(cut => cut.Value).ToEquatableArray(),
            Limits = cuts.Select(cut => grid.Value(cut.Limit)).ToEquatableArray(),
            Counts = Counts(cuts, policy.Bins, values),
        };
    }

    /// <summary>Lists every rank at which a fit may ask for a value, so that they can be fetched in one go.</summary>
    /// <param name="policy">What is to be fitted.</param>
    /// <param name="count">How many values there are; at least one.</param>
    public static IEnumerable<long> Ranks(BinPolicy policy, long count)
    {
        long[] ranks = policy.Method switch
        {
            BinMethod.Quantile or BinMethod.RRfmCompatible => [.. Type7Ranks(count, policy.Bins)],
            BinMethod.MedianSplit => [.. Type7Ranks(count, 2)],
            BinMethod.ScoreMeanSplit => [.. Type7Ranks(count, InnerBins)],
            BinMethod.Ntile => [.. Enumerable.Range(1, policy.Bins - 1)
                .SelectMany(i => new[] { Math.Max(0, NtileCut(i, count, policy.Bins, true)), NtileCut(i, count, policy.Bins, false) })],
            _ => [],
        };
        return ranks.Append(0).Append(count - 1).Distinct();
    }

    private static IEnumerable<long> Type7Ranks(long count, int bins) => Enumerable.Range(1, bins - 1)
        .Select(i => Type7Quantile.Position(count, i, bins))
        .SelectMany(position => new[] { position.Lower, Math.Min(count - 1, position.Lower + 1) });

    private static IEnumerable<Cut> Cuts(BinPolicy policy, IFitValues values, Grid grid, bool lowIsBetter) => policy.Method switch
    {
        BinMethod.Quantile => Quantiles(policy.Bins, values, grid),
        BinMethod.Thresholds => policy.Cuts.Select(cut => new Cut(cut, grid.StepsUp(cut) - 1)),
        BinMethod.FixedSplit => [Strictly(cut: policy.Cuts[0], grid.Steps(policy.Cuts[0]), grid.StepsUp(policy.Cuts[0]), lowIsBetter)],
        BinMethod.MeanSplit => [Strictly(values.Sum(), values.Count, grid, lowIsBetter)],
        BinMethod.MedianSplit => [Strictly(Type7(values, 1, 2), 2, grid, lowIsBetter)],
        BinMethod.ScoreMeanSplit => [ScoreMean(values, grid, lowIsBetter)],
        BinMethod.RRfmCompatible => OneUnitAbove(policy.Bins, values, grid),
        BinMethod.Ntile => Ranks(policy.Bins, values, grid, lowIsBetter),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy.Method, "The method is not one of the methods."),
    };

    /// <summary>A value is above the cut exactly if it is greater than the limit.</summary>
    private readonly record struct Cut(decimal Value, Int128 Limit);

    /// <summary>Right-closed quantile cuts; a single distinct value is put into the middle level.</summary>
    private static IEnumerable<Cut> Quantiles(int bins, IFitValues values, Grid grid)
    {
        var lowest = values.AtRank(0);
        if (lowest == values.AtRank(values.Count - 1))
        {
            var middle = (bins + 1) / 2;
            return Enumerable.Range(1, bins - 1)
                .Select(i => new Cut(grid.Value(lowest), i < middle ? lowest - 1 : lowest));
        }

        return Enumerable.Range(1, bins - 1)
            .Select(i => Type7(values, i, bins))
            .Select(numerator => new Cut(grid.Value(numerator, bins), Grid.FloorDivide(numerator, bins)));
    }

    /// <summary>The breaks of the R package: quantile plus one whole unit, closed on the left.</summary>
    private static IEnumerable<Cut> OneUnitAbove(int bins, IFitValues values, Grid grid) =>
        Enumerable.Range(1, bins - 1)
            .Select(i => Type7(values, i, bins) + (grid.Unit * bins))
            .Select(numerator => new Cut(grid.Value(numerator, bins), Grid.CeilingDivide(numerator, bins) - 1));

    /// <summary>The greatest value of each of SQL's groups but the last. Ranks run from the worst to the best value.</summary>
    private static IEnumerable<Cut> Ranks(int bins, IFitValues values, Grid grid, bool lowIsBetter) =>
        Enumerable.Range(1, bins - 1)
            .Select(i => NtileCut(i, values.Count, bins, lowIsBetter))
            .Select(rank => rank < 0 ? values.AtRank(0) - 1 : values.AtRank(rank))
            .Select(last => new Cut(grid.Value(last), last));

    /// <summary>The rank, from the smallest value, of the last value below the i-th cut; -1 when all lie above it.</summary>
    private static long NtileCut(int i, long count, int bins, bool lowIsBetter) =>
        (lowIsBetter ? count - NtileEnd(bins - i, count, bins) : NtileEnd(i, count, bins)) - 1;

    /// <summary>How many of the ranks lie in the first groups of SQL's NTILE; the first (count mod bins) groups have one more.</summary>
    internal static long NtileEnd(int groups, long count, int bins) =>
        (groups * (count / bins)) + Math.Min(groups, count % bins);

    /// <summary>High is a score strictly better than the mean score; back on the values this is one cut between two levels.</summary>
    private static Cut ScoreMean(IFitValues values, Grid grid, bool lowIsBetter)
    {
        Cut[] inner = [.. Quantiles(InnerBins, values, grid)];
        var counts = Counts(inner, InnerBins, values);
        var total = 0L;
        for (var level = 1; level <= InnerBins; level++)
        {
            total += counts[level - 1] * Score(level);
        }

        for (var level = 1; level < InnerBins; level++)
        {
            if (IsHigh(level) != IsHigh(level + 1))
            {
                return inner[level - 1];
            }
        }

        // Everybody has the best score already, so nothing is strictly better: not even a purchase today, on day 0.
        return new Cut(-1, -1);

        int Score(int level) => lowIsBetter ? InnerBins + 1 - level : level;
        bool IsHigh(int level) => Score(level) * values.Count > total;
    }

    private static Cut Strictly(Int128 numerator, long denominator, Grid grid, bool lowIsBetter) => Strictly(
        grid.Value(numerator, denominator),
        Grid.FloorDivide(numerator, denominator),
        Grid.CeilingDivide(numerator, denominator),
        lowIsBetter);

    /// <summary>A value equal to the cut is not strictly better: with days it is above the cut, with money not.</summary>
    private static Cut Strictly(decimal cut, Int128 floor, Int128 ceiling, bool lowIsBetter) =>
        new(cut, lowIsBetter ? ceiling - 1 : floor);

    /// <summary>The quantile i / b by Hyndman and Fan's definition 7, times b: <c>b x_lo + r (x_hi - x_lo)</c>.</summary>
    private static Int128 Type7(IFitValues values, int i, int bins)
    {
        var (lower, remainder) = Type7Quantile.Position(values.Count, i, bins);
        var low = values.AtRank(lower);
        return remainder == 0 ? bins * low : (bins * low) + (remainder * (values.AtRank(lower + 1) - low));
    }

    private static EquatableArray<long> Counts(Cut[] cuts, int bins, IFitValues values)
    {
        var counts = new long[bins];
        if (cuts.Length == 0)
        {
            counts[((bins + 1) / 2) - 1] = values.Count;
            return new(counts);
        }

        var below = 0L;
        for (var i = 0; i < cuts.Length; i++)
        {
            var upTo = values.CountUpTo(cuts[i].Limit);
            counts[i] = upTo - below;
            below = upTo;
        }

        counts[^1] = values.Count - below;
        return new(counts);
    }
}
