namespace UserOps.Rfm;

/// <summary>What a range of values is counted in.</summary>
internal enum RangeUnit
{
    /// <summary>Whole currency units.</summary>
    Money = 0,

    /// <summary>Whole days.</summary>
    Days = 1,

    /// <summary>Whole orders.</summary>
    Orders = 2,
}

/// <summary>Ranges of values in words.</summary>
internal static class RangeText
{
    private const decimal MoneyStep = 0.000_000_001m;

    /// <summary>Says what values a level holds.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="level">The level, from 1.</param>
    /// <param name="unit">What the values are counted in.</param>
    public static Evidence Of(RfmScale scale, int level, RangeUnit unit)
    {
        var bounded = scale.Limits.Count > 0;
        var above = bounded && level > 1 ? scale.Limits[level - 2] : (decimal?)null;
        var upTo = bounded && level < scale.Bins ? scale.Limits[level - 1] : (decimal?)null;
        var text = (above + (unit == RangeUnit.Money ? MoneyStep : 1), upTo) switch
        {
            (null, null) => Any(unit),
            (null, { } high) => Counted(UpTo(high, unit), high, unit),
            ({ } low, null) => Counted(From(low, unit), low, unit),
            ({ } low, { } high) when low == high => Counted(LocalizedText.Of($"exactly {Exact.Text(low)}", $"恰为 {Exact.Text(low)}"), low, unit),
            ({ } low, { } high) when unit == RangeUnit.Money => LocalizedText.Of(
                $"{From(low, unit).In("en")} and {UpTo(high, unit).In("en")}", $"{From(low, unit).In("zh-CN")} 且{UpTo(high, unit).In("zh-CN")}"),
            ({ } low, { } high) => Counted(
                LocalizedText.Of($"{Exact.Text(low)} to {Exact.Text(high)}", $"{Exact.Text(low)} 至 {Exact.Text(high)}"), high, unit),
        };
        return new("range", text.In("en")) { Display = text };
    }

    /// <summary>Says that money is at least so much.</summary>
    public static Evidence AtLeast(string name, decimal money) => new(name, Exact.Text(money)) { Display = From(money, RangeUnit.Money) };

    /// <summary>Names the least value, or the one before it where that is the rounder number: more than 14, at least 100.</summary>
    private static LocalizedText From(decimal least, RangeUnit unit) => unit == RangeUnit.Money && IsRounder(least - MoneyStep, least)
        ? LocalizedText.Of($"more than {Exact.Text(least - MoneyStep)}", $"大于 {Exact.Text(least - MoneyStep)}")
        : LocalizedText.Of($"at least {Exact.Text(least)}", $"至少 {Exact.Text(least)}");

    /// <summary>Names the greatest value, or the one after it where that is the rounder number: at most 64, less than 250.</summary>
    private static LocalizedText UpTo(decimal most, RangeUnit unit) => unit == RangeUnit.Money && IsRounder(most + MoneyStep, most)
        ? LocalizedText.Of($"less than {Exact.Text(most + MoneyStep)}", $"小于 {Exact.Text(most + MoneyStep)}")
        : LocalizedText.Of($"at most {Exact.Text(most)}", $"至多 {Exact.Text(most)}");

    private static bool IsRounder(decimal one, decimal other) => Exact.Normalize(one).Scale < Exact.Normalize(other).Scale;

    /// <summary>Puts the unit behind the words; its number is that of the last value named.</summary>
    private static LocalizedText Counted(LocalizedText words, decimal last, RangeUnit unit) => unit switch
    {
        RangeUnit.Days => LocalizedText.Of($"{words.In("en")} {(last == 1 ? "day" : "days")}", $"{words.In("zh-CN")} 天"),
        RangeUnit.Orders => LocalizedText.Of($"{words.In("en")} {(last == 1 ? "order" : "orders")}", $"{words.In("zh-CN")} 单"),
        _ => words,
    };

    private static LocalizedText Any(RangeUnit unit) => unit switch
    {
        RangeUnit.Days => LocalizedText.Of("any number of days", "任意天数"),
        RangeUnit.Orders => LocalizedText.Of("any number of orders", "任意单数"),
        _ => LocalizedText.Of("any amount", "任意金额"),
    };
}
