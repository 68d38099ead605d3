namespace UserOps.Statistics;

/// <summary>What is to be expected of a series of counts, by which method, and what the other methods were worth.</summary>
public sealed record CountForecast
{
    /// <summary>Gets the method that forecasts.</summary>
    public required ForecastMethod Method { get; init; }

    /// <summary>Gets its smoothing parameters, fitted to the whole series.</summary>
    public required ForecastParameters Parameters { get; init; }

    /// <summary>Gets the forecasts, from the step just after the series to the horizon.</summary>
    public required EquatableArray<ForecastStep> Steps { get; init; }

    /// <summary>Gets what the intervals rest on.</summary>
    public required ForecastIntervalKind Interval { get; init; }

    /// <summary>Gets what was tried, in the order of <see cref="ForecastMethod"/>: the candidates, and naive and seasonal naive in any case.</summary>
    public required EquatableArray<ForecastCandidate> Candidates { get; init; }

    /// <summary>Gets the better of naive and seasonal naive, against which the others are held.</summary>
    public required ForecastMethod Baseline { get; init; }

    /// <summary>
    /// Gets a value indicating whether the method did better than the baseline by the gain asked for. Where it is <see langword="false"/> the
    /// baseline is the forecast: nothing else has shown that it is worth more.
    /// </summary>
    public required bool BeatsNaive { get; init; }

    /// <summary>Gets from how many origins each method was tried; 0 when the series was too short.</summary>
    public required int Origins { get; init; }

    /// <summary>Gets what a short series kept the forecast from.</summary>
    public required ForecastNote Note { get; init; }
}
