using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace UserOps.Cli.Input;

/// <summary>Reads records from JSON lines: one object a line, its members named like the columns of a CSV file.</summary>
/// <remarks>
/// A value is a string or a number, which keeps the digits that were written, or for some fields true or false;
/// <c>null</c> and an absent member are blank.
/// Members that nobody reads may be anything. A needed member that no line has is found at the end of the file, before
/// any answer is given.
/// </remarks>
internal sealed class JsonRecordReader : RecordReader
{
    private const int MostNames = 100;

    private readonly LineReader _lines;
    private readonly ColumnBinder _binder;
    private readonly bool[] _seen;
    private readonly bool[] _filled;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _names;
    private readonly char[] _name = new char[256];
    private long _objects;
    private long _records;

    /// <summary>Initializes a new instance of the <see cref="JsonRecordReader"/> class.</summary>
    /// <param name="input">The input; the reader closes it.</param>
    /// <param name="layout">The fields.</param>
    /// <param name="binder">Finds the members.</param>
    /// <param name="rejections">Takes the records that can't be used.</param>
    public JsonRecordReader(OpenedInput input, RecordLayout layout, ColumnBinder binder, RejectionSink rejections)
        : base(input, layout, rejections)
    {
        _lines = new LineReader(input.Content, input.Name);
        _binder = binder;
        _seen = new bool[layout.Width];
        _filled = new bool[layout.Width];
        _names = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <inheritdoc />
    protected override bool ReadRecord(CancellationToken cancellationToken)
    {
        while (_lines.TryRead(out var line))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Line = _lines.Line;
            if (line.TrimStart(" \t\r"u8).IsEmpty)
            {
                BlankLines++;
                continue;
            }

            _records++;
            if (ReadObject(line))
            {
                return true;
            }
        }

        if (_records == 0)
        {
            throw OpenedInput.Empty(Source);
        }

        if (_objects > 0)
        {
            _binder.Check(_seen, _names.Set, null);
        }

        return false;
    }

    private bool ReadObject(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line))
        {
            return RejectLine(line, NotUtf8);
        }

        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                return RejectLine(line, "It is not a JSON object; write one object a line, such as {\"user\":\"u1\"}.");
            }

            Array.Fill(Values, "");
            Array.Clear(_filled);
            var good = ReadMembers(ref json);
            _objects++;
            return good;
        }
        catch (JsonException broken)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"byte {broken.BytePositionInLine + 1}");
            return RejectLine(line, $"It is not valid JSON, at {place}; write one object a line.");
        }
        catch (InvalidOperationException)
        {
            return RejectLine(line, "It holds an escape that is half a character (\\ud800 to \\udfff alone); write both halves.");
        }
    }

    /// <summary>Reads the members, and rejects the record for the first of them that is wrong once all of it is known to be JSON.</summary>
    private bool ReadMembers(ref Utf8JsonReader json)
    {
        (string Field, string Value, string Why)? wrong = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var positions = Positions(ref json);
            json.Read();
            if (positions.Length == 0)
            {
                json.Skip();
                continue;
            }

            var kind = json.TokenType;
            var value = ValueOf(ref json);
            foreach (var position in positions)
            {
                _seen[position] = true;
                wrong ??= Fill(position, kind, value);
            }
        }

        json.Read();
        if (wrong is var (field, text, why))
        {
            Reject(field, text, why);
            return false;
        }

        return true;
    }

    private (string Field, string Value, string Why)? Fill(int position, JsonTokenType kind, string value)
    {
        var field = Layout.NameOf(position);
        if (_filled[position])
        {
            return (field, value, "The record gives it twice, perhaps under two names; keep one.");
        }

        _filled[position] = true;
        Values[position] = value;
        return kind switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => (field, value, "It is nested; write one plain string or number."),
            JsonTokenType.True or JsonTokenType.False when !Layout.MayBeTruth(position) => (field, value, "It is true or false; write a string or a number."),
            _ => null,
        };
    }

    private int[] Positions(ref Utf8JsonReader json)
    {
        ReadOnlySpan<char> name = json.ValueSpan.Length <= _name.Length ? _name.AsSpan(0, json.CopyString(_name)) : json.GetString();
        if (_names.Set.Count < MostNames)
        {
            _names.Add(name);
        }

        return _binder.PositionsOf(name);
    }

    private static string ValueOf(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return "";
            case JsonTokenType.String:
                return json.GetString()!.Trim();
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var opening = json.TokenType == JsonTokenType.StartObject ? "{…}" : "[…]";
                json.Skip();
                return opening;
            default:
                return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }

    private bool RejectLine(ReadOnlySpan<byte> line, string why)
    {
        Reject(WholeRecord, Encoding.UTF8.GetString(line[..Math.Min(line.Length, 4 * Shown.MaxLength)]).AsSpan().Trim(), why);
        return false;
    }
}
