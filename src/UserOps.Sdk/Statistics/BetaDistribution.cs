namespace UserOps.Statistics;

/// <summary>The beta distribution: what is believed of a rate after successes and failures.</summary>
public static class BetaDistribution
{
    /// <summary>What lies below this counts as 0.</summary>
    private const double Least = 1e-300;

    /// <summary>Finds how likely a value is at most this large.</summary>
    /// <remarks>I(x; a, b), the regularised incomplete beta function (<see cref="BetaFunction.Regularized(double, double, double)"/>).</remarks>
    /// <param name="a">The first parameter, above 0: successes, and what the prior adds to them.</param>
    /// <param name="b">The second parameter, above 0: failures, and what the prior adds to them.</param>
    /// <param name="value">The value x, from 0 to 1.</param>
    /// <returns>The probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a finite number above 0, or the value is none from 0 to 1.</exception>
    public static double Cdf(double a, double b, double value)
    {
        ThrowIfNoParameter(a, nameof(a));
        ThrowIfNoParameter(b, nameof(b));
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A value of the distribution must be from 0 to 1.");
        }

        return BetaFunction.Regularized(a, b, value, 1 - value);
    }

    /// <summary>Finds the value that a share of the distribution lies below.</summary>
    /// <remarks>
    /// The inverse of <see cref="Cdf"/>, by Newton's method on the logarithms of value and probability, inside a bracket that is halved
    /// where a step leaves it; from the side of ½ on which the quantile lies. As exact as the distribution function: the relative error
    /// is about 1e-12 by the steepness of the logarithms. A quantile below 1e-300 is given as 0, one nearer to 1 than doubles are as 1.
    /// </remarks>
    /// <param name="a">The first parameter, above 0.</param>
    /// <param name="b">The second parameter, above 0.</param>
    /// <param name="probability">The share, from 0 (the quantile is 0) to 1 (it is 1).</param>
    /// <returns>The quantile, between 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a finite number above 0, or the share is none from 0 to 1.</exception>
    public static double Quantile(double a, double b, double probability)
    {
        ThrowIfNoParameter(a, nameof(a));
        ThrowIfNoParameter(b, nameof(b));
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A probability must be between 0 and 1. Write 90 % as 0.9.");
        }

        return probability is 0 or 1 ? probability
            : BetaFunction.Regularized(a, b, 0.5, 0.5) >= probability ? LowerHalf(a, b, probability)
            : 1 - UpperHalf(a, b, probability);
    }

    /// <summary>The x up to ½ with I(x; a, b) = p.</summary>
    private static double LowerHalf(double a, double b, double probability) =>
        Solve(a / (a + b), x =>
        {
            var below = BetaFunction.Regularized(a, b, x, 1 - x);
            return (Math.Log(below / probability), Density(a, b, x, 1 - x) / (1 - x) / below);
        });

    /// <summary>The y up to ½ with I(1 - y; a, b) = p, by the smaller of the two tails.</summary>
    private static double UpperHalf(double a, double b, double probability) =>
        Solve(b / (a + b), y =>
        {
            var above = BetaFunction.Regularized(b, a, y, 1 - y);
            var below = BetaFunction.Regularized(a, b, 1 - y, y);
            var slope = Density(b, a, y, 1 - y) / (1 - y);
            return probability < 0.5 ? (-Math.Log(below / probability), slope / below) : (Math.Log(above / (1 - probability)), slope / above);
        });

    /// <summary>The density at x, times x y.</summary>
    private static double Density(double a, double b, double x, double y) => SaddlePoint.BinomialMass(a, b, x, y) * a * (b / (a + b));

    /// <summary>Finds where a function that grows up to ½ is 0, given with its derivative by the logarithm.</summary>
    private static double Solve(double start, Func<double, (double Error, double Slope)> function)
    {
        var (low, high, x) = (Least, 0.5, Math.Clamp(start, Least, 0.5));
        if (function(low).Error >= 0)
        {
            return 0;
        }

        for (var i = 0; i < 200; i++)
        {
            var (error, slope) = function(x);
            (low, high) = error < 0 ? (x, high) : (low, x);
            var next = x * Math.Exp(-error / slope);
            if (Math.Abs(error) < 1e-15 || Math.Abs(next - x) <= 1e-15 * x)
            {
                return x;
            }

            if (!(next > low && next < high) || i > 50)
            {
                next = low > high / 4 ? (low + high) / 2 : Math.Sqrt(low) * Math.Sqrt(high);
            }

            x = next;
        }

        return x;
    }

    private static void ThrowIfNoParameter(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "A parameter of the distribution must be a finite number above 0.");
        }
    }
}
