namespace UserOps.Complaints;

/// <summary>What the firm promises to do in time.</summary>
public enum ServiceTargetKind
{
    /// <summary>Tell the customer that the complaint came in and is being handled. Its clock never stands.</summary>
    Acknowledge = 0,

    /// <summary>Give a first answer that says more than that it came in. Its clock never stands.</summary>
    FirstResponse = 1,

    /// <summary>Tell the customer how things stand; the clock starts again with every word to the customer.</summary>
    NextUpdate = 2,

    /// <summary>Send the decision.</summary>
    Resolve = 3,
}
