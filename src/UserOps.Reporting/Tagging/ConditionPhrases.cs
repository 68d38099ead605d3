using System.Globalization;
using NodaTime;
using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>Says in few words what a condition asks and what was seen, for people: lengths of time in days and months, comparisons as signs.</summary>
/// <param name="words">The language.</param>
/// <param name="zone">The zone in which instants are told.</param>
/// <param name="tagName">The name of a tag, by its id.</param>
internal sealed class ConditionPhrases(Words words, DateTimeZone zone, Func<string, string> tagName)
{
    private const int MostListed = 6;

    /// <summary>Says what a condition asks; of an all, an any or a not only that it is one, for its parts stand below it.</summary>
    public string Line(Condition condition) => condition switch
    {
        AllCondition { All.Count: var count } => words.Of($"all {Words.Count(count)} of these", $"以下 {Words.Count(count)} 项全部成立"),
        AnyCondition { Any.Count: var count } => words.Of($"at least one of these {Words.Count(count)}", $"以下 {Words.Count(count)} 项至少一项成立"),
        NotCondition => words.Of("not this", "以下不成立"),
        _ => Whole(condition).Replace("） ", "）", StringComparison.Ordinal),
    };

    /// <summary>Says what was seen at a condition; nothing of an all, an any or a not.</summary>
    public string Seen(ConditionTrace trace) => trace switch
    {
        { Condition: AllCondition or AnyCondition or NotCondition } => "",
        { Condition: TagCondition, Truth: Truth.True } => words.Of("has it", "有此标签"),
        { Condition: TagCondition, Truth: Truth.False } => words.Of("has it not", "无此标签"),
        { Condition: TagCondition or HeldCondition, Truth: Truth.Unknown } => words.Of("not known", "未知"),
        { Condition: HeldCondition, Truth: var truth } => truth == Truth.True ? words.Of("without a break", "从未间断") : words.Of("with a break", "有间断"),
        { Condition: SequenceCondition, Seen.IsNone: true, Truth: Truth.False } => words.Of("not all of it", "未全部完成"),
        { Condition: StoppedCondition or ResumedCondition, Seen.IsNone: true, Truth: Truth.False } => words.Of("never, or once", "从未或仅一次"),
        { Seen.IsNone: true } => words.Of("missing", "缺失"),
        { Condition: SequenceCondition } => words.Of($"done {Value(trace.Seen)}", $"完成于 {Value(trace.Seen)}"),
        { Condition: StoppedCondition or ResumedCondition } => words.Of($"last {Value(trace.Seen)}", $"最近 {Value(trace.Seen)}"),
        { Condition: ObservedForCondition } => words.Of($"since {Value(trace.Seen)}", $"自 {Value(trace.Seen)}"),
        _ => Value(trace.Seen),
    };

    /// <summary>A value of a tag.</summary>
    public string Of(Literal value) => value.Number is { } number ? Exactly(number) : value.Text is { } text ? words.Name(text) : YesNo(value.Bool == true);

    private static string Exactly(decimal value) => value.ToString("#,0.############################", CultureInfo.InvariantCulture);

    private string YesNo(bool value) => value ? words.Of("yes", "是") : words.Of("no", "否");

    private string Whole(Condition condition) => condition switch
    {
        AllCondition { All: var all } => $"({string.Join(words.Of(" and ", " 且 "), all.Select(Whole))})",
        AnyCondition { Any: var any } => $"({string.Join(words.Of(" or ", " 或 "), any.Select(Whole))})",
        NotCondition { Not: var not } => $"{words.Of("not ", "非 ")}{Whole(not)}",
        AttributeCondition attribute => $"{words.Name(attribute.Attribute)}{Comparisons(attribute, attribute.In)}",
        PropertyCondition property => $"{words.Name(property.Property)}{Comparisons(property, property.In)}",
        AggregateCondition aggregate => $"{Aggregate(aggregate)}{Comparisons(aggregate, null)}",
        SequenceCondition sequence => words.Of(
            $"{string.Join(" → ", sequence.Sequence.Select(Pattern))} within {Length(sequence.Within)}{Window(sequence.In)}",
            $"{Window(sequence.In)}{Length(sequence.Within)}内先后 {string.Join(" → ", sequence.Sequence.Select(Pattern))}"),
        RepeatedCondition repeated => words.Of(
            $"{Whole(repeated.Repeated)}, in at least {Words.Count(repeated.InAtLeast)} of the last {Periods(repeated.Period, repeated.Of)}{Current(repeated.IncludeCurrent)}",
            $"最近 {Periods(repeated.Period, repeated.Of)}{Current(repeated.IncludeCurrent)}中至少 {Periods(repeated.Period, repeated.InAtLeast)}：{Whole(repeated.Repeated)}"),
        StoppedCondition stopped => words.Of($"{Pattern(stopped.Stopped)} once, and not again for {Length(stopped.After)}", $"{Pattern(stopped.Stopped)} 已停止 {Length(stopped.After)}"),
        ResumedCondition resumed => words.Of($"{Pattern(resumed.Resumed)} again after {Length(resumed.After)} without", $"{Pattern(resumed.Resumed)} 中断 {Length(resumed.After)}后恢复"),
        HeldCondition held => words.Of($"for {Length(held.For)} without a break: {Whole(held.Held)}", $"持续 {Length(held.For)}：{Whole(held.Held)}"),
        ObservedForCondition observed => words.Of($"known for {Length(observed.ObservedFor)}", $"已知至少 {Length(observed.ObservedFor)}"),
        TagCondition { Value: { } value } tag => words.Of($"tag {tagName(tag.Tag)} = {Of(value)}", $"标签“{tagName(tag.Tag)}”= {Of(value)}"),
        TagCondition tag => words.Of($"tag {tagName(tag.Tag)}", $"标签“{tagName(tag.Tag)}”"),
        _ => words.Name(condition.ToString()),
    };

