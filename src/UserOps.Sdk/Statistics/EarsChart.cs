namespace UserOps.Statistics;

/// <summary>The Early Aberration Reporting System's three detectors, for comparison: a day against the seven days shortly before.</summary>
/// <remarks>
/// <para>L. Hutwagner, W. Thompson, G. M. Seeman and T. Treadwell, "The bioterrorism preparedness and response Early Aberration Reporting System
/// (EARS)", Journal of Urban Health 80 (2003), supplement 1, i89-i96. They need no history and know no weekdays; a slow ramp lifts
/// their short baseline along with itself and stays unseen.</para>
/// <para>The standard deviation is that of a sample (n - 1). Where it is 0, a value above the mean is infinitely far, and any other at 0.</para>
/// </remarks>
public static class EarsChart
{
    /// <summary>How many days make the baseline.</summary>
    private const int BaselineDays = 7;

    /// <summary>How many days of guard band C2 and C3 leave between the baseline and the day.</summary>
    private const int GuardDays = 2;

    /// <summary>Finds C1: standard deviations above the mean of the seven days just before; the limit is 3.</summary>
    /// <param name="values">The counts, day by day.</param>
    /// <returns>A point for each day from the eighth on.</returns>
    public static EquatableArray<ControlPoint> C1(ReadOnlySpan<double> values) => Distances(values, 0);

    /// <summary>Finds C2: as C1, with a guard band of two days between the baseline and the day; the limit is 3.</summary>
    /// <param name="values">The counts, day by day.</param>
    /// <returns>A point for each day from the tenth on.</returns>
    public static EquatableArray<ControlPoint> C2(ReadOnlySpan<double> values) => Distances(values, GuardDays);

    /// <summary>Finds C3: what C2 had above 1 on the day and the two days before, added up; the limit is 2.</summary>
    /// <param name="values">The counts, day by day.</param>
    /// <returns>A point for each day from the twelfth on.</returns>
    public static EquatableArray<ControlPoint> C3(ReadOnlySpan<double> values)
    {
        var c2 = C2(values).AsSpan();
        var points = new ControlPoint[Math.Max(0, c2.Length - 2)];
        for (var i = 0; i < points.Length; i++)
        {
            var sum = 0.0;
            foreach (var point in c2.Slice(i, 3))
            {
                sum += Math.Max(0, point.Statistic - 1);
            }

            points[i] = new(c2[i + 2].Value, sum, 2);
        }

        return new(points);
    }

    private static EquatableArray<ControlPoint> Distances(ReadOnlySpan<double> values, int guard)
    {
        var first = BaselineDays + guard;
        var points = new ControlPoint[Math.Max(0, values.Length - first)];
        for (var i = 0; i < points.Length; i++)
        {
            var value = values[i + first];
            var (mean, deviation) = Moments(values.Slice(i, BaselineDays));
            var distance = deviation > 0 ? (value - mean) / deviation : value > mean ? double.PositiveInfinity : 0;
            points[i] = new(value, distance, 3);
        }

        return new(points);
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, Math.Sqrt(squares / (values.Length - 1)));
    }
}
