using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>The stages that one user went through, the active days, and what comes next.</summary>
internal static class UserTimelinePicture
{
    public static Picture Draw(StageEvaluator evaluator, UserActivity activity, LocalDate asOf, string? user, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-timeline", words => user is null
            ? words.Of($"One user's stages up to {Words.Day(asOf)}", $"一位用户截至 {Words.Day(asOf)} 的阶段")
            : words.Of($"The stages of {words.Name(user)} up to {Words.Day(asOf)}", $"{words.Name(user)} 截至 {Words.Day(asOf)} 的阶段"));
        var (words, names) = (sheet.Words, new StageNames(evaluator.Policy, sheet.Words));
        var spans = evaluator.Timeline(activity, asOf);
        if (spans.Count == 0 || spans[0].Since is not { } first)
        {
            return sheet.Nothing(words.Of($"The user was not seen by {Words.Day(asOf)}.", $"截至 {Words.Day(asOf)} 该用户尚未出现。"));
        }

        var known = activity.Days.UpTo(asOf);
        var (now, until) = (spans[^1], spans[^1].Until);
        StageId? next = until is { } change ? evaluator.StageOf(new UserActivity(known, activity.Registered), change) : null;
        StageId[] states = [.. spans.Select(span => span.Stage).Concat(next is { } coming ? [coming] : []).Distinct().OrderBy(names.PlaceOf).ThenBy(state => state.Value, StringComparer.Ordinal)];
        var rows = states.Select(state => new SpanRow(names.Of(state), [.. spans.Where(span => span.Stage == state).SelectMany(span => Parts(words, names, span, asOf)), .. NextPart(state)])
        {
            Text = DaysIn(words, spans, state, asOf),
            Tip = names.Find(state) is { } stage ? words.Of(stage.Meaning) : null,
        });
        SpanRows.Draw(
            sheet,
            [.. rows, new SpanRow(words.Of("active days", "活跃日")) { Marks = Strokes(known), Text = words.Count(known.Count, "day", "days", "天") }],
            AxisOf(first, asOf, until),
            [
                new(TimeAxis.ValueOf(asOf) + 86_400, "", Style.AxisLine),
                .. until is { } at ? [new(TimeAxis.ValueOf(at), words.Of($"changes {Words.Day(at)}", $"{Words.Day(at)} 变化"))] : Array.Empty<PlotRule>(),
            ]);
        var sentence = Sentence(words, names, now, next, asOf);
        sheet.Note(sentence + (names.Find(now.Stage) is { } today ? $"{words.Of(" ", "")}{words.Of(today.Action)}" : ""));
        return sheet.Finish(Table(words, names, spans, known, asOf), sentence);

        Span[] NextPart(StageId state) => until is { } from && state == next
            ? [new(TimeAxis.ValueOf(from), double.PositiveInfinity, names.Wash(state), "", words.Of($"from {Words.Day(from)} on, if no active day comes", $"若无活跃，自 {Words.Day(from)} 起")) { IsOpen = true }]
            : [];
    }

    /// <summary>What was, and, pale and hatched, what will be if nothing happens.</summary>
    private static IEnumerable<Span> Parts(Words words, StageNames names, StageSpan span, LocalDate asOf)
    {
        var (from, seen) = (TimeAxis.ValueOf(span.Since!.Value), TimeAxis.ValueOf(asOf) + 86_400);
        var to = span.Until is { } until ? TimeAxis.ValueOf(until) : double.PositiveInfinity;
        var tip = words.Of($"{names.Of(span.Stage)}: {Words.Day(span.Since)} to {LastDay(words, span)}", $"{names.Of(span.Stage)}：{Words.Day(span.Since)} 至 {LastDay(words, span)}");
        yield return new(from, Math.Min(to, seen), names.Fill(span.Stage), "", tip);
        if (to > seen)
        {
            yield return new(seen, to, names.Wash(span.Stage), "", tip) { IsOpen = true };
        }
    }

    private static SpanMark[] Strokes(ActivityDays known) =>
        [.. known.Enumerate().Select(day => new SpanMark(TimeAxis.ValueOf(day) + 43_200, SpanMarkShape.Stroke, Style.InkLine, Words.Day(day)))];

    private static TimeAxis AxisOf(LocalDate first, LocalDate asOf, LocalDate? until)
    {
        var last = until > asOf ? until.Value : asOf;
        var room = Math.Max(2, Period.DaysBetween(first, last) / 12);
        var end = Period.DaysBetween(last, DayClock.MaxDay) > room ? last.PlusDays(room) : DayClock.MaxDay;
        return TimeAxis.OfDays(first, end);
    }

    private static string LastDay(Words words, StageSpan span) => span.Until is { } until ? Words.Day(until.PlusDays(-1)) : words.Of("ever after", "此后一直");

    /// <summary>The days spent in a stage so far.</summary>
    private static int Days(StageSpan span, LocalDate asOf) => Period.DaysBetween(span.Since!.Value, span.Until is { } until && until <= asOf ? until : asOf.PlusDays(1));

    private static string DaysIn(Words words, EquatableArray<StageSpan> spans, StageId state, LocalDate asOf) =>
        spans.Where(span => span.Stage == state).Sum(span => Days(span, asOf)) is > 0 and var days ? words.Count(days, "day", "days", "天") : "";

    private static string Sentence(Words words, StageNames names, StageSpan now, StageId? next, LocalDate asOf)
    {
        var days = Days(now, asOf);
        var today = words.Of(
            $"{names.Of(now.Stage)} since {Words.Day(now.Since)}, {words.Count(days, "day", "days", "")} so far.", $"自 {Words.Day(now.Since)} 起为{names.Of(now.Stage)}，至今 {Words.Count(days)} 天。");
        return today + (now.Until is { } until && next is { } coming
            ? words.Of($" Without a new active day, {names.Of(coming)} from {Words.Day(until)} on.", $"若无新的活跃日，{Words.Day(until)} 起为{names.Of(coming)}。")
            : words.Of(" That does not change by itself.", "该阶段不会自行改变。"));
    }

    private static PictureTable Table(Words words, StageNames names, EquatableArray<StageSpan> spans, ActivityDays known, LocalDate asOf) => Tables.Of(
        [
            Tables.Text(words.Of("stage", "阶段")), Tables.Text(words.Of("from", "自")), Tables.Text(words.Of("to", "至")),
            Tables.Number(words.Of("days so far", "至今天数")), Tables.Number(words.Of("active days", "活跃日")),
        ],
        spans.Reverse().Select(span => (string[])
        [
            names.Of(span.Stage), Words.Day(span.Since), LastDay(words, span), Words.Count(Days(span, asOf)),
            Words.Count(known.CountIn(span.Since!.Value, span.Until is { } until && until <= asOf ? until.PlusDays(-1) : asOf)),
        ]));
}
