namespace UserOps.Statistics;

/// <summary>By what the forecasts of the rolling origin are judged.</summary>
/// <remarks>
/// The mean absolute error is not offered: it is least for the median, which is 0 for a series that is mostly 0, and so rewards a forecast of
/// nothing (S. Kolassa, "Evaluating predictive count data distributions in retail sales forecasting", International Journal of Forecasting 32, 2016, 788-803).
/// </remarks>
public enum ForecastLoss
{
    /// <summary>The root of the mean squared error, which is least for the mean.</summary>
    Rmse = 0,

    /// <summary>
    /// The mean pinball loss of the two ends of the interval: (y - q) τ where y is above q, otherwise (q - y) (1 - τ). R. Koenker and G. Bassett,
    /// "Regression quantiles", Econometrica 46 (1978) 33-50. It judges the interval rather than the mean.
    /// </summary>
    Pinball = 1,
}
