namespace UserOps.Statistics;

/// <summary>A way to forecast a series; the formula of each stands at its member.</summary>
/// <remarks>
/// In the order from plain to elaborate, which breaks ties. y(t) is the series, t = 1 … n, and h the step ahead. FPP is R. J. Hyndman and
/// G. Athanasopoulos, "Forecasting: Principles and Practice" (3rd edition, 2021), whose forms are used; HKOS is R. J. Hyndman, A. B. Koehler,
/// J. K. Ord and R. D. Snyder, "Forecasting with Exponential Smoothing" (2008), whose section 2.6.1 gives the initial values.
/// </remarks>
public enum ForecastMethod
{
    /// <summary>The last value: y(n). FPP 5.2.</summary>
    Naive = 0,

    /// <summary>The value of the same place of the last season. FPP 5.2.</summary>
    SeasonalNaive = 1,

    /// <summary>
    /// Simple exponential smoothing: l(t) = α y(t) + (1 - α) l(t - 1), the forecast of every step being l(n). R. G. Brown, "Statistical
    /// Forecasting for Inventory Control" (1959); FPP 8.1. l(0) is the mean of the first ten values: HKOS 2.6.1 with a trend of 0.
    /// </summary>
    Ses = 2,

    /// <summary>
    /// Linear trend: l(t) = α y(t) + (1 - α) (l(t - 1) + b(t - 1)), b(t) = β (l(t) - l(t - 1)) + (1 - β) b(t - 1), forecast l(n) + h b(n).
    /// C. C. Holt, "Forecasting seasonals and trends by exponentially weighted moving averages" (1957, reprinted in International Journal of
    /// Forecasting 20, 2004, 5-10); FPP 8.2. l(0) and b(0) are intercept and slope of the least-squares line through the first ten values (HKOS 2.6.1).
    /// </summary>
    Holt = 3,

    /// <summary>
    /// As <see cref="Holt"/> with φ b(t - 1) for b(t - 1), and forecast l(n) + (φ + … + φ^h) b(n): a trend that levels off. E. S. Gardner and
    /// E. McKenzie, "Forecasting trends in time series", Management Science 31 (1985) 1237-1246; FPP 8.2. Initial values as there.
    /// </summary>
    DampedHolt = 4,

    /// <summary>
    /// Trend and additive season: l(t) = α (y(t) - s(t - m)) + (1 - α) (l(t - 1) + b(t - 1)), b(t) as in <see cref="Holt"/>,
    /// s(t) = γ (y(t) - l(t - 1) - b(t - 1)) + (1 - γ) s(t - m), forecast l(n) + h b(n) + s of the place. P. R. Winters, "Forecasting
    /// sales by exponentially weighted moving averages", Management Science 6 (1960) 324-342; FPP 8.3. The first season comes from a centred
    /// moving average of the first four seasons or fewer, level and trend from the line through the first ten adjusted values (HKOS 2.6.1).
    /// </summary>
    HoltWinters = 5,

    /// <summary>
    /// As <see cref="HoltWinters"/> with a season that multiplies: l(t) = α y(t) / s(t - m) + …,
    /// s(t) = γ y(t) / (l(t - 1) + b(t - 1)) + (1 - γ) s(t - m), forecast (l(n) + h b(n)) times s. FPP 8.3. For series without a zero only.
    /// </summary>
    MultiplicativeHoltWinters = 6,

    /// <summary>
    /// Size z of the counts above 0 and interval p between them, each smoothed with α when one comes; forecast z / p. J. D. Croston,
    /// "Forecasting and stock control for intermittent demands", Operational Research Quarterly 23 (1972) 289-303. z starts at the
    /// first count above 0, and p at its place.
    /// </summary>
    Croston = 7,

    /// <summary>
    /// The Syntetos-Boylan approximation: (1 - α/2) times <see cref="Croston"/>, which is too high on average. A. A. Syntetos and J. E. Boylan,
    /// "The accuracy of intermittent demand estimates", International Journal of Forecasting 21 (2005) 303-314.
    /// </summary>
    Sba = 8,

    /// <summary>
    /// Size z as in <see cref="Croston"/>, and the chance p of a count above 0, smoothed with β at every value, so that the forecast z p sinks
    /// where nothing comes any more. R. H. Teunter, A. A. Syntetos and M. Z. Babai, "Intermittent demand: linking forecasting to inventory
    /// obsolescence", European Journal of Operational Research 214 (2011) 606-615. Starts at the first count above 0, p at 1 by its place.
    /// </summary>
    Tsb = 9,

    /// <summary>
    /// The Theta method: <see cref="Ses"/> with half the slope b of the least-squares line as drift, l(n) + b/2 (h - 1 + (1 - (1 - α)^n) / α).
    /// V. Assimakopoulos and K. Nikolopoulos, "The theta model", International Journal of Forecasting 16 (2000) 521-530; R. J. Hyndman and
    /// B. Billah, "Unmasking the Theta method", ibid. 19 (2003) 287-290. Where a season is given and its autocorrelation is significant (at
    /// 90 %, as in the first), it is taken out before and put back after by classical decomposition (FPP 3.4), which multiplies for series without a zero and adds otherwise.
    /// </summary>
    Theta = 10,
}
