namespace UserOps.Rfm;

/// <summary>Whether a user has purchases to be scored. A greater value is nearer to a customer.</summary>
public enum PurchaseStatus
{
    /// <summary>Nothing bought up to the instant of judgement, or nothing that counts. Not a loss: an answer of its own.</summary>
    NeverPurchased = 0,

    /// <summary>Bought, but longer ago than the look-back window.</summary>
    OutsideWindow = 1,

    /// <summary>Bought within what the policy sees.</summary>
    Purchased = 2,
}
