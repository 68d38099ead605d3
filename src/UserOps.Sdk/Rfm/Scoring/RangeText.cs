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
    private static readonly decimal Step = 1 / (decimal)Grid.Money.Unit;

    /// <summary>Says what values a level holds.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="level">The level, from 1.</param>
    /// <param name="unit">What the values are counted in.</param>
    public static Evidence Of(RfmScale scale, int level, RangeUnit unit)
    {
        var bounded = scale.Limits.Count > 0;
        var above = bounded && level > 1 ? scale.Limits[level - 2] : (decimal?)null;
        var upTo = bounded && level < scale.Bins ? scale.Limits[level - 1] : (decimal?)null;
        var from = above + (unit == RangeUnit.Money ? Step : 1);
        return (from, upTo) switch
        {
            (null, null) => Words(unit, ("any number of", "任意"), null),
            (null, { } to) => Words(unit, ("at most {0}", "至多 {0}"), to),
            ({ } low, { } to) when low == to => Words(unit, ("exactly {0}", "恰为 {0}"), to),
            ({ } low, null) => Words(unit, Lower(low, unit), LowerNumber(low, unit)),
            ({ } low, { } to) when unit == RangeUnit.Money =>
                Words(unit, ($"{Format(Lower(low, unit).En, LowerNumber(low, unit))} and at most {{0}}", $"{Format(Lower(low, unit).Zh, LowerNumber(low, unit))} 且至多 {{0}}"), to),
            ({ } low, { } to) => Words(unit, ($"{Exact.Text(low)} to {{0}}", $"{Exact.Text(low)} 至 {{0}}"), to),
        };
    }

    /// <summary>Says "at least" an amount, or "more than" the one a step below where that is shorter.</summary>
    public static Evidence AtLeast(string name, decimal money)
    {
        var words = Lower(money, RangeUnit.Money);
        var number = LowerNumber(money, RangeUnit.Money);
        return new(name, Exact.Text(money)) { Display = LocalizedText.Of(Format(words.En, number), Format(words.Zh, number)) };
    }

    /// <summary>Money that lies a step above a rounder amount is "more than" that one: 14, not 14.000000001.</summary>
    private static bool IsAboveRounder(decimal low, RangeUnit unit) =>
        unit == RangeUnit.Money && Exact.Text(low - Step).Length < Exact.Text(low).Length;

    private static (string En, string Zh) Lower(decimal low, RangeUnit unit) =>
        IsAboveRounder(low, unit) ? ("more than {0}", "大于 {0}") : ("at least {0}", "至少 {0}");

    private static decimal LowerNumber(decimal low, RangeUnit unit) => IsAboveRounder(low, unit) ? low - Step : low;

    private static Evidence Words(RangeUnit unit, (string En, string Zh) words, decimal? number)
    {
        var (en, zh) = (Format(words.En, number), Format(words.Zh, number));
        var text = unit switch
        {
            RangeUnit.Days => LocalizedText.Of($"{en} {(number == 1 ? "day" : "days")}", number is null ? $"{zh}天数" : $"{zh} 天"),
            RangeUnit.Orders => LocalizedText.Of($"{en} {(number == 1 ? "order" : "orders")}", number is null ? $"{zh}单数" : $"{zh} 单"),
            _ => number is null ? LocalizedText.Of("any amount", "任意金额") : LocalizedText.Of(en, zh),
        };
        return new("range", text.In("en")) { Display = text };
    }

    private static string Format(string words, decimal? number) =>
        number is { } value ? words.Replace("{0}", Exact.Text(value), StringComparison.Ordinal) : words;
}
