using System.CommandLine;
using UserOps.Cli.Demo;

namespace UserOps.Cli.Commands;

/// <summary>All commands of the tool.</summary>
internal static class Root
{
    /// <summary>Makes the commands.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The root.</returns>
    public static RootCommand Create(ToolConsole console) => new("The decisions of user operations from the shell: the reference host of UserOps.Sdk.")
    {
        DemoCommand.Create(console),
        RfmCommand.Create(console),
        ValueCommand.Create(console),
        LifecycleCommand.Create(console),
        TagsCommand.Create(console),
        CalendarCommand.Create(console),
        ComplaintsCommand.Create(console),
        TicketsCommand.Create(console),
        ReportCommand.Create(console),
        PolicyCommand.Create(console),
        SqlCommand.Create(console),
    };
}
