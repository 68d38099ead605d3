using System.Globalization;

namespace UserOps.Cli.Output;

/// <summary>A file that appears whole or not at all: it is written beside its place and renamed by <see cref="Commit"/>.</summary>
/// <remarks>
/// Disposing without a commit removes what was written and leaves an older file as it was; so does the end of the process,
/// for a run that is stopped while it waits. A link is followed, the older file's mode is kept, and what lies under
/// <c>/dev</c> is written directly. <c>-</c> or no name is standard output, which can't be taken back.
/// </remarks>
internal sealed class OutputFile : IDisposable
{
    /// <summary>The name of standard output on the command line.</summary>
    public const string StandardOutput = "-";

    private const int BufferSize = 1 << 16;

    private readonly bool _isOurs;
    private readonly string? _target;
    private readonly string? _beside;

    private OutputFile(Stream stream, bool isOurs, string? target = null, string? beside = null)
    {
        Stream = stream;
        _isOurs = isOurs;
        _target = target;
        _beside = beside;
        if (beside is not null)
        {
            AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        }
    }

    /// <summary>Gets a value indicating whether a terminal may show it.</summary>
    public bool IsStandardOutput { get; private init; }

    /// <summary>Gets where to write.</summary>
    public Stream Stream { get; }

    /// <summary>Opens an output.</summary>
    /// <param name="path">The file; <c>-</c> or <see langword="null"/> for standard output.</param>
    /// <param name="console">Gives standard output.</param>
    /// <returns>The output, empty.</returns>
    /// <exception cref="UsageException">There can't be such a file.</exception>
    public static OutputFile Open(string? path, ToolConsole console)
    {
        if (path is null or StandardOutput)
        {
            return new OutputFile(new BufferedStream(console.OpenOutput(), BufferSize), isOurs: false) { IsStandardOutput = true };
        }

        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException($"The output '{path}' names no file; give a path, or - for standard output.");
        }

        if (Directory.Exists(path))
        {
            throw new UsageException($"The output '{path}' is a folder; name a file in it.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"The output '{path}' lies in a folder that isn't there; create '{folder}' first.");
        }

        try
        {
            return path.StartsWith("/dev/", StringComparison.Ordinal)
                ? new OutputFile(new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0), isOurs: true)
                : OpenBeside(new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The output '{path}' can't be written: {cause.Message}");
        }
    }

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        if (_beside is null)
        {
            Stream.Flush();
            return;
        }

        ((FileStream)Stream).Flush(flushToDisk: true);
        Stream.Dispose();
        if (!OperatingSystem.IsWindows() && File.Exists(_target))
        {
            File.SetUnixFileMode(_beside, File.GetUnixFileMode(_target));
        }

        File.Move(_beside, _target!, overwrite: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        if (_isOurs)
        {
            Discard();
        }
    }

    private static OutputFile OpenBeside(string target)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.{Environment.ProcessId}-{attempt}.part");
            var beside = Path.Combine(Path.GetDirectoryName(target)!, name);
            if (!File.Exists(beside))
            {
                return new OutputFile(new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferSize), isOurs: true, target, beside);
            }
        }
    }

    private void OnProcessExit(object? sender, EventArgs e) => Discard();

    private void Discard()
    {
        try
        {
            // The rename took it away if it was committed; a stream that can't be flushed is of no interest any more.
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk is full, most likely: the part is removed all the same.
        }
        finally
        {
            if (_beside is not null)
            {
                File.Delete(_beside);
            }
        }
    }
}
