using NodaTime;
using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>How long users keep silent between two active days, and how likely they come back.</summary>
public sealed record SilenceReport
{
    /// <summary>Gets the day of judgement, the last one seen.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>Gets the silences that ended: the days from one active day to the next, over all users.</summary>
    public required long Ended { get; init; }

    /// <summary>Gets the silences that still last, one for each user who was ever active.</summary>
    public required long Open { get; init; }

    /// <summary>
    /// Gets the survival of silence, in days: the share of active days after which no other came within so many days. Its median is
    /// the number of days by which half came back.
    /// </summary>
    public required KaplanMeierCurve Curve { get; init; }

    /// <summary>Estimates the chance that a user who is silent comes back soon.</summary>
    /// <param name="silentDays">The silence so far: the days from the last active day to today, which is not active.</param>
    /// <param name="withinDays">How many more days the user is given.</param>
    /// <returns>The chance, from 0 to 1; <see langword="null"/> when no silence so long was seen, or none was seen through to the end of the days given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of days is negative.</exception>
    public double? ChanceOfReturn(int silentDays, int withinDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(silentDays);
        ArgumentOutOfRangeException.ThrowIfNegative(withinDays);
        return Curve.ChanceOfEnd(silentDays, withinDays);
    }
}
