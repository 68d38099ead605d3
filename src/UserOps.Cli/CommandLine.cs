using System.CommandLine;
using System.CommandLine.Invocation;

namespace UserOps.Cli;

/// <summary>Reads the command line and runs the command that it names.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="args">What the user typed.</param>
    /// <param name="output">Where help and version go.</param>
    /// <param name="error">Where usage errors and their suggestions go.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>The exit code; <see cref="ExitCode.BadUsage"/> when the line can't be understood.</returns>
    public static async Task<int> InvokeAsync(
        RootCommand root,
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken = default)
    {
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction complaint)
        {
            complaint.ShowHelp = false;
            await parsed.InvokeAsync(Configuration(error, error), cancellationToken).ConfigureAwait(false);
            await error.WriteLineAsync($"See '{PathOf(parsed.CommandResult.Command)} --help'.").ConfigureAwait(false);
            return ExitCode.BadUsage;
        }

        return await parsed.InvokeAsync(Configuration(output, error), cancellationToken).ConfigureAwait(false);
    }

    private static InvocationConfiguration Configuration(TextWriter output, TextWriter error) =>
        new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };

    private static string PathOf(Command command)
    {
        var names = new Stack<string>();
        for (var at = command; at is not RootCommand; at = at.Parents.OfType<Command>().First())
        {
            names.Push(at.Name);
        }

        names.Push("userops");
        return string.Join(' ', names);
    }
}
