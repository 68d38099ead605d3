using System.CommandLine;
using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Lifecycle;

namespace UserOps.Cli.Commands;

/// <summary><c>userops lifecycle paths ACTIVITY</c>: from which event users go to which.</summary>
internal sealed class PathsCommand : ActivityCommand<PathPolicy, CountResult<PathPolicy, PathReport>>
{
    private const int StandardSteps = 10;

    private readonly Option<string?> _policy = PolicyFileOption.Create("Count paths");
    private readonly Option<string?> _start = new("--start") { Description = "The event with which a path starts; the session by default.", HelpName = "EVENT" };
    private readonly Option<string?> _goal = new("--goal") { Description = "The event with which a path ends; none by default.", HelpName = "EVENT" };
    private readonly Option<int?> _maxSteps = NumberOption.Optional("--max-steps", "How many steps of a path are counted; 10 by default.", PathPolicy.StepLimit);
    private readonly Option<Duration?> _sessionGap = DurationOption.Create("--session-gap", "The silence that ends a session, such as PT30M; none by default.");
    private readonly Option<bool> _collapse = new("--collapse") { Description = "Leave out an event that follows its like." };
    private readonly Option<NameList?> _ignore = ListOption.Create("--ignore", "Pass over these events.");

    private PathsCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new PathsCommand(console).Create("paths", "Count the paths that users take from event to event, and find the key path to a goal.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        foreach (var option in new Option[] { _policy, _start, _goal, _maxSteps, _sessionGap, _collapse, _ignore })
        {
            command.Options.Add(option);
        }
    }

    /// <inheritdoc />
    protected override (string Option, string? Path) PolicyPlace(ParseResult parsed) => (_policy.Name, parsed.GetValue(_policy));

    /// <inheritdoc />
    protected override PathPolicy ReadPolicy(ParseResult parsed, DateTimeZone zone)
    {
        var policy = parsed.GetValue(_policy) is { } path
            ? PolicyFile.Read(path, PolicyKinds.Paths)
            : new PathPolicy { Name = "commandLine", Version = "1", MaxSteps = StandardSteps };
        return PolicyKinds.Paths.Check(policy with
        {
            StartEvent = parsed.GetValue(_start) ?? policy.StartEvent,
            GoalEvent = parsed.GetValue(_goal) ?? policy.GoalEvent,
            MaxSteps = parsed.GetValue(_maxSteps) ?? policy.MaxSteps,
            SessionGap = parsed.GetValue(_sessionGap) ?? policy.SessionGap,
            CollapseRepeats = parsed.GetValue(_collapse) || policy.CollapseRepeats,
            IgnoredEvents = parsed.GetValue(_ignore)?.Names ?? policy.IgnoredEvents,
        });
    }

    /// <inheritdoc />
    protected override CountResult<PathPolicy, PathReport> Find(ParseResult parsed, PathPolicy policy, ActivityGathering rows, AsOf asOf)
    {
        var (book, days) = (rows.Events(), Days(parsed));
        return LifecycleJudge.Paths(book, asOf.Resolve(days, rows.Counts.Newest), days, policy, rows.GroupOf) with { Input = rows.Counts };
    }

    /// <inheritdoc />
    protected override void WriteTables(ParseResult parsed, Screen screen, Words words, CountResult<PathPolicy, PathReport> result) =>
        new PathTables(screen, words).Show(result);

    /// <inheritdoc />
    protected override void WriteJson(ParseResult parsed, Stream stream, Words words, CountResult<PathPolicy, PathReport> result, CancellationToken cancellationToken) =>
        JsonText.WriteDocument(stream, json => PathJson.WriteResult(json, result));

    /// <inheritdoc />
    protected override void WriteJsonLines(Stream stream, Words words, CountResult<PathPolicy, PathReport> result, CancellationToken cancellationToken) =>
        PathJson.WriteJsonLines(result, stream);

    /// <inheritdoc />
    protected override void WriteCsv(Stream stream, Words words, CountResult<PathPolicy, PathReport> result, CancellationToken cancellationToken) =>
        PathJson.WriteCsv(result, stream);
}
