using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>The shares of targets kept with their intervals, and the rates of the complaint loop.</summary>
internal static class TargetsPicture
{
    public static Picture Targets(TargetCounts counts, double? aim, PictureOptions? options)
    {
        var sheet = new Sheet(options, "complaints-targets", "Targets kept, by grade", "各级时限达成率");
        var words = sheet.Words;
        TargetCount[] totals = [.. counts.Totals.Where(total => total.Known > 0)];
        if (totals.Length == 0)
        {
            return sheet.Nothing(words.Of("No target has been kept or missed yet, so there are no shares to draw.", "尚无时限达成或超时，因此没有达成率可画。"));
        }

        var rows = new List<RangeRow>();
        foreach (var total in totals)
        {
            TargetCount[] grades = [.. counts.Lines.Where(line => line.Target == total.Target && line.Known > 0)];
            rows.Add(new(ComplaintWords.Target(words, total.Target), null, null, null, null, "") { IsHeading = true });
            rows.AddRange((grades.Length > 1 ? grades.Prepend(total) : grades).Select(line => Row(sheet, line, aim)));
        }

        sheet.Legend(Legend(words, rows, aim));
        RangeRows.Draw(sheet, rows, Shares(words), words.Of("share of the cases that kept it", "达成案件占比"));
        var worst = totals.MaxBy(total => total.Missed)!;
        var worstName = ComplaintWords.Target(words, worst.Target);
        var missed = worst.Missed == 0
            ? words.Of("None was missed.", "均未超时。")
            : words.Of($"The {worstName} was missed most often: in {Words.Count(worst.Missed)} of {Words.Count(worst.Known)} cases.", $"超时最多的是“{worstName}”：{Words.Count(worst.Known)} 件中 {Words.Count(worst.Missed)} 件。");
        return sheet.Finish(
            Table(words, counts),
            words.Of(
                $"Kept: {words.List(totals.Select(total => $"{ComplaintWords.Target(words, total.Target)} in {words.Percent(total.Share!.Value.Estimate)} of {Words.Count(total.Known)}"))}. {missed}",
                $"{words.List(totals.Select(total => $"{ComplaintWords.Target(words, total.Target)} {Words.Count(total.Known)} 件中达成 {words.Percent(total.Share!.Value.Estimate)}"))}。{missed}"));
    }

    public static Picture Rates(ComplaintMetrics metrics, PictureOptions? options)
    {
        var sheet = new Sheet(options, "complaints-rates", "The complaint loop in rates", "投诉闭环的各项比率");
        var words = sheet.Words;
        var rates = RatesOf(words, metrics.Total).Where(line => line.Rate.Of > 0).ToArray();
        if (rates.Length == 0)
        {
            return sheet.Nothing(words.Of("No complaint has come in, so there are no rates to draw.", "没有收到投诉，因此没有比率可画。"));
        }

        sheet.Legend([LegendEntry.Disc(words.Of("rate", "比率"), Style.Fill(0)), LegendEntry.Line(words.Of("95 % interval", "95% 区间"), Style.Line(0))]);
        RangeRows.Draw(
            sheet,
            [.. rates.Select(line => (line, Known: line.Rate.Interval!.Value)).Select(row => new RangeRow(row.line.Name, row.Known.Estimate, row.Known.Lower, row.Known.Upper, null, TextOf(words, row.Known.Estimate, row.line.Rate.Of))
            {
                Tip = words.Of($"{row.line.Name}: {Words.Count(row.line.Rate.Count)} of {Words.Count(row.line.Rate.Of)}, {words.Percent(row.Known)}", $"{row.line.Name}：{Words.Count(row.line.Rate.Of)} 件中 {Words.Count(row.line.Rate.Count)} 件，{words.Percent(row.Known)}"),
            })],
            Shares(words));
        var total = metrics.Total;
        return sheet.Finish(
            RateTable(words, metrics),
            words.Of(
                $"{words.Count(total.Received, "complaint", "complaints", "")} received, {Words.Count(total.Merged)} of them merged into others. Rates: {words.List(rates.Select(line => $"{line.Name} {words.Percent(line.Rate.Interval!.Value.Estimate)} of {Words.Count(line.Rate.Of)}"))}.",
                $"共收到 {Words.Count(total.Received)} 件投诉，其中 {Words.Count(total.Merged)} 件并案。{words.List(rates.Select(line => $"{line.Name} {words.Percent(line.Rate.Interval!.Value.Estimate)}（{Words.Count(line.Rate.Of)} 件）"))}。"));
    }

    private static NumberAxis Shares(Words words) => NumberAxis.Between(0, 1, value => words.Percent(value));

    private static string TextOf(Words words, double share, long of) => words.Of($"{words.Percent(share)} of {Words.Count(of)}", $"{words.Percent(share)}（{Words.Count(of)} 件）");

