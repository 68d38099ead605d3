using System.CommandLine;
using UserOps.Cli.Complaints;
using UserOps.Cli.Options;
using UserOps.Cli.Output;

namespace UserOps.Cli.Commands;

/// <summary>What all commands do alike that judge complaints one by one: read policies and complaints, ask the library, write the answer.</summary>
/// <param name="console">The streams of the tool.</param>
internal abstract class ComplaintRowsCommand(ToolConsole console)
{
    private readonly AsOfOptions _asOf = new("the newest complaint", isOptional: true);

    /// <summary>Gets the options of the complaints.</summary>
    protected ComplaintOptions Complaints { get; } = new();

    /// <summary>Gets the options of the result.</summary>
    protected OutputOptions Output { get; } = new();

    /// <summary>Makes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The command.</returns>
    protected Command Create(string name, string description)
    {
        var command = new Command(name, description);
        Complaints.AddTo(command);
        _asOf.AddTo(command);
        AddOptions(command);
        Output.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(Run(parsed, token)), cancellationToken));
        return command;
    }

    /// <summary>Adds the options of this command alone.</summary>
    /// <param name="command">The command.</param>
    protected abstract void AddOptions(Command command);

    /// <summary>Writes the answer.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="format">The form, which is no table.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="run">The complaints.</param>
    protected abstract void Write(ParseResult parsed, OutputFormat format, Stream stream, Words words, ComplaintRun run);

    /// <summary>Writes the answer as tables.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="screen">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="run">The complaints.</param>
    protected abstract void WriteTables(ParseResult parsed, Screen screen, Words words, ComplaintRun run);

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = Complaints.Read(parsed, console);
        FileRoles.Check([.. Complaints.Places(parsed)], Output.Place(parsed), Complaints.Input.RejectsPlace(parsed));
        var judge = Complaints.Judge(parsed, console);
        using var rejections = Complaints.Input.Rejections(parsed, console);
        using var output = Output.Open(parsed, console, input.File);
        using var progress = Output.Screen.Progress(parsed, console);
        rejections.BeforeShown = progress.Wipe;

        var run = new ComplaintRun(new ComplaintReader(input, judge.Grader, rejections), judge, _asOf.Find(parsed), progress, cancellationToken);
        var (words, format) = (Output.Screen.Words(parsed), Output.Format(parsed));
        if (format == OutputFormat.Table)
        {
            using var screen = new Screen(output.Stream, console.OutputIsTerminal && output.IsStandardOutput);
            WriteTables(parsed, screen, words, run);
            progress.Wipe();
        }
        else
        {
            Write(parsed, format, output.Stream, words, run);
        }

        progress.Wipe();
        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }
}
