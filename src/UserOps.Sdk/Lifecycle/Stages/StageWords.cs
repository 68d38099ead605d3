using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Lifecycle;

/// <summary>Words for the values in an explanation.</summary>
internal static class StageWords
{
    private static readonly LocalizedText Age = LocalizedText.Of(
        "First seen {days} {days:day|days} ago, on {from}; the limit of {limit} {limit:day|days} {is} reached.",
        "首次出现于{from}，距今 {days} 天；{is} {limit} 天的界限。");

    private static readonly LocalizedText Silence = LocalizedText.Of(
        "Silent for {days} {days:day|days}, last active on {from}; the limit of {limit} {limit:day|days}{rhythm} {is} reached.",
        "已沉默 {days} 天，最近活跃于{from}；{is} {limit} 天的界限{rhythm}。");

    private static readonly LocalizedText Gap = LocalizedText.Of(
        "The last gap took {days} {days:day|days}, from {from}; the limit of {limit} {limit:day|days}{rhythm} {is} reached.",
        "最近一次间隔 {days} 天，始于{from}；{is} {limit} 天的界限{rhythm}。");

    private static readonly LocalizedText NoGap = LocalizedText.Of(
        "There is one active day alone, so no gap yet.",
        "仅有一个活跃日，尚无间隔。");

    private static readonly LocalizedText InStage = LocalizedText.Of(
        "{days} {days:day|days} in the stage of the day before, since {from}; the limit of {limit} {limit:day|days} {is} reached.",
        "在前一日的阶段已 {days} 天，始于{from}；{is} {limit} 天的界限。");

    private static readonly LocalizedText NoStage = LocalizedText.Of(
        "This is the first active day, so there was no stage before.",
        "这是首个活跃日，此前没有阶段。");

    private static readonly LocalizedText ActiveDays = LocalizedText.Of(
        "Active on {days} {days:day|days} within {window}; at least {limit} {limit:is|are} needed.",
        "{window}内活跃 {days} 天；至少需 {limit} 天。");

    private static readonly LocalizedText Streak = LocalizedText.Of(
        "Active in {periods} {unit} in a row; at least {limit} {limit:is|are} needed.",
        "连续活跃 {periods} {unit}；至少需 {limit} {unit}。");

    private static readonly LocalizedText Was = LocalizedText.Of(
        "On the day before, the stage was {before}.",
        "前一日的阶段为“{before}”。");

    private static readonly LocalizedText OwnRhythm = LocalizedText.Of(
        " ({times} times the own rhythm of {gap} days, read off {gaps} gaps, within {min} to {max} days)",
        "（自身节奏 {gap} 天的 {times} 倍，取自 {gaps} 个间隔，限 {min} 至 {max} 天）");

    private static readonly LocalizedText NoRhythm = LocalizedText.Of(
        " ({times} times {gap} days, the rhythm taken with fewer than {needed} gaps, within {min} to {max} days)",
        "（间隔少于 {needed} 个，节奏取 {gap} 天，{times} 倍，限 {min} 至 {max} 天）");

    /// <summary>A day, told without the year where that is the year of the day judged.</summary>
    public static Evidence Day(string name, LocalDate day, LocalDate asOf)
    {
        var sameYear = day.Year == asOf.Year;
        var (en, zh) = sameYear ? ("d MMMM", "M'月'd'日'") : ("d MMMM uuuu", "uuuu'年'M'月'd'日'");
        return new(name, LocalDatePattern.Iso.Format(day))
        {
            Display = LocalizedText.Of(
                day.ToString(en, CultureInfo.InvariantCulture),
                day.ToString(zh, CultureInfo.InvariantCulture)),
        };
    }

    public static Evidence Named(string name, Stage stage) => new(name, stage.Id) { Display = stage.Name };

    /// <summary>A stage's name as it stands within a sentence: "dormant", but "VIP".</summary>
    public static Evidence MidSentence(string name, Stage stage) => new(name, stage.Id)
    {
        Display = LocalizedText.From(stage.Name.Cultures.Select(culture =>
        {
            var text = stage.Name.In(culture);
            return KeyValuePair.Create(
                culture,
                text.Length > 1 && char.IsLower(text[1]) ? $"{char.ToLowerInvariant(text[0])}{text.AsSpan(1)}" : text);
        })),
    };

