namespace UserOps.Tickets;

/// <summary>How much the evidence for an indicator is worth.</summary>
public enum EvidenceState
{
    /// <summary>The log holds nowhere what the indicator needs: nothing is demonstrated, and anything is plausible.</summary>
    NotObservable = 0,

    /// <summary>No opportunity came to its end: nothing is demonstrated, and anything is plausible.</summary>
    NoOpportunity = 1,

    /// <summary>There are fewer opportunities than the policy asks for: what is demonstrated counts in part.</summary>
    Insufficient = 2,

    /// <summary>There are enough.</summary>
    Assessed = 3,
}
