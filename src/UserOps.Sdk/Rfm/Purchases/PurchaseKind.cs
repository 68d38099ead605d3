namespace UserOps.Rfm;

/// <summary>Whether a row takes money in or gives it back. The order of the values means nothing.</summary>
public enum PurchaseKind
{
    /// <summary>The sign tells: a negative amount is a refund, any other a purchase.</summary>
    BySign = 0,

    /// <summary>A purchase; its amount is not negative.</summary>
    Purchase = 1,

    /// <summary>A refund or return; its amount counts by its size, whatever its sign.</summary>
    Refund = 2,
}
