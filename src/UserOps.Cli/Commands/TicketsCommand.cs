using System.CommandLine;

namespace UserOps.Cli.Commands;

/// <summary><c>userops tickets</c>: how a desk handles its tickets.</summary>
internal static class TicketsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new("tickets", "Tell how a desk handles its tickets, by the log of what happened to them.")
    {
        TicketsMaturityCommand.Create(console),
        TicketsStatisticsCommand.Create(console),
        TicketsForecastCommand.Create(console),
        TicketsCandidatesCommand.Create(console),
    };
}
