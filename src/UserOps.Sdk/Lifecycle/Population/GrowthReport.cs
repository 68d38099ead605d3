using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Growth accounting as of a day, period by period.</summary>
public sealed record GrowthReport
{
    /// <summary>Gets how it was accounted.</summary>
    public required GrowthPolicy Policy { get; init; }

    /// <summary>Gets the day of judgement, the last one seen.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>Gets the users who were ever active, up to that day.</summary>
    public required long Users { get; init; }

    /// <summary>
    /// Gets the periods without a hole, from the first one with activity, or the one asked for if that is later, through the one
    /// that holds <see cref="AsOf"/>. Empty when nobody was ever active.
    /// </summary>
    public required EquatableArray<GrowthPeriod> Periods { get; init; }
}
