using System.Text.Json.Serialization;
using NodaTime;

namespace UserOps.Rfm;

/// <summary>What one user did in one order at one instant: exact sums, purchases and refunds apart.</summary>
/// <param name="At">The instant.</param>
/// <param name="OrderId">The order; empty when the rows carried no order id.</param>
/// <param name="Purchases">How many purchase rows there were.</param>
/// <param name="Purchased">The sum of their amounts; not negative.</param>
/// <param name="Refunds">How many refund rows there were.</param>
/// <param name="Refunded">The sum of the sizes of their amounts; not negative.</param>
[method: JsonConstructor]
public readonly record struct PurchaseEntry(
    Instant At,
    string OrderId,
    long Purchases,
    decimal Purchased,
    long Refunds,
    decimal Refunded)
{
    /// <summary>A sum past every limit: sums stop here, so that too much is too much in any order of the rows.</summary>
    internal const decimal Saturated = PurchaseLimits.Total * 10;

    internal static int Compare(in PurchaseEntry left, in PurchaseEntry right)
    {
        var byTime = left.At.CompareTo(right.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.OrderId, right.OrderId);
    }

    internal PurchaseEntry Plus(in PurchaseEntry other) => this with
    {
        Purchases = Purchases + other.Purchases,
        Purchased = Math.Min(Saturated, Purchased + other.Purchased),
        Refunds = Refunds + other.Refunds,
        Refunded = Math.Min(Saturated, Refunded + other.Refunded),
    };
}
