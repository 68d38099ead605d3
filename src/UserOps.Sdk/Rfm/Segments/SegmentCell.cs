using System.Globalization;

namespace UserOps.Rfm;

/// <summary>The text of a cell: <c>545</c>, or <c>10-9-10</c> where a level has two digits.</summary>
internal static class SegmentCell
{
    public static string Format(int r, int f, int m) => r < 10 && f < 10 && m < 10
        ? string.Create(CultureInfo.InvariantCulture, $"{r}{f}{m}")
        : string.Create(CultureInfo.InvariantCulture, $"{r}-{f}-{m}");

    public static bool TryParse(string text, RfmBins bins, out (int R, int F, int M) cell)
    {
        var parts = text.Contains('-', StringComparison.Ordinal) ? text.Split('-') : [.. text.Select(letter => letter.ToString())];
        cell = default;
        return parts.Length == 3
            && TryLevel(parts[0], bins.Recency, out cell.R)
            && TryLevel(parts[1], bins.Frequency, out cell.F)
            && TryLevel(parts[2], bins.Monetary, out cell.M);
    }

    private static bool TryLevel(string text, int bins, out int level) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out level) && level >= 1 && level <= bins;
}
