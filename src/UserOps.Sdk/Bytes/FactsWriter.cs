using System.Buffers;
using System.Text;
using NodaTime;

namespace UserOps.Bytes;

/// <summary>Writes the parts of facts, each in the one way that it can be written.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A count is a base 128 varint: seven bits a byte, the lowest first, in as few bytes as it takes. A signed number is a varint of its zigzag form.</item>
/// <item>An instant is the whole seconds since the instant before it (since 1970 for the first), as a zigzag number, and the rest in the coarsest unit that holds it.</item>
/// <item>A number is its sign and scale, and its digits without zeros at the end.</item>
/// <item>A text is its length in bytes and UTF-8. A word is a text that may come again: then it is its place among the words so far.</item>
/// </list>
/// </remarks>
internal sealed class FactsWriter
{
    public const int NanosecondsInSecond = 1_000_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private Dictionary<string, int>? _words;
    private long _second;

    public ReadOnlySpan<byte> Span => _bytes.WrittenSpan;

    /// <summary>How many nanoseconds there are in a unit of a rest, by the precision: seconds, milliseconds, microseconds, nanoseconds.</summary>
    public static ReadOnlySpan<int> Units => [NanosecondsInSecond, 1_000_000, 1_000, 1];

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Count(int value) => Whole((ulong)value);

    public void Whole(UInt128 value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            Byte((byte)((byte)(value & 0x7F) | 0x80));
        }

        Byte((byte)value);
    }

    public void Signed(long value) => Whole(ZigZag(value));

    public void OptionalSigned(long? value)
    {
        Flag(value is not null);
        if (value is { } number)
        {
            Signed(number);
        }
    }

    public void Number(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = unchecked(((UInt128)(uint)bits[2] << 64) | ((UInt128)(uint)bits[1] << 32) | (uint)bits[0]);
        Number(decimal.IsNegative(value), digits, value.Scale);
    }

    /// <summary>Writes digits divided by a power of ten.</summary>
    public void Number(bool isNegative, UInt128 digits, int scale)
    {
        while (scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        Byte((byte)((scale << 1) | (isNegative && digits != 0 ? 1 : 0)));
        Whole(digits);
    }

    public void Instant(Instant at)
    {
        var second = at.ToUnixTimeSeconds();
        var rest = (int)(at - NodaTime.Instant.FromUnixTimeSeconds(second)).ToInt64Nanoseconds();
        var precision = 0;
        while (rest % Units[precision] != 0)
        {
            precision++;
        }

        Whole((ZigZag(second - _second) << 2) | (uint)precision);
        if (precision > 0)
        {
            Whole((ulong)(rest / Units[precision]));
        }

        _second = second;
    }

    public void OptionalInstant(Instant? at)
    {
        Flag(at is not null);
        if (at is { } instant)
        {
            Instant(instant);
        }
    }

    /// <summary>Writes a text as it is.</summary>
    /// <exception cref="ArgumentException">The text has half a surrogate pair.</exception>
    public void Text(string text)
    {
        Count(LengthOf(text));
        Strict.GetBytes(text, _bytes);
    }

    public void OptionalText(string? text)
    {
        Flag(text is not null);
        if (text is not null)
        {
            Text(text);
        }
    }

    public void Word(string word)
    {
        _words ??= new(StringComparer.Ordinal);
        if (_words.TryGetValue(word, out var place))
        {
            Count(place + 2);
            return;
        }

        _words.Add(word, _words.Count);
        Byte(1);
        Text(word);
    }

    public void OptionalWord(string? word)
    {
        if (word is null)
        {
            Byte(0);
        }
        else
        {
            Word(word);
        }
    }

    private static ulong ZigZag(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    private static int LengthOf(string text)
    {
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"A text of the facts has half a surrogate pair, U+{(int)text[e.Index]:X4}, which UTF-8 can't hold. Remove it.", nameof(text), e);
        }
    }
}
