using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>An observed rate and the range in which the true rate plausibly lies.</summary>
/// <remarks><c>default</c> is the rate 0 with no doubt at all, which no observation gives.</remarks>
/// <param name="Estimate">The observed rate: successes by trials.</param>
/// <param name="Lower">The least plausible rate, between 0 and <paramref name="Estimate"/>.</param>
/// <param name="Upper">The greatest plausible rate, between <paramref name="Estimate"/> and 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProportionInterval(double Estimate, double Lower, double Upper)
{
    /// <summary>Finds Wilson's score interval of a rate.</summary>
    /// <remarks>
    /// <para>E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927)
    /// 209-212; method 3 of R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
    /// Medicine 17 (1998) 857-872, without continuity correction. With k successes in n trials and the two-sided normal
    /// quantile z: (k + z²/2 ± z √(k(n-k)/n + z²/4)) / (n + z²).</para>
    /// <para>No success gives exactly 0 as the lower end, no failure exactly 1 as the upper one. The lower end is
    /// computed as (k²/n) / (k + z²/2 + z √(…)), the same number without the subtraction, so both ends keep their
    /// digits however small the rate.</para>
    /// </remarks>
    /// <param name="successes">How many trials succeeded.</param>
    /// <param name="trials">How many there were.</param>
    /// <param name="confidence">The share of such intervals that hold the true rate; 95 % by default.</param>
    /// <returns>The interval; <see langword="null"/> when there were no trials, for then nothing is known of the rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, there are more successes than trials, or <paramref name="confidence"/> isn't between 0 and 1.
    /// </exception>
    public static ProportionInterval? Wilson(long successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        ThrowIfNoConfidence(confidence);
        if (trials == 0)
        {
            return null;
        }

        double k = successes, n = trials;
        var z = -NormalDistribution.Quantile((1 - confidence) / 2);
        var spread = z * Math.Sqrt((k * ((trials - successes) / n)) + (z * z / 4));
        var reach = k + (z * z / 2) + spread;

        var estimate = k / n;
        var lower = successes == 0 ? 0 : Math.Min(estimate, k * estimate / reach);
        var upper = successes == trials ? 1 : Math.Clamp(reach / (n + (z * z)), estimate, 1);
        return new(estimate, lower, upper);
    }

    internal static void ThrowIfNoConfidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(confidence), confidence, "A confidence must be more than 0 and less than 1. Write 95 % as 0.95.");
        }
    }
}
