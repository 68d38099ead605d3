using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>The indicators against their targets, by layer.</summary>
internal static class TicketIndicatorsPicture
{
    public static Picture Draw(Maturity maturity, PictureOptions? options)
    {
        var sheet = new Sheet(options, "ticket-indicators", words => words.Of("Indicators against their targets", "指标与目标对照") + TicketWords.Whose(words, maturity));
        var words = sheet.Words;
        IndicatorScore[] counted = [.. maturity.Indicators.Where(item => item.Opportunities > 0)];
        if (counted.Length == 0)
        {
            return sheet.Nothing(words.Of("No indicator has had an opportunity yet, so there is nothing to hold against a target.", "尚无任何指标有已到期的机会，因此无从对照目标。"));
        }

        sheet.Legend(
        [
            LegendEntry.Disc(words.Of("below the target even at best", "上限仍未达标"), Style.Bad),
            LegendEntry.Disc(words.Of("not decided", "尚不能断定"), Style.Warn),
            LegendEntry.Disc(words.Of("at the target even at worst", "下限已达标"), Style.Good),
            LegendEntry.Diamond(words.Of("target", "目标"), Style.InkFill),
        ]);
        var rows = new List<RangeRow>();
        foreach (var layer in counted.GroupBy(item => item.Layer).OrderBy(layer => layer.Key))
        {
            rows.Add(new($"{layer.Key} {TicketWords.Level(words, layer.Key)}", null, null, null, null, "") { IsHeading = true });
            rows.AddRange(layer.OrderByDescending(item => item.Loss).ThenBy(item => item.Id).Select(item => Row(words, item)));
        }

        RangeRows.Draw(sheet, rows, NumberAxis.Between(0, 1, value => words.Percent(value)), words.Of("rate; the line from demonstrated to plausible", "比率；横线为已证实至合理上限"));
        if (counted.Any(item => item.Mandatory))
        {
            sheet.Note(words.Of("* mandatory: where it is weak, it caps its layer.", "* 必备指标：其薄弱时整层封顶。"));
        }

        DrawUncounted(sheet, maturity);
        var missed = counted.Where(item => VerdictOf(item) == Verdict.Bad).OrderByDescending(item => item.Loss).ThenBy(item => item.Id).ToArray();
        return sheet.Finish(Table(words, maturity), Description(words, maturity, counted, missed));
    }

    private static string Description(Words words, Maturity maturity, IndicatorScore[] counted, IndicatorScore[] missed)
    {
        var worst = missed.Length == 0 ? "" : words.Of($", most of all {missed[0].Id} {words.Of(missed[0].Name)}", $"，其中最要紧的是 {missed[0].Id} {words.Of(missed[0].Name)}");
        return words.Of(
            $"{counted.Length} of {maturity.Indicators.Count} indicators had opportunities; {missed.Length} are below their target even at best{worst}.",
            $"{maturity.Indicators.Count} 项指标中 {counted.Length} 项有机会可计，{missed.Length} 项上限仍未达标{worst}。");
    }

    private static RangeRow Row(Words words, IndicatorScore item)
    {
        var state = item.State == EvidenceState.Insufficient ? words.Of(" (few)", "（偏少）") : "";
        return new(
            $"{item.Id}{(item.Mandatory ? "*" : "")} {words.Of(item.Name)}",
            item.Observed,
            item.Demonstrated,
            item.Plausible,
            (double)item.Target,
            words.Of($"{Words.Count(item.Successes)} of {Words.Count(item.Opportunities)}{state}", $"{Words.Count(item.Successes)}/{Words.Count(item.Opportunities)}{state}"))
        {
            Verdict = VerdictOf(item),
            Tip = words.Of(
                $"{item.Id} {words.Of(item.Name)}: {words.Percent(item.Observed)} {words.Of(item.Formula)}; target {words.Percent((double)item.Target)}",
                $"{item.Id} {words.Of(item.Name)}：{words.Percent(item.Observed)}，{words.Of(item.Formula)}；目标 {words.Percent((double)item.Target)}"),
        };
    }

    private static Verdict VerdictOf(IndicatorScore item) =>
        item.Demonstrated >= (double)item.Target ? Verdict.Good : item.Plausible < (double)item.Target ? Verdict.Bad : Verdict.Warn;

    /// <summary>Sentences on the indicators that can't be drawn: what the log would have to hold for them.</summary>
    private static void DrawUncounted(Sheet sheet, Maturity maturity)
    {
        var words = sheet.Words;
        foreach (var layer in maturity.Indicators.Where(item => item.Missing.Count > 0).GroupBy(item => item.Layer).OrderBy(layer => layer.Key))
        {
            var (ids, fields) = (words.List(layer.Select(item => $"{item.Id}")), TicketWords.FieldsOf(words, layer.SelectMany(item => item.Missing).Distinct().Order()));
            sheet.Note(words.Of(
                $"{ids} can't be measured, for the log does not tell: {fields}.",
                $"{ids} 无法测量，因为日志中没有：{fields}。"));
        }

        string[] waiting = [.. maturity.Indicators.Where(item => item.Missing.Count == 0 && item.Opportunities == 0).Select(item => $"{item.Id}")];
        if (waiting.Length > 0)
        {
            sheet.Note(words.Of($"{words.List(waiting)}: no opportunity came to its end yet.", $"{words.List(waiting)}：尚无已到期的机会。"));
        }
    }

    private static PictureTable Table(Words words, Maturity maturity) => Tables.Of(
        [
            Tables.Text(words.Of("indicator", "指标")), Tables.Text(words.Of("layer", "层次")), Tables.Number("k"), Tables.Number("n"),
            Tables.Number(words.Of("observed", "观测值")), Tables.Number(words.Of("demonstrated", "已证实")), Tables.Number(words.Of("plausible", "合理上限")),
            Tables.Number(words.Of("target", "目标")), Tables.Number(words.Of("costs its layer", "本层失分")), Tables.Text(words.Of("mandatory", "必备")),
            Tables.Text(words.Of("not told by the log", "日志缺少")), Tables.Text(words.Of("what is counted", "计数口径")),
        ],
        maturity.Indicators.OrderBy(item => item.Layer).ThenByDescending(item => item.Loss).ThenBy(item => item.Id).Select(item => (string[])
        [
            $"{item.Id} {words.Of(item.Name)}", $"{item.Layer} {TicketWords.Level(words, item.Layer)}", Words.Count(item.Successes), Words.Count(item.Opportunities),
            words.Percent(item.Observed), words.Percent(item.Demonstrated), words.Percent(item.Plausible), words.Percent((double)item.Target), words.Percent(item.Loss),
            item.Mandatory ? words.Of("yes", "是") : words.Of("no", "否"), item.Missing.Count == 0 ? "–" : TicketWords.FieldsOf(words, item.Missing), words.Of(item.Formula),
        ]));
}
