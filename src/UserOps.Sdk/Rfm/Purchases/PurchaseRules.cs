using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Rfm;

/// <summary>What a row must be to be summed exactly, and how it becomes an entry.</summary>
internal static class PurchaseRules
{
    public static bool TryRead<TUser>(
        in Purchase<TUser> purchase,
        CurrencyPolicy? currency,
        out PurchaseEntry entry,
        [NotNullWhen(false)] out Fault? fault)
        where TUser : notnull
    {
        entry = default;
        fault = Check(purchase);
        if (fault is not null)
        {
            return false;
        }

        var size = Math.Abs(purchase.Amount);
        if (currency is not null && !string.IsNullOrEmpty(purchase.Currency) && purchase.Currency != currency.Code)
        {
            if (currency.RateOf(purchase.Currency) is not { } rate)
            {
                fault = new("currency", purchase.Currency, $"There is no rate for it; write {currency.Code}, or give its rate in the policy.");
                return false;
            }

            size = Math.Round(size * rate, PurchaseLimits.Decimals, MidpointRounding.ToEven);
            if (size > PurchaseLimits.Amount)
            {
                fault = TooLarge(size);
                return false;
            }
        }

        var refund = purchase.Kind == PurchaseKind.Refund || (purchase.Kind == PurchaseKind.BySign && purchase.Amount < 0);
        entry = refund
            ? new(purchase.At, purchase.OrderId ?? "", 0, 0, 1, size)
            : new(purchase.At, purchase.OrderId ?? "", 1, size, 0, 0);
        return true;
    }

    /// <summary>Finds what is wrong with an entry that comes from outside.</summary>
    public static Fault? Check(in PurchaseEntry entry)
    {
        if (!DayClock.InRange(entry.At))
        {
            return OutOfCalendar(entry.At);
        }

        return entry switch
        {
            { Purchases: < 0 } or { Purchases: 0, Purchased: not 0 } =>
                new("purchases", Exact.Text(entry.Purchases), "The number of purchase rows is zero or above, and zero only where nothing was bought."),
            { Refunds: < 0 } or { Refunds: 0, Refunded: not 0 } =>
                new("refunds", Exact.Text(entry.Refunds), "The number of refund rows is zero or above, and zero only where nothing was refunded."),
            { Purchases: 0, Refunds: 0 } => new("purchases", "0", "An entry has at least one row."),
            _ => CheckSum("purchased", entry.Purchased) ?? CheckSum("refunded", entry.Refunded),
        };
    }

    private static Fault? CheckSum(string field, decimal sum) =>
        sum < 0 || sum > PurchaseEntry.Saturated || Exact.Normalize(sum).Scale > PurchaseLimits.Decimals
            ? new(field, Exact.Text(sum), $"A sum is not negative, at most {Exact.Text(PurchaseEntry.Saturated)}, with at most {PurchaseLimits.Decimals} decimals.")
            : null;

    private static Fault OutOfCalendar(Instant at) =>
        new("at", InstantPattern.ExtendedIso.Format(at), "The instant must lie between the years 1 and 9998.");

    private static Fault? Check<TUser>(in Purchase<TUser> purchase)
        where TUser : notnull
    {
        if (UserKey.IsNobody(purchase.User))
        {
            return new("user", "", "A purchase needs a user; count anonymous rows apart.");
        }

        if (!DayClock.InRange(purchase.At))
        {
            return OutOfCalendar(purchase.At);
        }

        if (Math.Abs(purchase.Amount) > PurchaseLimits.Amount)
        {
            return TooLarge(purchase.Amount);
        }

        if (purchase.Amount.Scale > PurchaseLimits.Decimals && Exact.Normalize(purchase.Amount).Scale > PurchaseLimits.Decimals)
        {
            return new("amount", Exact.Text(purchase.Amount), $"An amount has at most {PurchaseLimits.Decimals} decimals; round it.");
        }

        if (purchase.Kind is not (PurchaseKind.BySign or PurchaseKind.Purchase or PurchaseKind.Refund))
        {
            return new("kind", purchase.Kind.ToString(), "A row is a purchase or a refund, or its sign tells.");
        }

        return purchase is { Kind: PurchaseKind.Purchase, Amount: < 0 }
            ? new("amount", Exact.Text(purchase.Amount), "A purchase is not negative; call it a refund, or let the sign tell.")
            : null;
    }

    private static Fault TooLarge(decimal amount) =>
        new("amount", Exact.Text(amount), $"The size of an amount is at most {Exact.Text(PurchaseLimits.Amount)}; check its unit.");

    /// <summary>What is wrong with a row.</summary>
    internal sealed record Fault(string Field, string Value, string Why);
}
