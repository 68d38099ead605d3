using System.CommandLine;
using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Complaints;
using UserOps.Cli.Facts;
using UserOps.Cli.Input;
using UserOps.Cli.Purchases;
using UserOps.Cli.Tickets;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Cli.Options;

/// <summary>The files of a report, and how each is read: what the commands of one file take, told for several.</summary>
internal sealed class ReportInputOptions
{
    private const string NewYork = "America/New_York";

    private readonly Option<string?> _purchases = FileOption("--purchases", "The purchases, as of 'userops rfm': segments, and customer value");
    private readonly Option<string?> _activity = FileOption("--activity", "The activity, as of 'userops lifecycle': stages, growth, retention, hours");
    private readonly Option<string?> _facts = FileOption("--facts", "The facts, as of 'userops tags', with --catalog: who has which tags");
    private readonly Option<string?> _complaints = FileOption("--complaints", "The complaints, as of 'userops complaints grade': grades and crises");
    private readonly Option<string?> _cases = FileOption("--cases", "What happened to cases, as of 'userops complaints cases': targets and the clock");
    private readonly Option<string?> _tickets = FileOption("--tickets", "The log of tickets, as of 'userops tickets maturity': level, handovers, forecast", "--events");

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "Read a field of an input from the column of that name, as in purchases:user=Customer; may be given several times.",
        HelpName = "[INPUT:]field=Column",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _timeFormat = new("--time-format")
    {
        Description = "How the times of an input are written, as in \"purchases:dd/MM/yyyy HH:mm\" (a NodaTime pattern); may be given several times.",
        HelpName = "[INPUT:]PATTERN",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _zone = new("--zone")
    {
        Description = "The time zone of times without an offset and of the days of presets, such as Asia/Shanghai, or of one input, as in purchases:Asia/Shanghai; UTC by default.",
        HelpName = "[INPUT:]ZONE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _purchasesOnly = new("--purchases-only")
    {
        Description = "Leave out refunds and rows of --purchases with a quantity, price or amount of 0 or less.",
    };

    private readonly Option<bool> _activityOfPurchases = new("--activity-purchases-only")
    {
        Description = "The file of --activity is one of purchases: leave out refunds and rows with a quantity, price or amount of 0 or less.",
    };

    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "Write every rejected row of all inputs to this file, as JSON lines.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "Stop at the first row that can't be used, and write nothing." };

    private Option<string?>[] Inputs => [_purchases, _activity, _facts, _complaints, _cases, _tickets];

    private Option<string?>[] WithColumns => [_purchases, _activity, _facts, _complaints, _tickets];

    /// <summary>Adds the options to a command, and the rules between them.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[.. Inputs, _map, _timeFormat, _zone, _purchasesOnly, _activityOfPurchases, _rejects, _strict])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (Array.TrueForAll(Inputs, option => result.GetResult(option) is null))
            {
                result.AddError($"Name at least one file that the report is about: {string.Join(", ", Inputs.Select(option => option.Name))}.");
            }

            if (Inputs.Count(option => result.GetResult(option) is not null && result.GetValue(option) == InputFile.StandardInput) > 1)
            {
                result.AddError("Two inputs are '-'; standard input can be read once.");
            }
        });
        OptionRules.Need(command, _purchasesOnly, _purchases);
        OptionRules.Need(command, _activityOfPurchases, _activity);
        OptionRules.Need(command, _map, WithColumns);
        OptionRules.Need(command, _timeFormat, WithColumns);
    }

    /// <summary>Gets the option of facts, for rules between options.</summary>
    public Option Facts => _facts;

    /// <summary>Gets the option of purchases, for rules between options.</summary>
    public Option Purchases => _purchases;

    /// <summary>Gets the option of activity, for rules between options.</summary>
    public Option Activity => _activity;

    /// <summary>Gets the option of complaints, for rules between options.</summary>
    public Option Complaints => _complaints;

    /// <summary>Gets the option of cases, for rules between options.</summary>
    public Option Cases => _cases;

    /// <summary>Gets the option of tickets, for rules between options.</summary>
    public Option Tickets => _tickets;

    /// <summary>Reads the zone of local times and of presets, of inputs that have none of their own.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The zone.</returns>
    /// <exception cref="UsageException">There is no such zone.</exception>
    public DateTimeZone Zone(ParseResult parsed) => One(_zone, ForAll(parsed, _zone), "all inputs") is { } zone ? TimeZones.Find(zone, _zone.Name) : DateTimeZone.Utc;

    /// <summary>Reads the zone of the days that cases are judged by.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The zone.</returns>
    /// <exception cref="UsageException">There is no such zone.</exception>
    public DateTimeZone CaseZone(ParseResult parsed) => ZoneOf(parsed, _cases) ?? DateTimeZone.Utc;

    /// <summary>Reads which files are read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The files, as the options and as they were named.</returns>
    public IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) => [.. Inputs.Select(option => (option.Name, parsed.GetValue(option)))];

    /// <summary>Reads where the bad rows go.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> for none.</returns>
    public (string Option, string? Path) RejectsPlace(ParseResult parsed) => (_rejects.Name, parsed.GetValue(_rejects));

    /// <summary>Opens what takes the bad rows of all inputs.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Where the first of them are shown.</param>
    /// <returns>The sink; to be completed when the command is done.</returns>
    /// <exception cref="UsageException">The file of <c>--rejects</c> can't be written.</exception>
    public RejectionSink Rejections(ParseResult parsed, ToolConsole console) => new(console, parsed.GetValue(_rejects), parsed.GetValue(_strict));

    /// <summary>Reads how purchases are read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <returns>The input; <see langword="null"/> where none is named.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public RowInput? PurchaseRows(ParseResult parsed, ToolConsole console) => File(parsed, console, _purchases) is not { } file ? null : new()
    {
        File = file,
        Map = FieldMap.Parse(Pairs(parsed, _purchases), PurchaseFields.Layout),
        Times = Times(parsed, _purchases),
        PurchasesOnly = parsed.GetValue(_purchasesOnly),
    };

    /// <summary>Reads how activity is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <returns>The input; <see langword="null"/> where none is named.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public RowInput? ActivityRows(ParseResult parsed, ToolConsole console)
    {
        if (File(parsed, console, _activity) is not { } file)
        {
            return null;
        }

        var purchasesOnly = parsed.GetValue(_activityOfPurchases);
        return new()
        {
            File = file,
            Map = FieldMap.Parse(Pairs(parsed, _activity), ActivityFields.LayoutOf(purchasesOnly)),
            Times = Times(parsed, _activity),
            PurchasesOnly = purchasesOnly,
        };
    }

    /// <summary>Reads how facts are read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <param name="catalogs">The catalogues whose declarations type the facts.</param>
    /// <param name="areEvents">Whether each row is an event, and the file has columns.</param>
    /// <param name="type">The type of the events that no column tells; <see langword="null"/> where a column does.</param>
    /// <returns>The input; <see langword="null"/> where none is named.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public FactsInput? FactRows(ParseResult parsed, ToolConsole console, IReadOnlyList<TagCatalog> catalogs, bool areEvents, string? type)
    {
        if (File(parsed, console, _facts) is not { } file)
        {
            return null;
        }

        var (pairs, format) = (Pairs(parsed, _facts), TimeFormat(parsed, _facts));
        return !areEvents && (pairs.Count > 0 || format is not null)
            ? throw new UsageException("--map and --time-format of facts are for rows with columns; add --facts-events if each row of the file is an event.")
            : new() { File = file, Catalogs = catalogs, Rows = areEvents ? new(pairs, Times(parsed, _facts), type) : null };
    }

    /// <summary>Reads how complaints are read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <returns>The input; <see langword="null"/> where none is named.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public ComplaintInput? ComplaintRows(ParseResult parsed, ToolConsole console)
    {
        if (File(parsed, console, _complaints) is not { } file)
        {
            return null;
        }

        var times = Times(parsed, _complaints);
        return new()
        {
            File = file,
            Map = Pairs(parsed, _complaints),
            Times = times,
            MonthFirst = TimeFormat(parsed, _complaints) is null ? new TimeReader(ZoneOf(parsed, _complaints) ?? DateTimeZoneProviders.Tzdb[NewYork], "MM/dd/yyyy") : null,
        };
    }

    /// <summary>Reads which file tells what happened to cases.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <returns>The file; <see langword="null"/> where none is named.</returns>
    public InputFile? CaseLines(ParseResult parsed, ToolConsole console) => File(parsed, console, _cases);

    /// <summary>Reads how the log of tickets is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <param name="mapping">How rows tell events.</param>
    /// <param name="mappingOption">The option that named the mapping; <see langword="null"/> where none did.</param>
    /// <returns>The input; <see langword="null"/> where none is named.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public TicketInput? TicketRows(ParseResult parsed, ToolConsole console, TicketMapping mapping, string? mappingOption)
    {
        if (File(parsed, console, _tickets) is not { } file)
        {
            return null;
        }

        var (zone, pairs, format) = (ZoneOf(parsed, _tickets), Pairs(parsed, _tickets), TimeFormat(parsed, _tickets));
        mapping = zone is null ? mapping : mapping with { Zone = zone.Id };
        return new()
        {
            File = file,
            Mapping = format is null ? mapping : mapping with { TimePattern = format },
            Map = pairs,
            OfColumns = [.. new[] { mappingOption, pairs.Count > 0 ? _map.Name : null, format is null ? null : _timeFormat.Name }.OfType<string>()],
            Zone = zone ?? DateTimeZone.Utc,
        };
    }

    private static Option<string?> FileOption(string name, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description + " (.csv, .jsonl, either .gz, or - for standard input).",
        HelpName = "FILE",
    };

    private static InputFile? File(ParseResult parsed, ToolConsole console, Option<string?> input) =>
        parsed.GetValue(input) is { } path ? new(path, console) : null;

    private TimeReader Times(ParseResult parsed, Option<string?> input) => new(ZoneOf(parsed, input) ?? DateTimeZone.Utc, TimeFormat(parsed, input));

    /// <summary>Finds the zone of an input; <see langword="null"/> where nobody says one.</summary>
    private DateTimeZone? ZoneOf(ParseResult parsed, Option<string?> input) =>
        (One(_zone, Of(parsed, _zone, input), input.Name) ?? One(_zone, ForAll(parsed, _zone), "all inputs")) is { } zone ? TimeZones.Find(zone, _zone.Name) : null;

    private List<string> Pairs(ParseResult parsed, Option<string?> input) => [.. Of(parsed, _map, input), .. OfOnly(parsed, _map, input, "purchases:user=Customer")];

    private string? TimeFormat(ParseResult parsed, Option<string?> input) =>
        One(_timeFormat, [.. Of(parsed, _timeFormat, input), .. OfOnly(parsed, _timeFormat, input, "\"purchases:dd/MM/yyyy HH:mm\"")], input.Name);

    private static string? One(Option option, List<string> values, string of) => values switch
    {
        [] => null,
        [var one] => one,
        _ => throw new UsageException($"{option.Name} is given twice for {of}; keep one."),
    };

    /// <summary>Finds what an option says of an input by its name.</summary>
    private List<string> Of(ParseResult parsed, Option<string[]> option, Option<string?> input)
    {
        var found = new List<string>();
        foreach (var (text, named, value) in Given(parsed, option))
        {
            if (named is not null && parsed.GetValue(named) is null)
            {
                throw new UsageException($"{option.Name} '{Shown.Text(text)}' is of {named.Name}, which is not given; add it, or take {option.Name} off.");
            }

            if (named == input)
            {
                found.Add(value);
            }
        }

        return found;
    }

    /// <summary>Finds what an option says without a name: it is of the only input with columns, and of no other kind.</summary>
    private List<string> OfOnly(ParseResult parsed, Option<string[]> option, Option<string?> input, string example)
    {
        var found = ForAll(parsed, option);
        var given = WithColumns.Where(known => parsed.GetValue(known) is not null).ToList();
        return found.Count == 0 || given is [var only] && only == input
            ? found
            : throw new UsageException($"{option.Name} '{Shown.Text(found[0])}' must say of which input: {string.Join(", ", WithColumns.Select(known => known.Name[2..]))}; write it like {example}.");
    }

    /// <summary>Finds what an option says without a name.</summary>
    private List<string> ForAll(ParseResult parsed, Option<string[]> option) => [.. Given(parsed, option).Where(given => given.Input is null).Select(given => given.Value)];

    private IEnumerable<(string Text, Option<string?>? Input, string Value)> Given(ParseResult parsed, Option<string[]> option)
    {
        foreach (var text in parsed.GetValue(option) ?? [])
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var named = colon < 0 ? null : Array.Find(Inputs, known => text.AsSpan(0, colon).Trim().Equals(known.Name.AsSpan(2), StringComparison.OrdinalIgnoreCase));
            yield return (text, named, named is null ? text : text[(colon + 1)..].Trim());
        }
    }
}
