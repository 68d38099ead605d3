using MathNet.Numerics;
using UserOps.Statistics;

namespace UserOps.CustomerValue;

/// <summary>Differences of the logarithm of the gamma function and of its derivative, over whole steps.</summary>
internal static class LogGamma
{
    /// <summary>Up to here a sum over the steps is both faster and nearer to the truth than the difference of two large numbers.</summary>
    private const int FewSteps = 64;

    /// <summary>From here on Stirling's series has its digits with few terms.</summary>
    private const double SeriesFrom = 15;

    /// <summary>From here on two terms of the series of ψ do.</summary>
    private const double Far = 1e4;

    /// <summary>ln Γ(c + n) - ln Γ(c) = ln c (c + 1) ... (c + n - 1).</summary>
    public static double Rise(double c, int n)
    {
        if (n > FewSteps)
        {
            // Stirling's series for both, with what is large in both taken together.
            return n + c < 1e6 || c < SeriesFrom ? GammaFunction.Log(c + n) - GammaFunction.Log(c) : FarRise(c, n);
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
            return Step(c, n);
        }

        var sum = 0.0;
        for (var i = n - 1; i >= 0; i--)
        {
            sum += 1 / (c + i);
        }

        return sum;
    }

    /// <summary>ψ(c + d) - ψ(c), for any step d above 0.</summary>
    public static double Step(double c, double d) => c < Far
        ? SpecialFunctions.DiGamma(c + d) - SpecialFunctions.DiGamma(c)

        // From DLMF 5.11.2, of which the logarithms are taken together.
        : NearZero.LogP1(d / c) + (d / c / (c + d) * (0.5 + (((1 / c) + (1 / (c + d))) / 12)));

    /// <summary>ln Γ(a + b) / (Γ(a) Γ(b)).</summary>
    public static double InverseBeta(double a, double b)
    {
        var (small, large) = a < b ? (a, b) : (b, a);
        return large < SeriesFrom ? GammaFunction.Log(a + b) - GammaFunction.Log(a) - GammaFunction.Log(b)
            : small < SeriesFrom ? FarRise(large, small) - GammaFunction.Log(small)
            : (small * NearZero.LogP1(large / small)) + ((large - 0.5) * NearZero.LogP1(small / large))
                + (0.5 * Math.Log(small / (2 * Math.PI))) + Stirling(small + large) - Stirling(large) - Stirling(small);
    }

    /// <summary>From DLMF 5.11.1, of which the terms that are as large as c ln c cancel.</summary>
    private static double FarRise(double c, double n) =>
        (n * Math.Log(c + n)) + ((c - 0.5) * NearZero.LogP1(n / c)) - n + Stirling(c + n) - Stirling(c);

    /// <summary>What Stirling's formula lacks, from <see cref="SeriesFrom"/> on to the last digits: DLMF 5.11.1.</summary>
    private static double Stirling(double x)
    {
        var inverse = 1 / (x * x);
        return ((1.0 / 12) - (inverse * ((1.0 / 360) - (inverse * ((1.0 / 1260) - (inverse * ((1.0 / 1680) - (inverse / 1188)))))))) / x;
    }
}
