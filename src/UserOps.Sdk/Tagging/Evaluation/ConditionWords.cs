using NodaTime.Text;

namespace UserOps.Tagging;

/// <summary>A text in the two languages of every explanation.</summary>
internal readonly record struct Words(string En, string Zh)
{
    public static Words Same(string text) => new(text, text);
}

/// <summary>Says what a single condition asks, what was seen, and whether it held.</summary>
internal static class ConditionWords
{
    /// <summary>Says a condition with what was found.</summary>
    public static Words Of(ConditionTrace trace)
    {
        var (what, wanted) = trace.Condition switch
        {
            AttributeCondition attribute => (Words.Same(attribute.Attribute), Comparisons(attribute, attribute.In)),
            AggregateCondition aggregate => (Aggregate(aggregate), Comparisons(aggregate, null)),
            SequenceCondition sequence => (Steps(sequence), new Words("done in this order", "按此顺序完成")),
            RepeatedCondition repeated => Periods(repeated),
            StoppedCondition stopped => Habit(stopped.Stopped, new($"stopped for {stopped.After}", $"已停止 {stopped.After}")),
            ResumedCondition resumed => Habit(resumed.Resumed, new($"resumed after {resumed.After}", $"停止 {resumed.After} 后恢复")),
            HeldCondition held => (new Words("an inner condition", "内部条件"), new Words($"held for {held.For}", $"持续成立 {held.For}")),
            ObservedForCondition observed => (new Words("the user", "用户"), new Words($"known for {observed.ObservedFor}", $"已知 {observed.ObservedFor}")),
            TagCondition tag => (new Words($"tag {tag.Tag}", $"标签 {tag.Tag}"), tag.Value is null ? new Words("given", "已给") : Equal(tag.Value)),
            _ => throw new NotSupportedException($"{trace.Condition.GetType().Name} is no single condition."),
        };
        return trace.Truth switch
        {
            Truth.Unknown when trace.Condition is TagCondition or RepeatedCondition or HeldCondition or ObservedForCondition =>
                new($"whether {what.En} is {wanted.En}", $"{what.Zh}是否{wanted.Zh}"),
            Truth.Unknown => new($"{what.En} is missing", $"缺少{(char.IsAscii(what.Zh[0]) ? " " : "")}{what.Zh}"),
            Truth.True => new($"{Seen(what, trace).En}, {wanted.En}", $"{Seen(what, trace).Zh}，{wanted.Zh}"),
            _ => new($"{Seen(what, trace).En}, not {wanted.En}", $"{Seen(what, trace).Zh}，不满足“{wanted.Zh}”"),
        };
    }

    private static Words Seen(Words what, ConditionTrace trace) => trace switch
    {
        { Condition: TagCondition or HeldCondition } => what,
        { Seen.IsNone: true, Condition: SequenceCondition or StoppedCondition or ResumedCondition } => what,
        { Seen.IsNone: true } => new($"{what.En} is missing", $"{Spaced(what.Zh)}缺失"),
        { Condition: StoppedCondition or ResumedCondition } => new($"{what.En} last on {trace.Seen}", $"{Spaced(what.Zh)}最近一次为 {trace.Seen}"),
        { Condition: SequenceCondition } => new($"{what.En} up to {trace.Seen}", $"{what.Zh}，至 {trace.Seen}"),
        { Condition: ObservedForCondition } => new($"{what.En} is known since {trace.Seen}", $"{what.Zh}自 {trace.Seen} 起已知"),
        _ => new($"{what.En} is {trace.Seen}", $"{Spaced(what.Zh)}为 {trace.Seen}"),
    };

    private static Words Aggregate(AggregateCondition condition)
    {
        var source = condition.Source;
        var what = condition.Function switch
        {
            AggregateFunction.Count => new Words($"count of {source}", $"{source} 次数"),
            AggregateFunction.Sum => new($"sum of {source}", $"{source} 之和"),
            AggregateFunction.Avg => new($"mean of {source}", $"{source} 均值"),
            AggregateFunction.Min => new($"least {source}", $"{source} 最小值"),
            AggregateFunction.Max => new($"greatest {source}", $"{source} 最大值"),
            AggregateFunction.Distinct => new($"different {source}", $"{source} 不同值个数"),
            AggregateFunction.First => new($"first {source}", $"首次 {source}"),
            AggregateFunction.Last => new($"last {source}", $"最近 {source}"),
            _ => new($"days with {source}", $"有 {source} 的天数"),
        };
        var filter = condition.Where is null ? new("", "") : new Words(" with its filter", "（经筛选）");
        var window = Window(condition.In);
        return new($"{what.En}{filter.En}{window.En}", $"{what.Zh}{$"{filter.Zh}{window.Zh}".Replace("）（", "，", StringComparison.Ordinal)}");
    }

    private static Words Window(EventWindow? window) => window switch
    {
        null => new("", ""),
        RollingWindow rolling => new($" in the last {rolling.Last}", $"（最近 {rolling.Last}）"),
        CalendarWindow { Calendar: var unit, Back: 0 } => new($" in this {Unit(unit).En.TrimEnd('s')}", $"（本{Unit(unit).Zh.TrimStart('个')}）"),
        CalendarWindow { Calendar: var unit, Back: var back, IncludeCurrent: var current } => new(
            $" in the {Exact.Text(back)} {Unit(unit).En} before{(current ? " and this one" : "")}",
            $"（前 {Exact.Text(back)} {Unit(unit).Zh}{(current ? "及本期" : "")}）"),
        FixedWindow { From: var from, To: var to } => new(
            $"{(from is { } a ? $" from {InstantPattern.ExtendedIso.Format(a)}" : "")}{(to is { } b ? $" until {InstantPattern.ExtendedIso.Format(b)}" : "")}",
            $"（{(from is { } c ? $"自 {InstantPattern.ExtendedIso.Format(c)}" : "")}{(to is { } d ? $"至 {InstantPattern.ExtendedIso.Format(d)}" : "")}）"),
        _ => throw new NotSupportedException($"{window.GetType().Name} is no window."),
    };

