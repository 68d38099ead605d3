using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>Who came, came back and went, period by period, and the quick ratio.</summary>
internal static class GrowthPicture
{
    private const int MostPeriods = 120;

    public static Picture Draw(GrowthReport report, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-growth", "Who came, came back and went", "用户的新增、回流与流失");
        var words = sheet.Words;
        if (report.Users == 0 || report.Periods.Count == 0)
        {
            return sheet.Nothing(words.Of("Nobody was active by that day, so there is no growth to draw.", "截至该日没有活跃用户，因此没有增长可画。"));
        }

        GrowthPeriod[] shown = [.. report.Periods.TakeLast(MostPeriods)];
        DrawRatio(sheet, shown, DrawFlows(sheet, shown));
        if (shown.Length < report.Periods.Count)
        {
            sheet.Note(words.Of(
                $"Drawn are the last {Words.Count(shown.Length)} of {Words.Count(report.Periods.Count)} periods.", $"图中为 {Words.Count(report.Periods.Count)} 个周期中最近的 {Words.Count(shown.Length)} 个。"));
        }

        return sheet.Finish(Table(words, report), Sentence(words, report));
    }

    /// <summary>The last period that is over.</summary>
    public static GrowthPeriod? LastClosed(GrowthReport report) => report.Periods.LastOrDefault(period => period.Complete);

    /// <summary>Draws the columns; tells how much room the labels at their left took.</summary>
    private static double DrawFlows(Sheet sheet, GrowthPeriod[] shown)
    {
        var words = sheet.Words;
        sheet.Legend(
        [
            LegendEntry.Square(words.Of("new", "新增"), Style.Fill(0)),
            LegendEntry.Square(words.Of("came back", "回流"), Style.Fill(2)),
            LegendEntry.Square(words.Of("went silent", "沉默"), Style.Fill(1)),
            .. shown.Any(period => !period.Complete) ? [LegendEntry.Hatched(words.Of("still running", "进行中"))] : Array.Empty<LegendEntry>(),
        ]);
        var plot = new Plot(
            sheet,
            AxisOf(shown),
            new NumberAxis(shown.SelectMany(period => new[] { (double)period.New + period.Resurrected, period.Dormant ?? 0 }), words.Short, leastStep: 1),
            sheet.IsNarrow ? 180 : 220,
            (null, words.Of("users: came above, went below", "用户数：上为来，下为去")));
        foreach (var period in shown)
        {
            var (from, to, tip) = (TimeAxis.ValueOf(period.Start), TimeAxis.ValueOf(period.End), Tip(words, period));
            Bar(0, period.New, 0);
            Bar(period.New, (double)period.New + period.Resurrected, 2);
            Bar(period.Dormant ?? 0, 0, 1);
            if (!period.Complete)
            {
                var (top, bottom) = (plot.Y((double)period.New + period.Resurrected), plot.Y(period.Dormant ?? 0));
                sheet.Canvas.Hatch(Box.Between(plot.X(from), top, plot.X(to), bottom).Without(1, 0, 1, 0));
            }

            void Bar(double low, double high, int kind)
            {
                if (high > low)
                {
                    plot.Column(from, to, low, high, period.Complete ? Style.Fill(kind) : Style.Wash(kind), tip);
                }
            }
        }

        plot.Line([(TimeAxis.ValueOf(shown[0].Start), 0), (TimeAxis.ValueOf(shown[^1].End), 0)], Style.AxisLine);
        return plot.Area.X - Sheet.Margin;
    }

    private static void DrawRatio(Sheet sheet, GrowthPeriod[] shown, double leftRoom)
    {
        var words = sheet.Words;
        (double At, double Ratio, GrowthPeriod Period)[] ratios = [.. shown
            .Where(period => period is { Complete: true })
            .Select(period => ((TimeAxis.ValueOf(period.Start) + TimeAxis.ValueOf(period.End)) / 2, period.QuickRatio ?? double.NaN, period))];
        if (ratios.All(ratio => double.IsNaN(ratio.Ratio)))
        {
            return;
        }

        var plot = new Plot(
            sheet,
            AxisOf(shown),
            new PowerAxis(ratios.Select(ratio => ratio.Ratio * 2).Append(1.5), words.Short),
            sheet.IsNarrow ? 80 : 100,
            (null, words.Of("quick ratio: users won for each one lost, in periods that are over", "快速比率：每流失一位所获用户（已结束的周期）")),
            leftRoom: leftRoom);
        plot.Line([(TimeAxis.ValueOf(shown[0].Start), 1), (TimeAxis.ValueOf(shown[^1].End), 1)], Style.RuleLine, words.Of("as many won as lost", "得失相当"));
        plot.Line(ratios.Select(ratio => (ratio.At, ratio.Ratio)), Style.Line(3));
        var apart = plot.Area.Width / shown.Length;
        foreach (var (at, ratio, period) in ratios.Where(ratio => !double.IsNaN(ratio.Ratio)))
        {
            plot.Disc(at, ratio, apart < 8 ? 1.5 : 3.5, Style.Fill(3), Tip(words, period));
        }

        DrawNumbers(sheet, plot, [.. ratios.Where(ratio => !double.IsNaN(ratio.Ratio)).Select(ratio => (ratio.At, ratio.Ratio))]);
    }

