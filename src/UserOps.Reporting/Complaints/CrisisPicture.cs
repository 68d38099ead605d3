using UserOps.Complaints;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>The complaints of one topic day by day: what is usual, from which count on it alarms, and on which level it is since when.</summary>
internal static class CrisisPicture
{
    /// <summary>The most days that are drawn; the table has the rest.</summary>
    private const int MostDays = 120;

    public static Picture Draw(TopicCrisis topic, CrisisPolicy policy, PictureOptions? options)
    {
        var sheet = new Sheet(options, "complaints-crisis", words => TitleOf(words, topic));
        var words = sheet.Words;
        if (topic.History.Count == 0)
        {
            return sheet.Nothing(words.Of($"There is no complaint about {words.Name(topic.Topic)}.", $"没有关于“{words.Name(topic.Topic)}”的投诉。"));
        }

        var all = LimitsOf(topic, policy);
        var days = all[^Math.Min(all.Length, MostDays)..];
        var last = days[^1];
        sheet.Note(ComplaintWords.ActionOf(words, topic.Level));
        DrawCounts(sheet, days);
        if (days.Any(day => day.Judged.Ewma is not null))
        {
            DrawAverage(sheet, days);
        }
        else
        {
            sheet.Note(words.Of("Too few days came before to tell what is usual, so there is no alarm.", "此前天数不足，尚无法得出常态，因此不会预警。"));
        }

        if (all.Length > days.Length)
        {
            sheet.Note(words.Of($"Drawn are the last {Words.Count(days.Length)} of {Words.Count(all.Length)} days.", $"图中为 {Words.Count(all.Length)} 天中的最近 {Words.Count(days.Length)} 天。"));
        }

        return sheet.Finish(Table(words, all), $"{Sentence(words, topic)}{words.Of(" ", "")}{Held(words, last.Judged)}");
    }

    /// <summary>Says how alarmed to be about a topic, since when, and what its last day was like.</summary>
    public static string Sentence(Words words, TopicCrisis topic)
    {
        var last = topic.History[^1];
        var soFar = last.IsOver ? "" : words.Of(" so far", "（截至目前）");
        return words.Of(
            $"{TitleOf(words, topic)}; {words.Count(last.Count, "complaint", "complaints", "")} on {Words.Day(last.Day)}{soFar}.",
            $"{TitleOf(words, topic)}；{Words.Day(last.Day)} 有 {Words.Count(last.Count)} 件投诉{soFar}。");
    }

    /// <summary>Says what a day is held against, and what is behind its alarm.</summary>
    public static string Held(Words words, CrisisDay day)
    {
        var usual = day.Baseline is not { } baseline
            ? words.Of("What is usual is not known yet.", "尚无法得出常态。")
            : words.Of($"Usual are {Words.Number(baseline.Mean)} (n = {words.Count(baseline.Days, "day", "days", "")}).", $"常态为 {Words.Number(baseline.Mean)} 件（n = {Words.Count(baseline.Days)} 天）。");
        return day.Alarm is not { } alarm ? usual : words.Of(
            $"{usual} Behind the alarm of {Words.Day(day.Day)} are {words.Count(alarm.Members.Count, "complaint", "complaints", "")} since {Words.Day(alarm.From)}; the last ones are of {words.Count(alarm.Customers, "customer", "customers", "")}, {Words.Count(alarm.Grave)} of them grave.",
            $"{usual}{Words.Day(day.Day)} 的预警涉及自 {Words.Day(alarm.From)} 起的 {Words.Count(alarm.Members.Count)} 件投诉；最近的投诉来自 {Words.Count(alarm.Customers)} 位客户，其中严重 {Words.Count(alarm.Grave)} 件。");
    }

    private static string TitleOf(Words words, TopicCrisis topic) => topic.Since is { } since
        ? words.Of($"{words.Name(topic.Topic)}: {ComplaintWords.Of(words, topic.Level)} since {Words.Day(since)}", $"{words.Name(topic.Topic)}：自 {Words.Day(since)} 起为“{ComplaintWords.Of(words, topic.Level)}”")
        : words.Of($"{words.Name(topic.Topic)}: {ComplaintWords.Of(words, topic.Level)}", $"{words.Name(topic.Topic)}：{ComplaintWords.Of(words, topic.Level)}");

