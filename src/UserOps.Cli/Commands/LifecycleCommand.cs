using System.CommandLine;

namespace UserOps.Cli.Commands;

/// <summary><c>userops lifecycle</c>: what activity tells of users over time.</summary>
internal static class LifecycleCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new("lifecycle", "Read stages and their ends off what users do.")
    {
        StagesCommand.Create(console),
        GrowthCommand.Create(console),
        RetentionCommand.Create(console),
        FunnelCommand.Create(console),
        PathsCommand.Create(console),
    };
}
