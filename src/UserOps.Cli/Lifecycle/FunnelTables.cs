using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Lifecycle;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Lifecycle;

/// <summary>Shows funnels to people.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class FunnelTables(Screen screen, Words words)
{
    private const int WidthForIntervals = 120;
    private const int WidthForBars = 135;

    /// <summary>Shows everything of one run.</summary>
    public void Show(CountResult<FunnelPolicy, FunnelReport> result)
    {
        var (report, policy) = (result.Report, result.Policy);
        var (asOf, within) = (result.AsOf(words), DurationText.Of(policy.Within, words));
        screen.ShowInput(words, result.Input);
        screen.Line(words.Of(
            $"{Count(report.Users, "user", "users")} as of {asOf}: {Count(report.Started)} began, {Count(report.Converted)} came through, {Count(report.Open)} may still go on, {Count(report.Dropped)} dropped out.",
            $"截至 {asOf}共 {Count(report.Users)} 位用户：开始 {Count(report.Started)} 位，走完 {Count(report.Converted)} 位，仍可能继续 {Count(report.Open)} 位，流失 {Count(report.Dropped)} 位。"));
        screen.Heading(words.Of($"Funnel, within {within}", $"漏斗，{within}之内"));
        Steps(report);
        foreach (var group in result.Groups ?? [])
        {
            screen.GroupHeading(words, group.Group, group.Users);
            Steps(group.Report);
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {report.Policy}.", $"策略：{report.Policy}。"));
    }

    private void Steps(FunnelReport report)
    {
        var (hasIntervals, hasBars) = (screen.Width >= WidthForIntervals, screen.Width >= WidthForBars);
        screen.Table(
            [
                words.Of("step", "步骤"), Numbers(words.Of("users", "用户")), .. Only<ScreenColumn>(hasBars, ""),
                Numbers(words.Of("of before", "占上一步")), .. Only(hasIntervals, Numbers(words.Of("95 % interval", "95% 区间"))),
                Numbers(words.Of("of first", "占第一步")), Numbers(words.Of("open", "进行中")), Numbers(words.Of("dropped", "流失")),
                Numbers(words.Of("median", "中位用时")),
            ],
            report.Steps.Select(step => (string[])
            [
                $"{Exact.Text(step.Step)} {NameOf(step)}", Count(step.Reached), .. Only(hasBars, Bar(step.FromFirst?.Estimate)),
                Percent(step.FromBefore?.Estimate),
                .. Only(hasIntervals, step.FromBefore is { } share ? $"{Percent(share.Lower)} .. {Percent(share.Upper)}" : "-"),
                Percent(step.FromFirst?.Estimate), Count(step.Open), Count(step.Dropped), DurationText.Of(step.MedianTime, words),
            ]));
    }

    private string NameOf(FunnelStepReport step) => step.Name is { } name
        ? words.Of(name)
        : string.Join(words.Of(" or ", "或"), step.Events.Select(text => text.Length == 0 ? words.Of("(no name)", "（无名）") : Shown.Text(text)));
}