    private string Aggregate(AggregateCondition aggregate)
    {
        var of = words.Name(SourceOf(aggregate));
        var what = aggregate switch
        {
            CountCondition => words.Of($"number of {of}", $"{of} 次数"),
            SumCondition => words.Of($"sum of {of}", $"{of} 之和"),
            AvgCondition => words.Of($"mean of {of}", $"{of} 均值"),
            MinCondition => words.Of($"least {of}", $"{of} 最小值"),
            MaxCondition => words.Of($"greatest {of}", $"{of} 最大值"),
            DistinctCondition => words.Of($"different {of}", $"{of} 不同值个数"),
            FirstCondition => words.Of($"first {of}", $"首次 {of}"),
            LastCondition => words.Of($"last {of}", $"最近一次 {of}"),
            _ => words.Of($"days with {of}", $"有 {of} 的天数"),
        };
        var where = aggregate.Where is { } filter ? words.Of($" (where {Whole(filter)})", $"（{Whole(filter)}）") : "";
        return words.Of($"{what}{where}{Window(aggregate.In)}", $"{Window(aggregate.In)}{what}{where}");
    }

    /// <summary>The event of an aggregate, and the property after a dot.</summary>
    public static string SourceOf(AggregateCondition aggregate) => aggregate switch
    {
        CountCondition { Count: var of } => of,
        SumCondition { Sum: var of } => of,
        AvgCondition { Avg: var of } => of,
        MinCondition { Min: var of } => of,
        MaxCondition { Max: var of } => of,
        DistinctCondition { Distinct: var of } => of,
        FirstCondition { First: var of } => of,
        LastCondition { Last: var of } => of,
        DaysActiveCondition { DaysActive: var of } => of,
        _ => "",
    };

    private string Pattern(EventPattern pattern) => $"{words.Name(pattern.Event)}{(pattern.Where is { } where ? words.Of($" (where {Whole(where)})", $"（{Whole(where)}）") : "")}";

    /// <summary>The window: after what it is of in English, before it in Chinese.</summary>
    private string Window(EventWindow? window) => window switch
    {
        RollingWindow rolling => words.Of($" in the last {Length(rolling.Last)}", $"最近 {Length(rolling.Last)}内 "),
        CalendarWindow { Back: 0 } calendar => words.Of($" in this {Periods(calendar.Calendar, 1)[2..]}", $"{This(calendar.Calendar)} "),
        CalendarWindow calendar => words.Of(
            $" in the last {Periods(calendar.Calendar, calendar.Back)}{Current(calendar.IncludeCurrent)}", $"前 {Periods(calendar.Calendar, calendar.Back)}{Current(calendar.IncludeCurrent)} "),
        FixedWindow { From: { } from, To: { } to } => words.Of($" from {At(from)} to {At(to)}", $"{At(from)} 至 {At(to)} "),
        FixedWindow { From: { } from } => words.Of($" since {At(from)}", $"自 {At(from)} 起 "),
        FixedWindow { To: { } to } => words.Of($" before {At(to)}", $"{At(to)} 之前 "),
        _ => "",
    };

    private string Current(bool isIn) => isIn ? words.Of(" and this one", "及本期") : "";

    private string This(CalendarPeriod period) => period switch
    {
        CalendarPeriod.Day => words.Of("this day", "今天"),
        CalendarPeriod.Week => words.Of("this week", "本周"),
        _ => words.Of("this month", "本月"),
    };

    private string Periods(CalendarPeriod period, int count) => period switch
    {
        CalendarPeriod.Day => words.Count(count, "day", "days", "天"),
        CalendarPeriod.Week => words.Count(count, "week", "weeks", "周"),
        _ => words.Count(count, "month", "months", "个月"),
    };

