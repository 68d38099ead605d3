namespace UserOps.Statistics;

/// <summary>The quantiles of a negative binomial count, told by mean and variance; of a Poisson count where the variance is no greater.</summary>
internal static class CountInterval
{
    /// <summary>Above this mean one count more or less is nothing beside the spread, and the gamma distribution of that mean and variance serves.</summary>
    private const double LargestExactMean = 1_000;

    /// <summary>The same for the variance.</summary>
    private const double LargestExactVariance = 1e8;

    /// <summary>From this shape on the cube root of a gamma variable is normal to four digits.</summary>
    private const double LeastNormalShape = 100;

    /// <summary>Finds the two quantiles that leave half of what the confidence leaves on either side.</summary>
    public static (long Lower, long Upper) Of(double mean, double variance, double confidence)
    {
        var tail = (1 - confidence) / 2;
        return mean == 0 ? (0, 0)
            : mean > LargestExactMean || variance > LargestExactVariance ? (Gamma(mean, variance, tail, isUpper: false), Gamma(mean, variance, tail, isUpper: true))
            : (Exact(mean, variance, 1 - tail), Exact(mean, variance, tail));
    }

    /// <summary>The least count above which lies no more than a share.</summary>
    private static long Exact(double mean, double variance, double share)
    {
        var dispersion = NegativeBinomialDistribution.Dispersion(mean, variance);
        var (low, step) = (-1L, 1L);
        var high = (long)mean;
        while (NegativeBinomialDistribution.UpperTail(high + 1, mean, dispersion) > share)
        {
            (low, high) = (high, high + step);
            step *= 2;
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = NegativeBinomialDistribution.UpperTail(middle + 1, mean, dispersion) > share ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static long Gamma(double mean, double variance, double tail, bool isUpper)
    {
        var scale = Math.Max(variance, mean) / mean;
        var shape = mean / scale;
        var value = shape >= LeastNormalShape ? mean * CubeRoot(shape, tail, isUpper) : scale * Bisect(shape, tail, isUpper);
        return ToCount(isUpper ? Math.Ceiling(value) : Math.Floor(value));
    }

    /// <summary>E. B. Wilson and M. M. Hilferty, "The distribution of chi-square", Proceedings of the National Academy of Sciences 17 (1931) 684-688.</summary>
    private static double CubeRoot(double shape, double tail, bool isUpper)
    {
        var z = NormalDistribution.Quantile(tail);
        var root = 1 - (1 / (9 * shape)) + ((isUpper ? -z : z) / (3 * Math.Sqrt(shape)));
        return root <= 0 ? 0 : root * root * root;
    }

    private static double Bisect(double shape, double tail, bool isUpper)
    {
        // 800 beyond the shape nothing is left that a double could hold.
        var (low, high) = (0.0, shape + 800);
        while (low + ((high - low) / 2) is var middle && middle > low && middle < high)
        {
            var isBelow = isUpper ? GammaFunction.Upper(shape, middle) > tail : GammaFunction.Lower(shape, middle) < tail;
            (low, high) = isBelow ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>Turns a whole double into a count: within 0 and the greatest count.</summary>
    public static long ToCount(double value) => value >= long.MaxValue ? long.MaxValue : (long)Math.Max(0, value);
}
