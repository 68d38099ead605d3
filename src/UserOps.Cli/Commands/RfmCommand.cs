using System.CommandLine;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;
using UserOps.Cli.Rfm;
using UserOps.Rfm;

namespace UserOps.Cli.Commands;

/// <summary><c>userops rfm PURCHASES</c>: scores and segments.</summary>
internal sealed class RfmCommand
{
    private readonly ToolConsole _console;
    private readonly PurchaseOptions _purchases = new();
    private readonly AsOfOptions _asOf = new();
    private readonly OutputOptions _output = new();
    private readonly RfmPolicyOptions _policy = new();

    private readonly ModelFileOption _model = new();

    private readonly Option<LocalDate?> _migrateFrom = DayOption.Create(
        "--migrate-from", "Fit at the end of this day, keep the cuts, and show who moved since.");

    private readonly Option<string?> _by = new("--by")
    {
        Description = "Break the result down by this column; a user's newest row tells the group.",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> _explain = new("--explain")
    {
        Description = "Explain this user instead: the reasons, and until when they hold.",
        HelpName = "USER",
    };

    private RfmCommand(ToolConsole console) => _console = console;

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console)
    {
        var parts = new RfmCommand(console);
        var command = new Command("rfm", "Score users by recency, frequency and money, and name their segments.");
        parts._purchases.AddTo(command);
        parts._asOf.AddTo(command);
        parts._policy.AddTo(command);
        parts._model.AddTo(command);
        command.Options.Add(parts._migrateFrom);
        command.Options.Add(parts._by);
        command.Options.Add(parts._explain);
        parts._output.AddTo(command);
        OptionRules.RefuseInRows(command, parts._output, parts._explain, parts._by);
        OptionRules.Exclude(command, parts._by, parts._explain);
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(parts.Run(parsed, token)), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var by = parsed.GetValue(_by);
        var input = _purchases.Read(parsed, _console, by is null ? [] : [by]);
        CheckFiles(parsed, input.File);
        var (policy, model) = _policy.Read(parsed, input.Times.Zone);
        using var rejections = _purchases.Rejections(parsed, _console);
        using var output = _output.Open(parsed, _console, input.File);
        using var modelFile = _model.Open(parsed, _console);
        using var progress = _output.Screen.Progress(parsed, _console);
        rejections.BeforeShown = progress.Wipe;

        var reader = new PurchaseReader(input, rejections);
        var groups = new NewestColumn();
        var book = PurchaseGathering.Gather(reader, policy.Currency, RfmPolicy.Classic11.Name, by is null ? null : groups, progress, cancellationToken);
        var asOf = _asOf.Read(parsed).Resolve(new PurchaseSummarizer(policy).Days, reader.Counts.Newest);
        progress.Stage("Scoring");
        var migrateFrom = parsed.GetValue(_migrateFrom);
        var result = RfmJudge.Judge(book, asOf, policy, model, migrateFrom) with { Counts = reader.Counts };
        RfmJudge.CheckMigration(result, migrateFrom);
        RfmJudge.Reject(result.Snapshot, rejections, input.File.Name);
        progress.Wipe();
        Write(parsed, by is null ? result : result with { Groups = result.Snapshot.By(groups.Of) }, output, cancellationToken);
        ModelFileOption.Write(modelFile, () => RfmModelJson.Write(result.Snapshot.Model));
        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }

    private void CheckFiles(ParseResult parsed, InputFile input)
    {
        FileRoles.Check(_policy.Places(parsed), _output.Place(parsed), _purchases.Input.RejectsPlace(parsed), _model.Place(parsed, input));
    }

    private void Write(ParseResult parsed, RfmResult result, OutputFile output, CancellationToken cancellationToken)
    {
        var words = _output.Screen.Words(parsed);
        var format = _output.Format(parsed);
        if (parsed.GetValue(_explain) is { } user)
        {
            WriteReasons(user, result, output, format, words);
            return;
        }

        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(output.Stream, json => new RfmJson(words).WriteResult(json, result, cancellationToken));
                break;
            case OutputFormat.Jsonl:
                RfmRows.WriteJsonLines(result, output.Stream, cancellationToken);
                break;
            case OutputFormat.Csv:
                RfmRows.WriteCsv(result, output.Stream, cancellationToken);
                break;
            default:
                using (var screen = new Screen(output.Stream, _console.OutputIsTerminal && output.IsStandardOutput))
                {
                    new RfmTables(screen, words).Show(result);
                }

                break;
        }
    }

    private void WriteReasons(string name, RfmResult result, OutputFile output, OutputFormat format, Words words)
    {
        if (string.IsNullOrWhiteSpace(name) || result.Snapshot.Find(new UserId(name)) is not { } user)
        {
            throw new UsageException($"--explain '{Shown.Text(name)}': the input has no row of this user.");
        }

        var assessment = result.Snapshot.Model.Explain(result.Book[user.User], result.Snapshot.AsOf);
        switch (format)
        {
            case OutputFormat.Table:
                using (var screen = new Screen(output.Stream, _console.OutputIsTerminal && output.IsStandardOutput))
                {
                    new RfmTables(screen, words).ShowReasons(user.User, assessment);
                }

                break;
            default:
                output.Stream.Write(System.Text.Encoding.UTF8.GetBytes(RfmAssessmentJson.Write(assessment) + "\n"));
                break;
        }
    }
}
