namespace UserOps.Statistics;

/// <summary>The Poisson distribution: how many events come in a stretch of time when each comes by itself, at a constant rate.</summary>
public static class PoissonDistribution
{
    /// <summary>Finds how likely a count is this large or larger.</summary>
    /// <remarks>
    /// P(X ≥ k) = P(k, mean), the regularised lower incomplete gamma function: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical
    /// Functions" (1964), 26.4.21. The relative error is below 1e-12, also far out in the tail.
    /// </remarks>
    /// <param name="count">The count k, 0 or more.</param>
    /// <param name="mean">The mean, 0 or more.</param>
    /// <returns>The probability: 1 for a count of 0; 0 for a mean of 0 and any greater count.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or <paramref name="mean"/> isn't a finite number from 0 on.</exception>
    public static double UpperTail(long count, double mean)
    {
        CheckCount(count, mean);
        return count == 0 ? 1 : GammaFunction.Lower(count, mean);
    }

    internal static void CheckCount(long count, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!(mean >= 0 && double.IsFinite(mean)))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean must be a finite number, 0 or more.");
        }
    }
}
