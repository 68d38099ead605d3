namespace UserOps.BusinessTime;

/// <summary>What a deadline is counted in. The order of the values means nothing.</summary>
public enum DeadlineUnit
{
    /// <summary>Hours of real time, round the clock: 24 hours later, whatever the clock on the wall did.</summary>
    Hours = 0,

    /// <summary>Hours of open time.</summary>
    BusinessHours = 1,

    /// <summary>Dates of the calendar, working or not.</summary>
    CalendarDays = 2,

    /// <summary>Dates on which hours begin.</summary>
    WorkingDays = 3,

    /// <summary>Seven dates each.</summary>
    Weeks = 4,

    /// <summary>Months: the same day of a later month, or its last day where it has no such day.</summary>
    Months = 5,
}
