using UserOps.Cli.Commands;

namespace UserOps.Cli.Tests.Support;

/// <summary>What one run of the tool left.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Gets the result of a run that must have ended well and silently.</summary>
    public string Result
    {
        get
        {
            Assert.Equal((Cli.ExitCode.Done, ""), (ExitCode, Error));
            return Output;
        }
    }

    /// <summary>Gets the message of a run that must have ended with bad usage and no result.</summary>
    public string Refusal
    {
        get
        {
            Assert.Equal((Cli.ExitCode.BadUsage, ""), (ExitCode, Output));
            return Error;
        }
    }

    /// <summary>Gets the message of a run that must have ended with an unreadable input and no result.</summary>
    public string Fault
    {
        get
        {
            Assert.Equal((Cli.ExitCode.InputUnreadable, ""), (ExitCode, Output));
            return Error;
        }
    }
}

/// <summary>Runs the real commands in this process.</summary>
internal static class Tool
{
    public static Task<ToolRun> Run(params IReadOnlyList<string> args) => Run(Stream.Null, CancellationToken.None, args);

    public static async Task<ToolRun> Run(Stream input, CancellationToken stop, params IReadOnlyList<string> args)
    {
        using var console = new TestConsole(input);
        return await Run(console, stop, args);
    }

    public static async Task<ToolRun> Run(TestConsole console, CancellationToken stop, params IReadOnlyList<string> args)
    {
        using var help = new StringWriter();
        var exitCode = await CommandLine.InvokeAsync(Root.Create(console.Console), args, help, console.Console.Error, stop);
        return new ToolRun(exitCode, console.Output + help, console.Error);
    }
}
