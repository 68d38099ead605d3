namespace UserOps.Tickets;

/// <summary>What two periods tell of an indicator's rate.</summary>
public enum TrendDirection
{
    /// <summary>Nothing: the difference may be chance, or one period has no opportunities.</summary>
    NoEvidence = 0,

    /// <summary>It rose by more than chance.</summary>
    Improved = 1,

    /// <summary>It fell by more than chance.</summary>
    Declined = 2,
}
