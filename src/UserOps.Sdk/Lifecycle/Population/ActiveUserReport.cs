using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The active users of each day of a range.</summary>
public sealed record ActiveUserReport
{
    /// <summary>Gets how far back each count looks.</summary>
    public required ActiveUserWindows Windows { get; init; }

    /// <summary>Gets the day of judgement, the last one seen and reported.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>Gets the days in order, without a hole.</summary>
    public required EquatableArray<ActiveUserDay> Days { get; init; }

    /// <summary>Gets the mean of DAU over the days.</summary>
    public double MeanDaily => Mean(static day => day.Daily);

    /// <summary>Gets the mean of WAU over the days.</summary>
    public double MeanWeekly => Mean(static day => day.Weekly);

    /// <summary>Gets the mean of MAU over the days.</summary>
    public double MeanMonthly => Mean(static day => day.Monthly);

    /// <summary>
    /// Gets the stickiness of the range, from 0 to 1: mean DAU by mean MAU, so that a day counts by its users.
    /// <see langword="null"/> when every MAU is 0.
    /// </summary>
    public double? Stickiness
    {
        get
        {
            var monthly = Days.Sum(static day => day.Monthly);
            return monthly == 0 ? null : (double)Days.Sum(static day => day.Daily) / monthly;
        }
    }

    private double Mean(Func<ActiveUserDay, long> count) => Days.Count == 0 ? 0 : (double)Days.Sum(count) / Days.Count;
}
