namespace UserOps.Simulation;

/// <summary>How the days and the hours differ in how much is bought.</summary>
internal enum DayPattern
{
    /// <summary>All the year, more at weekends and in the evening.</summary>
    Everyday = 0,

    /// <summary>As <see cref="Everyday"/>, but nearly only in the seasons.</summary>
    InSeason = 1,

    /// <summary>Nearly only on work days, in office hours.</summary>
    WorkDays = 2,
}