    private string Length(Lookback length)
    {
        if (length.Months != 0)
        {
            return length.Months % 12 == 0 ? words.Count(length.Months / 12, "year", "years", "年") : words.Count(length.Months, "month", "months", "个月");
        }

        var (days, rest) = (length.Elapsed.Days, length.Elapsed.NanosecondOfDay);
        return rest == 0 ? words.Count(days, "day", "days", "天")
            : rest % NodaConstants.NanosecondsPerHour == 0 ? words.Count((days * 24L) + (rest / NodaConstants.NanosecondsPerHour), "hour", "hours", "小时")
            : rest % NodaConstants.NanosecondsPerMinute == 0 ? words.Count((days * 1440L) + (rest / NodaConstants.NanosecondsPerMinute), "minute", "minutes", "分钟")
            : length.ToString();
    }

    private string At(Instant at) => Words.Minute(at, zone);

    private string Value(FactValue seen) => seen.Type switch
    {
        FactType.Instant => At(seen.AsInstant()),
        FactType.Date => Words.Day(seen.AsDate()),
        FactType.Number => decimal.Round(seen.AsNumber(), 4).ToString("#,0.####", CultureInfo.InvariantCulture),
        FactType.Bool => YesNo(seen.AsBool()),
        FactType.TextSet => seen.AsSet() is { Count: > 0 } texts ? Listed(texts, words.Name) : words.Of("none", "无"),
        FactType.Text => words.Name(seen.AsText()),
        _ => words.Of("missing", "缺失"),
    };

    private string Listed<T>(EquatableArray<T> values, Func<T, string> name) =>
        words.List([.. values.Take(MostListed).Select(name), .. values.Count > MostListed ? ["…"] : Array.Empty<string>()]);

    private string Comparisons(ComparingCondition leaf, EquatableArray<Literal>? among)
    {
        string?[] parts =
        [
            Signed("=", leaf.EqualTo), Signed("≠", leaf.NotEqualTo), Signed("<", leaf.Less), Signed("≤", leaf.AtMost),
            Signed(">", leaf.Greater), Signed("≥", leaf.AtLeast), Signed("<", leaf.Before), Signed(">", leaf.After),
            leaf.Between is [var first, var second] ? words.Of($"from {Of(first)} to {Of(second)}", $"介于 {Of(first)} 与 {Of(second)}") : null,
            among is { } values ? words.Of($"one of {Listed(values, Of)}", $"属于 {Listed(values, Of)}") : null,
            leaf.NotIn is { } others ? words.Of($"none of {Listed(others, Of)}", $"不属于 {Listed(others, Of)}") : null,
            Quoted(words.Of("contains", "包含"), leaf.Contains),
            Quoted(words.Of("starts with", "开头为"), leaf.StartsWith),
            Quoted(words.Of("ends with", "结尾为"), leaf.EndsWith),
            Quoted(words.Of("matches", "匹配"), leaf.Matches),
            leaf.HasAny is { } any ? words.Of($"has any of {Listed(any, words.Name)}", $"含任一 {Listed(any, words.Name)}") : null,
            leaf.HasAll is { } all ? words.Of($"has all of {Listed(all, words.Name)}", $"含全部 {Listed(all, words.Name)}") : null,
            leaf.HasNone is { } none ? words.Of($"has none of {Listed(none, words.Name)}", $"不含 {Listed(none, words.Name)}") : null,
            (leaf.Exists ?? !leaf.Missing) switch { true => words.Of("is there", "存在"), false => words.Of("is missing", "缺失"), _ => null },
            leaf.WithinLast is { } within ? words.Of($"within the last {Length(within)}", $"在最近 {Length(within)}内") : null,
            leaf.OlderThan is { } older ? words.Of($"at least {Length(older)} ago", $"至少在 {Length(older)}前") : null,
            Anniversary(leaf.Anniversary),
        ];
        var said = string.Join(words.Of(" and ", " 且 "), parts.Where(part => part is not null));
        return said.Length == 0 ? "" : $" {said}";
    }

    private string? Signed(string sign, Literal? value) => value is null ? null : $"{sign} {Of(value)}";

    private string? Quoted(string verb, string? text) => text is null ? null : words.Of($"{verb} “{words.Name(text)}”", $"{verb}“{words.Name(text)}”");

    private string? Anniversary(Literal? asked) => asked switch
    {
        null => null,
        { Text: { } text } when Lookback.TryParse(text, out var length) => words.Of($"has its anniversary within {Length(length)}", $"周年日在 {Length(length)}内"),
        _ => words.Of("has its anniversary today", "今天是周年日"),
    };
}
