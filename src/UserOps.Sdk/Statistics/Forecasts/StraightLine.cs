using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>The least-squares line through values at the times 1, 2, …; level when there is but one, 0 when there is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StraightLine(double Intercept, double Slope)
{
    /// <summary>Fits the line; exactly level where all values are the same.</summary>
    public static StraightLine Through(ReadOnlySpan<double> values)
    {
        var (mean, middle) = (Mean(values), (values.Length + 1) / 2.0);
        var (top, bottom) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var time = i + 1 - middle;
            top += time * (values[i] - mean);
            bottom += time * time;
        }

        var slope = bottom > 0 ? top / bottom : 0;
        return new(mean - (slope * middle), slope);
    }

    /// <summary>The mean, by way of the distances from the first value, so that equal values have exactly that one.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return 0;
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value - values[0];
        }

        return values[0] + (sum / values.Length);
    }
}
