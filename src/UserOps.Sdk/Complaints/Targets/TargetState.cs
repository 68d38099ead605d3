namespace UserOps.Complaints;

/// <summary>How a target stands.</summary>
public enum TargetState
{
    /// <summary>Its clock runs.</summary>
    Running = 0,

    /// <summary>Its clock stands.</summary>
    Paused = 1,

    /// <summary>It was done in time.</summary>
    Met = 2,

    /// <summary>It was not done in time; it stays so, whatever happens later.</summary>
    Breached = 3,

    /// <summary>It need not be done any more: the case was withdrawn, refused or merged before it was due.</summary>
    Stopped = 4,
}
