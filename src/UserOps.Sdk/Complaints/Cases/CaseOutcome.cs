namespace UserOps.Complaints;

/// <summary>What the firm decided about a complaint.</summary>
public enum CaseOutcome
{
    /// <summary>Nothing yet.</summary>
    Undecided = 0,

    /// <summary>The customer is right.</summary>
    Upheld = 1,

    /// <summary>The customer is right in part.</summary>
    PartlyUpheld = 2,

    /// <summary>The customer is not right.</summary>
    NotUpheld = 3,

    /// <summary>Both agreed, and who is right was left open.</summary>
    Settled = 4,
}
