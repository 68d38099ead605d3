namespace UserOps.Complaints;

/// <summary>What can happen to a case; in JSON the value of <c>type</c>.</summary>
/// <remarks>The order breaks ties: of two events at one instant without a sequence, the one of the smaller type comes first.</remarks>
public enum CaseEventType
{
    /// <summary>See <see cref="CaseReceived"/>.</summary>
    Received = 0,

    /// <summary>See <see cref="EvidenceAdded"/>.</summary>
    EvidenceAdded = 1,

    /// <summary>See <see cref="ClusterCounted"/>.</summary>
    ClusterCounted = 2,

    /// <summary>See <see cref="CaseScreened"/>.</summary>
    Screened = 3,

    /// <summary>See <see cref="CaseAcknowledged"/>.</summary>
    Acknowledged = 4,

    /// <summary>See <see cref="CaseAssigned"/>.</summary>
    Assigned = 5,

    /// <summary>See <see cref="CaseRegraded"/>.</summary>
    Regraded = 6,

    /// <summary>See <see cref="DeadlineExtended"/>.</summary>
    DeadlineExtended = 7,

    /// <summary>See <see cref="InvestigationStarted"/>.</summary>
    InvestigationStarted = 8,

    /// <summary>See <see cref="CustomerUpdated"/>.</summary>
    CustomerUpdated = 9,

    /// <summary>See <see cref="CasePaused"/>.</summary>
    Paused = 10,

    /// <summary>See <see cref="CaseResumed"/>.</summary>
    Resumed = 11,

    /// <summary>See <see cref="CaseDecided"/>.</summary>
    Decided = 12,

    /// <summary>See <see cref="CaseResponded"/>.</summary>
    Responded = 13,

    /// <summary>See <see cref="CustomerAccepted"/>.</summary>
    Accepted = 14,

    /// <summary>See <see cref="CustomerDisputed"/>.</summary>
    Disputed = 15,

    /// <summary>See <see cref="ReferredOutside"/>.</summary>
    ReferredOutside = 16,

    /// <summary>See <see cref="CaseNoted"/>.</summary>
    Noted = 17,

    /// <summary>See <see cref="CaseClosed"/>.</summary>
    Closed = 18,

    /// <summary>See <see cref="CaseReopened"/>.</summary>
    Reopened = 19,

    /// <summary>See <see cref="CaseWithdrawn"/>.</summary>
    Withdrawn = 20,

    /// <summary>See <see cref="CaseNotAccepted"/>.</summary>
    NotAccepted = 21,

    /// <summary>See <see cref="CaseMerged"/>.</summary>
    Merged = 22,

    /// <summary>See <see cref="CaseUnmerged"/>.</summary>
    Unmerged = 23,
}
