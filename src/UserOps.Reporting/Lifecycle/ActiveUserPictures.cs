using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>Active users by day, week and month, and on how many days they came.</summary>
internal static class ActiveUserPictures
{
    private const int MostPoints = 240;
    private const int MostColumns = 60;

    public static Picture Active(ActiveUserReport report, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-active", "Active users", "活跃用户");
        var words = sheet.Words;
        if (report.Days.All(day => day.Monthly == 0))
        {
            return sheet.Nothing(words.Of("Nobody was active on these days, so there is nothing to draw.", "这些日子没有活跃用户，因此无图可画。"));
        }

        // Many days are drawn as the means of equal stretches; the last stretch ends on the last day.
        var every = (report.Days.Count + MostPoints - 1) / MostPoints;
        ActiveUserDay[][] parts = [.. report.Days.Reverse().Chunk(every).Reverse()];
        var last = report.Days[^1];
        (string Name, Func<ActiveUserDay, long> Count, int Kind)[] lines =
        [
            (Name(report.Windows.MonthlyDays), day => day.Monthly, 0),
            (Name(report.Windows.WeeklyDays), day => day.Weekly, 2),
            (Name(report.Windows.DailyDays), day => day.Daily, 1),
        ];
        string[] texts = [.. lines.Select(line => $"{line.Name}{words.Of(": ", "：")}{Words.Count(line.Count(last))}")];
        if (sheet.IsNarrow)
        {
            sheet.Legend(lines.Zip(texts, (line, text) => LegendEntry.Line(text, Style.Line(line.Kind))));
        }

        var room = sheet.IsNarrow ? 0 : EndLabels.RoomFor(texts, sheet.Room * 0.3);
        var plot = new Plot(
            sheet,
            TimeAxis.OfDays(report.Days[0].Day, last.Day),
            new NumberAxis(report.Days.Select(day => (double)day.Monthly), words.Short, leastStep: 1),
            sheet.IsNarrow ? 180 : 220,
            (null, words.Of("users", "用户数")),
            rightRoom: room);
        var labels = new List<EndLabel>();
        foreach (var (line, text) in lines.Zip(texts))
        {
            plot.Line(parts.Select(part => (TimeAxis.ValueOf(part[0].Day), part.Average(day => (double)line.Count(day)))), Style.Line(line.Kind), text);
            labels.Add(new(plot.Y(parts[^1].Average(day => (double)line.Count(day))), text, Style.Fill(line.Kind), 1));
        }

        if (!sheet.IsNarrow)
        {
            EndLabels.Draw(sheet.Canvas, plot.Area, room, labels);
        }

        var stickiness = words.Of(
            $"On a mean day, {words.Percent(report.Stickiness)} of those {Name(report.Windows.MonthlyDays)} come (stickiness).",
            $"粘性（{Name(report.Windows.DailyDays)} ÷ {Name(report.Windows.MonthlyDays)}）平均为 {words.Percent(report.Stickiness)}。");
        sheet.Note(every == 1 ? stickiness : stickiness + words.Of($" Each point is the mean of {Words.Count(every)} days.", $"每点为 {Words.Count(every)} 天的均值。"));
        return sheet.Finish(
            Tables.Of(
                [
                    Tables.Text(words.Of("day", "日")), .. lines.Select(line => Tables.Number(line.Name)), Tables.Number(words.Of("stickiness", "粘性")),
                ],
                report.Days.Reverse().Select(day => (string[])[Words.Day(day.Day), .. lines.Select(line => Words.Count(line.Count(day))), words.Percent(day.Stickiness)])),
            words.Of($"{words.List(texts)} on {Words.Day(last.Day)}. {stickiness}", $"{Words.Day(last.Day)}：{words.List(texts)}。{stickiness}"));

        string Name(int days) => days == 1 ? words.Of("active on the day", "日活跃用户") : words.Of($"active in {Words.Count(days)} days", $"{Words.Count(days)} 日活跃用户");
    }

    public static Picture Stickiness(StickinessReport report, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-stickiness", $"On how many of {Words.Count(report.WindowDays)} days users came", $"{Words.Count(report.WindowDays)} 天内的活跃天数");
        var words = sheet.Words;
        if (report.Users == 0)
        {
            return sheet.Nothing(words.Of("Nobody was active in the window, so there is nothing to draw.", "窗口内没有活跃用户，因此无图可画。"));
        }

        var width = (report.Counts.Count + MostColumns - 1) / MostColumns;
        var columns = report.Counts.Chunk(width).Select(part => (From: part[0].ActiveDays, To: part[^1].ActiveDays, Users: part.Sum(count => count.Exactly))).ToArray();
        var plot = new Plot(
            sheet,
            NumberAxis.Between(0.5, columns[^1].To + 0.5, words.Short),
            new NumberAxis(columns.Select(column => (double)column.Users), words.Short, leastStep: 1),
            sheet.IsNarrow ? 150 : 180,
            (words.Of("active days", "活跃天数"), words.Of("users", "用户数")),
            report.MeanActiveDays is { } mean ? [new(mean, words.Of($"mean {Words.Number(mean, 1)}", $"平均 {Words.Number(mean, 1)}"))] : []);
        foreach (var column in columns.Where(column => column.Users > 0))
        {
            var days = column.From == column.To ? Words.Count(column.From) : $"{Words.Count(column.From)}–{Words.Count(column.To)}";
            plot.Column(column.From - 0.5, column.To + 0.5, 0, column.Users, Style.Fill(0), words.Of($"{days} active days: {words.Count(column.Users, "user", "users", "")}", $"活跃 {days} 天：{Words.Count(column.Users)} 位用户"));
        }

        return sheet.Finish(
            Tables.Of(
                [Tables.Number(words.Of("active days", "活跃天数")), Tables.Number(words.Of("users", "用户")), Tables.Number(words.Of("so many or more", "不少于")), Tables.Number(words.Of("share", "占比"))],
                report.Counts.Select(count => (string[])[Words.Count(count.ActiveDays), Words.Count(count.Exactly), Words.Count(count.AtLeast), words.Percent((double)count.AtLeast / report.Users)])),
            words.Of(
                $"{words.Count(report.Users, "user was", "users were", "")} active in the {Words.Count(report.WindowDays)} days up to {Words.Day(report.AsOf)}, on {Words.Number(report.MeanActiveDays, 1)} days in the mean.",
                $"截至 {Words.Day(report.AsOf)} 的 {Words.Count(report.WindowDays)} 天内有 {Words.Count(report.Users)} 位用户活跃，平均活跃 {Words.Number(report.MeanActiveDays, 1)} 天。"));
    }
}