    /// <summary>Explains the discs: one colour without an aim; with one, how sure it is on which side the share lies.</summary>
    private static IEnumerable<LegendEntry> Legend(Words words, List<RangeRow> rows, double? aim)
    {
        if (aim is not { } wanted)
        {
            return [LegendEntry.Disc(words.Of("share kept", "达成率"), Style.Fill(0)), LegendEntry.Line(words.Of("95 % interval", "95% 区间"), Style.Line(0))];
        }

        return
        [
            LegendEntry.Diamond(words.Of($"aim {words.Percent(wanted)}", $"目标 {words.Percent(wanted)}"), Style.InkFill),
            .. new[]
            {
                (Verdict.Good, words.Of("surely reached", "确已达到")), (Verdict.Warn, words.Of("too few cases to be sure", "案件过少，尚难断定")), (Verdict.Bad, words.Of("surely below", "确未达到")),
            }.Where(item => rows.Any(row => row.Verdict == item.Item1)).Select(item => LegendEntry.Disc(item.Item2, Style.Fill(item.Item1))),
            LegendEntry.Line(words.Of("95 % interval", "95% 区间"), Style.Line(Verdict.None)),
        ];
    }

    private static RangeRow Row(Sheet sheet, TargetCount line, double? aim)
    {
        var words = sheet.Words;
        var (name, share) = (line.Grade is { } grade ? ComplaintWords.Of(words, grade) : words.Of("all grades", "全部级别"), line.Share!.Value);
        var missed = words.Of($"{Words.Count(line.Missed)} missed", $"超时 {Words.Count(line.Missed)} 件");
        return new(name, share.Estimate, share.Lower, share.Upper, aim, sheet.IsNarrow ? TextOf(words, share.Estimate, line.Known) : $"{TextOf(words, share.Estimate, line.Known)} · {missed}")
        {
            Verdict = line.VerdictBy(aim),
            Tip = words.Of(
                $"{ComplaintWords.Target(words, line.Target)}, {name}: kept in {Words.Count(line.Kept)} of {Words.Count(line.Known)}, {words.Percent(share)}; {missed}",
                $"{ComplaintWords.Target(words, line.Target)}，{name}：{Words.Count(line.Known)} 件中达成 {Words.Count(line.Kept)} 件，{words.Percent(share)}；{missed}"),
        };
    }

    private static (string Name, ComplaintRate Rate)[] RatesOf(Words words, ComplaintFigures figures) =>
    [
        (words.Of("acknowledged late", "告知受理超时"), figures.LateAcknowledgements),
        (words.Of("resolved late", "办结超时"), figures.LateResolutions),
        (words.Of("settled at first contact", "首次接触即解决"), figures.SettledAtFirstContact),
        (words.Of("reopened", "重新打开"), figures.Reopened),
        (words.Of("repeated in 30 days", "30 天内重复"), figures.RepeatedIn30Days),
        (words.Of("repeated in 90 days", "90 天内重复"), figures.RepeatedIn90Days),
        (words.Of("sent outside", "转外部处理"), figures.SentOutside),
        (words.Of("re-graded", "改级"), figures.Regraded),
        (words.Of("upheld", "投诉成立"), figures.Upheld),
        (words.Of("corrective actions on time", "纠正措施及时"), figures.ActionsOnTime),
        (words.Of("corrective actions effective", "纠正措施有效"), figures.ActionsEffective),
    ];

    private static PictureTable Table(Words words, TargetCounts counts) => Tables.Of(
        [
            Tables.Text(words.Of("target", "时限")), Tables.Text(words.Of("grade", "级别")), Tables.Number(words.Of("kept", "达成")), Tables.Number(words.Of("missed", "超时")),
            Tables.Number(words.Of("not known yet", "尚无结果")), Tables.Number(words.Of("share kept, with its 95 % interval", "达成率（95% 区间）")),
        ],
        counts.Totals.SelectMany(total => counts.Lines.Where(line => line.Target == total.Target).Prepend(total)).Select(line => (string[])
        [
            ComplaintWords.Target(words, line.Target), line.Grade is { } grade ? ComplaintWords.Of(words, grade) : words.Of("all", "全部"),
            Words.Count(line.Kept), Words.Count(line.Missed), Words.Count(line.Open), line.Share is { } share ? words.Percent(share) : "–",
        ]));

    private static PictureTable RateTable(Words words, ComplaintMetrics metrics) => Tables.Of(
        [
            Tables.Text(words.Of("group", "分组")), Tables.Text(words.Of("figure", "指标")), Tables.Number(words.Of("cases", "案件")), Tables.Number(words.Of("of", "总数")),
            Tables.Number(words.Of("rate, with its 95 % interval", "比率（95% 区间）")),
        ],
        metrics.Groups.Where(_ => metrics.Groups.Count > 1).Select(group => (Name: words.Name(group.Group), group.Figures)).Prepend((words.Of("all", "全部"), metrics.Total))
            .SelectMany(group => RatesOf(words, group.Item2).Where(line => line.Rate.Of > 0).Select(line => (string[])
            [
                group.Item1, line.Name, Words.Count(line.Rate.Count), Words.Count(line.Rate.Of), line.Rate.Interval is { } rate ? words.Percent(rate) : "–",
            ])));
}
