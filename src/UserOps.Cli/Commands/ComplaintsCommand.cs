using System.CommandLine;

namespace UserOps.Cli.Commands;

/// <summary><c>userops complaints</c>: how grave complaints are, what is due when, and where cases stand.</summary>
internal static class ComplaintsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new("complaints", "Grade complaints, tell what is due when, and follow cases until they are closed.")
    {
        ComplaintsGradeCommand.Create(console),
        ComplaintsDeadlinesCommand.Create(console),
        ComplaintsCasesCommand.Create(console),
        ComplaintsDuplicatesCommand.Create(console),
        ComplaintsCrisisCommand.Create(console),
    };
}
