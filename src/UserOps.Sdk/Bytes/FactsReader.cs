using System.Text;
using System.Text.Unicode;
using NodaTime;

namespace UserOps.Bytes;

/// <summary>Reads what a <see cref="FactsWriter"/> wrote, and says at which byte and field it is something else.</summary>
/// <remarks>Never reads past the end, and makes no room for more items than there are bytes left for.</remarks>
internal ref struct FactsReader
{
    /// <summary>The most bits of a whole number.</summary>
    private const int Bits = 128;

    private const string Cut = "The bytes end in the midst of it; they were cut off. Take all that was written.";

    private const string Remedy = "The bytes were changed since they were written; take them anew.";

    private static readonly long FirstSecond = NodaTime.Instant.MinValue.ToUnixTimeSeconds();
    private static readonly long LastSecond = NodaTime.Instant.MaxValue.ToUnixTimeSeconds();

    private readonly ReadOnlySpan<byte> _bytes;
    private List<string>? _words;
    private long _second;
    private int _place;
    private int _start; // of the field that is read
    private string _list = "";
    private int _item;

    public FactsReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    private readonly int Left => _bytes.Length - _place;

    /// <summary>Says of what list the item that comes next is; an empty name for none.</summary>
    public void Enter(string list, int item = 0) => (_list, _item) = (list, item);

    /// <summary>A fault of the field that was read last.</summary>
    public readonly InvalidFactsException Refuse(string field, string why) =>
        new(_start, _list.Length == 0 ? field : $"{_list}[{Exact.Text(_item)}].{field}", why);

    /// <summary>Refuses what follows the facts.</summary>
    public void End()
    {
        if (Left > 0)
        {
            (_start, _list) = (_place, "");
            throw Refuse("end", $"{Exact.Text(Left)} bytes follow the facts. Give the bytes of one write by themselves.");
        }
    }

    public byte Byte(string field)
    {
        _start = _place;
        return Next(field);
    }

    public bool Flag(string field) => Byte(field) switch
    {
        0 => false,
        1 => true,
        var other => throw Refuse(field, $"It is {Exact.Text(other)}; it must be 0 or 1. {Remedy}"),
    };

    /// <summary>Reads how many items there are; each takes so many bytes at least.</summary>
    public int Count(string field, int bytesEach)
    {
        var count = Whole(field, (ulong)_bytes.Length);
        return count <= (ulong)(Left / bytesEach)
            ? (int)count
            : throw Refuse(field, $"It says {Exact.Text((long)count)} items, and {Exact.Text(Left)} bytes are left for them. {Remedy}");
    }

    public ulong Whole(string field, ulong most = ulong.MaxValue) => (ulong)Large(field, most);

    public long Signed(string field) => Back(Whole(field));

    public long? OptionalSigned(string field) => Flag(field) ? Signed(field) : null;

    public int Signed(string field, int least, int most) => Signed(field) is var value && value >= least && value <= most
        ? (int)value
        : throw Refuse(field, $"It is {Exact.Text(value)}; it must lie between {Exact.Text(least)} and {Exact.Text(most)}. {Remedy}");

    public decimal Number(string field)
    {
        var (isNegative, digits, scale) = Digits(field, 28, (UInt128.One << 96) - 1);
        return new(unchecked((int)digits), unchecked((int)(digits >> 32)), unchecked((int)(digits >> 64)), isNegative, (byte)scale);
    }

    /// <summary>Reads digits that are to be divided by a power of ten.</summary>
    public (bool IsNegative, UInt128 Digits, int Scale) Digits(string field, int mostDecimals, UInt128 most)
    {
        var head = Byte(field);
        return head >> 1 <= mostDecimals
            ? ((head & 1) != 0, Large(field, most), head >> 1)
            : throw Refuse(field, $"It has {Exact.Text(head >> 1)} decimals; it must have at most {Exact.Text(mostDecimals)}. {Remedy}");
    }

    public Instant Instant(string field)
    {
        var head = Whole(field);
        var step = Back(head >> 2);
        var precision = (int)(head & 3);
        if (step < FirstSecond - _second || step > LastSecond - _second)
        {
            throw Refuse(field, $"The instant must lie between the years -9998 and 9999. {Remedy}");
        }

        _second += step;
        var unit = FactsWriter.Units[precision];
        var rest = precision == 0 ? 0 : (long)Whole(field, (ulong)(FactsWriter.NanosecondsInSecond / unit) - 1) * unit;
        return NodaTime.Instant.FromUnixTimeSeconds(_second) + Duration.FromNanoseconds(rest);
    }

    public Instant? OptionalInstant(string field) => Flag(field) ? Instant(field) : null;

    public string Text(string field)
    {
        var length = Count(field, 1);
        var text = _bytes.Slice(_place, length);
        if (!Utf8.IsValid(text))
        {
            throw Refuse(field, $"The text is not valid UTF-8. {Remedy}");
        }

        _place += length;
        return Encoding.UTF8.GetString(text);
    }

    public string? OptionalText(string field) => Flag(field) ? Text(field) : null;

    public string? OptionalWord(string field)
    {
        var head = Whole(field);
        if (head == 0)
        {
            return null;
        }

        if (head > 1)
        {
            return head - 2 < (ulong)(_words?.Count ?? 0)
                ? _words![(int)(head - 2)]
                : throw Refuse(field, $"It names the word at place {head - 2}, and there were {Exact.Text(_words?.Count ?? 0)} so far. {Remedy}");
        }

        var word = Text(field);
        (_words ??= []).Add(word);
        return word;
    }

    public string Word(string field) => OptionalWord(field) ?? throw Refuse(field, $"It is missing; it must be given. {Remedy}");

    /// <summary>Reads a user, nobody (an empty word), or that it is not known.</summary>
    public UserId? OptionalUser(string field) => OptionalWord(field) switch
    {
        null => null,
        "" => UserId.None,
        var id => new UserId(NotBlank(field, id)),
    };

    public readonly string NotBlank(string field, string text) =>
        string.IsNullOrWhiteSpace(text) ? throw Refuse(field, $"It is blank; it must be a text that is not. {Remedy}") : text;

    private static long Back(ulong zigZag) => unchecked((long)(zigZag >> 1) ^ -(long)(zigZag & 1));

    private UInt128 Large(string field, UInt128 most)
    {
        _start = _place;
        var value = UInt128.Zero;
        for (var shift = 0; ; shift += 7)
        {
            var next = Next(field);
            var part = (UInt128)(next & 0x7Fu);
            if (shift >= Bits || (part << shift) >> shift != part || (value |= part << shift) > most)
            {
                throw Refuse(field, $"It must be at most {most}. {Remedy}");
            }

            if (next <= 0x7F)
            {
                return value;
            }
        }
    }

    private byte Next(string field) => Left > 0 ? _bytes[_place++] : throw Refuse(field, Cut);
}
