namespace UserOps.Statistics;

/// <summary>Holt's linear trend, damped where φ is below 1; in the form of corrections by the error, which keeps what is constant exactly so.</summary>
internal sealed class HoltKernel(ReadOnlyMemory<double> values) : ForecastKernel
{
    private readonly StraightLine _start = StraightLine.Through(values.Span[..Math.Min(StartingValues, values.Length)]);
    private double _level;
    private double _trend;
    private double _phi;

    public override int Errors => values.Length;

    public override double Run(in SmoothingWeights weights)
    {
        var (level, trend, sum) = (_start.Intercept, _start.Slope, 0.0);
        var (alpha, ofTrend, phi) = (weights.Alpha, weights.Alpha * weights.Beta, weights.Phi);
        foreach (var value in values.Span)
        {
            trend *= phi;
            level += trend;
            var error = value - level;
            sum += error * error;
            level += alpha * error;
            trend += ofTrend * error;
        }

        (_level, _trend, _phi) = (level, trend, phi);
        return sum;
    }

    public override double At(int step) => _level + (_trend * (_phi == 1 ? step : _phi * (1 - Math.Pow(_phi, step)) / (1 - _phi)));
}
