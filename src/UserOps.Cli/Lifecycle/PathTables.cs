using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Lifecycle;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Lifecycle;

/// <summary>Shows paths to people: the moves that are taken most, and the key path.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class PathTables(Screen screen, Words words)
{
    private const int MovesOfStep = 5;

    /// <summary>Shows everything of one run.</summary>
    public void Show(CountResult<PathPolicy, PathReport> result)
    {
        var report = result.Report;
        screen.ShowInput(words, result.Input);
        Counts(result.AsOf(words), result.Policy, report);
        Moves(report);
        Key(report);
        foreach (var group in result.Groups ?? [])
        {
            screen.GroupHeading(words, group.Group, group.Users);
            Counts(result.AsOf(words), result.Policy, group.Report);
            Key(group.Report);
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {report.Policy}.", $"策略：{report.Policy}。"));
    }

    private void Counts(string asOf, PathPolicy policy, PathReport report)
    {
        var goal = policy.GoalEvent is null ? "" : words.Of($"; {Count(report.PathsToGoal)} of them reach the goal", $"，其中 {Count(report.PathsToGoal)} 条到达目标");
        screen.Line(words.Of(
            $"{Count(report.Users, "user", "users")} as of {asOf}: {Count(report.UsersWithPath)} with {Count(report.Paths, "path", "paths")}{goal}.",
            $"截至 {asOf}共 {Count(report.Users)} 位用户：{Count(report.UsersWithPath)} 位有路径，共 {Count(report.Paths)} 条{goal}。"));
    }

    /// <summary>Shows of each step the moves that most paths take, and how many paths end there.</summary>
    private void Moves(PathReport report)
    {
        if (report.Nodes.Count == 0)
        {
            return;
        }

        screen.Heading(words.Of("Moves, those of most paths first", "路径走向（由多到少）"));
        var rows = new List<string[]>();
        var leftOut = 0;
        foreach (var step in report.Nodes.GroupBy(node => node.Step))
        {
            var paths = step.ToDictionary(node => node.Event, node => node.Paths, StringComparer.Ordinal);
            var ends = step.Where(node => node.Ends > 0).Select(node => (node.Event, To: (string?)null, Paths: node.Ends));
            var moves = report.Edges.Where(edge => edge.Step == step.Key).Select(edge => (Event: edge.From, To: (string?)edge.To, edge.Paths));
            var all = moves.Concat(ends).OrderByDescending(move => move.Paths).ToList();
            leftOut += Math.Max(0, all.Count - MovesOfStep);
            rows.AddRange(all.Take(MovesOfStep).Select(move => (string[])
            [
                Exact.Text(step.Key), NameOf(move.Event), move.To is null ? words.Of("(end)", "（结束）") : NameOf(move.To), Count(move.Paths),
                Percent((double)move.Paths / paths[move.Event]),
            ]));
        }

        screen.Table(
            [
                Numbers(words.Of("step", "步骤")), words.Of("from", "从"), words.Of("to", "到"), Numbers(words.Of("paths", "路径")),
                Numbers(words.Of("share of from", "占来源")),
            ],
            rows);
        if (leftOut > 0)
        {
            screen.Line(words.Of(
                $"  {Count(leftOut, "rarer move is", "rarer moves are")} not shown; --format json has all.",
                $"  另有 {Count(leftOut)} 条较少的走向未显示；--format json 含全部。"));
        }
    }

    private void Key(PathReport report)
    {
        if (report.KeyPath is { } key)
        {
            var steps = string.Join(" → ", key.Steps.Select(step => NameOf(step.Event)));
            screen.Line();
            screen.Line(words.Of($"Key path to the goal ({Percent(key.Share)} of those that reach it): {steps}", $"到达目标的关键路径（占到达者的 {Percent(key.Share)}）：{steps}"));
        }
    }

    private string NameOf(string name) => name.Length == 0 ? words.Of("(no name)", "（无名）") : Shown.Text(name);
}
