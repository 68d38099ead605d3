using UserOps.Cli.Output;
using UserOps.Lifecycle;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Lifecycle;

/// <summary>Shows retention to people: the triangle of cohorts and intervals.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class RetentionTables(Screen screen, Words words)
{
    /// <summary>What the columns besides the intervals take, with the widest date and a size of six digits.</summary>
    private const int WidthOfHead = 26;

    private const int WidthOfCell = 11;
    private const int WidthOfTightCell = 5;

    /// <summary>Shows everything of one run.</summary>
    public void Show(CountResult<RetentionPolicy, RetentionReport> result)
    {
        var policy = result.Policy;
        screen.ShowInput(words, result.Input);
        screen.Line(words.Of(
            $"{Count(result.Users, "user", "users")} as of {result.AsOf(words)}.",
            $"截至 {result.AsOf(words)}共 {Count(result.Users)} 位用户。"));
        screen.Heading(Title(policy));
        Triangle(result.Report);
        foreach (var group in result.Groups ?? [])
        {
            screen.GroupHeading(words, group.Group, group.Users);
            Triangle(group.Report);
        }

        screen.Line();
        screen.Line(words.Of(
            "* still runs: so far, and in no rate of all. · lies ahead.",
            "* 尚未结束：截至目前的占比，不计入总体。· 尚未开始。"));
        screen.Line();
        screen.Line(words.Of($"Policy: {result.Report.Policy}.", $"策略：{result.Report.Policy}。"));
    }

    private string Title(RetentionPolicy policy)
    {
        var (en, zh) = policy.Period.Unit switch
        {
            CalendarUnit.Day => ("day", "日"),
            CalendarUnit.Week => ("week", "周"),
            CalendarUnit.Quarter => ("quarter", "季度"),
            CalendarUnit.Year => ("year", "年"),
            _ => ("month", "月"),
        };
        var (whenEn, whenZh) = policy.Measure switch
        {
            RetentionMeasure.OnOrAfter => ($"in that {en} or later", $"在该{zh}或之后"),
            RetentionMeasure.OnOrBefore => ($"by that {en}", $"在该{zh}或之前"),
            RetentionMeasure.Streak => ($"in every {en} up to that one", $"在截至该{zh}的每一{zh}"),
            RetentionMeasure.Brackets => ($"in those {en}s", $"在该区间的任一{zh}"),
            _ => ($"in that {en}", $"在该{zh}"),
        };
        return words.Of($"Retention by {en}: % of a cohort back {whenEn}", $"按{zh}的留存：{whenZh}回访的用户占同期群百分比");
    }

    /// <summary>Where there is no room for all intervals, the first are shown, and it is told how many are not.</summary>
    private void Triangle(RetentionReport report)
    {
        if (report.Cohorts.Count == 0)
        {
            screen.Line(words.Of("  No cohort.", "  没有同期群。"));
            return;
        }

        var isTight = WidthOfHead + (report.Columns.Count * WidthOfCell) > screen.Width;
        var columns = isTight ? Math.Min(report.Columns.Count, (screen.Width - 20) / WidthOfTightCell) : report.Columns.Count;
        screen.Table(
            [
                words.Of("cohort", "同期群"), Numbers(words.Of("users", "用户")),
                .. report.Columns.Take(columns).Select(column => Numbers(column.ToString())),
            ],
            [
                .. report.Cohorts.Select(cohort => (string[])
                [
                    Day(cohort.Start) + (cohort.Complete ? "" : "*"), Count(cohort.Size), .. cohort.Cells.Take(columns).Select(cell => Cell(cell, isTight)),
                ]),
                [words.Of("all", "总体"), Count(report.Cohorts.Sum(cohort => cohort.Size)), .. report.Averages.Take(columns).Select(average => Rate(average.Rate, isTight))],
            ],
            isTight);
        if (columns < report.Columns.Count)
        {
            var more = report.Columns.Count - columns;
            screen.Line(words.Of(
                $"  {Count(more, "more interval", "more intervals")}: widen the terminal, or take --format csv.",
                $"  另有 {Count(more)} 个间隔：加宽终端，或使用 --format csv。"));
        }
    }

    private static string Cell(RetentionCell cell, bool isTight) => cell.State switch
    {
        RetentionCellState.Future => "·",
        RetentionCellState.InProgress => cell.Eligible == 0 ? "·" : Rate((double)cell.Retained / cell.Eligible, isTight) + "*",
        _ => Rate(cell.Rate, isTight),
    };

    private static string Rate(double? rate, bool isTight) =>
        rate is { } share && isTight ? Number(Math.Round(100 * share)) : Percent(rate);
}
