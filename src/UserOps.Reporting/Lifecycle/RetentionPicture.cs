using UserOps.Lifecycle;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>The share of each cohort that returned, interval by interval.</summary>
internal static class RetentionPicture
{
    /// <summary>One row is that of all cohorts together.</summary>
    private const int MostCohorts = HeatGrid.MaxRows - 1;

    public static Picture Draw(RetentionReport report, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-retention", "Who returned: cohort by cohort", "留存：逐批次");
        var words = sheet.Words;
        RetentionCohort[] cohorts = [.. report.Cohorts.TakeLast(MostCohorts)];
        if (report.Columns.Count == 0 || cohorts.All(cohort => cohort.Size == 0))
        {
            return sheet.Nothing(words.Of("There are no users in any cohort, so there is no retention to draw.", "没有任何批次的用户，因此没有留存可画。"));
        }

        // Interval 0 says nothing where everybody is in it by definition.
        int[] columns = [.. Enumerable.Range(0, report.Columns.Count).Where(column => report.Columns.Count == 1 || !IsCohortItself(report, column))];
        var greatest = cohorts.SelectMany(cohort => columns.Where(column => report.Columns[column].From > 0).Select(column => cohort.Cells[column].Rate ?? 0)).Append(0.01).Max();
        var unit = PeriodNames.Plural(words, report.Cohorts.Select(cohort => (cohort.Start, cohort.End)));
        new HeatGrid(
            sheet,
            [words.Of("all cohorts", "全部批次"), .. cohorts.Select(Label)],
            [.. columns.Select(column => report.Columns[column].ToString())],
            (row, column) => row == 0 ? MeanCell(words, report, columns[column]) : Cell(words, report, cohorts[row - 1], columns[column]),
            HeatScale.Even(0, greatest, share => ShareText.Short(share) + words.Of(" %", "%")))
        {
            RowTitle = sheet.IsNarrow ? words.Of("cohort", "批次") : words.Of("cohort · users", "批次 · 用户"),
            ColumnTitle = words.Of($"{unit} later", $"之后第几{unit}"),
            LegendTitle = words.Of("% of the cohort", "占批次的百分比"),
            OpenTitle = cohorts.Any(cohort => columns.Any(column => cohort.Cells[column].State == RetentionCellState.InProgress))
                ? words.Of("not over for everybody: no rate yet", "尚未对所有人结束：暂无比率") : null,
        }.Draw();
        if (cohorts.Length < report.Cohorts.Count)
        {
            sheet.Note(words.Of(
                $"Drawn are the last {Words.Count(cohorts.Length)} of {Words.Count(report.Cohorts.Count)} cohorts; the first row has all.",
                $"图中为 {Words.Count(report.Cohorts.Count)} 个批次中最近的 {Words.Count(cohorts.Length)} 个；首行为全部批次。"));
        }

        return sheet.Finish(Table(words, report), Sentence(words, report, columns));

        string Label(RetentionCohort cohort) => sheet.IsNarrow ? PeriodNames.Of(cohort.Start, cohort.End) : $"{PeriodNames.Of(cohort.Start, cohort.End)} · {Words.Count(cohort.Size)}";
    }

    private static bool IsCohortItself(RetentionReport report, int column) =>
        report.Columns[column] == default && report.Cohorts.All(cohort => cohort.Cells[column].Retained == cohort.Cells[column].Eligible);

    private static HeatCell MeanCell(Words words, RetentionReport report, int column)
    {
        var mean = report.Averages[column];
        return mean.Rate is { } rate ? new(rate, ShareText.Short(rate), MeanTip(words, report, column)) : new(null, "–", MeanTip(words, report, column));
    }

