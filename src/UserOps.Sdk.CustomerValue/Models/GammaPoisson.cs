using MathNet.Numerics.Distributions;
using UserOps.Statistics;

namespace UserOps.CustomerValue;

/// <summary>Counts of a Poisson process whose rate is gamma distributed: the negative binomial distribution.</summary>
internal static class GammaPoisson
{
    /// <summary>A number beyond all counts that is a whole one in both forms, 2^62.</summary>
    private const double MostCounted = 4611686018427387904;

    /// <summary>P(N = n) in a time t, when the rate has shape k and rate A.</summary>
    public static double Mass(double shape, double scale, int count, double time) => Math.Exp(
        LogGamma.Rise(shape, count) - GammaFunction.Log(count + 1.0)
        - (shape * NearZero.LogP1(time / scale))
        - (count == 0 ? 0 : count * NearZero.LogP1(scale / time)));

    /// <summary>P(N ≥ n) in a time t.</summary>
    public static double UpperTail(double shape, double scale, int count, double time) =>
        count == 0 ? 1 : time == 0 ? 0 : BetaFunction.Regularized(count, shape, 1 / (1 + (scale / time)));

    /// <summary>Draws a rate.</summary>
    public static double DrawRate(double shape, double scale, Random random) => Gamma.Sample(random, shape, scale);

    /// <summary>Draws a Poisson count; for a mean that no count can reach, the greatest one.</summary>
    public static long DrawCount(double mean, Random random) => mean switch
    {
        <= 0 => 0,

        // There the count is normal to all the digits that it has, and the sampler's own formulas pass their bounds.
        > 1e6 => (long)Math.Clamp(Math.Round(mean + (Math.Sqrt(mean) * Normal.Sample(random, 0, 1))), 0, MostCounted),
        _ => Poisson.Sample(random, mean),
    };
}
