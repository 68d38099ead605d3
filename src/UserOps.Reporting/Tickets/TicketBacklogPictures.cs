using NodaTime;
using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>How old the open tickets are, and how their number went.</summary>
internal static class TicketBacklogPictures
{
    /// <summary>From which age on an open ticket is called old.</summary>
    public static readonly Duration Old = Duration.FromDays(30);

    private const int MostPoints = 366;

    private static readonly int[] Spans = [1, 7, 28, 91, 364, 3_640, 36_400];

    public static Picture Ageing(BacklogFigures backlog, PictureOptions? options)
    {
        var sheet = new Sheet(options, "ticket-ageing", "How old the open tickets are", "未结工单的存续时间");
        var words = sheet.Words;
        if (backlog.Ages is not { } ages)
        {
            return sheet.Nothing(words.Of("No ticket is open, so there are no ages to draw.", "没有未结工单，因此无图可画。"));
        }

        var isHours = backlog.Bands.Any(band => band.From.TotalDays % 1 != 0);
        BarRows.Draw(sheet, [.. backlog.Bands.Reverse().Select(band => new BarRow(
            Band(words, band, isHours),
            new Bar(band.Count, $"{Words.Count(band.Count)} · {words.Percent((double)band.Count / backlog.Open)}", band.From >= Old ? Style.Warn : Style.Fill(0))))]);
        if (OldOf(backlog) is { } old)
        {
            sheet.Legend([LegendEntry.Square(words.Of($"{TicketWords.Days(words, Old)} or older: {Words.Count(old)}", $"{TicketWords.Days(words, Old)}及以上：{Words.Count(old)}"), Style.Warn)]);
        }

        var (median, most) = (TicketWords.Days(words, ages.Median), TicketWords.Days(words, ages.Greatest));
        sheet.Note(words.Of(
            $"Half are older than {median}, one in ten than {TicketWords.Days(words, ages.NinthDecile)}; the oldest is {most} old.",
            $"一半超过 {median}，一成超过 {TicketWords.Days(words, ages.NinthDecile)}；最久的为 {most}。"));
        return sheet.Finish(
            Tables.Of(
                [Tables.Text(words.Of("age", "存续时间")), Tables.Number(words.Of("open tickets", "未结工单")), Tables.Number(words.Of("share", "占比"))],
                backlog.Bands.Reverse().Select(band => (string[])[Band(words, band, isHours), Words.Count(band.Count), words.Percent((double)band.Count / backlog.Open)])),
            words.Of(
                $"{words.Count(backlog.Open, "ticket is", "tickets are", "")} open, {Words.Count(backlog.Reopened)} of them reopened. Half are older than {median}; the oldest is {most} old.",
                $"未结工单 {Words.Count(backlog.Open)} 张，其中重开 {Words.Count(backlog.Reopened)} 张。一半超过 {median}；最久的为 {most}。"));
    }

    /// <summary>How many open tickets are old; nothing where no band begins at that age.</summary>
    public static long? OldOf(BacklogFigures backlog) =>
        backlog.Bands.Any(band => band.From == Old) ? backlog.Bands.Where(band => band.From >= Old).Sum(band => band.Count) : null;

    public static Picture ByDay(EquatableArray<BacklogDay> days, PictureOptions? options)
    {
        var sheet = new Sheet(options, "ticket-backlog", "Open tickets, and what came and went", "未结工单与进出数量");
        var words = sheet.Words;
        if (days.Count == 0 || days.All(day => day is { Open: 0, Opened: 0, Reopened: 0, Ended: 0 }))
        {
            return sheet.Nothing(words.Of("There were no tickets in these days, so there is no backlog to draw.", "这段时间没有工单，因此无图可画。"), Columns(words));
        }

        var span = Spans.First(length => length == Spans[^1] || days.Count / length <= MostPoints);
        var points = PointsOf(days, span);
        var x = TimeAxis.OfDays(days[0].Day, days[^1].Day);
        var (first, last) = (days[0].Open, days[^1].Open);
        DrawOpen(sheet, points, x);
        DrawFlow(sheet, days, x);
        if (span > 1)
        {
            sheet.Note(words.Of($"Each point stands for {span} days: the line is their last, the band goes from the fewest to the most.", $"每个点代表 {span} 天：线为期末值，色带为最少至最多。"));
        }

        var (came, gone) = (days.Sum(day => day.Opened + day.Reopened), days.Sum(day => day.Ended));
        return sheet.Finish(
            Tables.Of(Columns(words), points.Reverse().Select(point => (string[])
                [Words.Day(point.From), Words.Day(point.To), Words.Count(point.Opened), Words.Count(point.Reopened), Words.Count(point.Ended), Words.Count(point.Open)])),
            words.Of(
                $"From {Words.Day(days[0].Day)} to {Words.Day(days[^1].Day)} the open tickets went from {Words.Count(first)} to {Words.Count(last)}: {Words.Count(came)} came, {Words.Count(gone)} went.",
                $"{Words.Day(days[0].Day)} 至 {Words.Day(days[^1].Day)}，未结工单由 {Words.Count(first)} 张变为 {Words.Count(last)} 张：进 {Words.Count(came)}，出 {Words.Count(gone)}。"));
    }

