namespace UserOps.Rfm;

/// <summary>The bounds within which money is summed exactly.</summary>
public static class PurchaseLimits
{
    /// <summary>The most decimals that an amount may have.</summary>
    public const int Decimals = 9;

    /// <summary>The largest size of one row's amount: a thousand million million.</summary>
    public const decimal Amount = 1_000_000_000_000_000m;

    /// <summary>The largest size of one user's total: a million million million.</summary>
    public const decimal Total = 1_000_000_000_000_000_000m;
}
