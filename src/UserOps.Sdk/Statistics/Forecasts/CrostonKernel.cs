namespace UserOps.Statistics;

/// <summary>Croston's method, and the Syntetos-Boylan approximation, which corrects its bias.</summary>
internal sealed class CrostonKernel : ForecastKernel
{
    private readonly ReadOnlyMemory<double> _values;
    private readonly bool _isCorrected;
    private readonly int _first;
    private double _rate;

    public CrostonKernel(ReadOnlyMemory<double> values, bool isCorrected)
    {
        _values = values;
        _isCorrected = isCorrected;
        _first = FirstAboveZero(values.Span);
    }

    public override int Errors => Math.Max(0, _values.Length - _first - 1);

    /// <summary>Finds the place of the first value above 0; the length where there is none.</summary>
    public static int FirstAboveZero(ReadOnlySpan<double> values)
    {
        var first = values.IndexOfAnyExcept(0.0);
        return first < 0 ? values.Length : first;
    }

    public override double Run(in SmoothingWeights weights)
    {
        var y = _values.Span;
        if (_first == y.Length)
        {
            _rate = 0;
            return 0;
        }

        var (size, interval, since, sum) = (y[_first], _first + 1.0, 1.0, 0.0);
        var factor = _isCorrected ? 1 - (weights.Alpha / 2) : 1;
        var rate = factor * size / interval;
        foreach (var value in y[(_first + 1)..])
        {
            var error = value - rate;
            sum += error * error;
            if (value > 0)
            {
                size += weights.Alpha * (value - size);
                interval += weights.Alpha * (since - interval);
                rate = factor * size / interval;
                since = 0;
            }

            since++;
        }

        _rate = rate;
        return sum;
    }

    public override double At(int step) => _rate;
}