    private static HeatCell? Cell(Words words, RetentionReport report, RetentionCohort cohort, int column)
    {
        var cell = cohort.Cells[column];
        var (name, interval) = (PeriodNames.Of(cohort.Start, cohort.End), report.Columns[column]);
        if (cell.State == RetentionCellState.Future)
        {
            return null;
        }

        var tip = words.Of(
            $"{name}, interval {interval}: {Words.Count(cell.Retained)} of {Words.Count(cell.Eligible)} returned", $"{name}，第 {interval} 期：{Words.Count(cell.Eligible)} 位中 {Words.Count(cell.Retained)} 位回访");
        return cell switch
        {
            { State: RetentionCellState.InProgress } => new(null, "", tip + words.Of(" so far", "（截至目前）"), IsOpen: true),
            { Rate: { } rate } => new(rate, ShareText.Short(rate), tip + Interval(words, cell)),
            _ => new(null, "–", tip),
        };
    }

    private static string Interval(Words words, RetentionCell cell) =>
        ProportionInterval.Wilson(cell.Retained, cell.Eligible) is { } share ? words.Of($": {words.Percent(share)}", $"，{words.Percent(share)}") : "";

    private static string MeanTip(Words words, RetentionReport report, int column)
    {
        var mean = report.Averages[column];
        var share = mean.Interval is { } interval ? words.Percent(interval) : words.Percent(mean.Rate);
        return words.Of(
            $"Interval {report.Columns[column]}, {words.Count(mean.Cohorts, "complete cohort", "complete cohorts", "")}: {Words.Count(mean.Retained)} of {Words.Count(mean.Eligible)} returned; {share}",
            $"第 {report.Columns[column]} 期，{Words.Count(mean.Cohorts)} 个完整批次：{Words.Count(mean.Eligible)} 位中 {Words.Count(mean.Retained)} 位回访；{share}");
    }

    private static string Sentence(Words words, RetentionReport report, int[] columns)
    {
        var all = words.Of(
            $"{words.Count(report.Cohorts.Count, "cohort", "cohorts", "")} of {words.Count(report.Cohorts.Sum(cohort => cohort.Size), "user", "users", "")}.",
            $"{Words.Count(report.Cohorts.Count)} 个批次，共 {Words.Count(report.Cohorts.Sum(cohort => cohort.Size))} 位用户。");
        int[] known = [.. columns.Where(column => report.Averages[column].Rate is not null)];
        return known.Length == 0
            ? all + words.Of(" No interval is over yet.", "尚无已结束的期。")
            : $"{all}{words.Of(" ", "")}{MeanTip(words, report, known[0])}{words.Of(".", "。")}"
                + (known.Length == 1 ? "" : $"{words.Of(" ", "")}{MeanTip(words, report, known[^1])}{words.Of(".", "。")}");
    }

    private static PictureTable Table(Words words, RetentionReport report)
    {
        var mean = (string[])
        [
            words.Of("all cohorts", "全部批次"), Words.Count(report.Cohorts.Sum(cohort => cohort.Size)),
            .. report.Averages.Select(column => column.Interval is { } interval ? words.Percent(interval) : words.Percent(column.Rate)),
        ];
        return Tables.Of(
            [Tables.Text(words.Of("cohort", "批次")), Tables.Number(words.Of("users", "用户")), .. report.Columns.Select(column => Tables.Number(column.ToString()))],
            report.Cohorts.Reverse().Select(cohort => (string[])
            [
                PeriodNames.Of(cohort.Start, cohort.End), Words.Count(cohort.Size), .. cohort.Cells.Select(CellText),
            ]).Prepend(mean));

        string CellText(RetentionCell cell) => cell switch
        {
            { State: RetentionCellState.Future } => "",
            { State: RetentionCellState.InProgress } => words.Of($"{Words.Count(cell.Retained)} of {Words.Count(cell.Eligible)} so far", $"截至目前 {Words.Count(cell.Retained)}/{Words.Count(cell.Eligible)}"),
            _ => ProportionInterval.Wilson(cell.Retained, cell.Eligible) is { } share ? words.Percent(share) : "–",
        };
    }
}
