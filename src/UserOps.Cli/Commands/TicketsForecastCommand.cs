using System.CommandLine;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Tickets;
using UserOps.Statistics;
using UserOps.Tickets;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tickets forecast EVENTS</c>: how many tickets will be created.</summary>
internal sealed class TicketsForecastCommand : TicketSetCommand
{
    private readonly Option<Choice<TicketForecastOptions>> _period = ChoiceOption.Create(
        "--period", "Forecast by day, two weeks ahead, or by week from Monday, four weeks ahead.", ("day", TicketForecastOptions.Default), ("week", TicketForecastOptions.Weekly));

    private readonly Option<Choice<TicketForecastKey>> _by = ChoiceOption.Optional(
        "--by",
        "Forecast each of them too, those with the most tickets.",
        ("category", TicketForecastKey.Category),
        ("module", TicketForecastKey.Module),
        ("team", TicketForecastKey.Team),
        ("product", TicketForecastKey.Product));

    private readonly Option<int?> _horizon = NumberOption.Optional("--horizon", "How many periods ahead.", 1_000);

    private readonly Option<Choice<ForecastLoss>> _loss = ChoiceOption.Create(
        "--loss", "By what the methods are tried: rmse judges the expected number, pinball the interval.", ("rmse", ForecastLoss.Rmse), ("pinball", ForecastLoss.Pinball));

    private TicketsForecastCommand(ToolConsole console)
        : base(console)
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new TicketsForecastCommand(console).Create(
        "forecast", "Forecast how many tickets will be created, by a method that the past has shown to be good; and say plainly where none is better than the last count.");

    /// <inheritdoc />
    protected override void AddOptions(Command command)
    {
        command.Options.Add(_period);
        command.Options.Add(_by);
        command.Options.Add(_horizon);
        command.Options.Add(_loss);
    }

    /// <inheritdoc />
    protected override Func<TicketSet, IAnswer> Finder(ParseResult parsed, TicketInput input)
    {
        var options = parsed.GetRequiredValue(_period).Value;
        options = options with
        {
            Zone = input.Zone.Id,
            Key = parsed.GetValue(_by)?.Value ?? TicketForecastKey.None,
            Forecast = options.Forecast with { Horizon = parsed.GetValue(_horizon) ?? options.Forecast.Horizon, Loss = parsed.GetRequiredValue(_loss).Value },
        };
        return set => ForecastAnswer.Of(set, options);
    }
}
