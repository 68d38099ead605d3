using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>How many trials of a group there were, and how many of them succeeded.</summary>
/// <remarks><c>default</c> is a group without trials.</remarks>
/// <param name="Successes">The trials that succeeded; from 0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">All trials; not negative.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProportionCount(long Successes, long Trials)
{
    /// <summary>Gets the share that succeeded; <see langword="null"/> without trials.</summary>
    public double? Rate => Trials == 0 ? null : (double)Successes / Trials;

    /// <summary>Finds Wilson's interval of the rate, <see cref="ProportionInterval.Wilson"/>.</summary>
    /// <param name="confidence">The share of such intervals that hold the true rate; 95 % by default.</param>
    /// <returns>The interval; <see langword="null"/> without trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, there are more successes than trials, or <paramref name="confidence"/> isn't between 0 and 1.
    /// </exception>
    public ProportionInterval? Wilson(double confidence = 0.95) => ProportionInterval.Wilson(Successes, Trials, confidence);
}
