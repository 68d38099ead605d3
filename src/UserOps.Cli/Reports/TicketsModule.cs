using System.CommandLine;
using UserOps.Cli.Options;
using UserOps.Cli.Policies;
using UserOps.Tickets;

namespace UserOps.Cli.Reports;

/// <summary>The handling of tickets, of <c>--tickets</c>.</summary>
/// <param name="console">The streams of the tool.</param>
/// <param name="inputs">The files of the report.</param>
internal sealed class TicketsModule(ToolConsole console, ReportInputOptions inputs) : ReportModule(console, inputs)
{
    private readonly PolicyOption<MaturityPolicy> _maturity = new("--maturity-policy", "Judge the handling of --tickets", PolicyKinds.Maturity);

    private readonly PolicyOption<TicketMapping> _mapping = new("--mapping", "Read the rows of --tickets", PolicyKinds.TicketMappings, "--mapping-preset");

    /// <inheritdoc />
    public override void AddTo(Command command) => Add(command, Inputs.Tickets, _mapping.Option, _maturity.Option);

    /// <inheritdoc />
    public override IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) => [_mapping.Place(parsed), _maturity.Place(parsed)];

    /// <inheritdoc />
    public override ReportPart? Part(ParseResult parsed) =>
        Inputs.TicketRows(parsed, Console, _mapping.Read(parsed, static preset => preset), _mapping.IsGiven(parsed) ? _mapping.Option.Name : null) is { } input
        ? new TicketsPart(Inputs.Tickets.Name, input, _maturity.Read(parsed, preset => preset with { Zone = input.Zone.Id }))
        : null;
}
