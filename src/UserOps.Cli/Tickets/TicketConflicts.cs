using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Tickets;

namespace UserOps.Cli.Tickets;

/// <summary>Tells which ids events of a log share that differ: who wrote the log should know, though the answer stands.</summary>
internal static class TicketConflicts
{
    /// <summary>Tells the first of them on standard error.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="source">The name of the log.</param>
    /// <param name="log">The log.</param>
    public static void Tell(ToolConsole console, string source, TicketLog log)
    {
        foreach (var conflict in log.Conflicts.Take(RejectionSink.MaxShown))
        {
            var of = conflict.TicketId is { } ticket ? $" of ticket '{Shown.Text(ticket)}'" : "";
            console.Error.WriteLine($"{source}: {Exact.Text(conflict.Versions)} events{of} share the id '{Shown.Text(conflict.EventId)}' and differ; the first of them counts, by instant.");
        }

        if (log.Conflicts.Count > RejectionSink.MaxShown)
        {
            console.Error.WriteLine($"{source}: {Screen.Count(log.Conflicts.Count)} ids are shared by events that differ; the first {Exact.Text(RejectionSink.MaxShown)} are above.");
        }
    }
}
