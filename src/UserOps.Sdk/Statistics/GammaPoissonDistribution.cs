namespace UserOps.Statistics;

/// <summary>What a past count foretells of the next one, when events come at a constant rate that is known from the past alone.</summary>
/// <remarks>
/// A Poisson count whose rate has Jeffreys' prior, the gamma distribution with shape ½ and rate 0: after k events of exposure T the rate has
/// shape k + ½ and rate T, and the next count is negative binomial with that real shape. A. Gelman et al., "Bayesian Data Analysis"
/// (3rd edition, 2013), sections 2.6 and 2.8; H. Jeffreys, "Theory of Probability" (3rd edition, 1961), section 3.1.
/// </remarks>
public static class GammaPoissonDistribution
{
    /// <summary>Finds how likely the next count is this large or larger.</summary>
    /// <remarks>
    /// P(X ≥ x) = I(t / (T + t); x, k + ½), by the regularised incomplete beta function. The relative error is below 1e-11, also far out in the
    /// tail. The doubt about the rate is in it: the less past there is, the likelier a large count.
    /// </remarks>
    /// <param name="count">The count x, 0 or more.</param>
    /// <param name="pastCount">How many events k came in the past; not negative.</param>
    /// <param name="pastExposure">The exposure T of the past, such as days; above 0, for without a past there is nothing to go by.</param>
    /// <param name="exposure">The exposure t of the next count, in the same unit; 0 or more.</param>
    /// <returns>The probability; 1 for a count of 0; 0 for an exposure of 0 and any greater count.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or an exposure isn't a finite number in its range.</exception>
    public static double UpperTail(long count, long pastCount, double pastExposure, double exposure = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(pastCount);
        PoissonComparison.ThrowIfNoExposure(pastExposure, nameof(pastExposure));
        if (!(exposure >= 0 && double.IsFinite(exposure)))
        {
            throw new ArgumentOutOfRangeException(nameof(exposure), exposure, "An exposure must be a finite number, 0 or more.");
        }

        return count == 0 ? 1
            : exposure == 0 ? 0
            : BetaFunction.Regularized(count, pastCount + 0.5, 1 / (1 + (pastExposure / exposure)), 1 / (1 + (exposure / pastExposure)));
    }
}
