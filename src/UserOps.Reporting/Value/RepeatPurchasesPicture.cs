namespace UserOps.Reporting;

/// <summary>Repeat purchases as they add up, actual and predicted.</summary>
internal static class RepeatPurchasesPicture
{
    private const int MostPoints = 400;

    public static Picture Draw(RepeatPurchases purchases, PictureOptions? options)
    {
        var sheet = new Sheet(options, "value-tracking", "Repeat purchases since the beginning: actual and predicted", "累计复购：实际与预测");
        var words = sheet.Words;
        var points = Thin(purchases.Points);
        if (points.Length == 0)
        {
            return sheet.Nothing(words.Of("There are no days to hold purchases against a prediction.", "没有可对照预测的日期。"), Columns(words));
        }

        var fitted = Array.FindLastIndex(points, point => point.IsCalibration);
        var sentence = Sentence(words, points, fitted);
        sheet.Lead(sentence);
        var plot = new Plot(
            sheet,
            TimeAxis.OfDays(points[0].Day, points[^1].Day),
            new NumberAxis(points.SelectMany(point => new[] { point.Actual, point.Predicted }), words.Short),
            sheet.IsNarrow ? 180 : 240,
            (null, words.Of("repeat purchases up to the day", "截至当日的复购次数")),
            fitted < 0 ? [] : [new(TimeAxis.ValueOf(points[fitted].Day), words.Of($"fitted up to {Words.Day(points[fitted].Day)}", $"拟合截至 {Words.Day(points[fitted].Day)}"))]);
        plot.Line(points.Select(point => (TimeAxis.ValueOf(point.Day), point.Predicted)), Style.Line(1));
        plot.Line(points.Select(point => (TimeAxis.ValueOf(point.Day), (double)point.Actual)), Style.InkLine);
        plot.Disc(TimeAxis.ValueOf(points[^1].Day), points[^1].Predicted, 4, Style.Fill(1), words.Of($"predicted {Words.Number(points[^1].Predicted, 0)}", $"预测 {Words.Number(points[^1].Predicted, 0)}"));
        plot.Disc(TimeAxis.ValueOf(points[^1].Day), points[^1].Actual, 4, Style.InkFill, words.Of($"actual {Words.Count(points[^1].Actual)}", $"实际 {Words.Count(points[^1].Actual)}"));
        sheet.Legend(
        [
            LegendEntry.Line(words.Of($"actual: {Words.Count(points[^1].Actual)}", $"实际：{Words.Count(points[^1].Actual)}"), Style.InkLine),
            LegendEntry.Line(words.Of($"predicted: {Words.Number(points[^1].Predicted, 0)}", $"预测：{Words.Number(points[^1].Predicted, 0)}"), Style.Line(1)),
        ]);
        return sheet.Finish(
            Tables.Of(Columns(words), points.Reverse().Select(point => (string[])
            [
                Words.Day(point.Day), point.IsCalibration ? words.Of("fitted to", "拟合期") : words.Of("predicted", "预测期"), Words.Count(point.Actual), Words.Number(point.Predicted, 1),
                Apart(words, point.Actual, point.Predicted),
            ])),
            sentence);
    }

    /// <summary>What came after the fit, or up to the end where nothing did.</summary>
    private static string Sentence(Words words, RepeatPurchasePoint[] points, int fitted)
    {
        var last = points[^1];
        if (fitted < 0 || fitted == points.Length - 1)
        {
            return words.Of(
                $"Up to {Words.Day(last.Day)} there were {Words.Count(last.Actual)} repeat purchases, where the model has {Words.Number(last.Predicted, 0)}: {Apart(words, last.Actual, last.Predicted)}.",
                $"截至 {Words.Day(last.Day)} 复购 {Words.Count(last.Actual)} 次，模型为 {Words.Number(last.Predicted, 0)} 次：{Apart(words, last.Actual, last.Predicted)}。");
        }

        var (actual, predicted) = (last.Actual - points[fitted].Actual, last.Predicted - points[fitted].Predicted);
        return words.Of(
            $"After the fit, up to {Words.Day(last.Day)}, {words.Count(actual, "repeat purchase", "repeat purchases", "")} came; {Words.Number(predicted, 0)} were predicted: {Apart(words, actual, predicted)}.",
            $"拟合之后至 {Words.Day(last.Day)}，实际复购 {Words.Count(actual)} 次，预测 {Words.Number(predicted, 0)} 次：{Apart(words, actual, predicted)}。");
    }

    /// <summary>By how much of what came the prediction is above or below it.</summary>
    private static string Apart(Words words, long actual, double predicted)
    {
        var share = (predicted - actual) / actual;
        return actual == 0 ? words.Of("nothing to compare with", "无可比较")
            : share >= 0 ? words.Of($"{words.Percent(share)} too many", $"偏高 {words.Percent(share)}")
            : words.Of($"{words.Percent(-share)} too few", $"偏低 {words.Percent(-share)}");
    }

    /// <summary>As many points as can be told apart: the first, the last and the end of the calibration among them.</summary>
    private static RepeatPurchasePoint[] Thin(EquatableArray<RepeatPurchasePoint> points)
    {
        var every = (points.Count + MostPoints - 1) / MostPoints;
        return every <= 1
            ? [.. points]
            : [.. points.Where((point, place) => place % every == 0 || place == points.Count - 1 || (point.IsCalibration && !points[place + 1].IsCalibration))];
    }

    private static PictureColumn[] Columns(Words words) =>
    [
        Tables.Text(words.Of("day", "日期")), Tables.Text(words.Of("part", "阶段")), Tables.Number(words.Of("actual", "实际")), Tables.Number(words.Of("predicted", "预测")),
        Tables.Text(words.Of("the prediction is", "预测偏差")),
    ];
}
