using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>Which share of each stage went where within a period.</summary>
internal static class TransitionPicture
{
    private const int MostStates = 24;

    public static Picture Draw(TransitionReport report, StagePolicy policy, int? last, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-transitions", "From stage to stage within a period", "一个周期内的阶段转移");
        var (words, names) = (sheet.Words, new StageNames(policy, sheet.Words));
        var cells = report.Matrix(last).ToDictionary(cell => (cell.From, cell.To));
        var (outOf, into) = (Sums(cells.Values, cell => cell.From), Sums(cells.Values, cell => cell.To));
        StageId[] kept = [.. report.States.OrderByDescending(state => outOf.GetValueOrDefault(state) + into.GetValueOrDefault(state)).Take(MostStates)];
        StageId[] rows = [.. report.States.Where(state => outOf.GetValueOrDefault(state) > 0 && kept.Contains(state))];
        StageId[] columns = [.. report.States.Where(state => into.GetValueOrDefault(state) > 0 && kept.Contains(state))];
        if (rows.Length == 0)
        {
            return sheet.Nothing(words.Of("No user was seen by the end of a complete period, so nobody moved.", "截至最近的完整周期没有用户出现，因此没有转移。"));
        }

        var periods = Math.Min(last ?? report.Periods.Count, report.Periods.Count);
        new HeatGrid(
            sheet,
            [.. rows.Select(state => sheet.IsNarrow ? $"{Number(state)} {names.Of(state)}" : names.Of(state))],
            [.. columns.Select(state => sheet.IsNarrow ? Number(state) : names.Of(state))],
            (row, column) => Cell(words, names, cells[(rows[row], columns[column])]),
            HeatScale.Even(0, 1, share => words.Percent(share)))
        {
            RowTitle = words.Of("from", "从"),
            ColumnTitle = sheet.IsNarrow ? words.Of("to: the numbers of the rows", "到：编号同各行") : words.Of("to, at the end of the period", "到（周期末）"),
            LegendTitle = words.Of("% of the row", "占该行的百分比"),
            RowHeight = 36,
            MaxCellWidth = 110,
        }.Draw();
        sheet.Note(words.Of(
            "Each row tells where the users of a stage were one period later; an empty place can't be under this policy.",
            "每行表示某阶段的用户在一个周期之后所处的阶段；空白处在该策略下不可能出现。"));
        if (report.States.Count(state => outOf.ContainsKey(state) || into.ContainsKey(state)) > kept.Length)
        {
            sheet.Note(words.Of($"Drawn are the {Words.Count(MostStates)} stages with most users; the table has more.", $"图中为用户最多的 {Words.Count(MostStates)} 个阶段；更多见表格。"));
        }

        var moves = cells.Values.Where(cell => cell.From != cell.To && cell.From.IsStage && cell.Share is not null).ToArray();
        return sheet.Finish(Table(words, names, cells.Values), Sentence());

        string Number(StageId state) => Words.Count(report.States.TakeWhile(other => other != state).Count() + 1);

        string Sentence()
        {
            var all = words.Of(
                $"Moves of {words.Count(periods, "period", "periods", "")} up to {Words.Day(report.Periods[^1].End.PlusDays(-1))}.", $"截至 {Words.Day(report.Periods[^1].End.PlusDays(-1))} 的 {Words.Count(periods)} 个周期的转移。");
            return moves.MaxBy(move => move.Users) is not { Users: > 0 } most
                ? all
                : all + words.Of(
                    $" Most went from {names.Of(most.From)} to {names.Of(most.To)}: {Words.Count(most.Users)} of {Words.Count(most.OutOf)}, {Share(words, most)} a period.",
                    $"最多的是从{names.Of(most.From)}到{names.Of(most.To)}：{Words.Count(most.OutOf)} 位中 {Words.Count(most.Users)} 位，每周期 {Share(words, most)}。");
        }
    }

    private static Dictionary<StageId, long> Sums(IEnumerable<TransitionCell> cells, Func<TransitionCell, StageId> sideOf) =>
        cells.Where(cell => cell.Users > 0).GroupBy(sideOf).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Users));

    private static HeatCell? Cell(Words words, StageNames names, TransitionCell cell)
    {
        var way = $"{names.Of(cell.From)} → {names.Of(cell.To)}";
        return cell switch
        {
            { IsPossible: false, Users: 0 } => null,
            { Share: { } share } => new(
                share,
                ShareText.Short(share),
                words.Of($"{way}: {Words.Count(cell.Users)} of {Words.Count(cell.OutOf)}, {Share(words, cell)}", $"{way}：{Words.Count(cell.OutOf)} 位中 {Words.Count(cell.Users)} 位，{Share(words, cell)}"),
                Second: cell.Users == 0 ? null : Words.Count(cell.Users)),
            _ => new(null, "", words.Of($"{way}: nobody was there", $"{way}：该阶段无人")),
        };
    }

    private static string Share(Words words, TransitionCell cell) => cell.Interval is { } interval ? words.Percent(interval) : words.Percent(cell.Share);

    private static PictureTable Table(Words words, StageNames names, IEnumerable<TransitionCell> cells) => Tables.Of(
        [
            Tables.Text(words.Of("from", "从")), Tables.Text(words.Of("to", "到")), Tables.Number(words.Of("moves", "转移")), Tables.Number(words.Of("out of", "基数")),
            Tables.Number(words.Of("share, with its 95 % interval", "占比（95% 区间）")),
        ],
        [.. cells.Where(cell => cell.Users > 0).OrderByDescending(cell => cell.Users)],
        cell => [names.Of(cell.From), names.Of(cell.To), Words.Count(cell.Users), Words.Count(cell.OutOf), Share(words, cell)]);
}
