using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace UserOps.Cli.Output;

/// <summary>Draws tables and lines for people, on a terminal or into a file.</summary>
internal sealed class Screen : IDisposable
{
    /// <summary>How wide the lines are where nobody's terminal says so.</summary>
    private const int WidthOfFiles = 180;

    /// <summary>Narrower than this, tables are cut by the terminal rather than by us.</summary>
    private const int MinWidth = 60;

    [SuppressMessage("Usage", "CA2213", Justification = "The stream belongs to the caller and stays open.")]
    private readonly Stream _stream;
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly IAnsiConsole _console;

    /// <summary>Initializes a new instance of the <see cref="Screen"/> class.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="isTerminal">Whether a terminal shows it: then with colours, and as wide as it is.</param>
    /// <param name="widthOfFiles">How wide the lines are where no terminal shows them.</param>
    public Screen(Stream stream, bool isTerminal, int widthOfFiles = WidthOfFiles)
    {
        _stream = stream;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_text),
        });
        _console.Profile.Width = isTerminal ? Math.Max(MinWidth, Console.WindowWidth) : widthOfFiles;

        _console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>Gets how many columns a line has.</summary>
    public int Width => _console.Profile.Width;

    /// <summary>Writes a whole number with separators.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Writes a whole number with separators, and what is counted.</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>Writes money with separators, rounded to hundredths.</summary>
    public static string Money(decimal? value) => value?.ToString("N2", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Writes a share in percent.</summary>
    public static string Percent(double? value) =>
        value is { } share ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share, 1) + 0.0:F1} %") : "-";

    /// <summary>Writes a number with at most two decimals.</summary>
    public static string Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Writes a day; a dash for none.</summary>
    public static string Day(LocalDate? value) => value is { } day ? LocalDatePattern.Iso.Format(day) : "-";

    /// <summary>Draws a bar for a share; a full one for 1.</summary>
    public static string Bar(double? share, int width = 12)
    {
        const string Eighths = " ▏▎▍▌▋▊▉";
        var filled = (int)Math.Round(Math.Clamp(share ?? 0, 0, 1) * width * 8);
        return $"{new string('█', filled / 8)}{Eighths[filled % 8]}".TrimEnd();
    }

    /// <summary>Makes a cell that stands only where there is room for it.</summary>
    public static IEnumerable<T> Only<T>(bool hasRoom, T item) => hasRoom ? [item] : [];

    /// <summary>Writes a heading.</summary>
    public void Heading(string text)
    {
        _console.WriteLine();
        _console.Write(new Text(text, new Style(decoration: Decoration.Bold)));
        _console.WriteLine();
    }

    /// <summary>Writes a line.</summary>
    public void Line(string text = "")
    {
        _console.Write(new Text(text));
        _console.WriteLine();
    }

    /// <summary>Draws a table.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The cells, row by row.</param>
    /// <param name="isTight">Whether one blank stands between columns instead of three, for many narrow ones.</param>
    public void Table(IReadOnlyList<ScreenColumn> columns, IEnumerable<IReadOnlyList<string>> rows, bool isTight = false)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            var heading = new TableColumn(new Text(column.Heading));
            heading.Padding = isTight ? new Padding(0, 0) : heading.Padding;
            table.AddColumn(column.IsNumber ? heading.NoWrap().RightAligned() : heading);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        _console.Write(table);
    }

    /// <summary>
    /// Hands everything to the stream, without the blanks that fill tables up to the right and with at most one empty line
    /// between two parts.
    /// </summary>
    public void Dispose()
    {
        var wasEmpty = true;
        foreach (var line in _text.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length > 0 || !wasEmpty)
            {
                _stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
            }

            wasEmpty = line.Length == 0;
        }

        _text.Dispose();
    }
}
