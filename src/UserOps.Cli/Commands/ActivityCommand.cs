using System.CommandLine;
using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;

namespace UserOps.Cli.Commands;

/// <summary>What all commands of <c>userops lifecycle</c> do alike: read a policy and activity, ask the library, write the answer.</summary>
/// <typeparam name="TPolicy">How the question is asked.</typeparam>
/// <typeparam name="TResult">The answer.</typeparam>
/// <param name="console">The streams of the tool.</param>
internal abstract class ActivityCommand<TPolicy, TResult>(ToolConsole console)
{
    private readonly ActivityOptions _activity = new();
    private readonly AsOfOptions _asOf = new();

    /// <summary>Gets the option of a breakdown.</summary>
    protected Option<string?> By { get; } = new("--by")
    {
        Description = "Break the result down by this column; a user's newest row tells the group.",
        HelpName = "COLUMN",
    };

    /// <summary>Gets the options of the result.</summary>
    protected OutputOptions Output { get; } = new();

    /// <summary>Makes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The command.</returns>
    protected Command Create(string name, string description)
    {
        var command = new Command(name, description);
        _activity.AddTo(command);
        _asOf.AddTo(command);
        AddOptions(command);
        command.Options.Add(By);
        Output.AddTo(command);
        OptionRules.RefuseInRows(command, Output, By);
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(Run(parsed, token)), cancellationToken));
        return command;
    }

    /// <summary>Adds the options of this command alone.</summary>
    /// <param name="command">The command.</param>
    protected abstract void AddOptions(Command command);

    /// <summary>Reads which file holds the policy.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named.</returns>
    protected virtual (string Option, string? Path) PolicyPlace(ParseResult parsed) => ("--policy", null);

    /// <summary>Reads the policy, before any row is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="zone">The zone of <c>--zone</c>.</param>
    /// <returns>The policy, compiled where there is something to compile.</returns>
    protected abstract TPolicy ReadPolicy(ParseResult parsed, DateTimeZone zone);

    /// <summary>Reads the rows and finds the answer.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="asOf">When to judge, which may need the newest row.</param>
    /// <returns>The answer.</returns>
    protected abstract TResult Find(ParseResult parsed, TPolicy policy, ActivityGathering rows, AsOf asOf);

    /// <summary>Writes the answer as tables.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="screen">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="result">The answer.</param>
    protected abstract void WriteTables(ParseResult parsed, Screen screen, Words words, TResult result);

    /// <summary>Writes the answer as one JSON document.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="result">The answer.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    protected abstract void WriteJson(ParseResult parsed, Stream stream, Words words, TResult result, CancellationToken cancellationToken);

    /// <summary>Writes the answer as one JSON object a line.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="result">The answer.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    protected abstract void WriteJsonLines(Stream stream, Words words, TResult result, CancellationToken cancellationToken);

    /// <summary>Writes the answer as comma-separated values.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="result">The answer.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    protected abstract void WriteCsv(Stream stream, Words words, TResult result, CancellationToken cancellationToken);

    /// <summary>Gets the days of <c>--zone</c>, for commands whose policy has no zone.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The days.</returns>
    protected DayClock Days(ParseResult parsed) => new(_activity.Input.Times(parsed).Zone);

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var by = parsed.GetValue(By);
        var input = _activity.Read(parsed, console, by is null ? [] : [by]);
        FileRoles.Check([PolicyPlace(parsed)], Output.Place(parsed), _activity.Input.RejectsPlace(parsed));
        var policy = ReadPolicy(parsed, input.Times.Zone);
        using var rejections = _activity.Input.Rejections(parsed, console);
        using var output = Output.Open(parsed, console, input.File);
        using var progress = Output.Screen.Progress(parsed, console);
        rejections.BeforeShown = progress.Wipe;

        var rows = new ActivityGathering(new ActivityReader(input, rejections), by is null ? null : new NewestColumn(), progress, cancellationToken);
        var result = Find(parsed, policy, rows, _asOf.Read(parsed));
        progress.Wipe();
        Write(parsed, result, output, cancellationToken);
        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }

    private void Write(ParseResult parsed, TResult result, OutputFile output, CancellationToken cancellationToken)
    {
        var words = Output.Screen.Words(parsed);
        switch (Output.Format(parsed))
        {
            case OutputFormat.Json:
                WriteJson(parsed, output.Stream, words, result, cancellationToken);
                break;
            case OutputFormat.Jsonl:
                WriteJsonLines(output.Stream, words, result, cancellationToken);
                break;
            case OutputFormat.Csv:
                WriteCsv(output.Stream, words, result, cancellationToken);
                break;
            default:
                using (var screen = new Screen(output.Stream, console.OutputIsTerminal && output.IsStandardOutput))
                {
                    WriteTables(parsed, screen, words, result);
                }

                break;
        }
    }
}