    private static void DrawCounts(Sheet sheet, Limited[] days)
    {
        var (words, last) = (sheet.Words, days[^1]);
        var most = days.Max(day => day.Judged.Count);

        // A limit far above all counts would press them flat; the legend still tells it.
        double Shown(double limit) => limit <= Math.Max(8, 4.0 * most) ? limit : double.NaN;
        sheet.Legend(Legend(words, days, last));
        var plot = new Plot(
            sheet,
            AxisOf(days),
            new NumberAxis(days.SelectMany(day => new[] { day.Judged.Count, day.Judged.Baseline?.Mean ?? 0, Shown(day.Watch), Shown(day.Alert) }), words.Short, leastStep: 1),
            sheet.IsNarrow ? 150 : 170,
            (null, words.Of("complaints a day", "每日投诉数")),
            [.. Enumerable.Range(1, days.Length - 1).Where(place => days[place].Judged.Level != days[place - 1].Judged.Level).Select(place => new PlotRule(place, ChangeOf(words, days[place].Judged), Style.InkLine))]);
        for (var place = 0; place < days.Length; place++)
        {
            DrawDay(sheet, plot, place, days[place], Shown);
        }

        plot.Line(Over(days, day => day.Judged.Baseline?.Mean ?? double.NaN), Style.InkLine);
        plot.Line(Over(days, day => Shown(day.Watch)), Style.RuleLine);
        plot.Line(Over(days, day => Shown(day.Alert)), Style.Line(Verdict.Bad));
    }

    private static void DrawDay(Sheet sheet, Plot plot, int place, Limited limited, Func<double, double> shown)
    {
        var day = limited.Judged;
        plot.Column(place, place + 1, 0, day.Count, FillOf(day.Signal), TipOf(sheet.Words, day));
        var box = Box.Between(plot.X(place), plot.Y(0), plot.X(place + 1), plot.Y(day.Count));
        if (!day.IsOver)
        {
            sheet.Canvas.Hatch(box);
        }

        // The count of a day that alarms stands in its column, if it fits and no line lies on it.
        var text = sheet.Words.Short(day.Count);
        var isCrossed = new[] { day.Baseline?.Mean ?? 0, shown(limited.Watch), shown(limited.Alert) }.Any(line => plot.Y(line) is var y && y > box.Y && y < box.Y + 15);
        if (day is { Signal: > CrisisLevel.None, IsOver: true } && box.Height >= 16 && !isCrossed && TextMeasure.Width(text, Style.SizeOf(Style.OnMark)) <= box.Width - 2)
        {
            sheet.Canvas.Text(box.MiddleX, box.Y + 12, text, Style.OnMark, TextEnd.Middle);
        }
    }

    /// <summary>The level to which a day changed, and its date without the year.</summary>
    private static string ChangeOf(Words words, CrisisDay day) =>
        $"{(day.Level == CrisisLevel.None ? words.Of("over", "解除") : ComplaintWords.Of(words, day.Level))} {Words.Day(day.Day)[^5..]}";

    private static IEnumerable<LegendEntry> Legend(Words words, Limited[] days, Limited last)
    {
        foreach (var (name, level) in new[]
        {
            (words.Of("ordinary day", "正常日"), CrisisLevel.None), (words.Of("day to watch", "关注日"), CrisisLevel.Watch), (words.Of("day of alert or crisis", "预警或危机日"), CrisisLevel.Alert),
        })
        {
            if (days.Any(day => FillOf(day.Judged.Signal) == FillOf(level)))
            {
                yield return LegendEntry.Square(name, FillOf(level));
            }
        }

        if (!last.Judged.IsOver)
        {
            yield return LegendEntry.Hatched(words.Of("not over yet", "尚未结束"));
        }

        if (last.Judged.Baseline is { } baseline)
        {
            yield return LegendEntry.Line(words.Of($"usual, {Words.Number(baseline.Mean)} on the last day", $"常态，末日 {Words.Number(baseline.Mean)}"), Style.InkLine);
            yield return LegendEntry.Line(words.Of($"watch from {words.Short(last.Watch)}", $"{words.Short(last.Watch)} 件起关注"), Style.RuleLine);
            yield return LegendEntry.Line(words.Of($"alert from {words.Short(last.Alert)}", $"{words.Short(last.Alert)} 件起预警"), Style.Line(Verdict.Bad));
        }
    }

    private static void DrawAverage(Sheet sheet, Limited[] days)
    {
        var words = sheet.Words;
        sheet.Heading(words.Of("Does it creep up? The average of the last days", "是否持续上升？近日加权平均"));
        var plot = new Plot(
            sheet,
            AxisOf(days),
            new NumberAxis(days.SelectMany(day => new[] { day.Judged.Ewma ?? 0, day.Judged.EwmaLimit ?? 0 }), words.Short),
            sheet.IsNarrow ? 80 : 70,
            (null, words.Of("standard deviations above the usual", "高于常态的标准差数")));
        plot.Line(Over(days, day => day.Judged.EwmaLimit ?? double.NaN), Style.RuleLine);
        plot.Line(Over(days, day => day.Judged.Ewma ?? double.NaN), Style.Line(0));
        sheet.Legend(
        [
            LegendEntry.Line(words.Of($"average, {Words.Number(days[^1].Judged.Ewma)} on the last day", $"加权平均，末日 {Words.Number(days[^1].Judged.Ewma)}"), Style.Line(0)),
            LegendEntry.Line(words.Of($"its limit, {Words.Number(days[^1].Judged.EwmaLimit)}", $"上限 {Words.Number(days[^1].Judged.EwmaLimit)}"), Style.RuleLine),
        ]);
    }

