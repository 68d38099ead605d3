namespace UserOps.Reporting;

/// <summary>How likely customers are still customers, by repeats and silence.</summary>
internal static class AliveGridPicture
{
    public static Picture Draw(AliveGrid grid, PictureOptions? options)
    {
        var sheet = new Sheet(options, "value-alive", "How likely customers are still customers", "客户仍然活跃的概率");
        var words = sheet.Words;
        if (grid.Cells.All(cell => cell.Alive is null))
        {
            return sheet.Nothing(words.Of("There are no customers with a history, so there is nothing to draw.", "没有购买历史可用，因此无图可画。"), Columns(words));
        }

        var description = Description(words, grid);
        sheet.Lead(description);
        int[] repeats = [.. grid.Cells.Select(cell => cell.Repeats).Distinct().OrderDescending()];
        double[] silences = [.. grid.Cells.Select(cell => cell.Silence).Distinct().Order()];
        var cells = grid.Cells.ToDictionary(cell => (cell.Repeats, cell.Silence));
        var hasCustomers = grid.Cells.Any(cell => cell.Customers > 0);
        new HeatGrid(
            sheet,
            [.. repeats.Select(count => Words.Count(count))],
            [.. silences.Select(silence => Words.Number(silence))],
            (row, column) => cells.TryGetValue((repeats[row], silences[column]), out var cell) ? Cell(sheet, cell) : null,
            HeatScale.Even(0, 1, value => words.Percent(value)))
        {
            RowTitle = words.Of("repeats", "复购次数"),
            ColumnTitle = words.Of(grid.Silence),
            LegendTitle = words.Of("P(alive)", "活跃概率"),
            RowHeight = hasCustomers && !sheet.IsNarrow ? 34 : 22,
        }.Draw();
        if (hasCustomers && !sheet.IsNarrow)
        {
            sheet.Note(words.Of("Below the probability: how many customers.", "概率下方为客户数。"));
        }

        return sheet.Finish(Table(words, grid), description);
    }

    private static HeatCell Cell(Sheet sheet, AliveCell cell)
    {
        var words = sheet.Words;
        var tip = words.Of(
            $"{words.Count(cell.Repeats, "repeat", "repeats", "")}, silent for {Words.Number(cell.Silence)}: {words.Percent(cell.Alive)}, {words.Count(cell.Customers, "customer", "customers", "")}",
            $"复购 {Words.Count(cell.Repeats)} 次，沉默 {Words.Number(cell.Silence)}：{words.Percent(cell.Alive)}，{Words.Count(cell.Customers)} 位客户");
        return cell.Alive is { } alive
            ? new(alive, Words.Number(100 * alive, 0) + (sheet.IsNarrow ? "" : words.Of(" %", "%")), tip, Second: cell.Customers > 0 ? words.Short(cell.Customers) : null)
            : new(null, "", tip);
    }

    private static string Description(Words words, AliveGrid grid)
    {
        AliveCell[] told = [.. grid.Cells.Where(cell => cell.Alive is not null)];
        var (least, most) = (told.MinBy(cell => cell.Alive), told.MaxBy(cell => cell.Alive));
        var range = words.Of(
            $"The probability goes from {words.Percent(least.Alive)} ({words.Count(least.Repeats, "repeat", "repeats", "")}, silent for {Words.Number(least.Silence)}) to {words.Percent(most.Alive)} ({words.Count(most.Repeats, "repeat", "repeats", "")}, silent for {Words.Number(most.Silence)}).",
            $"概率从 {words.Percent(least.Alive)}（复购 {Words.Count(least.Repeats)} 次，沉默 {Words.Number(least.Silence)}）到 {words.Percent(most.Alive)}（复购 {Words.Count(most.Repeats)} 次，沉默 {Words.Number(most.Silence)}）。");
        var customers = told.Sum(cell => (double)cell.Customers);
        if (customers == 0)
        {
            return range;
        }

        var unlikely = told.Where(cell => cell.Alive < 0.5).Sum(cell => (double)cell.Customers);
        return words.Of(
            $"Of {Words.Number(customers, 0)} customers, {Words.Number(unlikely, 0)} ({words.Percent(unlikely / customers)}) are more likely gone than not. {range}",
            $"{Words.Number(customers, 0)} 位客户中，{Words.Number(unlikely, 0)} 位（{words.Percent(unlikely / customers)}）更可能已流失。{range}");
    }

    private static PictureTable Table(Words words, AliveGrid grid) => Tables.Of(
        Columns(words),
        grid.Cells.Where(cell => cell.Alive is not null).Select(cell => (string[])
            [Words.Count(cell.Repeats), Words.Number(cell.Silence), words.Percent(cell.Alive), Words.Count(cell.Customers)]));

    private static PictureColumn[] Columns(Words words) =>
        [Tables.Number(words.Of("repeats", "复购次数")), Tables.Number(words.Of("silence", "沉默时长")), Tables.Number(words.Of("P(alive)", "活跃概率")), Tables.Number(words.Of("customers", "客户数"))];
}
