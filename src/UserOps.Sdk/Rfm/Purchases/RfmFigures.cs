using System.Runtime.InteropServices;

namespace UserOps.Rfm;

/// <summary>The three numbers that a user's scores are made of, read off purchases at one instant.</summary>
/// <remarks>
/// A <see cref="PurchaseSummary"/> has them and more; a query over a host's own tables gives them alone. They are a value, not a
/// fact to merge: two of one user do not add up. <c>default</c> is a user who never bought.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RfmFigures
{
    private RfmFigures(PurchaseStatus status, int daysSinceLast, long orders, decimal netTotal) =>
        (Status, DaysSinceLast, Orders, NetTotal) = (status, daysSinceLast, orders, netTotal);

    /// <summary>Gets whether there is anything to score.</summary>
    public PurchaseStatus Status { get; }

    /// <summary>Gets the days from the last purchase day to the day of judgement; 0 without a purchase in view.</summary>
    public int DaysSinceLast { get; }

    /// <summary>Gets the number of orders; 0 without a purchase in view.</summary>
    public long Orders { get; }

    /// <summary>Gets the money, in whole currency units; may be negative.</summary>
    public decimal NetTotal { get; }

    /// <summary>Makes the figures of a user with purchases in view.</summary>
    /// <param name="daysSinceLast">The days from the last purchase day to the day of judgement; not negative.</param>
    /// <param name="orders">The number of orders; at least one.</param>
    /// <param name="netTotal">The money, in whole currency units, with at most <see cref="PurchaseLimits.Decimals"/> decimals.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static RfmFigures Of(int daysSinceLast, long orders, decimal netTotal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysSinceLast);
        ArgumentOutOfRangeException.ThrowIfLessThan(orders, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(netTotal), PurchaseLimits.Total, nameof(netTotal));
        return Exact.Normalize(netTotal).Scale <= PurchaseLimits.Decimals
            ? new(PurchaseStatus.Purchased, daysSinceLast, orders, netTotal)
            : throw new ArgumentOutOfRangeException(nameof(netTotal), netTotal, $"A total has at most {PurchaseLimits.Decimals} decimals; sum amounts that have no more.");
    }

    /// <summary>Makes the figures of a user without purchases in view.</summary>
    /// <param name="status"><see cref="PurchaseStatus.NeverPurchased"/> or <see cref="PurchaseStatus.OutsideWindow"/>.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is another.</exception>
    public static RfmFigures Without(PurchaseStatus status) => status is PurchaseStatus.NeverPurchased or PurchaseStatus.OutsideWindow
        ? new(status, 0, 0, 0)
        : throw new ArgumentOutOfRangeException(nameof(status), status, "A user with purchases in view has numbers; make the figures of them.");

    /// <summary>Takes the figures out of a summary.</summary>
    /// <param name="summary">The summary.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="summary"/> is <see langword="null"/>.</exception>
    public static RfmFigures From(PurchaseSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary is { Status: PurchaseStatus.Purchased, DaysSinceLast: { } days }
            ? new(PurchaseStatus.Purchased, days, summary.Orders, summary.NetTotal)
            : new(summary.Status, 0, 0, 0);
    }
}
