namespace UserOps.Cli;

/// <summary>What the tool tells the shell when it ends.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, but some rows were rejected.</summary>
    public const int DoneWithRejections = 1;

    /// <summary>Nothing was done: the command line or a policy is wrong, or the output can't be written.</summary>
    public const int BadUsage = 2;

    /// <summary>Nothing was done: an input can't be read, or has a bad row under <c>--strict</c>.</summary>
    public const int InputUnreadable = 3;

    /// <summary>Stopped by Ctrl-C or the system.</summary>
    public const int Interrupted = 130;
}
