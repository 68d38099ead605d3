namespace UserOps.Statistics;

/// <summary>The exponentially weighted moving average chart: small, lasting shifts, seen sooner than by looking at each value alone.</summary>
/// <remarks>
/// S. W. Roberts, "Control chart tests based on geometric moving averages", Technometrics 1 (1959) 239-250; J. M. Lucas and M. S. Saccucci,
/// "Exponentially weighted moving average control schemes", Technometrics 32 (1990) 1-12. The upper side alone.
/// </remarks>
public static class EwmaChart
{
    /// <summary>The weight of the newest value that is used unless another is given.</summary>
    public const double DefaultWeight = 0.2;

    /// <summary>The width of the limit, in standard deviations of the average, that is used unless another is given.</summary>
    public const double DefaultWidth = 3;

    /// <summary>Takes one value into the average: weight × value + (1 - weight) × average.</summary>
    /// <param name="average">The average before; the mean at the start.</param>
    /// <param name="value">The value.</param>
    /// <param name="weight">The weight λ of the new value, above 0 and at most 1.</param>
    /// <returns>The average after.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> isn't above 0 and at most 1.</exception>
    public static double Next(double average, double value, double weight = DefaultWeight)
    {
        CheckWeight(weight);
        return (weight * value) + ((1 - weight) * average);
    }

    /// <summary>Finds how far above the mean the limit lies after some values.</summary>
    /// <remarks>
    /// width × sigma × √(λ / (2 - λ) × (1 - (1 - λ)^(2i))): the exact standard deviation of the average after i values (Lucas and Saccucci
    /// 1990, equation 2). It is narrower at the start, where the average has seen little, and soon settles.
    /// </remarks>
    /// <param name="sigma">The standard deviation of a value; √mean for Poisson counts. 0 or more.</param>
    /// <param name="values">How many values i were taken in; 1 or more.</param>
    /// <param name="weight">The weight λ.</param>
    /// <param name="width">The width L, above 0.</param>
    /// <returns>The distance of the limit from the mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Margin(double sigma, int values, double weight = DefaultWeight, double width = DefaultWidth)
    {
        CheckWeight(weight);
        ArgumentOutOfRangeException.ThrowIfLessThan(values, 1);
        GammaFunction.ThrowIfNotPositive(width, nameof(width));
        if (!(sigma >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "A standard deviation must be a number, 0 or more.");
        }

        return width * sigma * Math.Sqrt(weight / (2 - weight) * (1 - Math.Pow(1 - weight, 2.0 * values)));
    }

    /// <summary>Draws the chart of values about a known mean, starting at the mean.</summary>
    /// <param name="values">The values, in the order of time.</param>
    /// <param name="mean">The mean in control.</param>
    /// <param name="sigma">The standard deviation in control; <see langword="null"/>, the default, for √mean, that of Poisson counts.</param>
    /// <param name="weight">The weight λ of the newest value.</param>
    /// <param name="width">The width L of the limit.</param>
    /// <returns>A point for each value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static EquatableArray<ControlPoint> Of(
        ReadOnlySpan<double> values, double mean, double? sigma = null, double weight = DefaultWeight, double width = DefaultWidth)
    {
        if (!double.IsFinite(mean) || (sigma is null && mean < 0))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean must be a finite number, and 0 or more where no standard deviation is given.");
        }

        var points = new ControlPoint[values.Length];
        var average = mean;
        for (var i = 0; i < values.Length; i++)
        {
            average = Next(average, values[i], weight);
            points[i] = new(values[i], average, mean + Margin(sigma ?? Math.Sqrt(mean), i + 1, weight, width));
        }

        return new(points);
    }

    private static void CheckWeight(double weight)
    {
        if (!(weight > 0 && weight <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight must be above 0 and at most 1.");
        }
    }
}
