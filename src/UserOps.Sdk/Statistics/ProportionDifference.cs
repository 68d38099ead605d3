using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>The difference of two observed rates and the range in which the true difference plausibly lies.</summary>
/// <remarks><c>default</c> is the difference 0 with no doubt at all, which no observation gives.</remarks>
/// <param name="Estimate">The first rate less the second one, between -1 and 1.</param>
/// <param name="Lower">The least plausible difference, between -1 and <paramref name="Estimate"/>.</param>
/// <param name="Upper">The greatest plausible difference, between <paramref name="Estimate"/> and 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProportionDifference(double Estimate, double Lower, double Upper)
{
    /// <summary>Finds Newcombe's hybrid score interval of the difference of two rates of separate trials.</summary>
    /// <remarks>
    /// <para>R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
    /// Statistics in Medicine 17 (1998) 873-890, method 10. With each rate p between its Wilson limits l and u
    /// (<see cref="ProportionInterval.Wilson"/>), the difference d = p1 - p2 lies between d - √((p1 - l1)² + (u2 - p2)²) and
    /// d + √((u1 - p1)² + (p2 - l2)²).</para>
    /// <para>The reach of each limit is computed by itself, not as a difference of limits, so it keeps its digits however many the
    /// trials. Exchanging the two rates gives the negative of the interval, to the last bit.</para>
    /// </remarks>
    /// <param name="firstSuccesses">How many trials of the first group succeeded.</param>
    /// <param name="firstTrials">How many the first group had.</param>
    /// <param name="secondSuccesses">How many trials of the second group succeeded.</param>
    /// <param name="secondTrials">How many the second group had.</param>
    /// <param name="confidence">The share of such intervals that hold the true difference; 95 % by default.</param>
    /// <returns>The interval; <see langword="null"/> when a group had no trials, for then nothing is known of its rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, there are more successes than trials, or <paramref name="confidence"/> isn't between 0 and 1.
    /// </exception>
    public static ProportionDifference? Newcombe(
        long firstSuccesses, long firstTrials, long secondSuccesses, long secondTrials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSuccesses);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstSuccesses, firstTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(secondTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(secondSuccesses);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(secondSuccesses, secondTrials);
        ProportionInterval.ThrowIfNoConfidence(confidence);
        if (firstTrials == 0 || secondTrials == 0)
        {
            return null;
        }

        var z = -NormalDistribution.Quantile((1 - confidence) / 2);
        var (firstDown, firstUp) = Reach(firstSuccesses, firstTrials, z);
        var (secondDown, secondUp) = Reach(secondSuccesses, secondTrials, z);
        var estimate = ((double)firstSuccesses / firstTrials) - ((double)secondSuccesses / secondTrials);
        return new(
            estimate,
            Math.Max(-1, estimate - Length(firstDown, secondUp)),
            Math.Min(1, estimate + Length(firstUp, secondDown)));
    }

    /// <summary>How far Wilson's limits lie below and above the rate.</summary>
    private static (double Down, double Up) Reach(long successes, long trials, double z)
    {
        if (successes > trials - successes)
        {
            var (up, down) = Reach(trials - successes, trials, z);
            return (down, up);
        }

        if (z == 0)
        {
            return (0, 0);
        }

        // With x = z²/n: (x p q) / (s + x (½ - p)) below and (s + x (½ - p)) / (1 + x) above, where s = √(x (p q + x/4)).
        double p = (double)successes / trials, q = (double)(trials - successes) / trials, x = z * z / trials;
        var spread = Math.Sqrt(x * ((p * q) + (x / 4))) + (x * (0.5 - p));
        return (x * p * q / spread, spread / (1 + x));
    }

    private static double Length(double one, double other) => Math.Sqrt((one * one) + (other * other));
}
