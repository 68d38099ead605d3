namespace UserOps.Statistics;

/// <summary>Puts an interval about each mean of a forecast.</summary>
internal sealed class IntervalMaker
{
    /// <summary>With fewer errors of a step they are too few to be an interval themselves.</summary>
    private const int LeastResiduals = 30;

    private readonly double _confidence;
    private readonly double _leastMean;
    private readonly RollingTrial? _trial;
    private readonly int _origins;
    private readonly int _rank;
    private readonly double _variance;
    private bool _isOverDispersed;

    /// <summary>Initializes a new instance of the <see cref="IntervalMaker"/> class.</summary>
    /// <param name="fit">The method, fitted to the whole series.</param>
    /// <param name="trial">Its rolling origin; <see langword="null"/> where there was none.</param>
    /// <param name="values">The series, not empty.</param>
    /// <param name="origins">How many origins there were.</param>
    /// <param name="confidence">The confidence.</param>
    public IntervalMaker(ForecastFit fit, RollingTrial? trial, ReadOnlySpan<double> values, int origins, double confidence)
    {
        _confidence = confidence;
        _trial = trial;
        _origins = trial is null ? 0 : origins;

        // ceil((n + 1) (1 - α)), held against rounding: 0.95 × 60 is 57 and not a hair more.
        _rank = Math.Max(1, (int)Math.Ceiling(((_origins + 1) * confidence) - 1e-9));
        _variance = trial is null ? fit.MeanSquaredError() ?? 0 : 0;
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        _leastMean = Math.Min(1, (sum + 0.5) / values.Length);
    }

    /// <summary>Gets what the intervals made so far rest on.</summary>
    public ForecastIntervalKind Kind =>
        IsConformal ? ForecastIntervalKind.Conformal
        : _isOverDispersed ? ForecastIntervalKind.NegativeBinomial
        : ForecastIntervalKind.Poisson;

    private bool IsConformal => _origins >= LeastResiduals && _rank <= _origins;

    /// <summary>Makes a step of its mean.</summary>
    public ForecastStep Make(int step, double mean)
    {
        double[] distances = [];
        if (_origins >= LeastResiduals)
        {
            distances = Array.ConvertAll(_trial!.ErrorsOf(step).ToArray(), Math.Abs);
            Array.Sort(distances);
        }

        var (lower, upper) = IsConformal ? (long.MaxValue, 0) : Distribution(step, mean);
        if (distances.Length > 0)
        {
            // Where the confidence asks for more errors than there are, all of them, so that it is never narrower than with less confidence.
            var distance = distances[Math.Min(_rank, _origins) - 1];
            var slack = 1e-9 + (1e-15 * (mean + distance));
            lower = Math.Min(lower, CountInterval.ToCount(Math.Ceiling(mean - distance - slack)));
            upper = Math.Max(upper, CountInterval.ToCount(Math.Floor(mean + distance + slack)));
        }

        return new(mean, Math.Min(lower, CountInterval.ToCount(Math.Floor(mean))), Math.Max(upper, CountInterval.ToCount(Math.Ceiling(mean))));
    }

    private (long Lower, long Upper) Distribution(int step, double mean)
    {
        var variance = _variance;
        if (_trial is not null)
        {
            variance = 0;
            foreach (var error in _trial.ErrorsOf(step))
            {
                variance += error * error / _origins;
            }
        }

        var expected = Math.Max(mean, _leastMean);
        _isOverDispersed |= variance > expected;
        return CountInterval.Of(expected, variance, _confidence);
    }
}