    /// <summary>Writes the last ratio beside its place, and each of the others that has room.</summary>
    private static void DrawNumbers(Sheet sheet, Plot plot, (double At, double Ratio)[] ratios)
    {
        var free = double.PositiveInfinity;
        for (var place = ratios.Length - 1; place >= 0; place--)
        {
            var (at, ratio) = ratios[place];
            var text = sheet.Words.Short(ratio);
            var room = TextMeasure.Width(text, Style.SizeOf(Style.Muted));
            var x = Math.Clamp(plot.X(at) - (room / 2), plot.Area.X, plot.Area.Right - room);
            if (x + room + 6 <= free)
            {
                // Below the line in a valley, above it elsewhere; on the other side where the line of as many won as lost would cross it.
                var (above, below) = (Math.Max(plot.Y(ratio) - 7, plot.Area.Y + 8), plot.Y(ratio) + 16);
                var isBelow = (place > 0 && ratios[place - 1].Ratio > ratio) && (place == ratios.Length - 1 || ratios[place + 1].Ratio > ratio);
                isBelow ^= IsCrossed(isBelow ? below : above) && !IsCrossed(isBelow ? above : below);
                sheet.Canvas.Text(x, isBelow && below + 2 < plot.Area.Bottom ? below : above, text, Style.Muted);
                free = x;
            }
        }

        bool IsCrossed(double line) => plot.Y(1) > line - 10 && plot.Y(1) < line + 2;
    }

    private static TimeAxis AxisOf(GrowthPeriod[] shown) => TimeAxis.OfDays(shown[0].Start, shown[^1].End);

    private static string Tip(Words words, GrowthPeriod period)
    {
        var (name, ratio) = (PeriodNames.Of(period.Start, period.End), Words.Number(period.QuickRatio));
        return words.Of(
            $"{name}: {Words.Count(period.New)} new, {Words.Count(period.Resurrected)} came back, {Words.Count(period.Retained)} stayed, {Lost(period)} went silent; quick ratio {ratio}{(period.Complete ? "" : "; still running")}",
            $"{name}：新增 {Words.Count(period.New)}，回流 {Words.Count(period.Resurrected)}，留存 {Words.Count(period.Retained)}，沉默 {Lost(period)}；快速比率 {ratio}{(period.Complete ? "" : "；进行中")}");
    }

    private static string Lost(GrowthPeriod period) => period.Dormant is { } flow ? Words.Count(-flow) : "–";

    private static string Sentence(Words words, GrowthReport report)
    {
        var all = words.Of(
            $"{words.Count(report.Users, "user was", "users were", "")} active by {Words.Day(report.AsOf)}; {words.Count(report.Periods.Count, "period", "periods", "")}.",
            $"截至 {Words.Day(report.AsOf)} 有 {Words.Count(report.Users)} 位活跃过的用户；共 {Words.Count(report.Periods.Count)} 个周期。");
        return LastClosed(report) is not { } last
            ? all
            : all + words.Of($" The last that is over: {Tip(words, last)}.", $"最近结束的周期：{Tip(words, last)}。");
    }

    private static PictureTable Table(Words words, GrowthReport report) => Tables.Of(
        [
            Tables.Text(words.Of("period", "周期")), Tables.Number(words.Of("active", "活跃")), Tables.Number(words.Of("new", "新增")), Tables.Number(words.Of("stayed", "留存")),
            Tables.Number(words.Of("came back", "回流")), Tables.Number(words.Of("went silent", "沉默")), Tables.Number(words.Of("quick ratio", "快速比率")),
            Tables.Number(words.Of("silent in all", "沉默存量")), Tables.Text(words.Of("state", "状态")),
        ],
        report.Periods.Reverse().Select(period => (string[])
        [
            PeriodNames.Of(period.Start, period.End), Words.Count(period.Active), Words.Count(period.New), Words.Count(period.Retained),
            Words.Count(period.Resurrected), Lost(period), Words.Number(period.QuickRatio),
            period.DormantStock is { } stock ? Words.Count(stock) : "–", period.Complete ? words.Of("over", "已结束") : words.Of("still running", "进行中"),
        ]));
}
