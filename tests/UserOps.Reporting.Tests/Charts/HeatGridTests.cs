namespace UserOps.Reporting.Tests;

public class HeatGridTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(24)]
    [InlineData(90)]
    public void Heads_of_columns_do_not_run_into_the_title_of_the_rows(int columns) => PictureLaws.HoldFor(options =>
    {
        var sheet = new Sheet(options, "grid", "Grid", "网格");
        new HeatGrid(
            sheet,
            ["one", "two"],
            [.. Enumerable.Range(0, columns).Select(column => $"Stage number {column}")],
            (row, column) => new(row + column, "", ""),
            HeatScale.Even(0, columns, sheet.Words.Short))
        {
            RowTitle = "from the stage",
        }.Draw();
        return sheet.Finish(Tables.Of([Tables.Text("row")], []), "A grid.");
    });

    [Fact]
    public void Labels_of_many_narrow_columns_stand_apart_up_to_the_edge()
    {
        for (var columns = 1; columns < 60; columns++)
        {
            var count = columns;
            PictureLaws.HoldFor(options =>
            {
                var sheet = new Sheet(options, "grid", "Grid", "网格");
                new HeatGrid(
                    sheet,
                    ["row"],
                    [.. Enumerable.Range(0, count).Select(column => $"{1_000_000 + column}")],
                    (_, column) => new(column, "", ""),
                    HeatScale.Even(0, count, _ => "")).Draw();
                return sheet.Finish(new() { Columns = [], Rows = [] }, "A grid.");
            });
        }
    }
}
