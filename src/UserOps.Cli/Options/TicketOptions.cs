using System.CommandLine;
using UserOps.Cli.Policies;
using UserOps.Cli.Tickets;
using UserOps.Tickets;

namespace UserOps.Cli.Options;

/// <summary>What every command that reads tickets takes: the file, how its rows tell events, and its times.</summary>
internal sealed class TicketOptions
{
    private readonly Option<string?> _mapping = new("--mapping")
    {
        Description = "Read rows by the mapping in this file; 'userops policy new ticket-events' writes one.",
        HelpName = "FILE",
    };

    private readonly Option<Choice<TicketMapping>> _preset = ChoiceOption.Create(
        "--mapping-preset", "Read rows by a preset.", [.. TicketMapping.Presets.Select(preset => (preset.Name, preset))]);

    /// <summary>Gets the options that all inputs share.</summary>
    public InputOptions Input { get; } = new("EVENTS", "What happened to tickets: JSON lines, or rows of a help desk's log by a mapping");

    /// <summary>Adds the argument and the options to a command, and the rule that at most one mapping is given.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        Input.AddTo(command);
        command.Options.Add(_mapping);
        command.Options.Add(_preset);
        OptionRules.Exclude(command, _mapping, _preset);
    }

    /// <summary>Reads which file holds the mapping.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> where none is.</returns>
    public (string Option, string? Path) MappingPlace(ParseResult parsed) => (_mapping.Name, parsed.GetValue(_mapping));

    /// <summary>Reads what is to be read, and how.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <returns>The input.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public TicketInput Read(ParseResult parsed, ToolConsole console)
    {
        var zone = Input.Times(parsed).Zone;
        var mapping = parsed.GetValue(_mapping) is { } path ? PolicyFile.Read(path, PolicyKinds.TicketMappings) : parsed.GetRequiredValue(_preset).Value;
        mapping = Input.HasZone(parsed) ? mapping with { Zone = zone.Id } : mapping;
        mapping = Input.TimeFormat(parsed) is { } format ? mapping with { TimePattern = format } : mapping;
        Option[] ofColumns = [_mapping, _preset, .. Input.OfColumns.Where(option => option.Name != "--zone")];
        return new()
        {
            File = Input.File(parsed, console),
            Mapping = mapping,
            Map = Input.Pairs(parsed),
            OfColumns = [.. ofColumns.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name)],
            Zone = zone,
        };
    }
}
