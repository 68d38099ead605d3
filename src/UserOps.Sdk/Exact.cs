using System.Globalization;

namespace UserOps;

/// <summary>Exact decimals: their normal form and their text.</summary>
internal static class Exact
{
    /// <summary>Takes trailing zeros off: 3.40 and 3.4 become the same bits.</summary>
    public static decimal Normalize(decimal value) => value / 1.000000000000000000000000000000000m;

    /// <summary>Writes a decimal without trailing zeros, in the invariant culture.</summary>
    public static string Text(decimal value) => Normalize(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a whole number in the invariant culture.</summary>
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
