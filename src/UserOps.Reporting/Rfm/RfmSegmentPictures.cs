using UserOps.Rfm;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>Segments by users against money, and the Pareto curve.</summary>
internal static class RfmSegmentPictures
{
    private const int Points = 100;

    public static Picture Segments(EquatableArray<SegmentFigures> segments, PictureOptions? options)
    {
        var sheet = new Sheet(options, "rfm-segments", "Segments: share of the users and of the money", "分群：用户占比与净额占比");
        var words = sheet.Words;
        SegmentFigures[] lines = [.. segments.Where(line => line.Users > 0)];
        if (lines.Length == 0)
        {
            return sheet.Nothing(words.Of("There are no users, so there are no segments to draw.", "没有用户，因此没有分群可画。"));
        }

        var (usersTitle, moneyTitle) = (words.Of("share of the users", "用户占比"), words.Of("share of the money", "净额占比"));
        sheet.Legend([LegendEntry.Square(usersTitle, Style.Fill(0)), LegendEntry.Square(moneyTitle, Style.Fill(1))]);
        BarRows.Draw(sheet, [.. lines.Select(line => new BarRow(
            words.Of(line.Segment.Name),
            new Bar(line.UserShare, $"{words.Percent(line.UserShare)} · {Words.Count(line.Users)}", Style.Fill(0), Tip(line)),
            new Bar(line.MoneyShare, $"{words.Percent(line.MoneyShare)} · {words.Short((double)line.NetTotal)}", Style.Fill(1), Tip(line))))]);
        var best = lines.MaxBy(line => line.NetTotal)!;
        return sheet.Finish(
            Table(words, lines),
            words.Of(
                $"{Words.Count(lines.Length)} segments of {words.Count(lines.Sum(line => line.Users), "user", "users", "")}. {words.Of(best.Segment.Name)} has {words.Percent(best.UserShare)} of the users and {words.Percent(best.MoneyShare)} of the money.",
                $"{Words.Count(lines.Sum(line => line.Users))} 位用户分为 {Words.Count(lines.Length)} 个分群。{words.Of(best.Segment.Name)}占用户的 {words.Percent(best.UserShare)}、净额的 {words.Percent(best.MoneyShare)}。"));

        string Tip(SegmentFigures line) => words.Of(
            $"{words.Of(line.Segment.Name)}: {words.Count(line.Users, "user", "users", "")}, money {Words.Amount(line.NetTotal)}. {words.Of(line.Segment.Action)}",
            $"{words.Of(line.Segment.Name)}：{Words.Count(line.Users)} 位用户，净额 {Words.Amount(line.NetTotal)}。{words.Of(line.Segment.Action)}");
    }

    public static Picture Concentration(ConcentrationCurve curve, PictureOptions? options)
    {
        var sheet = new Sheet(options, "rfm-concentration", "How the money is spread over the customers", "净额在顾客间的分布");
        var words = sheet.Words;
        if (curve.Gini is not { } gini || curve.TopShare(0.2) is not { } fifth || curve.TopShare(0.01) is not { } hundredth)
        {
            return sheet.Nothing(words.Of("The customers have brought no money, so there is no share to draw.", "顾客没有带来净额，因此没有占比可画。"));
        }

        var points = curve.Points(Points);
        var plot = new Plot(
            sheet,
            NumberAxis.Between(0, 1, value => words.Percent(value)),
            NumberAxis.Between(0, 1, value => words.Percent(value)),
            sheet.IsNarrow ? 220 : 280,
            (words.Of("customers, those with most money first", "顾客，净额高者在前"), words.Of("share of the money", "净额占比")),
            [new(0.2, words.Of($"best 20 %: {words.Percent(fifth)}", $"前 20%：{words.Percent(fifth)}"))]);
        plot.Band(points.Select(point => (point.ItemShare, point.ItemShare, point.ValueShare)), Style.Wash(0));
        plot.Line([(0, 0), (1, 1)], Style.AxisLine);
        plot.Line(points.Select(point => (point.ItemShare, point.ValueShare)), Style.Line(0));
        plot.Disc(0.2, fifth, 4, Style.Fill(0));
        sheet.Legend(
        [
            LegendEntry.Line(words.Of($"as it is: Gini {Words.Number(gini)}", $"实际：基尼系数 {Words.Number(gini)}"), Style.Line(0)),
            LegendEntry.Line(words.Of("if all brought the same: Gini 0", "若人人相同：基尼系数 0"), Style.AxisLine),
        ]);
        return sheet.Finish(
            Tables.Of(
                [Tables.Number(words.Of("best customers", "前若干顾客")), Tables.Number(words.Of("share of the money", "净额占比"))],
                new[] { 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1 }.Select(part => (string[])[words.Percent(part), words.Percent(curve.TopShare(part))])),
            words.Of(
                $"Of {words.Count(curve.Count, "customer", "customers", "")}, the best 20 % bring {words.Percent(fifth)} of the money, the best 1 % {words.Percent(hundredth)}; Gini coefficient {Words.Number(gini)}.",
                $"{Words.Count(curve.Count)} 位顾客中，前 20% 带来 {words.Percent(fifth)} 的净额，前 1% 带来 {words.Percent(hundredth)}；基尼系数 {Words.Number(gini)}。"));
    }

    private static PictureTable Table(Words words, SegmentFigures[] lines) => Tables.Of(
        [
            Tables.Text(words.Of("segment", "分群")), Tables.Number(words.Of("users", "用户")), Tables.Number(words.Of("share", "占比")),
            Tables.Number(words.Of("money", "净额")), Tables.Number(words.Of("share", "占比")), Tables.Number(words.Of("a user", "人均")),
            Tables.Number(words.Of("days since the last order, median", "距上次购买天数（中位数）")), Tables.Text(words.Of("what to do", "建议动作")),
        ],
        lines.Select(line => (string[])
        [
            words.Of(line.Segment.Name), Words.Count(line.Users), words.Percent(line.UserShare), Words.Amount(line.NetTotal), words.Percent(line.MoneyShare),
            Words.Amount(line.MeanPerUser), Words.Number(line.MedianDaysSinceLast), words.Of(line.Segment.Action),
        ]));
}
