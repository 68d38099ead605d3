using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>How many users were active on a number of days.</summary>
/// <remarks><c>default</c> is nobody on no day.</remarks>
/// <param name="ActiveDays">The number of days.</param>
/// <param name="Exactly">The users who were active on just so many.</param>
/// <param name="AtLeast">The users who were active on so many or more.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StickinessCount(int ActiveDays, long Exactly, long AtLeast);

/// <summary>On how many days the users of a window were active.</summary>
public sealed record StickinessReport
{
    /// <summary>Gets the day of judgement, the last one of the window.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>Gets the length of the window in days.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Gets the counts for 1 day, 2 days, and so on to the whole window.</summary>
    public required EquatableArray<StickinessCount> Counts { get; init; }

    /// <summary>Gets the users with at least one active day in the window; nobody else is counted.</summary>
    public long Users => Counts.Count == 0 ? 0 : Counts[0].AtLeast;

    /// <summary>Gets the mean number of active days of these users; <see langword="null"/> without users.</summary>
    public double? MeanActiveDays => Users == 0 ? null : (double)Counts.Sum(static count => count.AtLeast) / Users;
}
