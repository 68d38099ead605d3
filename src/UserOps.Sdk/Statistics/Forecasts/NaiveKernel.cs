namespace UserOps.Statistics;

/// <summary>The last value, or that of the same place of the last season; 0 for an empty series.</summary>
internal sealed class NaiveKernel(ReadOnlyMemory<double> values, int season) : ForecastKernel
{
    private readonly int _lag = Math.Max(1, season);

    public override int Errors => Math.Max(0, values.Length - _lag);

    public override double Run(in SmoothingWeights weights)
    {
        var y = values.Span;
        var sum = 0.0;
        for (var i = _lag; i < y.Length; i++)
        {
            var error = y[i] - y[i - _lag];
            sum += error * error;
        }

        return sum;
    }

    public override double At(int step) => values.Length == 0 ? 0 : values.Span[values.Length - _lag + ((step - 1) % _lag)];
}