    private static Words Unit(CalendarPeriod unit) => unit switch
    {
        CalendarPeriod.Day => new("days", "天"),
        CalendarPeriod.Week => new("weeks", "周"),
        _ => new("months", "个月"),
    };

    private static Words Steps(SequenceCondition condition)
    {
        var window = Window(condition.In);
        var steps = condition.Sequence.Select(step => step.Event).ToList();
        return new(
            $"{string.Join(", then ", steps)} within {condition.Within}{window.En}",
            $"{condition.Within} 内先后 {string.Join("、", steps)}{window.Zh}");
    }

    private static (Words What, Words Wanted) Periods(RepeatedCondition condition)
    {
        var inner = Aggregate(condition.Repeated);
        var compared = Comparisons(condition.Repeated, null);
        var unit = Unit(condition.Period);
        return (
            new(
                $"the number of {unit.En} in which {inner.En} is {compared.En}, of the last {Exact.Text(condition.Of)}",
                $"最近 {Exact.Text(condition.Of)} {unit.Zh}中 {Spaced(inner.Zh)}{Spaced(compared.Zh)}的{unit.Zh}数"),
            new($"at least {Exact.Text(condition.InAtLeast)}", $"至少 {Exact.Text(condition.InAtLeast)}"));
    }

    private static (Words What, Words Wanted) Habit(EventPattern pattern, Words wanted) =>
        (pattern.Where is null ? Words.Same(pattern.Event) : new($"{pattern.Event} with its filter", $"{pattern.Event}（经筛选）"), wanted);

    private static Words Comparisons(ComparingCondition c, EquatableArray<Literal>? among)
    {
        var all = new List<Words>();
        Add<Literal>(c.EqualTo, Equal);
        Add<Literal>(c.NotEqualTo, value => new($"other than {value}", $"不等于 {value}"));
        Add<EquatableArray<Literal>>(among, list => new($"one of {Listed(list)}", $"属于 {Listed(list)}"));
        Add<EquatableArray<Literal>>(c.NotIn, list => new($"none of {Listed(list)}", $"不属于 {Listed(list)}"));
        Add<Literal>(c.Less, value => new($"less than {value}", $"小于 {value}"));
        Add<Literal>(c.AtMost, value => new($"at most {value}", $"至多 {value}"));
        Add<Literal>(c.Greater, value => new($"greater than {value}", $"大于 {value}"));
        Add<Literal>(c.AtLeast, value => new($"at least {value}", $"至少 {value}"));
        Add<EquatableArray<Literal>>(c.Between, list => new($"between {list[0]} and {list[1]}", $"介于 {list[0]} 与 {list[1]}"));
        Add<string>(c.Contains, text => new($"containing \"{text}\"", $"包含“{text}”"));
        Add<string>(c.StartsWith, text => new($"starting with \"{text}\"", $"以“{text}”开头"));
        Add<string>(c.EndsWith, text => new($"ending with \"{text}\"", $"以“{text}”结尾"));
        Add<string>(c.Matches, text => new($"matching {text}", $"匹配 {text}"));
        Add<EquatableArray<string>>(c.HasAny, list => new($"having any of {Listed(list)}", $"含 {Listed(list)} 之一"));
        Add<EquatableArray<string>>(c.HasAll, list => new($"having all of {Listed(list)}", $"含全部 {Listed(list)}"));
        Add<EquatableArray<string>>(c.HasNone, list => new($"having none of {Listed(list)}", $"不含 {Listed(list)}"));
        Add<bool>(c.Exists, there => there ? new("known", "已知") : new("missing", "缺失"));
        Add<bool>(c.Missing, missing => missing ? new("missing", "缺失") : new("known", "已知"));
        Add<Literal>(c.Before, value => new($"before {value}", $"早于 {value}"));
        Add<Literal>(c.After, value => new($"after {value}", $"晚于 {value}"));
        Add<Lookback>(c.WithinLast, length => new($"within the last {length}", $"在最近 {length} 内"));
        Add<Lookback>(c.OlderThan, length => new($"at least {length} ago", $"至少在 {length} 之前"));
        Add<Literal>(c.Anniversary, days => days.Bool == true
            ? new("with an anniversary today", "今天是周年日")
            : new($"with an anniversary within {days.Text}", $"{days.Text} 内有周年日"));
        return new(string.Join(" and ", all.Select(words => words.En)), string.Join("且", all.Select(words => words.Zh)));

        void Add<T>(object? asked, Func<T, Words> say)
        {
            if (asked is T value)
            {
                all.Add(say(value));
            }
        }
    }

    /// <summary>Chinese puts a space between its own signs and those of Latin script.</summary>
    private static string Spaced(string text) => text.Length > 0 && char.IsAscii(text[^1]) ? $"{text} " : text;

    private static Words Equal(Literal value) => new($"equal to {value}", $"等于 {value}");

    private static string Listed<T>(EquatableArray<T> list) => string.Join(", ", list);
}
