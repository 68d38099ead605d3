using NodaTime;
using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How long things take: the mean and the quantiles of durations.</summary>
/// <remarks>
/// The quantiles are by definition 7 of R. J. Hyndman and Y. Fan (1996), as of <see cref="Type7Quantile"/>, reckoned in whole nanoseconds and rounded down, as
/// is the mean. The order of the durations doesn't matter.
/// </remarks>
public sealed record DurationSummary
{
    private DurationSummary(Duration[] sorted)
    {
        Count = sorted.Length;
        var sum = Int128.Zero;
        foreach (var duration in sorted)
        {
            sum += duration.ToInt128Nanoseconds();
        }

        Total = sum;
        Mean = Duration.FromNanoseconds(Floor(sum, Count));
        (Least, Greatest) = (sorted[0], sorted[^1]);
        (LowerQuartile, Median) = (Quantile(sorted, 1, 4), Quantile(sorted, 1, 2));
        (UpperQuartile, NinthDecile) = (Quantile(sorted, 3, 4), Quantile(sorted, 9, 10));
    }

    /// <summary>Gets how many durations there are; at least 1.</summary>
    public int Count { get; }

    /// <summary>Gets the mean.</summary>
    public Duration Mean { get; }

    /// <summary>Gets the least.</summary>
    public Duration Least { get; }

    /// <summary>Gets what a quarter of them don't exceed.</summary>
    public Duration LowerQuartile { get; }

    /// <summary>Gets what half of them don't exceed.</summary>
    public Duration Median { get; }

    /// <summary>Gets what three quarters of them don't exceed.</summary>
    public Duration UpperQuartile { get; }

    /// <summary>Gets what nine of ten don't exceed.</summary>
    public Duration NinthDecile { get; }

    /// <summary>Gets the greatest.</summary>
    public Duration Greatest { get; }

    /// <summary>Gets the sum in nanoseconds: it may be more than a <see cref="Duration"/> holds.</summary>
    internal Int128 Total { get; }

    /// <summary>Summarizes durations.</summary>
    /// <param name="durations">The durations, in any order.</param>
    /// <returns>The summary; <see langword="null"/> when there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="durations"/> is <see langword="null"/>.</exception>
    public static DurationSummary? Of(IEnumerable<Duration> durations)
    {
        ArgumentNullException.ThrowIfNull(durations);
        Duration[] sorted = [.. durations];
        Array.Sort(sorted);
        return sorted.Length == 0 ? null : new(sorted);
    }

    private static Duration Quantile(Duration[] sorted, int numerator, int denominator)
    {
        var (lower, remainder) = Type7Quantile.Position(sorted.Length, numerator, denominator);
        var low = sorted[lower];
        return remainder == 0
            ? low
            : low + Duration.FromNanoseconds(Floor((sorted[lower + 1] - low).ToInt128Nanoseconds() * remainder, denominator));
    }

    private static Int128 Floor(Int128 numerator, int denominator)
    {
        var (quotient, remainder) = Int128.DivRem(numerator, denominator);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
