using MathNet.Numerics;
using UserOps.Statistics;

namespace UserOps.CustomerValue;

/// <summary>Differences of the logarithm of the gamma function and of its derivative, over whole steps.</summary>
internal static class LogGamma
{
    /// <summary>Up to here a sum over the steps is both faster and nearer to the truth than the difference of two large numbers.</summary>
    private const int FewSteps = 64;

    /// <summary>ln Γ(c + n) - ln Γ(c) = ln c (c + 1) ... (c + n - 1).</summary>
    public static double Rise(double c, int n)
    {
        if (n > FewSteps)
        {
            // Stirling's series for both, with what is large in both taken together.
            return n + c < 1e6 || c < 15 ? GammaFunction.Log(c + n) - GammaFunction.Log(c) : FarRise(c, n);
        }

        var (sum, product) = (0.0, 1.0);
        for (var i = 0; i < n; i++)
        {
            product *= c + i;
            if (product is > 1e200 or < 1e-200)
            {
                sum += Math.Log(product);
                product = 1;
            }
        }

        return sum + Math.Log(product);
    }

    /// <summary>ψ(c + n) - ψ(c) = 1/c + 1/(c + 1) + ... + 1/(c + n - 1).</summary>
    public static double Slope(double c, int n)
    {
        if (n > FewSteps)
        {
            return SpecialFunctions.DiGamma(c + n) - SpecialFunctions.DiGamma(c);
        }

        var sum = 0.0;
        for (var i = n - 1; i >= 0; i--)
        {
            sum += 1 / (c + i);
        }

        return sum;
    }

    /// <summary>From DLMF 5.11.1, of which the terms that are as large as c ln c cancel.</summary>
    private static double FarRise(double c, double n) =>
        (n * Math.Log(c + n)) + ((c - 0.5) * NearZero.LogP1(n / c)) - n + (1 / (12 * (c + n))) - (1 / (12 * c));
}
