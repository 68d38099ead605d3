using System.CommandLine;
using NodaTime;
using UserOps.Cli.Complaints;
using UserOps.Cli.Input;

namespace UserOps.Cli.Options;

/// <summary>What every command that reads complaints takes: the file, its columns and its times.</summary>
/// <param name="input">The file; complaints by default.</param>
internal sealed class ComplaintFileOptions(InputOptions? input = null)
{
    private const string NewYork = "America/New_York";

    /// <summary>Gets the options that all inputs share.</summary>
    public InputOptions Input { get; } =
        input ?? new("COMPLAINTS", "The complaints: columns id and receivedAt, the factors and more if there, or JSON lines");

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => Input.AddTo(command);

    /// <summary>Reads what is to be read, and how.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <returns>The input.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public ComplaintInput Read(ParseResult parsed, ToolConsole console)
    {
        var times = Input.Times(parsed);
        return new()
        {
            File = Input.File(parsed, console),
            Map = Input.Pairs(parsed),
            Times = times,
            MonthFirst = Input.HasTimeFormat(parsed)
                ? null
                : new TimeReader(Input.HasZone(parsed) ? times.Zone : DateTimeZoneProviders.Tzdb[NewYork], "MM/dd/yyyy"),
        };
    }
}
