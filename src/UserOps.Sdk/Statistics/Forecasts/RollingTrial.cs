namespace UserOps.Statistics;

/// <summary>What a method's forecasts from earlier origins were worth.</summary>
/// <remarks>
/// A rolling origin with an expanding window: at each origin the method is fitted to all values before it, and forecasts the whole horizon.
/// L. J. Tashman, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16 (2000) 437-450.
/// </remarks>
internal sealed class RollingTrial
{
    private readonly double[][] _errors;

    private RollingTrial(ForecastMethod method, double loss, double[][] errors)
    {
        (Method, Loss) = (method, loss);
        _errors = errors;
    }

    public ForecastMethod Method { get; }

    public double Loss { get; }

    /// <summary>Tries a method.</summary>
    public static RollingTrial Of(ForecastMethod method, ReadOnlyMemory<double> values, in RollingPlan plan, ForecastOptions options)
    {
        var errors = new double[options.Horizon][];
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = new double[plan.Origins];
        }

        var (squares, pinball) = (0.0, 0.0);
        for (var origin = 0; origin < plan.Origins; origin++)
        {
            var length = plan.First + origin;
            var fit = ForecastFit.Of(method, values[..length], plan.SeasonOf(method), new());
            var variance = options.Loss == ForecastLoss.Pinball ? fit.MeanSquaredError() ?? 0 : 0;
            for (var step = 1; step <= options.Horizon; step++)
            {
                var (mean, value) = (fit.Mean(step), values.Span[length + step - 1]);
                errors[step - 1][origin] = value - mean;
                squares += (value - mean) * (value - mean);
                if (options.Loss == ForecastLoss.Pinball)
                {
                    var (lower, upper) = CountInterval.Of(mean, variance, options.Confidence);
                    var tail = (1 - options.Confidence) / 2;
                    pinball += Pinball(value, lower, tail) + Pinball(value, upper, 1 - tail);
                }
            }
        }

        var forecasts = (double)plan.Origins * options.Horizon;
        return new(method, options.Loss == ForecastLoss.Pinball ? pinball / (2 * forecasts) : Math.Sqrt(squares / forecasts), errors);
    }

    /// <summary>Gets the errors of a step, one for each origin: what came less what was forecast.</summary>
    public ReadOnlySpan<double> ErrorsOf(int step) => _errors[step - 1];

    private static double Pinball(double value, double quantile, double share) =>
        value >= quantile ? share * (value - quantile) : (1 - share) * (quantile - value);
}
