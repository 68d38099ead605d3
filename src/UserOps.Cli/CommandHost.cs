using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Sql;

namespace UserOps.Cli;

/// <summary>Runs one command and turns every failure that a user can cause into one message and an exit code.</summary>
/// <remarks>An exception that is none of these is a fault of the tool, and keeps its stack trace.</remarks>
internal static class CommandHost
{
    private const string Prefix = "userops: ";

    /// <summary>Runs a command off the caller's thread, so that Ctrl-C is heard even while it waits for its input.</summary>
    /// <param name="console">Where messages go.</param>
    /// <param name="command">The command; it returns its exit code.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        ToolConsole console,
        Func<CancellationToken, Task<int>> command,
        CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => command(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Say(console, "Interrupted.", ExitCode.Interrupted);
        }
        catch (Exception gone) when (BrokenPipe.Is(gone))
        {
            return ExitCode.Done;
        }
        catch (InputException unreadable)
        {
            return Say(console, unreadable.Message, ExitCode.InputUnreadable);
        }
        catch (InvalidPolicyException invalid)
        {
            return Say(console, PolicyMessage(invalid), ExitCode.BadUsage);
        }
        catch (SqlRefusedException refused)
        {
            return Say(console, RefusalMessage(refused), ExitCode.BadUsage);
        }
        catch (UsageException wrong)
        {
            return Say(console, wrong.Message, ExitCode.BadUsage);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return Say(console, $"The output can't be written: {unwritable.Message}", ExitCode.BadUsage);
        }
    }

    private static int Say(ToolConsole console, string message, int exitCode)
    {
        console.Error.WriteLine(Prefix + message);
        console.Error.Flush();
        return exitCode;
    }

    /// <summary>The exception's own message ends in the name of a parameter, which tells a user of the tool nothing.</summary>
    private static string PolicyMessage(InvalidPolicyException invalid) =>
        string.Join(Environment.NewLine + "  ", invalid.Problems.Select(problem => problem.ToString()).Prepend("The policy is not valid:"));

    private static string RefusalMessage(SqlRefusedException refused) =>
        string.Join(Environment.NewLine + "  ", refused.Refusals.Select(refusal => refusal.ToString()).Prepend("There is no SQL that answers as the library does:"));
}
