namespace UserOps.Reporting.Tests;

public class HeatGridTests
{
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
