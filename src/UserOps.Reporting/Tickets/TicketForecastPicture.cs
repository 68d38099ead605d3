using NodaTime;
using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>How many tickets came, and how many are expected.</summary>
internal static class TicketForecastPicture
{
    private const int MostHistory = 60;
    private const int MostKeys = 10;

    public static Picture Draw(TicketForecast forecast, PictureOptions? options)
    {
        var sheet = new Sheet(options, "ticket-forecast", "How many tickets to expect", "工单量预测");
        var words = sheet.Words;
        var (total, isDay) = (forecast.Total, IsDay(forecast.Total));
        if (total.Counts.Count == 0 || total.Steps.Count == 0)
        {
            return sheet.Nothing(words.Of("No whole period with tickets is known yet, so nothing can be expected.", "尚无完整周期的工单记录，无法预测。"), Columns(words));
        }

        Past[] past = [.. PastOf(forecast, Math.Max(MostHistory, 3 * total.Steps.Count))];
        sheet.Lead(Sentence(words, forecast)!);
        DrawFan(sheet, forecast, sheet.IsNarrow ? past[Math.Max(0, past.Length - (MostHistory / 2))..] : past, isDay);
        sheet.Legend(
        [
            LegendEntry.Line(words.Of("counted", "实际"), Style.InkLine),
            LegendEntry.Line(words.Of("expected", "预计"), Style.Line(1)),
            LegendEntry.Square(Interval(words, total), Style.Wash(1)),
            .. isDay ? [LegendEntry.Square(words.Of("Saturday and Sunday", "周六与周日"), Style.Heat(1))] : Array.Empty<LegendEntry>(),
        ]);
        foreach (var reason in total.Reasons.Where(reason => reason.Code is "forecast.best" or "forecast.nothingBeatsNaive" or "forecast.tooShort" or "forecast.tooShortForSeason"))
        {
            sheet.Note(reason.In(words.Culture));
        }

        if (total.SoFar > 0)
        {
            var running = Words.Day(forecast.Running);
            sheet.Note(words.Of($"{words.Count(total.SoFar, "ticket", "tickets", "")} came so far in the period from {running}, which is the first that is forecast.", $"自 {running} 起的当期已到 {Words.Count(total.SoFar)} 张，预测从该期开始。"));
        }

        DrawKeys(sheet, forecast);
        return sheet.Finish(Table(words, total, past), Sentence(words, forecast)!);
    }

    /// <summary>What is expected, in a sentence: of the week ahead where days are forecast, of the first whole week where weeks are; nothing where nothing is expected.</summary>
    public static string? Sentence(Words words, TicketForecast forecast)
    {
        var total = forecast.Total;
        if (total.Counts.Count == 0 || total.Steps.Count == 0)
        {
            return null;
        }

        if (!IsDay(total))
        {
            var next = total.Steps[Math.Min(1, total.Steps.Count - 1)];
            return words.Of(
                $"{Words.Number(next.Mean, 0)} tickets are expected in the week from {Words.Day(next.Start)}, {Interval(words, total)} {Words.Count(next.Lower)} to {Words.Count(next.Upper)}.",
                $"预计 {Words.Day(next.Start)} 起的一周有 {Words.Number(next.Mean, 0)} 张工单，{Interval(words, total)} {Words.Count(next.Lower)} 至 {Words.Count(next.Upper)}。");
        }

        TicketForecastStep[] week = [.. total.Steps.Take(7)];
        var most = week.MaxBy(step => step.Mean);
        return words.Of(
            $"{Words.Number(week.Sum(step => step.Mean), 0)} tickets are expected from {Words.Day(week[0].Start)} to {Words.Day(week[^1].Start)}, most on {Words.Day(most.Start)}: {Words.Number(most.Mean, 0)}, {Interval(words, total)} {Words.Count(most.Lower)} to {Words.Count(most.Upper)}.",
            $"预计 {Words.Day(week[0].Start)} 至 {Words.Day(week[^1].Start)} 共有 {Words.Number(week.Sum(step => step.Mean), 0)} 张工单，最多的是 {Words.Day(most.Start)}：{Words.Number(most.Mean, 0)} 张，{Interval(words, total)} {Words.Count(most.Lower)} 至 {Words.Count(most.Upper)}。");
    }

    private static bool IsDay(TicketSeriesForecast series) => series.Steps.Count > 0 && series.Steps[0].Start.PlusDays(1) == series.Steps[0].End;

    /// <summary>What the interval is called, with the confidence that the forecast's reasons tell.</summary>
    private static string Interval(Words words, TicketSeriesForecast series) =>
        series.Reasons.SelectMany(reason => reason.Evidence).FirstOrDefault(item => item.Name == "confidence")?.Value is { } confidence
            ? words.Of($"{words.Name(confidence)} % interval", $"{words.Name(confidence)}% 区间")
            : words.Of("interval", "区间");

