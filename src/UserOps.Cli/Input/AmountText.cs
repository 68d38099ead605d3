using System.Globalization;
using UserOps.Rfm;

namespace UserOps.Cli.Input;

/// <summary>Reads exact decimals from text, refusing what a decimal would round.</summary>
/// <remarks>
/// Invariant culture: <c>1234.5</c>, <c>-3</c>, <c>2.5e3</c>; no thousands separators, no currency signs. At most
/// <see cref="PurchaseLimits.Decimals"/> decimals and a size of at most <see cref="PurchaseLimits.Amount"/>.
/// </remarks>
internal static class AmountText
{
    private static readonly string TooFine =
        $"It has more than {Exact.Text(PurchaseLimits.Decimals)} decimals; round it.";

    private static readonly string TooLarge =
        $"It is larger in size than {Exact.Text(PurchaseLimits.Amount)}; check the number.";

    /// <summary>Reads a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number.</param>
    /// <param name="why">What is wrong with the text, and what would be right; empty when it was read.</param>
    /// <returns><see langword="true"/> if the text is a number within the limits.</returns>
    public static bool TryRead(string text, out decimal value, out string why)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            why = text.Length == 0 ? "It is missing; write a number such as 1234.5."
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && Math.Abs(size) > 1e15 ? TooLarge
                : "It is not a number; write it like 1234.5, without thousands separators or currency signs.";
            return false;
        }

        why = DecimalsOf(text) > PurchaseLimits.Decimals ? TooFine
            : Math.Abs(value) > PurchaseLimits.Amount ? TooLarge
            : "";
        return why.Length == 0;
    }

    /// <summary>Multiplies two numbers, unless the product is out of the limits.</summary>
    /// <param name="one">The one, as read by <see cref="TryRead"/>.</param>
    /// <param name="other">The other, likewise.</param>
    /// <param name="product">The exact product.</param>
    /// <param name="why">What is wrong with the product; empty when nothing is.</param>
    /// <returns><see langword="true"/> if the product is exact and within the limits.</returns>
    public static bool TryMultiply(decimal one, decimal other, out decimal product, out string why)
    {
        if (Math.Abs((double)one * (double)other) > 2 * (double)PurchaseLimits.Amount)
        {
            (product, why) = (0, $"Quantity times price: {TooLarge}");
            return false;
        }

        // The scale of a product is the sum of the scales, unless digits were rounded off.
        product = one * other;
        var rounded = product.Scale < one.Scale + other.Scale;
        if (rounded || product.Scale > PurchaseLimits.Decimals)
        {
            (one, other) = (Exact.Normalize(one), Exact.Normalize(other));
            product = one * other;
            rounded = product.Scale < one.Scale + other.Scale;
            product = Exact.Normalize(product);
        }

        why = Math.Abs(product) > PurchaseLimits.Amount ? $"Quantity times price: {TooLarge}"
            : rounded || product.Scale > PurchaseLimits.Decimals ? $"Quantity times price: {TooFine}"
            : "";
        return why.Length == 0;
    }

    /// <summary>
    /// Counts the decimals that a number needs, from its text: beyond 28 digits a decimal would round them off unseen.
    /// </summary>
    private static long DecimalsOf(ReadOnlySpan<char> number)
    {
        var e = number.IndexOfAny('e', 'E');
        var mantissa = e < 0 ? number : number[..e];
        var lastDigit = mantissa.LastIndexOfAnyInRange('1', '9');
        if (lastDigit < 0)
        {
            return 0;
        }

        var point = mantissa.IndexOf('.');
        var decimals = point < 0 || lastDigit < point
            ? -mantissa[lastDigit..(point < 0 ? mantissa.Length : point)].Trim().Length + 1
            : lastDigit - point;
        return decimals - ExponentOf(e < 0 ? [] : number[(e + 1)..]);
    }

    private static long ExponentOf(ReadOnlySpan<char> exponent) =>
        exponent.IsEmpty ? 0
        : long.TryParse(exponent, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value
        : exponent[0] == '-' ? int.MinValue : int.MaxValue;
}
