namespace UserOps.Lifecycle;

/// <summary>A kind of calendar period, the shortest first.</summary>
public enum CalendarUnit
{
    /// <summary>One day.</summary>
    Day = 0,

    /// <summary>Seven days, from the day of the week that a <see cref="CalendarGrid"/> names.</summary>
    Week = 1,

    /// <summary>A month of the calendar.</summary>
    Month = 2,

    /// <summary>Three months, from January, April, July or October.</summary>
    Quarter = 3,

    /// <summary>A year of the calendar.</summary>
    Year = 4,
}
