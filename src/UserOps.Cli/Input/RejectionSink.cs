using System.Globalization;
using UserOps.Cli.Output;

namespace UserOps.Cli.Input;

/// <summary>Takes the rows that can't be used: the first on standard error, all of them in a file if one is asked for.</summary>
/// <remarks>
/// A rejection with a key and no line is of a user, all of whose rows it takes out; others are of a row.
/// The file appears only with <see cref="Complete"/>, so that a run which fails leaves none. Under <c>--strict</c> the first
/// row that is rejected ends the run.
/// </remarks>
internal sealed class RejectionSink : IDisposable
{
    /// <summary>How many rejections standard error shows.</summary>
    public const int MaxShown = 20;

    private readonly ToolConsole _console;
    private readonly bool _strict;
    private readonly string? _path;
    private readonly OutputFile? _file;
    private readonly JsonLines? _lines;

    /// <summary>Initializes a new instance of the <see cref="RejectionSink"/> class.</summary>
    /// <param name="console">Where the first rejections are shown.</param>
    /// <param name="path">The file that takes all of them; <see langword="null"/> for none.</param>
    /// <param name="strict">Whether the first rejection ends the run.</param>
    /// <exception cref="UsageException">The file can't be written.</exception>
    public RejectionSink(ToolConsole console, string? path = null, bool strict = false)
    {
        if (path == OutputFile.StandardOutput)
        {
            throw new UsageException("--rejects '-' must name a file: standard output is for the result.");
        }

        _console = console;
        _strict = strict;
        _path = path;
        if (path is not null)
        {
            _file = OutputFile.Open(path, console);
            _lines = new JsonLines(_file.Stream);
        }
    }

    /// <summary>Gets how many rows, and users whose rows together can't be used, were rejected.</summary>
    public long Count { get; private set; }

    /// <summary>Gets how many of them are users.</summary>
    public long Users { get; private set; }

    /// <summary>Gets or sets what is done before a rejection is shown, such as wiping a progress line; nothing by default.</summary>
    public Action? BeforeShown { get; set; }

    /// <summary>Gets how a run ends that came to its end: done, or done with rejected rows.</summary>
    public int ExitCode => Count == 0 ? Cli.ExitCode.Done : Cli.ExitCode.DoneWithRejections;

    /// <summary>Takes a rejection.</summary>
    /// <param name="rejection">The rejection.</param>
    /// <exception cref="InputException">The run is strict.</exception>
    public void Add(Rejection rejection)
    {
        if (_strict)
        {
            throw new InputException(
                rejection.Key is { } key ? $"{rejection.Source} ({key})" : rejection.Source,
                rejection.Line,
                $"{rejection.Field} is '{rejection.Value}': {rejection.Why}",
                $"Nothing was written, because of --strict; without it the {(IsOfUser(rejection) ? "user" : "row")} is left out.");
        }

        Count++;
        Users += IsOfUser(rejection) ? 1 : 0;
        if (Count <= MaxShown)
        {
            BeforeShown?.Invoke();
            _console.Error.WriteLine(rejection.ToString());
        }

        _lines?.Write(rejection, static (json, row) =>
        {
            json.WriteString("source", row.Source);
            if (row.Line is { } line)
            {
                json.WriteNumber("line", line);
            }
            else
            {
                json.WriteNull("line");
            }

            json.WriteString("key", row.Key);
            json.WriteString("field", row.Field);
            json.WriteString("value", row.Value);
            json.WriteString("why", row.Why);
        });
    }

    /// <summary>Says how many were rejected, and puts the file in its place.</summary>
    public void Complete()
    {
        if (Count > 0)
        {
            var what = string.Join(" and ", Phrases(("row", Count - Users), ("user", Users)));
            var hint = _path is not null ? $"; all are in '{_path}'"
                : Count > MaxShown ? string.Create(CultureInfo.InvariantCulture, $"; the first {MaxShown} are above, --rejects FILE lists all")
                : "";
            BeforeShown?.Invoke();
            _console.Error.WriteLine($"{what} {(Count == 1 ? "was" : "were")} rejected{hint}.");
        }

        _lines?.Flush();
        _file?.Commit();
    }

    private static bool IsOfUser(Rejection rejection) => rejection is { Key: not null, Line: null };

    private static IEnumerable<string> Phrases(params (string Name, long Count)[] kinds) => kinds
        .Where(kind => kind.Count > 0)
        .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count:N0} {kind.Name}{(kind.Count == 1 ? "" : "s")}"));

    /// <inheritdoc />
    public void Dispose()
    {
        _lines?.Dispose();
        _file?.Dispose();
    }
}
