using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>When users are active: hours of the day by weekdays.</summary>
internal static class HourPicture
{
    private const int Hours = 24;

    public static Picture Draw(HourGrid grid, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-hours", "When users are active", "用户活跃的时段");
        var words = sheet.Words;
        if (grid.Events == 0 || grid.Cells.Count == 0)
        {
            return sheet.Nothing(words.Of("There are no events, so there are no hours to draw.", "没有事件，因此没有时段可画。"));
        }

        IsoDayOfWeek[] days = [.. Enumerable.Range((int)IsoDayOfWeek.Monday, 7).Select(day => (IsoDayOfWeek)day)];
        new HeatGrid(
            sheet,
            [.. days.Select(day => Name(words, day, sheet.IsNarrow))],
            [.. Enumerable.Range(0, Hours).Select(hour => Words.Count(hour))],
            (row, column) => Cell(grid[days[row], column]),
            HeatScale.Even(0, grid.Cells.Max(cell => (double)cell.Users), words.Short))
        {
            ColumnTitle = words.Of("hour of the local clock", "当地时间（时）"),
            LegendTitle = words.Of("users with an event in that hour, on any such day", "在该时段有事件的用户数"),
            RowHeight = 24,
        }.Draw();
        var most = grid.Cells.MaxBy(cell => (cell.Users, cell.Events));
        var least = grid.Cells.MinBy(cell => (cell.Users, cell.Events));
        return sheet.Finish(
            Table(words, grid),
            words.Of(
                $"{words.Count(grid.Events, "event", "events", "")} of {words.Count(grid.Users, "user", "users", "")}. Most users are active on {When(most)}: {Words.Count(most.Users)}, {words.Percent(Share(most))} of all; fewest on {When(least)}: {Words.Count(least.Users)}.",
                $"{Words.Count(grid.Users)} 位用户的 {Words.Count(grid.Events)} 个事件。活跃用户最多的是{When(most)}：{Words.Count(most.Users)} 位，占全部的 {words.Percent(Share(most))}；最少的是{When(least)}：{Words.Count(least.Users)} 位。"));

        HeatCell Cell(HourCell cell) => new(
            cell.Users,
            words.Short(cell.Users),
            words.Of(
                $"{When(cell)}: {words.Count(cell.Users, "user", "users", "")}, {words.Count(cell.Events, "event", "events", "")}", $"{When(cell)}：{Words.Count(cell.Users)} 位用户，{Words.Count(cell.Events)} 个事件"));

        string When(HourCell cell) => words.Of($"{Name(words, cell.Weekday, isShort: false)} {cell.Hour:D2}:00–{cell.Hour + 1:D2}:00", $"{Name(words, cell.Weekday, isShort: false)} {cell.Hour:D2}:00–{cell.Hour + 1:D2}:00");

        double? Share(HourCell cell) => grid.Users > 0 ? (double)cell.Users / grid.Users : null;
    }

    private static string Name(Words words, IsoDayOfWeek day, bool isShort) => day switch
    {
        IsoDayOfWeek.Monday => words.Of(isShort ? "Mon" : "Monday", "周一"),
        IsoDayOfWeek.Tuesday => words.Of(isShort ? "Tue" : "Tuesday", "周二"),
        IsoDayOfWeek.Wednesday => words.Of(isShort ? "Wed" : "Wednesday", "周三"),
        IsoDayOfWeek.Thursday => words.Of(isShort ? "Thu" : "Thursday", "周四"),
        IsoDayOfWeek.Friday => words.Of(isShort ? "Fri" : "Friday", "周五"),
        IsoDayOfWeek.Saturday => words.Of(isShort ? "Sat" : "Saturday", "周六"),
        _ => words.Of(isShort ? "Sun" : "Sunday", "周日"),
    };

    private static PictureTable Table(Words words, HourGrid grid) => Tables.Of(
        [Tables.Text(words.Of("weekday", "星期")), Tables.Number(words.Of("hour", "时")), Tables.Number(words.Of("users", "用户")), Tables.Number(words.Of("events", "事件"))],
        grid.Cells.Select(cell => (string[])[Name(words, cell.Weekday, isShort: false), Words.Count(cell.Hour), Words.Count(cell.Users), Words.Count(cell.Events)]));
}
