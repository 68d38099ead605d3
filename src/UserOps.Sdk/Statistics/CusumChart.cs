namespace UserOps.Statistics;

/// <summary>The cumulative sum chart, for comparison: what lies above the mean by more than half a shift adds up until it is too much.</summary>
/// <remarks>
/// E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954) 100-115: S = max(0, S + (value - mean) / sigma - allowance), starting at 0.
/// The upper side alone.
/// </remarks>
public static class CusumChart
{
    /// <summary>Draws the chart.</summary>
    /// <param name="values">The values, in the order of time.</param>
    /// <param name="mean">The mean in control.</param>
    /// <param name="sigma">The standard deviation in control, above 0.</param>
    /// <param name="allowance">Half the shift to be seen, in standard deviations (k); 0.5 by default, for a shift of one. 0 or more.</param>
    /// <param name="limit">The limit of the sum, in standard deviations (h); 5 by default: in control some 930 values between false alarms. Above 0.</param>
    /// <returns>A point for each value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static EquatableArray<ControlPoint> Of(
        ReadOnlySpan<double> values, double mean, double sigma, double allowance = 0.5, double limit = 5)
    {
        GammaFunction.ThrowIfNotPositive(sigma, nameof(sigma));
        GammaFunction.ThrowIfNotPositive(limit, nameof(limit));
        if (!(allowance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(allowance), allowance, "An allowance must be a number, 0 or more.");
        }

        var points = new ControlPoint[values.Length];
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum = Math.Max(0, sum + ((values[i] - mean) / sigma) - allowance);
            points[i] = new(values[i], sum, limit);
        }

        return new(points);
    }
}
