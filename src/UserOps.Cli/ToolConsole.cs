namespace UserOps.Cli;

/// <summary>The streams that the tool shares with its shell; tests give their own.</summary>
internal sealed class ToolConsole
{
    /// <summary>Gets the console of the running process.</summary>
    public static ToolConsole System { get; } = new()
    {
        OpenInput = Console.OpenStandardInput,
        OpenOutput = Console.OpenStandardOutput,
        Error = Console.Error,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>Gets what opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Gets what opens standard output.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    /// <summary>Gets standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Gets a value indicating whether a person reads standard output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Gets a value indicating whether a person reads standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Gets a value indicating whether a person watches the run: only then is progress shown.</summary>
    public bool IsWatched => OutputIsTerminal && ErrorIsTerminal;

    /// <summary>Gets what measures how long a run takes; nothing of it reaches a result.</summary>
    public TimeProvider Stopwatch { get; init; } = TimeProvider.System;
}
