namespace UserOps.BusinessTime;

/// <summary>At which moment of its date a deadline is due. The order of the values means nothing.</summary>
public enum DayEnd
{
    /// <summary>At the last instant of the date: one nanosecond before the next date starts.</summary>
    EndOfDate = 0,

    /// <summary>
    /// At the last closing of the hours that begin on the date; what is done before the next opening is in time. A date without
    /// hours ends as by <see cref="EndOfDate"/>.
    /// </summary>
    LastClosing = 1,

    /// <summary>At the time of day of the start.</summary>
    SameTime = 2,
}
