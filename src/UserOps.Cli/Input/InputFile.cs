using UserOps.Json;

namespace UserOps.Cli.Input;

/// <summary>An input as the user named it: a path, or <c>-</c> for standard input.</summary>
/// <param name="Path">The path, or <c>-</c>.</param>
/// <param name="Console">Where standard input comes from.</param>
internal sealed record InputFile(string Path, ToolConsole Console)
{
    /// <summary>The name of standard input on the command line.</summary>
    public const string StandardInput = "-";

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Name => Path == StandardInput ? "standard input" : Path;

    /// <summary>Gets the format that the name promises; <see langword="null"/> when only the content can tell.</summary>
    public InputFormat? NamedFormat
    {
        get
        {
            var name = IsNamedGzip ? Path[..^3] : Path;
            return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? InputFormat.Csv
                : name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? InputFormat.JsonLines
                : null;
        }
    }

    /// <summary>Gets a value indicating whether the name promises gzip.</summary>
    public bool IsNamedGzip => Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the bytes as they are stored.</summary>
    /// <returns>The stream.</returns>
    /// <exception cref="InputException">There is no such file, it is a folder, or it may not be read.</exception>
    /// <exception cref="UsageException">The path is blank.</exception>
    public Stream OpenBytes()
    {
        if (Path == StandardInput)
        {
            return Console.OpenInput();
        }

        if (string.IsNullOrWhiteSpace(Path))
        {
            throw new UsageException($"The input '{Path}' names no file; give a path, or - for standard input.");
        }

        if (Directory.Exists(Path))
        {
            throw new InputException(Name, null, "It is a folder.", "Name a file in it.");
        }

        try
        {
            return new FileStream(Path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(Name, null, "There is no such file.", Spelling.Suggest(FileName, Neighbours(), "Check the path."));
        }
        catch (Exception cause) when (InputFault.Covers(cause))
        {
            throw InputFault.From(cause, Name, null);
        }
    }

    /// <summary>Refuses an output that would take the place of this input.</summary>
    /// <param name="output">The output, as the user named it.</param>
    /// <param name="option">The option that it came from, for the message.</param>
    /// <exception cref="UsageException">It is this file.</exception>
    public void ThrowIfSame(string? output, string option)
    {
        if (output is not (null or "" or StandardInput) && Path is not ("" or StandardInput)
            && System.IO.Path.GetFullPath(output) == System.IO.Path.GetFullPath(Path))
        {
            throw new UsageException($"{option} '{output}' is the input itself; name another file.");
        }
    }

    private string FileName => System.IO.Path.GetFileName(Path);

    private IEnumerable<string> Neighbours()
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path));
        return folder is null || !Directory.Exists(folder)
            ? []
            : Directory.EnumerateFiles(folder).Take(10_000).Select(System.IO.Path.GetFileName).OfType<string>();
    }
}
