using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Cli.Output;

/// <summary>Writes comma-separated values (RFC 4180): UTF-8 without a mark, line feeds, the columns' names first.</summary>
/// <remarks>
/// Values are written as they are, so that what is read back is what was written: a text that begins with <c>=</c> or
/// <c>-</c> gets no apostrophe against spreadsheets that would calculate it. Import such files as text.
/// </remarks>
/// <param name="stream">Where to; it stays open.</param>
/// <param name="columns">The columns' names.</param>
internal sealed class CsvLines(Stream stream, params string[] columns) : IDisposable
{
    private const int RowsPerFlush = 1024;

    private readonly MemoryStream _buffer = new();
    private CsvWriter? _csv;
    private int _rows;

    private CsvWriter Csv => _csv ??= Start();

    /// <summary>Adds a text to the row; <see langword="null"/> is an empty field.</summary>
    /// <param name="value">The text.</param>
    /// <returns>This, for the next field.</returns>
    public CsvLines Add(string? value)
    {
        Csv.WriteField(value);
        return this;
    }

    /// <summary>Adds a whole number to the row.</summary>
    /// <param name="value">The number.</param>
    /// <returns>This, for the next field.</returns>
    public CsvLines Add(long value) => Add(Exact.Text(value));

    /// <summary>Adds a whole number to the row; <see langword="null"/> is an empty field.</summary>
    /// <param name="value">The number.</param>
    /// <returns>This, for the next field.</returns>
    public CsvLines Add(long? value) => Add(value is { } number ? Exact.Text(number) : null);

    /// <summary>Adds a number to the row, as JSON writes it; <see langword="null"/> is an empty field.</summary>
    /// <param name="value">The number.</param>
    /// <returns>This, for the next field.</returns>
    public CsvLines Add(double? value) => Add(value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds a decimal to the row, without trailing zeros.</summary>
    /// <param name="value">The decimal.</param>
    /// <returns>This, for the next field.</returns>
    public CsvLines Add(decimal value) => Add(Exact.Text(value));

    /// <summary>Adds an instant to the row; <see langword="null"/> is an empty field.</summary>
    /// <param name="value">The instant.</param>
    /// <returns>This, for the next field.</returns>
    public CsvLines Add(Instant? value) => Add(value is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null);

    /// <summary>Adds a day to the row; <see langword="null"/> is an empty field.</summary>
    /// <param name="value">The day.</param>
    /// <returns>This, for the next field.</returns>
    public CsvLines Add(LocalDate? value) => Add(value is { } day ? LocalDatePattern.Iso.Format(day) : null);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        Csv.EndRecord();
        if (++_rows % RowsPerFlush == 0)
        {
            Flush();
        }
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        Csv.Flush();
        _buffer.WriteTo(stream);
        _buffer.SetLength(0);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _csv?.Dispose();
        _buffer.Dispose();
    }

    private CsvWriter Start()
    {
        var csv = CsvWriter.Create(_buffer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteHeader(columns);
        return csv;
    }
}
