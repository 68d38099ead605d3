namespace UserOps.Statistics;

/// <summary>Poisson and binomial probabilities, for any real counts, without the cancellation of large logarithms.</summary>
/// <remarks>C. Loader, "Fast and accurate computation of binomial probabilities" (2000).</remarks>
internal static class SaddlePoint
{
    /// <summary>x^a e^-x / Γ(a + 1): how likely a Poisson count of mean <paramref name="x"/> is <paramref name="a"/>.</summary>
    public static double PoissonMass(double a, double x) =>
        a == 0 ? Math.Exp(-x)
        : x == 0 ? 0
        : Math.Exp(-StirlingError(a) - Deviance(a, x)) / Math.Sqrt(2 * Math.PI * a);

    /// <summary>Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) x^a y^b, where y is 1 - x.</summary>
    public static double BinomialMass(double a, double b, double x, double y)
    {
        var n = a + b;
        var log = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y);
        return Math.Exp(log) * Math.Sqrt(n / (2 * Math.PI * a * b));
    }

    /// <summary>ln n! - ln (√(2πn) (n/e)^n).</summary>
    private static double StirlingError(double n) => n >= 15
        ? GammaFunction.Stirling(n)
        : GammaFunction.Log(n + 1) - ((n + 0.5) * Math.Log(n)) + n - 0.91893853320467274178;

    /// <summary>x ln(x / mean) + mean - x, by a series where the two are close.</summary>
    private static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean))
        {
            return (x * Math.Log(x / mean)) + mean - x;
        }

        var v = (x - mean) / (x + mean);
        var sum = (x - mean) * v;
        var term = 2 * x * v;
        v *= v;
        for (var j = 1; ; j++)
        {
            term *= v;
            var next = sum + (term / ((2 * j) + 1));
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}