    public static Evidence Length(string name, Period period)
    {
        var length = DayLength.Of(period);
        var (count, en, zh) = length.Months == 0 ? (length.Days, "day", " 天") : (length.Months, "month", " 个月");
        return new(name, PeriodPattern.Roundtrip.Format(period))
        {
            Display = LocalizedText.Of($"{Exact.Text(count)} {en}{(count == 1 ? "" : "s")}", $" {Exact.Text(count)}{zh}"),
        };
    }

    /// <summary>The clocks in a row: "silent for 31 days, own rhythm is 9 days".</summary>
    public static Evidence Clocks(EquatableArray<StageClue> clues, StageEvaluator evaluator)
    {
        var parts = clues.SelectMany(clue => Short(clue, evaluator)).ToList();
        return parts.Count > 0 ? new("clocks", string.Join(",", parts.Select(part => part.Value)))
        {
            Display = LocalizedText.Of(string.Join(", ", parts.Select(part => part.En)), string.Join("，", parts.Select(part => part.Zh))),
        }
            : clues.Count > 0 ? new("clocks", "before=none") { Display = LocalizedText.Of("first active day", "首个活跃日") }
            : evaluator.Policy.Stages.Count == 1 ? new("clocks", "onlyStage") { Display = LocalizedText.Of("there is no other stage", "没有其他阶段") }
            : new("clocks", "minimumStay") { Display = LocalizedText.Of("kept for the least time here", "处于最短停留期内") };
    }

    /// <summary>One clock as a sentence of its own, with the limit that it was held against.</summary>
    public static Reason Clock(StageClue clue, StageEvaluator evaluator, LocalDate asOf)
    {
        List<Evidence> evidence = [];
        if (clue.Seen is { } seen)
        {
            evidence.Add(new(clue.Atom.Kind == AtomKind.Streak ? "periods" : "days", Exact.Text(seen)));
        }

        if (clue.From is { } from)
        {
            evidence.Add(Day("from", DayNumber.ToDate(from), asOf));
        }

        evidence.Add(new("limit", Exact.Text(clue.Limit)));
        evidence.Add(new("is", clue.Holds ? "true" : "false") { Display = clue.Holds ? LocalizedText.Of("is", "已达到") : LocalizedText.Of("is not", "未达到") });
        switch (clue.Atom.Kind)
        {
            case AtomKind.Age:
                return new("lifecycle.age", Age, evidence.ToEquatableArray());

            case AtomKind.Silence:
                evidence.Add(Rhythm(clue));
                return new("lifecycle.silence", Silence, evidence.ToEquatableArray());

            case AtomKind.GapBeforeLast:
                evidence.Add(Rhythm(clue));
                return new("lifecycle.gapBeforeLast", clue.Seen is null ? NoGap : Gap, evidence.ToEquatableArray());

            case AtomKind.TimeInStage:
                return new("lifecycle.timeInStage", clue.Seen is null ? NoStage : InStage, evidence.ToEquatableArray());

            case AtomKind.ActiveDays:
                evidence.Add(Window(clue));
                return new("lifecycle.activeDays", ActiveDays, evidence.ToEquatableArray());

            case AtomKind.Streak:
                evidence.Add(Unit(clue));
                return new("lifecycle.streak", Streak, evidence.ToEquatableArray());

            default:
                return clue.Before < 0
                    ? new("lifecycle.was", NoStage, [])
                    : new("lifecycle.was", Was, [Named("before", evaluator.Policy.Stages[clue.Before])]);
        }
    }

