using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using UserOps.Cli.Input;

namespace UserOps.Cli.Options;

/// <summary>What every command that reads records takes: the file, its columns and its times, and what becomes of bad rows.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string> _file;

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "Read a field from the column of that name; may be given several times.",
        HelpName = "field=Column",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _timeFormat = new("--time-format")
    {
        Description = "How times are written, such as \"dd/MM/yyyy HH:mm\" (a NodaTime pattern); ISO 8601 by default.",
        HelpName = "PATTERN",
    };

    private readonly Option<string> _zone = new("--zone")
    {
        Description = "The time zone of times without an offset, such as Asia/Shanghai.",
        HelpName = "ZONE",
        DefaultValueFactory = _ => "UTC",
    };

    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "Write every rejected row to this file, as JSON lines.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "Stop at the first row that can't be used, and write nothing." };

    private readonly bool _isOptional;

    /// <summary>Initializes a new instance of the <see cref="InputOptions"/> class.</summary>
    /// <param name="argument">The name of the file in the help, such as <c>PURCHASES</c>.</param>
    /// <param name="description">What the file holds.</param>
    /// <param name="isOptional">
    /// Whether there may be no file: standard input takes its place, or options of the command do. Such a command knows the zone
    /// of local times by itself.
    /// </param>
    public InputOptions(string argument, string description, bool isOptional = false)
    {
        _isOptional = isOptional;
        _file = new Argument<string>(argument) { Description = description + " (.csv, .jsonl, either .gz, or - for standard input)" };
        if (isOptional)
        {
            _file.DefaultValueFactory = _ => InputFile.StandardInput;
        }
    }

    /// <summary>Lists what was given of the argument and the options, which have no place where a command reads no file.</summary>
    /// <param name="result">The command line.</param>
    /// <returns>Their names.</returns>
    public IEnumerable<string> GivenOfFile(CommandResult result) =>
    [
        .. result.GetResult(_file) is { Implicit: false } ? [_file.Name] : Array.Empty<string>(),
        .. new Option[] { _map, _timeFormat, _rejects, _strict }.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name),
    ];

    /// <summary>Gets the options that concern columns, for rules between options.</summary>
    public IReadOnlyList<Option> OfColumns => [_map, _timeFormat, _zone];

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_map);
        command.Options.Add(_timeFormat);
        if (!_isOptional)
        {
            command.Options.Add(_zone);
        }

        command.Options.Add(_rejects);
        command.Options.Add(_strict);
    }

    /// <summary>Finds the file that was named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <returns>The file.</returns>
    public InputFile File(ParseResult parsed, ToolConsole console) => new(parsed.GetRequiredValue(_file), console);

    /// <summary>Reads the user's own column names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="layout">The fields that can be mapped.</param>
    /// <returns>The map.</returns>
    /// <exception cref="UsageException">A pair is malformed, names no field, or maps a field again.</exception>
    public FieldMap Map(ParseResult parsed, RecordLayout layout) => FieldMap.Parse(Pairs(parsed), layout);

    /// <summary>Reads the user's own column names as they were typed, where what they name is known later.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The pairs.</returns>
    public IReadOnlyList<string> Pairs(ParseResult parsed) => parsed.GetValue(_map) ?? [];

    /// <summary>Makes what reads the times.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="UsageException">The zone or the pattern is none.</exception>
    public TimeReader Times(ParseResult parsed) =>
        new(TimeZones.Find(parsed.GetRequiredValue(_zone), "--zone"), parsed.GetValue(_timeFormat));

    /// <summary>Makes what reads the times of a command that knows their zone by itself.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="zone">The zone of local times.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="UsageException">The pattern is none.</exception>
    public TimeReader Times(ParseResult parsed, DateTimeZone zone) => new(zone, parsed.GetValue(_timeFormat));

    /// <summary>Tells whether the user said how times are written.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public bool HasTimeFormat(ParseResult parsed) => parsed.GetValue(_timeFormat) is not null;

    /// <summary>Reads how the user said that times are written.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The pattern, as typed; <see langword="null"/> without one.</returns>
    public string? TimeFormat(ParseResult parsed) => parsed.GetValue(_timeFormat);

    /// <summary>Tells whether the user named the zone of times.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public bool HasZone(ParseResult parsed) => parsed.GetResult(_zone) is { Implicit: false };

    /// <summary>Reads where the bad rows go.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> for none.</returns>
    public (string Option, string? Path) RejectsPlace(ParseResult parsed) => (_rejects.Name, parsed.GetValue(_rejects));

    /// <summary>Opens what takes the bad rows.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Where the first of them are shown.</param>
    /// <returns>The sink; to be completed when the command is done.</returns>
    /// <exception cref="UsageException">The file of <c>--rejects</c> can't be written, or is the input.</exception>
    public RejectionSink Rejections(ParseResult parsed, ToolConsole console)
    {
        var path = parsed.GetValue(_rejects);
        File(parsed, console).ThrowIfSame(path, "--rejects");
        return new RejectionSink(console, path, parsed.GetValue(_strict));
    }
}
