using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace UserOps.Cli.Input;

/// <summary>Reads records from comma-separated values (RFC 4180); the first record names the columns.</summary>
/// <remarks>
/// A record must have as many fields as the header: with one too few or too many, nobody knows which value belongs where,
/// so the row is rejected. If such a record runs over several lines, a quote went wrong and good rows would be lost with
/// it: that ends the run. Where <see cref="RecordLayout.MayEndEarly"/>, a record may lack what nobody reads at its end. A quote inside a value that doesn't begin with one belongs to the value. What is wrong inside a
/// column that nobody reads does no harm.
/// </remarks>
internal sealed class CsvRecordReader : RecordReader
{
    private readonly CsvGuard _guard;
    private readonly CsvReader _csv;
    private readonly int[] _columns;
    private readonly int _width;
    private readonly int _least;

    /// <summary>Initializes a new instance of the <see cref="CsvRecordReader"/> class.</summary>
    /// <param name="input">The input; the reader closes it.</param>
    /// <param name="layout">The fields.</param>
    /// <param name="binder">Finds the columns.</param>
    /// <param name="rejections">Takes the records that can't be used.</param>
    public CsvRecordReader(OpenedInput input, RecordLayout layout, ColumnBinder binder, RejectionSink rejections)
        : base(input, layout, rejections)
    {
        _guard = new CsvGuard(input.Content, input.Name);
        _csv = CsvReader.Create(_guard, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            Encoding = Encoding.UTF8,
            BufferSize = 1 << 17,
        });

        if (!Advance(CancellationToken.None))
        {
            throw OpenedInput.Empty(Source);
        }

        _width = _csv.FieldCount;
        _columns = Bind(binder, [.. _csv.Current.ToArray().Select(name => name.Trim())]);
        _least = layout.MayEndEarly ? _columns.Max() + 1 : _width;
        Line = 0;
    }

    /// <inheritdoc />
    protected override bool ReadRecord(CancellationToken cancellationToken)
    {
        while (Advance(cancellationToken))
        {
            if (_csv.FieldCount > _width || _csv.FieldCount < _least)
            {
                RejectWidth();
            }
            else if (ReadValues())
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _csv.Dispose();
            _guard.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Tells whether a field that begins with a quote ends with one, blanks aside, and has only doubled quotes inside.</summary>
    private static bool IsWellQuoted(ReadOnlySpan<byte> raw)
    {
        raw = raw.TrimEnd(" \t"u8);
        if (raw.Length < 2 || raw[^1] != '"')
        {
            return false;
        }

        var inside = raw[1..^1];
        for (var quote = inside.IndexOf((byte)'"'); quote >= 0; quote = inside.IndexOf((byte)'"'))
        {
            if (quote + 1 >= inside.Length || inside[quote + 1] != '"')
            {
                return false;
            }

            inside = inside[(quote + 2)..];
        }

        return true;
    }

    private int[] Bind(ColumnBinder binder, string[] header)
    {
        var columns = new int[Layout.Width];
        Array.Fill(columns, -1);
        for (var column = 0; column < header.Length; column++)
        {
            foreach (var position in binder.PositionsOf(header[column]))
            {
                if (columns[position] >= 0)
                {
                    var (what, mend) = binder.Ambiguity(position, header[columns[position]], header[column]);
                    throw new InputException(Source, Line, what, mend);
                }

                columns[position] = column;
            }
        }

        binder.Check(Array.ConvertAll(columns, column => column >= 0), header, Line);
        return columns;
    }

    /// <summary>Goes to the next record that isn't a blank line.</summary>
    private bool Advance(CancellationToken cancellationToken)
    {
        while (_csv.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _guard.ThrowAtFault(_csv.ByteOffset);
            Line = _csv.LineNumber;
            if (_csv.FieldCount > 1 || !_csv.GetSpan(0).Trim(" \t\r\n"u8).IsEmpty)
            {
                return true;
            }

            BlankLines++;
        }

        _guard.ThrowAtFault(long.MaxValue);
        return false;
    }

    private bool ReadValues()
    {
        for (var position = 0; position < _columns.Length; position++)
        {
            var column = _columns[position];
            Values[position] = column < 0 ? "" : _csv.GetString(column).Trim();
            if (column >= 0 && Fault(column) is { } why)
            {
                Reject(position, why);
                return false;
            }
        }

        return true;
    }

    private string? Fault(int column)
    {
        var raw = _csv.GetRawSpan(column);
        return !Utf8.IsValid(raw) ? NotUtf8
            : raw is [(byte)'"', ..] && !IsWellQuoted(raw) ? "There is text behind its closing quote; write a quote that belongs to the value twice."
            : null;
    }

    private void RejectWidth()
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"It has {_csv.FieldCount} fields, and the header names {_width}");
        var raw = _csv.RawRecord;
        if (raw.IndexOfAny((byte)'\r', (byte)'\n') >= 0)
        {
            throw new InputException(Source, Line, $"The record that starts here runs on over further lines. {found}.", "Look for a quote in it that is not closed.");
        }

        var mend = _csv.FieldCount > _width ? "put values that hold commas in quotes" : "check that it was written to its end";
        Reject(WholeRecord, Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, 4 * Shown.MaxLength)]).AsSpan().Trim(), $"{found}; {mend}.");
    }
}
