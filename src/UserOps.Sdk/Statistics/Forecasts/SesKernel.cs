namespace UserOps.Statistics;

/// <summary>Simple exponential smoothing.</summary>
internal sealed class SesKernel(ReadOnlyMemory<double> values) : ForecastKernel
{
    private double _level;

    /// <summary>Gets the level before the first value.</summary>
    public double Start { get; } = StraightLine.Mean(values.Span[..Math.Min(StartingValues, values.Length)]);

    public override int Errors => values.Length;

    public override double Run(in SmoothingWeights weights)
    {
        var (level, sum, alpha) = (Start, 0.0, weights.Alpha);
        foreach (var value in values.Span)
        {
            var error = value - level;
            sum += error * error;
            level += alpha * error;
        }

        _level = level;
        return sum;
    }

    public override double At(int step) => _level;
}
