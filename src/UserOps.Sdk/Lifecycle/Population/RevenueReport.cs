using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Revenue retention as of a day, period by period.</summary>
public sealed record RevenueReport
{
    /// <summary>Gets the periods' kind.</summary>
    public required CalendarGrid Grid { get; init; }

    /// <summary>Gets the day of judgement, the last one seen.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>
    /// Gets the periods without a hole, from the first one with revenue, or the one asked for if that is later, through the one that
    /// holds <see cref="AsOf"/>. Empty when there is no revenue.
    /// </summary>
    public required EquatableArray<RevenuePeriod> Periods { get; init; }
}
