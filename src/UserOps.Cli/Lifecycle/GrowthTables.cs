using System.Globalization;
using UserOps.Cli.Output;
using UserOps.Lifecycle;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Lifecycle;

/// <summary>Shows growth to people.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class GrowthTables(Screen screen, Words words)
{
    private const int WidthForStock = 95;
    private const int WidthForBars = 110;
    private const int WidthOfManyPeople = 6;

    /// <summary>Shows everything of one run.</summary>
    public void Show(CountResult<GrowthQuestion, GrowthReport> result)
    {
        var (report, question) = (result.Report, result.Policy);
        screen.ShowInput(words, result.Input);
        screen.Line(words.Of(
            $"{Count(report.Users, "user", "users")} ever active as of {result.AsOf(words)}.",
            $"截至 {result.AsOf(words)}曾活跃的用户 {Count(report.Users)} 位。"));
        screen.Heading(words.Of($"Growth by {Unit(question.Policy.Grid.Unit)}", $"按{Unit(question.Policy.Grid.Unit)}的增长核算"));
        Periods(report);
        foreach (var group in result.Groups ?? [])
        {
            screen.GroupHeading(words, group.Group, group.Users);
            Periods(group.Report);
        }

        if (report.Periods.Any(period => !period.Complete))
        {
            screen.Line();
            screen.Line(question.Policy.OpenPeriod == OpenPeriod.Unknown
                ? words.Of("* still runs: counts can rise, and nobody is lost before it is over.", "* 尚未结束：数字仍可能上升，结束之前不计流失。")
                : words.Of("* still runs: counts can rise, and who has not come yet is dormant so far.", "* 尚未结束：数字仍可能上升，尚未到来的用户按沉默计。"));
        }
    }

    private void Periods(GrowthReport report)
    {
        if (report.Periods.Count == 0)
        {
            screen.Line(words.Of("  No period with activity.", "  没有活跃的周期。"));
            return;
        }

        var (hasStock, hasBars) = (screen.Width >= WidthForStock, screen.Width >= WidthForBars);
        var most = report.Periods.Max(period => period.Active);
        screen.Table(
            [
                words.Of("from", "起始日"), Numbers(words.Of("new", "新增")), Numbers(words.Of("retained", "留存")),
                Numbers(words.Of("resurrected", "复活")), Numbers(words.Of("dormant", "转沉默")), Numbers(words.Of("active", "活跃")),
                .. Only<ScreenColumn>(hasBars, ""), Numbers(words.Of("quick ratio", "速动比")),
                .. Only(hasStock, Numbers(words.Of("all dormant", "沉默存量"))),
            ],
            report.Periods.Select(period => (string[])
            [
                Day(period.Start) + (period.Complete ? "" : " *"), Count(period.New), Count(period.Retained), Count(period.Resurrected),
                Maybe(period.Dormant), Count(period.Active), .. Only(hasBars, Bar(most == 0 ? 0 : (double)period.Active / most)),
                Ratio(period.QuickRatio), .. Only(hasStock, Maybe(period.DormantStock)),
            ]),
            isTight: !hasStock && Count(most).Length > WidthOfManyPeople);
    }

    private string Unit(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Day => words.Of("day", "日"),
        CalendarUnit.Week => words.Of("week", "周"),
        CalendarUnit.Quarter => words.Of("quarter", "季度"),
        CalendarUnit.Year => words.Of("year", "年"),
        _ => words.Of("month", "月"),
    };

    private static string Ratio(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Maybe(long? count) => count is { } known ? Count(known) : "-";
}
