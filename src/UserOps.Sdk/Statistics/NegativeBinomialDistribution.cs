namespace UserOps.Statistics;

/// <summary>The negative binomial distribution: counts that vary more than a constant rate explains.</summary>
/// <remarks>
/// In the form of mean and dispersion, with variance = mean + dispersion × mean²: a Poisson count whose rate itself varies from day to day by
/// a gamma distribution. J. M. Hilbe, "Negative Binomial Regression" (2nd edition, 2011), NB2. A dispersion of 0 is the Poisson distribution.
/// </remarks>
public static class NegativeBinomialDistribution
{
    /// <summary>Below this the distribution and that of Poisson can't be told apart in a double.</summary>
    private const double LeastDispersion = 1e-12;

    /// <summary>Estimates the dispersion by the method of moments.</summary>
    /// <remarks>
    /// (variance - mean) / mean²: F. J. Anscombe, "Sampling theory of the negative binomial and logarithmic series distributions",
    /// Biometrika 37 (1950) 358-382. A variance no greater than the mean gives 0, the Poisson distribution.
    /// </remarks>
    /// <param name="mean">The mean of the counts, 0 or more.</param>
    /// <param name="variance">Their variance, 0 or more.</param>
    /// <returns>The dispersion, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument isn't a finite number from 0 on.</exception>
    public static double Dispersion(double mean, double variance)
    {
        PoissonDistribution.CheckCount(0, mean);
        CheckNotNegative(variance, nameof(variance));
        return variance <= mean || mean == 0 ? 0 : (variance - mean) / (mean * mean);
    }

    /// <summary>Finds how likely a count is this large or larger.</summary>
    /// <remarks>
    /// P(X ≥ k) = I(m / (r + m); k, r) with r = 1 / dispersion, by the regularised incomplete beta function: Abramowitz and Stegun (1964),
    /// 26.5.26. The relative error is below 1e-11, also far out in the tail.
    /// </remarks>
    /// <param name="count">The count k, 0 or more.</param>
    /// <param name="mean">The mean m, 0 or more.</param>
    /// <param name="dispersion">The dispersion, 0 or more; 0 is the Poisson distribution.</param>
    /// <returns>The probability; 1 for a count of 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or another argument isn't a finite number from 0 on.</exception>
    public static double UpperTail(long count, double mean, double dispersion)
    {
        PoissonDistribution.CheckCount(count, mean);
        CheckNotNegative(dispersion, nameof(dispersion));
        if (count == 0 || mean == 0 || dispersion < LeastDispersion)
        {
            return PoissonDistribution.UpperTail(count, mean);
        }

        var spread = dispersion * mean;
        return BetaFunction.Regularized(count, 1 / dispersion, spread / (1 + spread), 1 / (1 + spread));
    }

    private static void CheckNotNegative(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must be a finite number, 0 or more.");
        }
    }
}
