using System.Globalization;
using System.Text;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Purchases;
using UserOps.Rfm;

namespace UserOps.Cli.Tests.Support;

/// <summary>Reads a purchases file to its end and keeps what came of it.</summary>
internal sealed record PurchaseRun
{
    public required IReadOnlyList<SourceRow<Purchase<UserId>>> Rows { get; init; }

    public required PurchaseCounts Counts { get; init; }

    /// <summary>Gets the rejections as standard error shows them, without the file's name.</summary>
    public required IReadOnlyList<string> Rejections { get; init; }

    public IReadOnlyList<string> Users => [.. Rows.Select(row => row.Value.User.Value)];

    /// <summary>Gets the rows as <c>user amount kind</c>.</summary>
    public IReadOnlyList<string> Money =>
    [
        .. Rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Value.User} {row.Value.Amount}{(row.Value.Kind == PurchaseKind.Refund ? " refund" : "")}")),
    ];

    public static PurchaseRun Csv(string text, Func<RowInput, RowInput>? change = null) =>
        Of("sales.csv", Encoding.UTF8.GetBytes(text), change);

    public static PurchaseRun Jsonl(string text, Func<RowInput, RowInput>? change = null) =>
        Of("sales.jsonl", Encoding.UTF8.GetBytes(text), change);

    /// <summary>Reads bytes that lie in a file of the given name.</summary>
    public static PurchaseRun Of(string name, byte[] bytes, Func<RowInput, RowInput>? change = null)
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        return Read(new InputFile(folder.Write(name, bytes), console.Console), console, change);
    }

    /// <summary>Reads bytes that come in on standard input, so many at a time.</summary>
    public static PurchaseRun Piped(byte[] bytes, int size = int.MaxValue, Func<RowInput, RowInput>? change = null)
    {
        using var stream = new ChunkedStream(bytes, size);
        using var console = new TestConsole(stream);
        return Read(new InputFile(InputFile.StandardInput, console.Console), console, change);
    }

    /// <summary>Reads a file that can't be read to its end.</summary>
    public static string Fault(string name, byte[] bytes, Func<RowInput, RowInput>? change = null) =>
        Named(Assert.Throws<InputException>(() => Of(name, bytes, change)).Message);

    /// <summary>Reads a file that can't be read to its end.</summary>
    public static string CsvFault(string text) => Fault("sales.csv", Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a file that can't be read to its end.</summary>
    public static string JsonlFault(string text) => Fault("sales.jsonl", Encoding.UTF8.GetBytes(text));

    public static FieldMap Map(params string[] pairs) => FieldMap.Parse(pairs, PurchaseFields.Layout);

    private static PurchaseRun Read(InputFile file, TestConsole console, Func<RowInput, RowInput>? change)
    {
        using var sink = new RejectionSink(console.Console);
        var input = new RowInput { File = file, Times = new TimeReader(DateTimeZone.Utc) };
        var reader = new PurchaseReader(change?.Invoke(input) ?? input, sink);
        var rows = reader.ReadRows().ToList();
        return new PurchaseRun
        {
            Rows = rows,
            Counts = reader.Counts,
            Rejections = [.. console.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Named)],
        };
    }

    /// <summary>Takes the temporary folder off a file's name.</summary>
    private static string Named(string message)
    {
        var name = message.LastIndexOf(Path.DirectorySeparatorChar + "sales.", StringComparison.Ordinal);
        return name < 0 ? message : message[(name + 1)..];
    }
}
