namespace UserOps.Rfm;

/// <summary>The unit of time of <see cref="BtydStatistics"/>. The order of the values means nothing.</summary>
public enum BtydUnit
{
    /// <summary>Days; purchases of one day are one.</summary>
    Days = 0,

    /// <summary>Days divided by seven; purchases of one day are one. The unit of the CDNOW papers.</summary>
    SevenDays = 1,

    /// <summary>Whole calendar weeks from Monday; purchases of one week are one.</summary>
    CalendarWeeks = 2,
}
