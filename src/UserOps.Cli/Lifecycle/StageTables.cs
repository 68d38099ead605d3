using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Lifecycle;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Lifecycle;

/// <summary>Shows stages to people.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class StageTables(Screen screen, Words words)
{
    private const int WidthForBars = 100;
    private const int WidthForActions = 125;

    /// <summary>Shows everything of one run.</summary>
    public void Show(StagesResult result)
    {
        screen.ShowInput(words, result.Input);
        ShowPopulation(result);
        ShowStages(result);
        foreach (var group in result.Groups ?? [])
        {
            screen.GroupHeading(words, group.Group, group.Counts.Users);
            StageTable(group.Counts.Stages.Where(line => line.Users > 0), hasActions: false);
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {result.Evaluator.PolicyRef}.", $"策略：{result.Evaluator.PolicyRef}。"));
    }

    /// <summary>Shows how many users there are, and of what kind.</summary>
    public void ShowPopulation(StagesResult result)
    {
        var (people, zone) = (result.Counts, result.Evaluator.Policy.Zone);
        var day = Day(result.Day);
        var notSeen = people.NotSeen == 0 ? "" : words.Of($", {Count(people.NotSeen)} not seen by then", $"，当时尚未出现 {Count(people.NotSeen)} 位");
        screen.Line(words.Of(
            $"{Count(people.Users, "user", "users")} as of {day} ({zone}): {Count(people.EverActive)} in a stage, {Count(people.NeverActive)} registered and never active{notSeen}.",
            $"截至 {day}（{zone}）共 {Count(people.Users)} 位用户：处于各阶段 {Count(people.EverActive)} 位，注册后从未活跃 {Count(people.NeverActive)} 位{notSeen}。"));
        if (people.ActiveBeforeRegistration > 0)
        {
            screen.Line(words.Of(
                $"Note: {Count(people.ActiveBeforeRegistration, "user was", "users were")} active before the registration; first seen is the earlier of the two.",
                $"注意：{Count(people.ActiveBeforeRegistration)} 位用户在注册之前已活跃；首次出现取两者中较早的一天。"));
        }
    }

    /// <summary>Shows the stages with what to do.</summary>
    public void ShowStages(StagesResult result)
    {
        screen.Heading(words.Of("Stages, the best first", "生命周期阶段（由优到劣）"));
        StageTable(result.Counts.Stages, hasActions: true);
    }

    /// <summary>Shows one user's explanation.</summary>
    public void ShowReasons(string user, StagesResult result, Assessment<StageSpan> assessment)
    {
        var (name, stage) = (Shown.Text(user), assessment.Value.Stage);
        screen.Heading(stage.IsStage
            ? words.Of($"Why is {name} in the stage {NameOf(stage, result)}?", $"为什么 {name} 处于“{NameOf(stage, result)}”？")
            : words.Of($"Why is {name} in no stage?", $"为什么 {name} 不在任何阶段？"));
        foreach (var reason in assessment.Reasons)
        {
            screen.Line($"  {reason.In(words.Culture)}");
        }
    }

    /// <summary>Shows the stages that one user went through.</summary>
    public void ShowTimeline(string user, StagesResult result, EquatableArray<StageSpan> spans)
    {
        var name = Shown.Text(user);
        screen.Heading(words.Of($"The stages of {name}", $"{name} 经历的阶段"));
        if (spans.Count == 0)
        {
            screen.Line(words.Of("  Not seen by then.", "  当时尚未出现。"));
            return;
        }

        screen.Table(
            [words.Of("stage", "阶段"), words.Of("since", "自"), words.Of("until", "至（不含）"), Numbers(words.Of("days", "天数"))],
            spans.Select(span => (string[])
            [
                NameOf(span.Stage, result), Day(span.Since), span.Until is null ? words.Of("for good", "不再变化") : Day(span.Until),
                span is { Since: { } since, Until: { } until } ? Count(Period.DaysBetween(since, until)) : "-",
            ]));
        screen.Line(words.Of("  The last one ends then unless the user is active before.", "  最后一段的结束以期间无活跃为前提。"));
    }

    private string NameOf(StageId id, StagesResult result) => result.Evaluator.Find(id) is { } stage ? words.Of(stage.Name)
        : id == StageId.NeverActive ? words.Of("never active", "从未活跃")
        : words.Of("not seen", "尚未出现");

    /// <summary>On a narrow screen the bars go, and what to do stands below the table instead of in it.</summary>
    private void StageTable(IEnumerable<StageCount> stages, bool hasActions)
    {
        StageCount[] lines = [.. stages];
        if (lines.Length == 0)
        {
            screen.Line(words.Of("  Nobody is in a stage.", "  没有用户处于任何阶段。"));
            return;
        }

        var hasBars = screen.Width >= WidthForBars;
        var inTable = hasActions && screen.Width >= WidthForActions;
        screen.Table(
            [
                words.Of("stage", "阶段"), Numbers(words.Of("users", "用户")), Numbers(words.Of("share", "占比")),
                .. Only<ScreenColumn>(hasBars, ""), words.Of("aim", "目标"), .. Only<ScreenColumn>(inTable, words.Of("what to do", "建议动作")),
            ],
            lines.Select(line => (string[])
            [
                words.Of(line.Stage.Name), Count(line.Users), Percent(line.UserShare), .. Only(hasBars, Bar(line.UserShare)),
                AimOf(line.Stage.Aim), .. Only(inTable, words.Of(line.Stage.Action)),
            ]));
        foreach (var line in lines.Where(line => hasActions && !inTable && line.Users > 0))
        {
            screen.Line($"  {words.Of(line.Stage.Name)}{words.Of(": ", "：")}{words.Of(line.Stage.Action)}");
        }
    }

    private string AimOf(StageAim aim) => aim switch
    {
        StageAim.Acquire => words.Of("acquire", "拉新"),
        StageAim.Activate => words.Of("activate", "促活"),
        StageAim.Convert => words.Of("convert", "转化"),
        StageAim.WinBack => words.Of("win back", "召回"),
        _ => words.Of("retain", "留存"),
    };
}
