using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>What one customer did up to an instant, and what came after it.</summary>
public sealed record HoldoutCustomer
{
    /// <summary>Gets the summary as of the end of the calibration: what a model may know.</summary>
    public required PurchaseSummary Calibration { get; init; }

    /// <summary>Gets x, t.x and T as of the end of the calibration.</summary>
    public required BtydStatistics Statistics { get; init; }

    /// <summary>Gets the length of the holdout in the unit of time.</summary>
    public required double Duration { get; init; }

    /// <summary>Gets the number of purchases in the holdout, counted as the calibration counts them: days, or calendar weeks, with a purchase. One that the calibration has counted is not counted again.</summary>
    public required int Purchases { get; init; }

    /// <summary>Gets the number of orders in the holdout; one with rows on both sides of the split is one on each.</summary>
    public required long Orders { get; init; }

    /// <summary>Gets the money of the holdout, by the policy's treatment of refunds.</summary>
    public required decimal Money { get; init; }

    /// <summary>Gets the money an order, rounded to 28 digits; <see langword="null"/> without an order.</summary>
    public decimal? MoneyPerOrder => Orders > 0 ? Money / Orders : null;
}