    private static IEnumerable<(string Value, string En, string Zh)> Short(StageClue clue, StageEvaluator evaluator)
    {
        var seen = Exact.Text(clue.Seen ?? 0);
        var days = clue.Seen == 1 ? "day" : "days";
        switch (clue.Atom.Kind)
        {
            case AtomKind.Age:
                yield return clue.Seen == 0
                    ? ("age=0", "first seen today", "当日首次出现")
                    : ($"age={seen}", $"first seen {seen} {days} ago", $"首次出现距今 {seen} 天");
                break;

            case AtomKind.Silence:
                yield return clue.Seen == 0
                    ? ("silence=0", "active today", "当日活跃")
                    : ($"silence={seen}", $"silent for {seen} {days}", $"已沉默 {seen} 天");
                break;

            case AtomKind.GapBeforeLast:
                yield return clue.Seen is null
                    ? ("gapBeforeLast=none", "one active day so far", "仅有一个活跃日")
                    : ($"gapBeforeLast={seen}", $"last gap {seen} {days}", $"最近间隔 {seen} 天");
                break;

            case AtomKind.TimeInStage when clue.Before >= 0:
                var stage = evaluator.Policy.Stages[clue.Before];
                yield return ($"timeInStage={seen}", $"{MidSentence("stage", stage).Display!.In("en")} for {seen} {days}", $"“{stage.Name.In("zh-CN")}”已 {seen} 天");
                break;

            case AtomKind.ActiveDays:
                var window = Window(clue);
                yield return (
                    $"activeDays={seen}",
                    $"active on {seen} {days} within {window.Display!.In("en")}",
                    $"{window.Display.In("zh-CN")}内活跃 {seen} 天");
                break;

            case AtomKind.Streak:
                var unit = Unit(clue);
                yield return ($"streak={seen}", $"active in {seen} {unit.Display!.In("en")} in a row", $"连续活跃 {seen} {unit.Display.In("zh-CN")}");
                break;

            case AtomKind.Was when clue.Before >= 0:
                var before = evaluator.Policy.Stages[clue.Before];
                yield return ($"was={before.Id}", $"{MidSentence("was", before).Display!.In("en")} the day before", $"前一日为“{before.Name.In("zh-CN")}”");
                break;
        }

        if (clue.Atom.Own is not null && clue.Seen is not null)
        {
            var gap = Gap10k(clue.OwnGap);
            yield return clue.HasOwnGap
                ? ($"ownGap={gap}", $"own rhythm is {gap} {(gap == "1" ? "day" : "days")}", $"自身节奏为 {gap} 天")
                : ($"ownGap={gap}", $"own rhythm not known yet, taken as {gap} {(gap == "1" ? "day" : "days")}", $"自身节奏未知，取 {gap} 天");
        }
    }

    private static Evidence Rhythm(StageClue clue)
    {
        if (clue.Atom.Own is not { } own || clue.Seen is null)
        {
            return new("rhythm", "") { Display = null };
        }

        var text = new Reason("rhythm", clue.HasOwnGap ? OwnRhythm : NoRhythm,
        [
            new("times", Exact.Text(own.Limit.Times)),
            new("gap", Gap10k(clue.OwnGap)),
            new("gaps", Exact.Text(clue.Gaps)),
            new("needed", Exact.Text(own.Limit.GapsNeeded)),
            new("min", Exact.Text(own.Min)),
            new("max", Exact.Text(own.Max)),
        ]);
        return new("rhythm", $"ownGap={Gap10k(clue.OwnGap)}") { Display = text.Text };
    }

    private static Evidence Window(StageClue clue)
    {
        var rule = (ActiveDaysRule)clue.Atom.Rule;
        var length = Length("window", rule.ActiveDaysIn);
        return length with
        {
            Display = LocalizedText.Of(
                length.Display!.In("en") is var en && en.StartsWith("1 ", StringComparison.Ordinal) ? $"the last {en.AsSpan(2)}" : $"the last {en}",
                $"近{length.Display.In("zh-CN")}"),
        };
    }

    private static Evidence Unit(StageClue clue)
    {
        var (en, zh) = clue.Atom.Grid!.Unit switch
        {
            CalendarUnit.Week => ("week", "周"),
            CalendarUnit.Month => ("month", "个月"),
            CalendarUnit.Quarter => ("quarter", "个季度"),
            CalendarUnit.Year => ("year", "年"),
            _ => ("day", "天"),
        };
        return new("unit", en) { Display = LocalizedText.Of(clue.Seen == 1 ? en : $"{en}s", zh) };
    }

    private static string Gap10k(long gap) => Exact.Text((decimal)gap / OwnGapLength.Parts);
}
