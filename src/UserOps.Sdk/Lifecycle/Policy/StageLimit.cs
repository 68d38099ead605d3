using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>How long is long: a fixed time, or one that follows the user's own rhythm. A closed family.</summary>
/// <remarks>In JSON a fixed limit is its text, <c>"P30D"</c>; the own gap is an object.</remarks>
public abstract record StageLimit
{
    private protected StageLimit()
    {
    }

    /// <summary>Makes a limit of whole days.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The limit.</returns>
    public static StageLimit Days(int count) => new FixedLimit(Period.FromDays(count));

    /// <summary>Makes a limit of whole months, counted on the calendar from the day where the clock began.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The limit.</returns>
    public static StageLimit Months(int count) => new FixedLimit(Period.FromMonths(count));

    /// <summary>Makes a limit that follows the user's own rhythm: a multiple of the median gap.</summary>
    /// <param name="times">How many own gaps.</param>
    /// <param name="min">The least limit, in days.</param>
    /// <param name="max">The greatest limit, in days.</param>
    /// <returns>The limit; four gaps are needed, and until then the own gap is taken as 14 days.</returns>
    public static StageLimit OwnGaps(decimal times, int min, int max) => new OwnGapLimit
    {
        Quantile = 0.5m,
        Times = times,
        Min = Period.FromDays(min),
        Max = Period.FromDays(max),
        GapsNeeded = 4,
        Fallback = Period.FromDays(14),
    };
}

/// <summary>A limit that is the same for all users.</summary>
/// <remarks>
/// Days and weeks are counted. Months and years are added to the day where the clock began, each time anew: from 31 January,
/// one month ends on 29 February 2024, two on 31 March, three on 30 April. A clock has reached the limit from the day on
/// that the sum names.
/// </remarks>
/// <param name="Length">Whole days and weeks, or whole months and years; above zero.</param>
public sealed record FixedLimit(Period Length) : StageLimit;

/// <summary>A limit that follows the user's own rhythm, because how often is often enough differs from user to user.</summary>
/// <remarks>
/// The limit is <see cref="Times"/> the own gap, not below <see cref="Min"/> nor above <see cref="Max"/>, rounded up to whole
/// days. The own gap is a quantile (definition 7 of Hyndman and Fan 1996) of the days from each active day to the next one,
/// as known on the day judged; the running silence is none of them. For <see cref="StageClock.GapBeforeLast"/> the gap that
/// is measured is left out. Computed in whole numbers, so that no platform rounds differently.
/// </remarks>
public sealed record OwnGapLimit : StageLimit
{
    /// <summary>Gets which quantile of the gaps is the own gap: from 0 to 1, with at most four decimals; 0.5 is the median.</summary>
    public required decimal Quantile { get; init; }

    /// <summary>Gets the multiple: above 0 to 1000, with at most four decimals.</summary>
    public required decimal Times { get; init; }

    /// <summary>Gets the least limit, in whole days.</summary>
    public required Period Min { get; init; }

    /// <summary>Gets the greatest limit, in whole days.</summary>
    public required Period Max { get; init; }

    /// <summary>Gets how many gaps a user needs for a rhythm of the own; 1 or more.</summary>
    public required int GapsNeeded { get; init; }

    /// <summary>Gets what is taken as the own gap of a user with fewer gaps, in whole days.</summary>
    public required Period Fallback { get; init; }
}
