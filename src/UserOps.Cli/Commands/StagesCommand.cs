using System.CommandLine;
using System.Text;
using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Commands;

/// <summary><c>userops lifecycle stages ACTIVITY</c>: everybody's stage, why, since when and until when.</summary>
internal sealed class StagesCommand : ActivityCommand<StageEvaluator, StagesResult>
{
    private readonly StagePolicyOptions _policy = new();

    private readonly Option<string?> _explain = new("--explain")
    {
        Description = "Explain this user instead: the reasons, and until when they hold.",
        HelpName = "USER",
    };

    private readonly Option<string?> _timeline = new("--timeline")
    {
        Description = "Show the stages that this user went through instead.",
        HelpName = "USER",
    };

    private StagesCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) =>
        new StagesCommand(console).Create("stages", "Tell which stage of the lifecycle each user is in, why, and when that ends.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        _policy.AddTo(command);
        command.Options.Add(_explain);
        command.Options.Add(_timeline);
        OptionRules.RefuseInRows(command, Output, _explain, _timeline);
        OptionRules.Exclude(command, By, _explain, _timeline);
    }

    /// <inheritdoc />
    protected override (string Option, string? Path) PolicyPlace(ParseResult parsed) => _policy.Place(parsed);

    /// <inheritdoc />
    protected override StageEvaluator ReadPolicy(ParseResult parsed, DateTimeZone zone) => new(_policy.Read(parsed, zone));

    /// <inheritdoc />
    protected override StagesResult Find(ParseResult parsed, StageEvaluator policy, ActivityGathering rows, AsOf asOf)
    {
        var users = rows.Days(log => policy.Read(log));
        return StageJudge.Judge(users, asOf.Resolve(policy.Days, rows.Counts.Newest), policy, rows.GroupOf) with { Input = rows.Counts };
    }

    /// <inheritdoc />
    protected override void WriteTables(ParseResult parsed, Screen screen, Words words, StagesResult result)
    {
        var tables = new StageTables(screen, words);
        if (parsed.GetValue(_explain) is { } explained)
        {
            tables.ShowReasons(explained, result, result.Evaluator.Explain(Find(_explain, explained, result), result.AsOf));
        }
        else if (parsed.GetValue(_timeline) is { } shown)
        {
            tables.ShowTimeline(shown, result, result.Evaluator.Timeline(Find(_timeline, shown, result), result.Day));
        }
        else
        {
            tables.Show(result);
        }
    }

    /// <inheritdoc />
    protected override void WriteJson(ParseResult parsed, Stream stream, Words words, StagesResult result, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_explain) is { } explained)
        {
            var assessment = result.Evaluator.Explain(Find(_explain, explained, result), result.AsOf);
            stream.Write(Encoding.UTF8.GetBytes(StageAssessmentJson.Write(assessment) + "\n"));
        }
        else if (parsed.GetValue(_timeline) is { } shown)
        {
            var spans = result.Evaluator.Timeline(Find(_timeline, shown, result), result.Day);
            JsonText.WriteDocument(stream, json => StageJson.WriteTimeline(json, result, shown, spans));
        }
        else
        {
            JsonText.WriteDocument(stream, json => new StageJson(words).WriteResult(json, result, cancellationToken));
        }
    }

    /// <inheritdoc />
    protected override void WriteJsonLines(Stream stream, Words words, StagesResult result, CancellationToken cancellationToken) =>
        new StageJson(words).WriteJsonLines(result, stream, cancellationToken);

    /// <inheritdoc />
    protected override void WriteCsv(Stream stream, Words words, StagesResult result, CancellationToken cancellationToken) =>
        new StageJson(words).WriteCsv(result, stream, cancellationToken);

    private static UserActivity Find(Option option, string user, StagesResult result) => result.TryFind(user, out var activity)
        ? activity
        : throw new UsageException($"{option.Name} '{Shown.Text(user)}': the input has no row of this user.");
}
