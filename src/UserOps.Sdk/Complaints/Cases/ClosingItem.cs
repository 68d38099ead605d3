namespace UserOps.Complaints;

/// <summary>What must be there before a case is closed.</summary>
public enum ClosingItem
{
    /// <summary>The decision says whether the complaint is upheld.</summary>
    Outcome = 0,

    /// <summary>The reasons were sent to the customer.</summary>
    ReasonsSent = 1,

    /// <summary>The remedy reached the customer; not asked for when the complaint is not upheld.</summary>
    RemedyDelivered = 2,

    /// <summary>The customer knows where to go outside the firm.</summary>
    OutsideRouteTold = 3,

    /// <summary>The code of the cause is recorded.</summary>
    RootCause = 4,

    /// <summary>A corrective or preventive action is linked, or it is written down why there is none. Asked for by grade, and for causes that repeat.</summary>
    CorrectiveAction = 5,

    /// <summary>What happened is summed up.</summary>
    Summary = 6,
}
