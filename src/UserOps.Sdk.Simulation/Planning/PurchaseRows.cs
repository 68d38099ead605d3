using NodaTime;
using UserOps.Rfm;

namespace UserOps.Simulation;

/// <summary>Turns orders into the rows that a host would have of them.</summary>
internal static class PurchaseRows
{
    /// <summary>Makes the rows of one user's orders.</summary>
    /// <param name="orders">The orders by time.</param>
    /// <param name="window">The time that is on record.</param>
    /// <param name="currency">The currency of every row.</param>
    /// <returns>The rows by time.</returns>
    public static List<Purchase<UserId>> From(List<ShopOrder> orders, Interval window, string currency)
    {
        var rows = new List<Purchase<UserId>>();
        foreach (var order in orders)
        {
            foreach (var line in order.Lines)
            {
                if (window.Contains(order.At))
                {
                    rows.Add(Row(order, order.At, line.Amount, PurchaseKind.Purchase));
                }
            }
        }

        var purchases = rows.Count;
        foreach (var order in orders)
        {
            foreach (var line in order.Lines)
            {
                if (order.ReturnedAt is { } returnedAt && line.ReturnedQuantity > 0)
                {
                    rows.Add(Row(order, returnedAt, -line.ReturnedAmount, PurchaseKind.Refund));
                }
            }
        }

        // OrderBy keeps rows of one instant as they are.
        return rows.Count == purchases ? rows : [.. rows.OrderBy(static row => row.At)];

        Purchase<UserId> Row(ShopOrder order, Instant at, decimal amount, PurchaseKind kind) =>
            new(order.User, at, amount) { OrderId = order.Id, Kind = kind, Currency = currency };
    }
}
