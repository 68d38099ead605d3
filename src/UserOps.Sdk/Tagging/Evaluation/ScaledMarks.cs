namespace UserOps.Tagging;

/// <summary>Sorted numbers, and where among them a number stands.</summary>
/// <remarks>
/// A decimal is slow to compare. So the marks are also kept as whole numbers of a small unit, and a number that is a whole
/// number of it too is looked for among those; one that is not, among the decimals. Both give the same place.
/// </remarks>
internal sealed class ScaledMarks
{
    /// <summary>The digits after the point that a small unit has at most.</summary>
    public const int MostDigits = 6;

    /// <summary>What the scaled marks stay below, so that a number beyond is seldom one that fits.</summary>
    private const decimal Most = long.MaxValue / 2;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    private readonly decimal[] _marks;
    private readonly long[]? _scaled;
    private readonly int _digits;

    public ScaledMarks(IEnumerable<decimal> marks)
    {
        _marks = [.. marks.Select(Exact.Normalize).Distinct().Order()];
        var greatest = _marks.Length == 0 ? 0 : Math.Max(Math.Abs(_marks[0]), Math.Abs(_marks[^1]));
        for (_digits = MostDigits; _digits > 0 && greatest > Most / Powers[_digits]; _digits--)
        {
        }

        if (greatest <= Most && Array.TrueForAll(_marks, mark => mark.Scale <= _digits))
        {
            _scaled = Array.ConvertAll(_marks, mark => (long)(mark * Powers[_digits]));
        }
    }

    /// <summary>The marks, ascending, each once.</summary>
    public decimal[] Sorted => _marks;

    /// <summary>The number of places: each mark, and what is before, between and after them.</summary>
    public int Places => (2 * _marks.Length) + 1;

    /// <summary>The place of a number: 2i + 1 at mark i, and even between two marks.</summary>
    public int PlaceOf(decimal value)
    {
        if (_scaled is not null && TryScale(value, _digits, out var scaled))
        {
            return PlaceOf(_scaled, scaled);
        }

        var place = MemoryExtensions.BinarySearch(_marks, value);
        return place >= 0 ? (2 * place) + 1 : 2 * ~place;
    }

    /// <summary>The marks as bounds of whole numbers of a unit; <see langword="null"/> when they don't fit.</summary>
    public UnitMarks? ToUnits(int digits)
    {
        if (_scaled is null || digits > _digits)
        {
            return null;
        }

        var unit = Powers[_digits - digits];
        return new(
            Array.ConvertAll(_scaled, mark => FloorOf(mark, unit)),
            Array.ConvertAll(_scaled, mark => FloorOf(mark - 1, unit)));
    }

    /// <summary>The number that so many units are.</summary>
    public static decimal ToNumber(long units, int digits)
    {
        var magnitude = (ulong)Int128.Abs(units);
        return unchecked(new((int)magnitude, (int)(magnitude >> 32), 0, units < 0, (byte)digits));
    }

    /// <summary>The place of a number among whole numbers in ascending order.</summary>
    public static int PlaceOf(ReadOnlySpan<long> marks, long value)
    {
        // Without branches that depend on the marks: which way a search goes can't be foretold.
        var low = 0;
        for (var length = marks.Length; length > 0;)
        {
            var half = (length + 1) >>> 1;
            low += marks[low + half - 1] < value ? half : 0;
            length -= half;
        }

        return (2 * low) + (low < marks.Length && marks[low] == value ? 1 : 0);
    }

    /// <summary>Writes a number as a whole number of units of 10 to the power of minus <paramref name="digits"/>, if it is one that fits.</summary>
    public static bool TryScale(decimal value, int digits, out long scaled)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        unchecked
        {
            var number = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
            var more = digits - ((bits[3] >> 16) & 0xFF);
            var beyond = more < 0 ? 1 : Math.BigMul(number, (ulong)Powers[more], out number);
            scaled = bits[3] < 0 ? -(long)number : (long)number;
            return bits[2] == 0 && beyond == 0 && number <= long.MaxValue;
        }
    }

    private static long FloorOf(long value, long unit) => (value / unit) - (value % unit < 0 ? 1 : 0);
}