    private static ColumnAxis AxisOf(Limited[] days) => new([.. days.Select(day => Words.Day(day.Judged.Day)[^5..])]);

    /// <summary>A value that holds through each day.</summary>
    private static IEnumerable<(double X, double Y)> Over(Limited[] days, Func<Limited, double> valueOf) =>
        days.SelectMany((day, place) => new[] { (place, valueOf(day)), (place + 1.0, valueOf(day)) });

    private static string FillOf(CrisisLevel signal) => signal switch
    {
        CrisisLevel.None => Style.Heat(4),
        CrisisLevel.Watch => Style.Warn,
        _ => Style.Bad,
    };

    private static string TipOf(Words words, CrisisDay day) => words.Of(
        $"{Words.Day(day.Day)}: {Words.Count(day.Count)}, usual {Words.Number(day.Baseline?.Mean)}, chance {Chance(day)}, {ComplaintWords.Of(words, day.Level)}",
        $"{Words.Day(day.Day)}：{Words.Count(day.Count)} 件，常态 {Words.Number(day.Baseline?.Mean)}，概率 {Chance(day)}，{ComplaintWords.Of(words, day.Level)}");

    private static string Chance(CrisisDay day) => day.Chance is { } chance ? chance.ToString("G2", System.Globalization.CultureInfo.InvariantCulture) : "–";

    private static Limited[] LimitsOf(TopicCrisis topic, CrisisPolicy policy)
    {
        var known = new Dictionary<(double, double), (double, double)>();
        return [.. topic.History.Select(day =>
        {
            if (day.Baseline is not { } baseline)
            {
                return new Limited(day, double.NaN, double.NaN);
            }

            if (!known.TryGetValue((baseline.Mean, baseline.Variance), out var limits))
            {
                limits = (LimitOf(policy, baseline, policy.Spike.WatchChance), LimitOf(policy, baseline, policy.Spike.AlertChance));
                known[(baseline.Mean, baseline.Variance)] = limits;
            }

            return new Limited(day, limits.Item1, limits.Item2);
        })];
    }

    /// <summary>The least count that chance explains so rarely, by the rule of the detector.</summary>
    private static double LimitOf(CrisisPolicy policy, CrisisBaseline baseline, decimal chance)
    {
        var expected = Math.Max((double)policy.Baseline.LeastMean, baseline.Mean);
        var variance = policy.Spike.Distribution == CountDistribution.NegativeBinomial ? Math.Max(expected, baseline.Variance) : expected;
        var dispersion = NegativeBinomialDistribution.Dispersion(expected, variance);
        var (below, above) = (policy.LeastCount - 1L, (long)policy.LeastCount);
        while (above < int.MaxValue && !IsRare(above))
        {
            (below, above) = (above, 2 * above);
        }

        while (above - below > 1)
        {
            var middle = below + ((above - below) / 2);
            (below, above) = IsRare(middle) ? (below, middle) : (middle, above);
        }

        return above;

        bool IsRare(long count) => NegativeBinomialDistribution.UpperTail(count, expected, dispersion) <= (double)chance;
    }

    private static PictureTable Table(Words words, Limited[] days) => Tables.Of(
        [
            Tables.Text(words.Of("day", "日期")), Tables.Number(words.Of("complaints", "投诉")), Tables.Number(words.Of("usual", "常态")), Tables.Number(words.Of("days it rests on", "所据天数")),
            Tables.Number(words.Of("watch from", "关注起点")), Tables.Number(words.Of("alert from", "预警起点")), Tables.Number(words.Of("chance of as many", "偶然概率")),
            Tables.Number(words.Of("average", "加权平均")), Tables.Number(words.Of("its limit", "上限")), Tables.Text(words.Of("of the day", "当日")), Tables.Text(words.Of("level", "级别")),
        ],
        days.Select(day => (string[])
        [
            Words.Day(day.Judged.Day), Words.Count(day.Judged.Count), Words.Number(day.Judged.Baseline?.Mean), day.Judged.Baseline is { } baseline ? Words.Count(baseline.Days) : "–",
            Words.Number(day.Watch), Words.Number(day.Alert), Chance(day.Judged), Words.Number(day.Judged.Ewma), Words.Number(day.Judged.EwmaLimit),
            ComplaintWords.Of(words, day.Judged.Signal), ComplaintWords.Of(words, day.Judged.Level),
        ]));

    /// <summary>A day, and from which counts on it would be a watch and an alert; not a number without a baseline.</summary>
    private sealed record Limited(CrisisDay Judged, double Watch, double Alert);
}
