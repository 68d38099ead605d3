using NodaTime;
using UserOps.Cli.Purchases;
using UserOps.CustomerValue;

namespace UserOps.Cli.Value;

/// <summary>What <c>userops value fit</c> found, before it is written in one form or another.</summary>
internal sealed record ValueFitResult
{
    /// <summary>Gets what became of the records of the input; <see langword="null"/> when there was no file.</summary>
    public PurchaseCounts? Counts { get; init; }

    /// <summary>Gets the model.</summary>
    public required CustomerValueModel Model { get; init; }

    /// <summary>Gets what came after the fit; <see langword="null"/> without <c>--holdout</c>.</summary>
    public ValueHoldout? Holdout { get; init; }

    /// <summary>Gets the repeat purchases over time; <see langword="null"/> without <c>--track-until</c>.</summary>
    public EquatableArray<TrackingPoint>? Tracking { get; init; }
}

/// <summary>What came after a fit, beside what was expected.</summary>
/// <param name="Until">The last instant of the holdout.</param>
/// <param name="Report">The purchases, found and expected.</param>
/// <param name="Orders">The number of orders in the holdout.</param>
/// <param name="Money">The money of the holdout.</param>
internal sealed record ValueHoldout(Instant Until, HoldoutReport Report, long Orders, decimal Money)
{
    /// <summary>Gets the money an order; <see langword="null"/> without an order.</summary>
    public decimal? MoneyPerOrder => Orders > 0 ? Money / Orders : null;
}
