namespace UserOps.Statistics;

/// <summary>The chi-square distribution: the sum of the squares of independent standard normal values.</summary>
public static class ChiSquareDistribution
{
    /// <summary>Finds how likely a value is this large or larger.</summary>
    /// <remarks>
    /// P(X ≥ x) = Q(ν/2, x/2), the regularised upper incomplete gamma function: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical
    /// Functions" (1964), 26.4.19. The relative error is below 1e-12 in the tail. With no degrees of freedom the value is always 0.
    /// </remarks>
    /// <param name="value">The value x, 0 or more.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom ν, 0 or more.</param>
    /// <returns>The probability; 1 for the value 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="value"/> isn't a number from 0 on, or <paramref name="degreesOfFreedom"/> is negative.
    /// </exception>
    public static double UpperTail(double value, long degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degreesOfFreedom);
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be a number, 0 or more.");
        }

        return value == 0 ? 1
            : degreesOfFreedom == 0 ? 0
            : GammaFunction.Upper(degreesOfFreedom / 2.0, value / 2);
    }
}
