using System.CommandLine;
using UserOps.Cli.Complaints;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Complaints;

namespace UserOps.Cli.Commands;

/// <summary>What all commands do alike that look at complaints together: read them all, ask the library, write the answer.</summary>
/// <param name="console">The streams of the tool.</param>
/// <param name="grades">Whether the answer needs grades and an instant.</param>
internal abstract class ComplaintSetCommand(ToolConsole console, bool grades)
{
    private readonly ComplaintFileOptions _file = new();
    private readonly GradingOptions _grading = new();
    private readonly AsOfOptions _asOf = new("the newest complaint", isOptional: true);
    private readonly OutputOptions _output = new();

    /// <summary>Makes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The command.</returns>
    protected Command Create(string name, string description)
    {
        var command = new Command(name, description);
        _file.AddTo(command);
        if (grades)
        {
            _grading.AddTo(command);
            _asOf.AddTo(command);
        }

        AddOptions(command);
        _output.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(Run(parsed, token)), cancellationToken));
        return command;
    }

    /// <summary>Adds the options of this command alone.</summary>
    /// <param name="command">The command.</param>
    protected abstract void AddOptions(Command command);

    /// <summary>Reads which file holds the policy of this command.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named.</returns>
    protected abstract (string Option, string? Path) PolicyPlace(ParseResult parsed);

    /// <summary>Finds the answer.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="set">The complaints.</param>
    /// <returns>The answer.</returns>
    protected abstract IAnswer Find(ParseResult parsed, ComplaintSet set);

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = _file.Read(parsed, console);
        FileRoles.Check(
            [PolicyPlace(parsed), .. grades ? [_grading.Place(parsed)] : Array.Empty<(string, string?)>()],
            _output.Place(parsed),
            _file.Input.RejectsPlace(parsed));
        var grader = new ComplaintGrader(grades ? _grading.Read(parsed) : GradingPolicies.Default);
        using var rejections = _file.Input.Rejections(parsed, console);
        using var output = _output.Open(parsed, console, input.File);
        using var progress = _output.Screen.Progress(parsed, console);
        rejections.BeforeShown = progress.Wipe;

        var reader = new ComplaintReader(input, grader, rejections);
        var facts = new List<ComplaintFacts>();
        foreach (var item in reader.Read(cancellationToken))
        {
            progress.Step($"Reading {reader.Source}", reader.Fraction);
            facts.Add(item);
        }

        progress.Stage("Searching");
        var answer = Find(parsed, new(facts, grader, reader.Counts, reader.Zone, grades ? _asOf.Find(parsed) : null));
        progress.Wipe();
        _output.Write(parsed, console, output, answer);
        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }
}
