using UserOps.Cli.Input;
using UserOps.Json;
using UserOps.Rfm;

namespace UserOps.Cli.Purchases;

/// <summary>The money of one row, and whether it is a refund.</summary>
/// <remarks>
/// The amount is the column of that name; where it is blank, quantity times unit price. A negative quantity is a refund even
/// at price 0, and so is a negative amount, or one that the <c>kind</c> column calls so.
/// </remarks>
/// <param name="Amount">The amount, with the sign that was found.</param>
/// <param name="Kind">Purchase or refund.</param>
/// <param name="IsSale">Whether it is no refund, and quantity and price, or the amount, are above 0.</param>
internal readonly record struct RowMoney(decimal Amount, PurchaseKind Kind, bool IsSale)
{
    private static readonly string[] Kinds = ["purchase", "refund"];

    /// <summary>Gets the amount as it changes a total: below 0 for refunds.</summary>
    public decimal Signed => Kind == PurchaseKind.Refund ? -Math.Abs(Amount) : Amount;

    /// <summary>Reads the money of the current row.</summary>
    /// <param name="row">The reader.</param>
    /// <param name="money">The money.</param>
    /// <param name="position">The field that is wrong, if one is.</param>
    /// <param name="why">What is wrong with it, and what would be right; empty when it was read.</param>
    /// <returns><see langword="true"/> if the row has money.</returns>
    public static bool TryRead(RecordReader row, out RowMoney money, out int position, out string why)
    {
        money = default;
        decimal quantity = 1, price;
        if (row[PurchaseFields.Amount].Length > 0 || (row[PurchaseFields.Quantity].Length == 0 && row[PurchaseFields.UnitPrice].Length == 0))
        {
            position = PurchaseFields.Amount;
            if (!AmountText.TryRead(row[position], out price, out why))
            {
                return false;
            }
        }
        else
        {
            position = PurchaseFields.Quantity;
            if (!AmountText.TryRead(row[position], out quantity, out why))
            {
                return false;
            }

            position = PurchaseFields.UnitPrice;
            if (!AmountText.TryRead(row[position], out price, out why))
            {
                return false;
            }
        }

        if (!AmountText.TryMultiply(quantity, price, out var amount, out why))
        {
            return false;
        }

        var gaveBack = quantity < 0 || amount < 0;
        position = PurchaseFields.Kind;
        if (!TryKind(row[position], gaveBack, out var kind, out why))
        {
            return false;
        }

        money = new RowMoney(amount, kind, kind == PurchaseKind.Purchase && quantity > 0 && price > 0);
        return true;
    }

    private static bool TryKind(string text, bool gaveBack, out PurchaseKind kind, out string why)
    {
        why = "";
        kind = gaveBack ? PurchaseKind.Refund : PurchaseKind.Purchase;
        if (text.Length == 0)
        {
            return true;
        }

        if (text.Equals(Kinds[1], StringComparison.OrdinalIgnoreCase))
        {
            kind = PurchaseKind.Refund;
        }
        else if (!text.Equals(Kinds[0], StringComparison.OrdinalIgnoreCase))
        {
            why = Spelling.Suggest(text, Kinds, "Write purchase or refund, or leave it blank.");
        }
        else if (gaveBack)
        {
            why = "A purchase can't have a negative quantity or amount; write refund, or leave it blank.";
        }

        return why.Length == 0;
    }
}
