namespace UserOps.BusinessTime;

/// <summary>By when something must be done, as a regulator writes it: 15 working days, 8 weeks, 24 hours.</summary>
/// <remarks><see cref="BusinessClock.Due"/> tells the deadline. Days, weeks and months are counted in dates, never in multiples of hours.</remarks>
public sealed record DeadlineRule
{
    /// <summary>Gets how many units; zero or above.</summary>
    public required int Amount { get; init; }

    /// <summary>Gets the unit.</summary>
    public required DeadlineUnit Unit { get; init; }

    /// <summary>
    /// Gets a value indicating whether the date of the start is the first day; by default the date after it is. Not for hours.
    /// </summary>
    public bool CountsStartDay { get; init; }

    /// <summary>Gets where a due date moves that is no working day; it stays by default. Not for hours.</summary>
    public DayRoll Roll { get; init; }

    /// <summary>Gets at which moment of its date the deadline is due; at the end of it by default. Hours have no use for it.</summary>
    public DayEnd EndOfDay { get; init; }
}
