using System.CommandLine;
using UserOps.Cli.Sql;

namespace UserOps.Cli.Commands;

/// <summary><c>userops sql rfm|lifecycle|tags POLICY</c>: the query that a host's own engine runs for a policy.</summary>
internal static class SqlCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new("sql", "Print the query that computes, on PostgreSQL or SQLite, what a policy needs to know of each user.")
    {
        SqlQueryCommand.Create(console, "rfm", "Compile an RFM policy: the purchases of each user.", SqlSubjects.Rfm),
        SqlQueryCommand.Create(console, "lifecycle", "Compile a lifecycle stage policy: the active days of each user.", SqlSubjects.Lifecycle),
        SqlQueryCommand.Create(console, "tags", "Compile a tag catalogue: the attributes and aggregates that tags rest on, of each user.", SqlSubjects.Tags),
    };
}
