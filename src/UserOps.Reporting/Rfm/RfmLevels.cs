using UserOps.Rfm;

namespace UserOps.Reporting;

/// <summary>What the levels of a score hold, in few signs.</summary>
internal static class RfmLevels
{
    /// <summary>The values of a level of whole numbers: <c>1</c>, <c>2–14</c>, <c>≥ 15</c>; nothing when nobody was fitted on.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="level">The level, from 1, the lowest values.</param>
    public static string Range(RfmScale scale, int level)
    {
        if (scale.Limits.Count == 0)
        {
            return "";
        }

        var least = level > 1 ? decimal.Floor(scale.Limits[level - 2]) + 1 : (decimal?)null;
        var most = level < scale.Bins ? decimal.Floor(scale.Limits[level - 1]) : (decimal?)null;
        return (least, most) switch
        {
            ({ } low, { } high) when low > high => "–",
            ({ } low, { } high) when low == high => Text(low),
            ({ } low, { } high) => $"{Text(low)}–{Text(high)}",
            ({ } low, null) => $"≥ {Text(low)}",
            (null, { } high) => $"≤ {Text(high)}",
            _ => "",
        };
    }

    private static string Text(decimal value) => Words.Amount(value);
}
