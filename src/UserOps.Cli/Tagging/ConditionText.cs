using NodaTime.Text;
using UserOps.Cli.Output;
using UserOps.Tagging;

namespace UserOps.Cli.Tagging;

/// <summary>Writes conditions on one line for people: the names and numbers of the catalogue, with few words between them.</summary>
/// <param name="words">The language.</param>
internal sealed class ConditionText(Words words)
{
    /// <summary>Writes a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The line.</returns>
    public string Of(Condition condition) => condition switch
    {
        AllCondition { All: var all } => $"({string.Join(words.Of(" and ", " 且 "), all.Select(Of))})",
        AnyCondition { Any: var any } => $"({string.Join(words.Of(" or ", " 或 "), any.Select(Of))})",
        NotCondition { Not: var not } => $"{words.Of("not ", "非 ")}{Of(not)}",
        AttributeCondition attribute => $"{attribute.Attribute}{Comparisons(attribute, attribute.In)}",
        PropertyCondition property => $"{property.Property}{Comparisons(property, property.In)}",
        AggregateCondition aggregate => $"{Aggregate(aggregate)}{Comparisons(aggregate, null)}",
        SequenceCondition sequence => $"{string.Join(" → ", sequence.Sequence.Select(Pattern))}{words.Of(" within ", "，间隔 ")}{sequence.Within}{Window(sequence.In)}",
        RepeatedCondition repeated => words.Of(
            $"{Of(repeated.Repeated)} in at least {repeated.InAtLeast} of {repeated.Of} {Unit(repeated.Period)}s{Current(repeated.IncludeCurrent)}",
            $"{Of(repeated.Repeated)}，最近 {repeated.Of} 个{Unit(repeated.Period)}中至少 {repeated.InAtLeast} 个{Current(repeated.IncludeCurrent)}"),
        StoppedCondition stopped => words.Of($"no {Pattern(stopped.Stopped)} for {stopped.After}", $"{Pattern(stopped.Stopped)} 已停止 {stopped.After}"),
        ResumedCondition resumed => words.Of($"{Pattern(resumed.Resumed)} again after {resumed.After}", $"{Pattern(resumed.Resumed)} 中断 {resumed.After} 后恢复"),
        HeldCondition held => words.Of($"for {held.For}: {Of(held.Held)}", $"持续 {held.For}：{Of(held.Held)}"),
        ObservedForCondition observed => words.Of($"known for {observed.ObservedFor}", $"已知 {observed.ObservedFor}"),
        TagCondition { Value: { } value } tag => words.Of($"tag {tag.Tag} = {value}", $"标签 {tag.Tag} = {value}"),
        TagCondition tag => words.Of($"tag {tag.Tag}", $"标签 {tag.Tag}"),
        _ => condition.ToString(),
    };

