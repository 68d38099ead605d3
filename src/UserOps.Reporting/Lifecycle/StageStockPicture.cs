using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>The stock of stages over time, and what is forecast.</summary>
internal static class StageStockPicture
{
    private const int MostPoints = 160;
    private const int MostLayers = 12;

    public static Picture Draw(TransitionReport report, StagePolicy policy, StageForecast? forecast, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-stock", "Users by stage over time", "各阶段用户数的变化");
        var (words, names) = (sheet.Words, new StageNames(policy, sheet.Words));
        if (report.Periods.Count == 0 || report.Periods[^1].Stock.Sum() == 0)
        {
            return sheet.Nothing(words.Of("No user was seen by the end of a complete period, so there is no stock to draw.", "截至最近的完整周期没有用户出现，因此没有存量可画。"));
        }

        var every = (report.Periods.Count + MostPoints - 1) / MostPoints;
        Point[] seen = [.. report.Periods.Where((_, place) => (report.Periods.Count - 1 - place) % every == 0).Select(PointOf)];
        Point[] coming = forecast is null ? [] : [.. forecast.Cells.GroupBy(cell => (cell.Start, cell.End)).Select(period => ForecastOf(report, period.Key.Start, period.Key.End, period))];
        Point[] points = [.. seen, .. coming];

        var layers = LayersOf(words, names, report, points, seen.Length - 1);
        DrawLayers(sheet, layers, seen, coming);
        if (every > 1)
        {
            sheet.Note(words.Of($"Drawn is the end of every {Words.Count(every)} periods; the table has more.", $"每 {Words.Count(every)} 个周期画一次；更多见表格。"));
        }

        var (last, all) = (seen[^1], seen[^1].Users.Sum());
        return sheet.Finish(
            Table(words, names, report, forecast),
            words.Of(
                $"{words.Count((long)all, "user", "users", "")} on {Words.Day(last.Day)}: {words.List(layers.Select(layer => $"{layer.Name} {words.Percent(layer.Users[seen.Length - 1] / all)}"))}. {words.Count(report.Periods.Count, "period", "periods", "")} since {Words.Day(report.Periods[0].Start)}.",
                $"{Words.Day(last.Day)} 共 {Words.Count((long)all)} 位用户：{words.List(layers.Select(layer => $"{layer.Name} {words.Percent(layer.Users[seen.Length - 1] / all)}"))}。自 {Words.Day(report.Periods[0].Start)} 起共 {Words.Count(report.Periods.Count)} 个周期。"));
    }

    /// <summary>From top to bottom as the policy has them, who was never active above; the smallest of many as one.</summary>
    private static Layer[] LayersOf(Words words, StageNames names, TransitionReport report, Point[] points, int last)
    {
        (StageId State, double[] Users)[] all = [.. report.States
            .Select((state, place) => (State: state, Place: place))
            .Where(state => state.State != StageId.NotSeen && points.Any(point => point.Users[state.Place] > 0))
            .OrderBy(state => state.State == StageId.NeverActive ? -1 : state.Place)
            .Select(state => (state.State, points.Select(point => point.Users[state.Place]).ToArray()))];
        var kept = all.OrderByDescending(layer => layer.Users[last]).Take(all.Length <= MostLayers ? all.Length : MostLayers - 1).Select(layer => layer.State).ToHashSet();
        var others = all.Where(layer => !kept.Contains(layer.State)).ToArray();
        return
        [
            .. others.Length == 0 ? Array.Empty<Layer>() :
            [
                new(words.Of($"{Words.Count(others.Length)} other stages", $"其他 {Words.Count(others.Length)} 个阶段"), Style.Neutral, Style.Neutral, [.. points.Select((_, place) => others.Sum(layer => layer.Users[place]))]),
            ],
            .. all.Where(layer => kept.Contains(layer.State)).Select(layer => new Layer(names.Of(layer.State), names.Fill(layer.State), names.Wash(layer.State), layer.Users)),
        ];
    }

