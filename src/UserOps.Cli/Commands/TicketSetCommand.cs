using System.CommandLine;
using NodaTime;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Tickets;

namespace UserOps.Cli.Commands;

/// <summary>What all commands of tickets do alike: read them all, ask the library, write the answer.</summary>
/// <param name="console">The streams of the tool.</param>
internal abstract class TicketSetCommand(ToolConsole console)
{
    private readonly TicketOptions _file = new();
    private readonly AsOfOptions _asOf = new("the newest event");
    private readonly OutputOptions _output = new();

    /// <summary>Makes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The command.</returns>
    protected Command Create(string name, string description)
    {
        var command = new Command(name, description);
        _file.AddTo(command);
        _asOf.AddTo(command);
        AddOptions(command);
        _output.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(Run(parsed, token)), cancellationToken));
        return command;
    }

    /// <summary>Adds the options of this command alone.</summary>
    /// <param name="command">The command.</param>
    protected abstract void AddOptions(Command command);

    /// <summary>Reads which files this command reads besides.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The files, as the option and as it was named.</returns>
    protected virtual IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) => [];

    /// <summary>Makes what finds the answer. What is wrong with the options is told before the file is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">What will be read.</param>
    /// <returns>Finds the answer.</returns>
    protected abstract Func<TicketSet, IAnswer> Finder(ParseResult parsed, TicketInput input);

    /// <summary>Refuses a period that ends before it starts.</summary>
    /// <param name="from">Its first day; <see langword="null"/> for none.</param>
    /// <param name="to">Its last day.</param>
    /// <exception cref="UsageException">It ends before it starts.</exception>
    protected static void CheckPeriod(LocalDate? from, LocalDate? to)
    {
        if (from > to)
        {
            throw new UsageException("--from is after --to; give an earlier day, or a later one.");
        }
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var input = _file.Read(parsed, console);
        FileRoles.Check([_file.MappingPlace(parsed), .. Places(parsed)], _output.Place(parsed), _file.Input.RejectsPlace(parsed));
        var find = Finder(parsed, input);
        using var rejections = _file.Input.Rejections(parsed, console);
        using var output = _output.Open(parsed, console, input.File);
        using var progress = _output.Screen.Progress(parsed, console);
        rejections.BeforeShown = progress.Wipe;

        var reader = new TicketReader(input, rejections);
        var log = reader.Read(fraction => progress.Step($"Reading {reader.Source}", fraction), cancellationToken);
        progress.Stage("Judging");
        var answer = find(new(log, reader.Counts, input.Zone, _asOf.Read(parsed)));
        progress.Wipe();
        _output.Write(parsed, console, output, answer);
        output.Commit();
        TicketConflicts.Tell(console, reader.Source, log);
        rejections.Complete();
        return rejections.ExitCode;
    }
}