    private static IEnumerable<Past> PastOf(TicketForecast forecast, int most)
    {
        var (counts, length) = (forecast.Total.Counts, IsDay(forecast.Total) ? 1 : 7);
        for (var place = Math.Max(0, counts.Count - most); place < counts.Count; place++)
        {
            yield return new(forecast.Running.PlusDays((place - counts.Count) * length), length, counts[place]);
        }
    }

    private static void DrawFan(Sheet sheet, TicketForecast forecast, Past[] past, bool isDay)
    {
        var (words, steps) = (sheet.Words, forecast.Total.Steps);
        var x = TimeAxis.OfDays(past[0].Start, steps[^1].End);
        var plot = new Plot(
            sheet,
            x,
            new NumberAxis(past.Select(period => (double)period.Count).Concat(steps.SelectMany(step => new[] { step.Mean, step.Upper })), words.Short, leastStep: 1),
            sheet.IsNarrow ? 150 : 200,
            (null, isDay ? words.Of("tickets a day", "每日工单") : words.Of("tickets a week", "每周工单")),
            [new(TimeAxis.ValueOf(forecast.Running), words.Of($"from {Words.Day(forecast.Running)}: expected", $"{Words.Day(forecast.Running)} 起为预测"))]);
        if (isDay)
        {
            DrawWeekends(plot, past[0].Start, steps[^1].End);
        }

        double At(LocalDate start, int length) => TimeAxis.ValueOf(start) + (length * 43_200.0);
        var last = past[^1];
        plot.Band(steps.Select(step => (At(step.Start, last.Length), (double)step.Lower, (double)step.Upper)), Style.Wash(1));
        plot.Line(past.Select(period => (At(period.Start, period.Length), (double)period.Count)), Style.InkLine);
        plot.Line(steps.Select(step => (At(step.Start, last.Length), step.Mean)).Prepend((At(last.Start, last.Length), last.Count)), Style.Line(1));
        foreach (var step in steps)
        {
            plot.Disc(At(step.Start, last.Length), step.Mean, 2.5, Style.Fill(1), $"{Words.Day(step.Start)}: {Words.Number(step.Mean, 1)} ({Words.Count(step.Lower)}–{Words.Count(step.Upper)})");
        }
    }

    private static void DrawWeekends(Plot plot, LocalDate from, LocalDate end)
    {
        for (var day = from; day < end; day = day.PlusDays(1))
        {
            if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            {
                plot.Shade(TimeAxis.ValueOf(day), TimeAxis.ValueOf(day.PlusDays(1)), Style.Heat(1));
            }
        }
    }

    /// <summary>What is expected of each group in the first period, where the forecast tells keys apart.</summary>
    private static void DrawKeys(Sheet sheet, TicketForecast forecast)
    {
        var words = sheet.Words;
        TicketSeriesForecast[] keys = [.. forecast.Keys.Where(key => key.Steps.Count > 0).Take(MostKeys)];
        if (keys.Length == 0)
        {
            return;
        }

        sheet.Heading(words.Of($"Expected in the period from {Words.Day(keys[0].Steps[0].Start)}, by group", $"{Words.Day(keys[0].Steps[0].Start)} 起一期的分组预计"));
        RangeRows.Draw(
            sheet,
            [
                .. keys.Select(key => (key.Key, Step: key.Steps[0])).Select(row => new RangeRow(
                    words.Name(row.Key),
                    row.Step.Mean,
                    row.Step.Lower,
                    row.Step.Upper,
                    null,
                    $"{Words.Number(row.Step.Mean, 1)} ({Words.Count(row.Step.Lower)}–{Words.Count(row.Step.Upper)})") { Kind = 1 }),
            ],
            new NumberAxis(keys.Select(key => (double)key.Steps[0].Upper), words.Short, leastStep: 1));
        var more = forecast.Keys.Count - keys.Length + forecast.KeysLeftOut;
        if (more > 0)
        {
            sheet.Note(words.Of($"{Words.Count(more)} more groups are not drawn.", $"另有 {Words.Count(more)} 组未画出。"));
        }
    }

    private static PictureTable Table(Words words, TicketSeriesForecast total, Past[] past) => Tables.Of(
        Columns(words),
        total.Steps.Select(step => (string[])
            [Words.Day(step.Start), Words.Day(step.End.PlusDays(-1)), "–", Words.Number(step.Mean, 1), Words.Count(step.Lower), Words.Count(step.Upper)])
            .Concat(past.Reverse().Select(period => (string[])
                [Words.Day(period.Start), Words.Day(period.Start.PlusDays(period.Length - 1)), Words.Count(period.Count), "–", "–", "–"])));

    private static PictureColumn[] Columns(Words words) =>
    [
        Tables.Text(words.Of("from", "从")), Tables.Text(words.Of("to", "至")), Tables.Number(words.Of("counted", "实际")), Tables.Number(words.Of("expected", "预计")),
        Tables.Number(words.Of("at least", "下限")), Tables.Number(words.Of("at most", "上限")),
    ];

    /// <summary>What was counted in one period.</summary>
    private sealed record Past(LocalDate Start, int Length, long Count);
}