    private static string Day(NodaTime.Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : "…";

    private static string Edges(WindowEdges edges) => edges switch
    {
        WindowEdges.ClosedOpen => " [)",
        WindowEdges.ClosedClosed => " []",
        WindowEdges.OpenOpen => " ()",
        _ => "",
    };

    private static string List(EquatableArray<Literal> values)
    {
        const int Most = 8;
        return $"[{string.Join(", ", values.Take(Most))}{(values.Count > Most ? ", …" : "")}]";
    }

    private string Aggregate(AggregateCondition aggregate)
    {
        var (function, source) = aggregate switch
        {
            CountCondition { Count: var of } => ("count", of),
            SumCondition { Sum: var of } => ("sum", of),
            AvgCondition { Avg: var of } => ("avg", of),
            MinCondition { Min: var of } => ("min", of),
            MaxCondition { Max: var of } => ("max", of),
            DistinctCondition { Distinct: var of } => ("distinct", of),
            FirstCondition { First: var of } => ("first", of),
            LastCondition { Last: var of } => ("last", of),
            DaysActiveCondition { DaysActive: var of } => ("daysActive", of),
            _ => ("", ""),
        };
        return $"{function}({source}{Where(aggregate.Where)}){Window(aggregate.In)}";
    }

    private string Pattern(EventPattern pattern) => $"{pattern.Event}{(pattern.Where is { } where ? $"({Of(where)})" : "")}";

    private string Where(Condition? where) => where is null ? "" : $"{words.Of(" where ", " 且 ")}{Of(where)}";

    private string Window(EventWindow? window) => window switch
    {
        RollingWindow rolling => words.Of($" in the last {rolling.Last}{Edges(rolling.Edges)}", $"，最近 {rolling.Last}{Edges(rolling.Edges)}"),
        CalendarWindow calendar => words.Of(
            $" in the last {calendar.Back} {Unit(calendar.Calendar)}s{Current(calendar.IncludeCurrent)}",
            $"，最近 {calendar.Back} 个{Unit(calendar.Calendar)}{Current(calendar.IncludeCurrent)}"),
        FixedWindow between => $" {Day(between.From)} .. {Day(between.To)}",
        _ => "",
    };

    private string Unit(CalendarPeriod unit) => unit switch
    {
        CalendarPeriod.Day => words.Of("day", "日"),
        CalendarPeriod.Week => words.Of("week", "周"),
        _ => words.Of("month", "月"),
    };

    private string Current(bool isIn) => isIn ? words.Of(", this one too", "（含本期）") : "";

    private string Comparisons(ComparingCondition leaf, EquatableArray<Literal>? among)
    {
        var parts = new List<string>();
        Add("=", leaf.EqualTo);
        Add("≠", leaf.NotEqualTo);
        Add("<", leaf.Less);
        Add("≤", leaf.AtMost);
        Add(">", leaf.Greater);
        Add("≥", leaf.AtLeast);
        Add("<", leaf.Before);
        Add(">", leaf.After);
        AddText(leaf.Between is [var first, var second] ? $"{first} .. {second}" : null);
        AddText(among is { } values ? $"∈ {List(values)}" : null);
        AddText(leaf.NotIn is { } others ? $"∉ {List(others)}" : null);
        AddText(leaf.Contains is { } part ? $"{words.Of("contains", "包含")} \"{part}\"" : null);
        AddText(leaf.StartsWith is { } start ? $"{words.Of("starts with", "开头为")} \"{start}\"" : null);
        AddText(leaf.EndsWith is { } end ? $"{words.Of("ends with", "结尾为")} \"{end}\"" : null);
        AddText(leaf.Matches is { } pattern ? $"{words.Of("matches", "匹配")} {Input.Shown.Text(pattern)}" : null);
        AddText(leaf.HasAny is { } any ? $"{words.Of("has any of", "含任一")} {any}" : null);
        AddText(leaf.HasAll is { } all ? $"{words.Of("has all of", "含全部")} {all}" : null);
        AddText(leaf.HasNone is { } none ? $"{words.Of("has none of", "不含")} {none}" : null);
        AddText((leaf.Exists ?? !leaf.Missing) switch { true => words.Of("is there", "存在"), false => words.Of("is missing", "缺失"), _ => null });
        AddText(leaf.WithinLast is { } within ? words.Of($"within the last {within}", $"在最近 {within} 内") : null);
        AddText(leaf.OlderThan is { } older ? words.Of($"at least {older} ago", $"至少 {older} 之前") : null);
        AddText(leaf.Anniversary is { } anniversary ? words.Of($"anniversary within {anniversary.Text ?? "P1D"}", $"周年日在 {anniversary.Text ?? "P1D"} 内") : null);
        return parts.Count == 0 ? "" : $" {string.Join(words.Of(" and ", " 且 "), parts)}";

        void Add(string sign, Literal? value) => AddText(value is null ? null : $"{sign} {value}");

        void AddText(string? text)
        {
            if (text is not null)
            {
                parts.Add(text);
            }
        }
    }
}
