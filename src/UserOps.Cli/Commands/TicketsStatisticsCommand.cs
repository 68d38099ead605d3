using System.CommandLine;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Tickets;
using UserOps.Tickets;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tickets statistics EVENTS</c>: how long, how many, where to and fro, and what comes again.</summary>
internal sealed class TicketsStatisticsCommand : TicketSetCommand
{
    private readonly Option<Choice<Func<TicketSummary, string?>>> _by = ChoiceOption.Create("--by", "What tickets are counted by.", TicketClass.All);

    private readonly Option<Choice<Func<TicketSummary, string?>>> _against = ChoiceOption.Optional("--against", "Hold that against a second one, with chi-square and the cells that stand out.", TicketClass.All);

    private readonly Option<LocalDate?> _from = DayOption.Create("--from", "Look at tickets opened from this day on.");

    private readonly Option<LocalDate?> _to = DayOption.Create("--to", "Look at tickets opened up to the end of this day.");

    private readonly Option<string?> _calendar = new("--calendar")
    {
        Description = $"Measure working time too, on this calendar: a file, or one of {string.Join(", ", WorkingCalendars.Names)}.",
        HelpName = "FILE|PRESET",
    };

    private TicketsStatisticsCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new TicketsStatisticsCommand(console).Create(
        "statistics", "Count tickets: how long to the solution, what is open, who hands over to whom, the vital few, surges, and what comes again.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        command.Options.Add(_by);
        command.Options.Add(_against);
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_calendar);
    }

    /// <inheritdoc />
    protected override IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) =>
        [(_calendar.Name, NamedCalendar.IsPreset(parsed.GetValue(_calendar)) ? null : parsed.GetValue(_calendar))];

    /// <inheritdoc />
    protected override Func<TicketSet, IAnswer> Finder(ParseResult parsed, TicketInput input)
    {
        var (from, to) = (parsed.GetValue(_from), parsed.GetValue(_to));
        CheckPeriod(from, to);
        var clock = parsed.GetValue(_calendar) is { } name ? new BusinessClock(NamedCalendar.Read(_calendar.Name, name, input.Zone.Id)) : null;
        var question = new StatisticsQuestion(parsed.GetRequiredValue(_by), parsed.GetValue(_against), from, to, clock);
        return set => StatisticsAnswer.Of(set, question);
    }
}
