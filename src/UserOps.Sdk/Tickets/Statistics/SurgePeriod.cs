namespace UserOps.Tickets;

/// <summary>In what periods surges of tickets are looked for.</summary>
public enum SurgePeriod
{
    /// <summary>Weeks from Monday.</summary>
    Week = 0,

    /// <summary>Days.</summary>
    Day = 1,
}