    private static void DrawOpen(Sheet sheet, Point[] points, TimeAxis x)
    {
        var words = sheet.Words;
        var (last, most) = (points[^1], points.MaxBy(point => point.Most)!);
        var plot = new Plot(
            sheet,
            x,
            new NumberAxis(points.Select(point => (double)point.Most), words.Short, leastStep: 1),
            sheet.IsNarrow ? 120 : 160,
            (null, words.Of($"open at the end of the day; now {Words.Count(last.Open)}, at most {Words.Count(most.Most)}", $"日终未结；当前 {Words.Count(last.Open)}，最多 {Words.Count(most.Most)}")));
        plot.Band(points.Select(point => (TimeAxis.ValueOf(point.To), (double)point.Fewest, (double)point.Most)), Style.Wash(0));
        plot.Line(points.Select(point => (TimeAxis.ValueOf(point.To), (double)point.Open)), Style.Line(0));
        plot.Disc(TimeAxis.ValueOf(last.To), last.Open, 4, Style.Fill(0), $"{Words.Day(last.To)}: {Words.Count(last.Open)}");
    }

    /// <summary>What came and went a day, as means over spans that are the same for both.</summary>
    private static void DrawFlow(Sheet sheet, EquatableArray<BacklogDay> days, TimeAxis x)
    {
        const int MostSpans = 60;
        var words = sheet.Words;
        var span = Spans.First(length => length == Spans[^1] || days.Count / length <= MostSpans);
        var points = PointsOf(days, span);
        var title = span == 1
            ? words.Of("tickets a day", "每日工单")
            : words.Of($"tickets a day, mean of {span} days", $"每日工单（{span} 天平均）");
        var plot = new Plot(
            sheet,
            x,
            new NumberAxis(points.SelectMany(point => new[] { point.CameADay, point.GoneADay }), words.Short),
            104,
            (null, title));
        plot.Steps(Corners(point => point.CameADay), Style.Line(1));
        plot.Steps(Corners(point => point.GoneADay), Style.Line(2));
        var (came, gone) = (days.Sum(day => day.Opened + day.Reopened), days.Sum(day => day.Ended));
        sheet.Legend(
        [
            LegendEntry.Line(words.Of($"came (opened or reopened): {Words.Count(came)}", $"进（新建或重开）：{Words.Count(came)}"), Style.Line(1)),
            LegendEntry.Line(words.Of($"went (resolved, closed, merged): {Words.Count(gone)}", $"出（解决、关闭、合并）：{Words.Count(gone)}"), Style.Line(2)),
        ]);

        IEnumerable<(double X, double Y)> Corners(Func<Point, double> value) =>
            points.Select(point => (TimeAxis.ValueOf(point.From), value(point))).Append((TimeAxis.ValueOf(points[^1].To), value(points[^1])));
    }

    /// <summary>Spans of days, the last one whole; the first has the days that are left.</summary>
    private static Point[] PointsOf(EquatableArray<BacklogDay> days, int span)
    {
        var points = new List<Point>();
        for (var end = days.Count; end > 0; end -= span)
        {
            var part = days.AsSpan()[Math.Max(0, end - span)..end];
            var point = new Point(part[0].Day, part[^1].Day, part.Length, part[^1].Open);
            foreach (var day in part)
            {
                point = point with
                {
                    Opened = point.Opened + day.Opened,
                    Reopened = point.Reopened + day.Reopened,
                    Ended = point.Ended + day.Ended,
                    Fewest = Math.Min(point.Fewest, day.Open),
                    Most = Math.Max(point.Most, day.Open),
                };
            }

            points.Add(point);
        }

        points.Reverse();
        return [.. points];
    }

    private static string Band(Words words, AgeBand band, bool isHours)
    {
        var (from, to) = (In(band.From), band.To is { } end ? In(end) : null);
        var unit = isHours ? words.Of("hours", "小时") : words.Of("days", "天");
        return to is null ? words.Of($"{from} {unit} or more", $"{from} {unit}及以上") : words.Of($"{from} to {to} {unit}", $"{from} 至 {to} {unit}");

        string In(Duration age) => Words.Number(isHours ? age.TotalHours : age.TotalDays);
    }

    private static PictureColumn[] Columns(Words words) =>
    [
        Tables.Text(words.Of("from", "从")), Tables.Text(words.Of("to", "至")), Tables.Number(words.Of("opened", "新建")), Tables.Number(words.Of("reopened", "重开")),
        Tables.Number(words.Of("ended", "结束")), Tables.Number(words.Of("open at the end", "期末未结")),
    ];

    /// <summary>Some days in a row.</summary>
    private sealed record Point(LocalDate From, LocalDate To, int Days, long Open)
    {
        public long Opened { get; init; }

        public long Reopened { get; init; }

        public long Ended { get; init; }

        public long Fewest { get; init; } = Open;

        public long Most { get; init; } = Open;

        public double CameADay => (double)(Opened + Reopened) / Days;

        public double GoneADay => (double)Ended / Days;
    }
}
