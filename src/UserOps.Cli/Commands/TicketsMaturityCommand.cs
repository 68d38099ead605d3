using System.CommandLine;
using NodaTime;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Tickets;
using UserOps.Tickets;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tickets maturity EVENTS</c>: from mover to engine of user research, at least which level and at most which.</summary>
internal sealed class TicketsMaturityCommand : TicketSetCommand
{
    private readonly MaturityOptions _maturity = new();

    private readonly Option<Choice<TicketScope>> _by = ChoiceOption.Optional(
        "--by", "Judge each of them too.", ("actor", TicketScope.Actor), ("team", TicketScope.Team), ("product", TicketScope.Product), ("module", TicketScope.Module));

    private readonly Option<LocalDate?> _from = DayOption.Create("--from", "Count what came to its end from this day on.");

    private readonly Option<LocalDate?> _to = DayOption.Create("--to", "Count what came to its end up to the end of this day.");

    private TicketsMaturityCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new TicketsMaturityCommand(console).Create(
        "maturity", "Tell the level of a desk's handling of tickets: at least, as the log demonstrates, and at most, as it leaves plausible; and what lifts it.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        _maturity.AddTo(command);
        command.Options.Add(_by);
        command.Options.Add(_from);
        command.Options.Add(_to);
    }

    /// <inheritdoc />
    protected override IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) => [_maturity.Place(parsed)];

    /// <inheritdoc />
    protected override Func<TicketSet, IAnswer> Finder(ParseResult parsed, TicketInput input)
    {
        var policy = _maturity.Read(parsed, input.Zone);
        var (from, to) = (parsed.GetValue(_from), parsed.GetValue(_to));
        CheckPeriod(from, to);
        return set => MaturityAnswer.Of(policy, set, parsed.GetValue(_by)?.Value ?? TicketScope.All, from, to);
    }
}