    private static void DrawLayers(Sheet sheet, Layer[] layers, Point[] seen, Point[] coming)
    {
        var words = sheet.Words;
        Point[] points = [.. seen, .. coming];
        var (last, at, all) = (seen[^1], seen.Length - 1, seen[^1].Users.Sum());
        string[] texts = [.. layers.Select(layer => $"{layer.Name} {Words.Count((long)layer.Users[at])} · {words.Percent(layer.Users[at] / all)}")];
        if (sheet.IsNarrow)
        {
            sheet.Legend(layers.Zip(texts, (layer, text) => LegendEntry.Square(text, layer.Fill)));
        }

        var room = sheet.IsNarrow ? 0 : EndLabels.RoomFor(texts, sheet.Room * 0.34);
        var plot = new Plot(
            sheet,
            TimeAxis.OfDays(points.Length == 1 ? seen[0].Start : points[0].Day, points[^1].Day),
            new NumberAxis(points.Select(point => point.Users.Sum()), words.Short, leastStep: 1),
            sheet.IsNarrow ? 220 : 280,
            (null, words.Of("users at the end of each period", "各周期末用户数")),
            coming.Length == 0 ? [] : [new(TimeAxis.ValueOf(last.Day), words.Of("from here on forecast", "此后为预测"))],
            room);
        var below = new double[points.Length];
        var labels = new List<EndLabel>();
        foreach (var (layer, text) in layers.Zip(texts).Reverse())
        {
            (double X, double Low, double High)[] band = [.. points.Select((point, place) => (TimeAxis.ValueOf(point.Day), below[place], below[place] + layer.Users[place]))];
            labels.Add(new((plot.Y(band[^1].Low) + plot.Y(band[^1].High)) / 2, text, layer.Fill, layer.Users[at]));
            if (points.Length == 1)
            {
                plot.Column(TimeAxis.ValueOf(seen[0].Start), band[at].X, band[at].Low, band[at].High, layer.Fill, text);
            }
            else
            {
                plot.Band(band[..seen.Length], layer.Fill, text);
                plot.Band(coming.Length == 0 ? [] : band[at..], layer.Wash, text);
            }

            below = [.. band.Select(value => value.High)];
        }

        if (coming.Length > 0)
        {
            var from = plot.X(TimeAxis.ValueOf(last.Day));
            var top = plot.Y(coming.Prepend(last).Max(point => point.Users.Sum()));
            sheet.Canvas.Hatch(Box.Between(from, top, plot.Area.Right, plot.Area.Bottom));
        }

        if (!sheet.IsNarrow)
        {
            EndLabels.Draw(sheet.Canvas, plot.Area, room, labels);
        }
    }

    private static Point PointOf(TransitionPeriod period) => new(period.Start, period.End.PlusDays(-1), [.. period.Stock.Select(users => (double)users)]);

    private static Point ForecastOf(TransitionReport report, LocalDate start, LocalDate end, IEnumerable<StageForecastCell> cells)
    {
        var users = new double[report.States.Count];
        foreach (var cell in cells)
        {
            var place = report.States.TakeWhile(state => state != cell.Stage).Count();
            if (place < users.Length && double.IsFinite(cell.Expected))
            {
                users[place] += cell.Expected;
            }
        }

        return new(start, end.PlusDays(-1), users);
    }

    private static PictureTable Table(Words words, StageNames names, TransitionReport report, StageForecast? forecast)
    {
        StageId[] states = [.. report.States.Where(state => state != StageId.NotSeen)];
        var rows = report.Periods.Reverse().Select(period => (string[])
        [
            PeriodNames.Of(period.Start, period.End), .. states.Select((_, place) => Words.Count(period.Stock[place])), Words.Count(period.Stock.Sum()),
        ]);
        var coming = (forecast?.Cells ?? []).GroupBy(cell => (cell.Start, cell.End)).Reverse().Select(period => (string[])
        [
            words.Of($"{PeriodNames.Of(period.Key.Start, period.Key.End)} (forecast)", $"{PeriodNames.Of(period.Key.Start, period.Key.End)}（预测）"),
            .. states.Select(state => period.FirstOrDefault(cell => cell.Stage == state) is { } cell
                ? words.Of(
                    $"{Words.Number(cell.Expected, 0)} ({Words.Number(cell.Lower, 0)} to {Words.Number(cell.Upper, 0)})",
                    $"{Words.Number(cell.Expected, 0)}（{Words.Number(cell.Lower, 0)} 至 {Words.Number(cell.Upper, 0)}）")
                : "–"),
            Words.Number(period.Sum(cell => cell.Expected), 0),
        ]);
        return Tables.Of(
            [Tables.Text(words.Of("period", "周期")), .. states.Select(state => Tables.Number(names.Of(state))), Tables.Number(words.Of("all", "合计"))],
            coming.Concat(rows));
    }

    private sealed record Point(LocalDate Start, LocalDate Day, double[] Users);

    private sealed record Layer(string Name, string Fill, string Wash, double[] Users);
}
