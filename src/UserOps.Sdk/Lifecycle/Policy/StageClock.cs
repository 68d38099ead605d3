namespace UserOps.Lifecycle;

/// <summary>A stretch of days that a <see cref="ClockRule"/> measures.</summary>
public enum StageClock
{
    /// <summary>From the day on which the user was first seen, registered or active.</summary>
    Age = 0,

    /// <summary>From the last active day; 0 on that day.</summary>
    Silence = 1,

    /// <summary>
    /// From the last active day but one to the last one; 1 for two days in a row. There is none before the second active
    /// day, and then no rule on it holds.
    /// </summary>
    GapBeforeLast = 2,

    /// <summary>
    /// From the first day in the stage that held on the day before. On the first active day there is none, and no rule on it holds.
    /// </summary>
    TimeInStage = 3,
}
