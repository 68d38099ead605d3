namespace UserOps.Cli.Output;

/// <summary>Knows the failure of writing to a pipe whose reader went away, as <c>head</c> does.</summary>
internal static class BrokenPipe
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    /// <summary>Tells whether an exception means that nobody reads on.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool Is(Exception exception) =>
        exception is IOException { HResult: UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData };
}
