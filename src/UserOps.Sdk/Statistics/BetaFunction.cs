namespace UserOps.Statistics;

/// <summary>The regularised incomplete beta function.</summary>
/// <remarks>A pure function. The order of operations is fixed, so every run gives the same bits.</remarks>
public static class BetaFunction
{
    /// <summary>Finds the regularised incomplete beta function.</summary>
    /// <remarks>
    /// I(x; a, b) = 1/B(a, b) ∫ t^(a-1) (1-t)^(b-1) dt from 0 to x: DLMF 8.17.2, by the even part of the continued fraction 8.17.22, as in
    /// A. R. DiDonato and A. H. Morris, "Algorithm 708: significant digit computation of the incomplete beta function ratios", ACM TOMS 18
    /// (1992) 360-373, from the side of the smaller tail. The factor before it is taken in the saddle-point form of C. Loader (2000). The
    /// relative error of the smaller tail is about 1e-12, also for parameters of 1e9. Costs a number of terms that grows with the root of
    /// the greater parameter.
    /// </remarks>
    /// <param name="a">The first parameter, above 0.</param>
    /// <param name="b">The second parameter, above 0.</param>
    /// <param name="x">The argument, from 0 to 1.</param>
    /// <returns>I(x; a, b), between 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a number above 0, or the argument is none from 0 to 1.</exception>
    public static double Regularized(double a, double b, double x)
    {
        GammaFunction.ThrowIfNotPositive(a, nameof(a));
        GammaFunction.ThrowIfNotPositive(b, nameof(b));
        if (!(x >= 0 && x <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "The argument must be from 0 to 1.");
        }

        return Regularized(a, b, x, 1 - x);
    }

    /// <summary>The same, with 1 - x given by who knows it better.</summary>
    internal static double Regularized(double a, double b, double x, double y) =>
        x <= 0 ? 0
        : y <= 0 ? 1
        : x < (a + 1) / (a + b + 2) ? Math.Min(1, Tail(a, b, x, y))
        : Math.Max(0, 1 - Tail(b, a, y, x));

    private static double Tail(double a, double b, double x, double y) =>
        SaddlePoint.BinomialMass(a, b, x, y) * a * (b / (a + b)) * Fraction(a, b, x, y);

    /// <summary>The even part of DLMF's fraction: its denominators come from a y - b x, which loses no digits where x is next to 1.</summary>
    private static double Fraction(double a, double b, double x, double y)
    {
        var offset = (a * y) - (b * x);
        var c = 1 + offset;
        var c0 = b / a;
        var c1 = 1 + (1 / a);
        var (p, s) = (1.0, a + 1);
        var (previousNumerator, previousDenominator) = (0.0, 1.0);
        var (numerator, denominator) = (1.0, c / c1);
        var result = c1 / c;
        for (var n = 1.0; n < 1e8; n++)
        {
            var t = n / a;
            var w = n * (b - n) * x;
            var e = a / s;
            var alpha = p * (p + c0) * e * e * (w * x);
            e = (1 + t) / (c1 + t + t);
            var beta = n + (w / s) + (e * (c + (n * (1 + y))));
            p = 1 + t;
            s += 2;
            var next = (alpha * previousNumerator) + (beta * numerator);
            (previousNumerator, numerator) = (numerator, next);
            next = (alpha * previousDenominator) + (beta * denominator);
            (previousDenominator, denominator) = (denominator, next);
            var before = result;
            result = numerator / denominator;
            if (Math.Abs(result - before) <= 1e-16 * result)
            {
                break;
            }

            previousNumerator /= denominator;
            previousDenominator /= denominator;
            numerator = result;
            denominator = 1;
        }

        return result;
    }
}
