namespace UserOps.Statistics;

/// <summary>One method of forecasting, fitted to a series of counts.</summary>
/// <remarks>
/// Immutable. The formulas and the initial values stand at <see cref="ForecastMethod"/>. Parameters that are not given have the least sum of
/// squared one-step errors, found by a fixed search, so that the same series gives the same model. <see cref="CountForecaster"/> chooses a
/// method and adds intervals.
/// </remarks>
public sealed class ForecastModel
{
    private readonly ForecastFit _fit;

    private ForecastModel(ForecastFit fit)
    {
        _fit = fit;
        Parameters = WeightSearch.Name(fit.Weights, fit.Method);
        MeanSquaredError = fit.MeanSquaredError();
    }

    /// <summary>Gets the method that was fitted.</summary>
    /// <value>
    /// The one asked for, but where a season takes more values than there are (twice as many where it is smoothed) naive for seasonal naive
    /// and Holt for Holt-Winters, and where a count is 0 the additive for the multiplicative one.
    /// </value>
    public ForecastMethod Method => _fit.Method;

    /// <summary>Gets how many values make a season of the model; 1 where it has none.</summary>
    public int Season => _fit.Season;

    /// <summary>Gets the smoothing parameters.</summary>
    public ForecastParameters Parameters { get; }

    /// <summary>Gets the mean of the squared errors of its one-step forecasts within the series; <see langword="null"/> where there are none.</summary>
    public double? MeanSquaredError { get; }

    /// <summary>Fits a method to a series.</summary>
    /// <param name="method">The method.</param>
    /// <param name="counts">The counts in the order of time, each 0 or more.</param>
    /// <param name="season">How many values make a season; 1 or less for none.</param>
    /// <param name="parameters">The parameters to use; <see langword="null"/>, the default, fits all.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is unknown, a count is negative, or a parameter isn't from 0 to 1.</exception>
    public static ForecastModel Fit(ForecastMethod method, ReadOnlySpan<long> counts, int season = 1, ForecastParameters? parameters = null)
    {
        if (!Enum.IsDefined(method))
        {
            throw new ArgumentOutOfRangeException(nameof(method), method, "Choose a method that is named.");
        }

        parameters ??= new();
        foreach (var value in (double?[])[parameters.Alpha, parameters.Beta, parameters.Gamma, parameters.Phi])
        {
            if (value is { } given && !(given >= 0 && given <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(parameters), given, "A smoothing parameter must be from 0 to 1; leave it out to have it fitted.");
            }
        }

        return new(ForecastFit.Of(method, ToDoubles(counts), season, parameters));
    }

    /// <summary>Forecasts the steps after the series.</summary>
    /// <param name="horizon">How many steps; 1 or more.</param>
    /// <returns>The mean of each step, 0 or more: where a trend would go below 0 it stays at 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> isn't 1 or more.</exception>
    public EquatableArray<double> Forecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var means = new double[horizon];
        for (var i = 0; i < horizon; i++)
        {
            means[i] = _fit.Mean(i + 1);
        }

        return new(means);
    }

    internal static double[] ToDoubles(ReadOnlySpan<long> counts)
    {
        var values = new double[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i], nameof(counts));
            values[i] = counts[i];
        }

        return values;
    }
}
