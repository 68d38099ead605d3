namespace UserOps.Statistics;

/// <summary>What an interval of a forecast rests on.</summary>
public enum ForecastIntervalKind
{
    /// <summary>There is none: nothing was counted yet.</summary>
    None = 0,

    /// <summary>The Poisson distribution: at no step did the errors vary more than that.</summary>
    Poisson = 1,

    /// <summary>The negative binomial distribution, with the variance of the errors; that of Poisson at steps where it is no greater than the mean.</summary>
    NegativeBinomial = 2,

    /// <summary>The errors of the rolling origin themselves (split conformal).</summary>
    Conformal = 3,
}
