using System.CommandLine;
using UserOps.Cli.Facts;
using UserOps.Tagging;

namespace UserOps.Cli.Options;

/// <summary>What every command that reads facts takes: the file, whether it holds records of users or rows of events, and how to read those.</summary>
internal sealed class FactsOptions
{
    private readonly Option<bool> _events = new("--events") { Description = "The file has columns, and each row is an event: user, at, event, and the properties that the catalogue declares." };

    private readonly Option<string?> _event = new("--event")
    {
        Description = "The type of the events that no column tells; with --events.",
        HelpName = "NAME",
    };

    /// <summary>Gets the options that all inputs share.</summary>
    public InputOptions Input { get; } = new("FACTS", "The facts, as JSON lines of one user each, or with --events as rows of one event each");

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        Input.AddTo(command);
        command.Options.Add(_events);
        command.Options.Add(_event);
        command.Validators.Add(result =>
        {
            foreach (var option in Input.OfColumns.Append(_event).Where(option => !result.GetValue(_events) && result.GetResult(option) is { Implicit: false }))
            {
                result.AddError($"{option.Name} is for rows with columns; add --events if each row of the file is an event.");
            }
        });
    }

    /// <summary>Reads what is to be read, and how.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <param name="catalogs">The catalogues that type the facts.</param>
    /// <returns>The input.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public FactsInput Read(ParseResult parsed, ToolConsole console, params IReadOnlyList<TagCatalog> catalogs) => new()
    {
        File = Input.File(parsed, console),
        Catalogs = catalogs,
        Rows = parsed.GetValue(_events) ? new(Input.Pairs(parsed), Input.Times(parsed), parsed.GetValue(_event)) : null,
    };
}
