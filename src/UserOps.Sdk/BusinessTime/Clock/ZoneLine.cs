using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>The stretches of one offset of a zone, and how moments of its local clock become seconds of real time.</summary>
/// <remarks>
/// A local moment that the clock skips moves forward by the length of the gap; one that it shows twice means the first time.
/// Stretches within the range are kept in arrays; others are asked of the zone.
/// </remarks>
internal sealed class ZoneLine
{
    /// <summary>The largest offset from UTC that a zone can have.</summary>
    private const long MaxOffset = 18 * NodaConstants.SecondsPerHour;

    private readonly DateTimeZone _zone;
    private readonly long[] _from;
    private readonly int[] _offset;

    /// <summary>Initializes a new instance of the <see cref="ZoneLine"/> class.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="from">The second from which stretches are kept.</param>
    /// <param name="until">The second until which they are kept, at least.</param>
    public ZoneLine(DateTimeZone zone, long from, long until)
    {
        _zone = zone;
        List<long> starts = [];
        List<int> offsets = [];
        var stretch = Ask(zone, from);
        while (true)
        {
            if (offsets.Count == 0 || offsets[^1] != stretch.Offset)
            {
                starts.Add(stretch.From);
                offsets.Add(stretch.Offset);
            }

            if (stretch.Until == UnixSecond.Never || stretch.Until > until)
            {
                break;
            }

            stretch = Ask(zone, stretch.Until);
        }

        (_from, _offset, Until) = ([.. starts], [.. offsets], stretch.Until);
    }

    /// <summary>Gets the end of the last stretch that is kept; <see cref="UnixSecond.Never"/> when its offset stays for good.</summary>
    public long Until { get; }

    /// <summary>Gets the moments within the range at which the offset changes, and the offsets before and after.</summary>
    public IEnumerable<(long At, int Before, int After)> Moves
    {
        get
        {
            for (var i = 1; i < _from.Length; i++)
            {
                yield return (_from[i], _offset[i - 1], _offset[i]);
            }
        }
    }

    /// <summary>Finds the stretch of one offset in which a second lies.</summary>
    public Stretch At(long second)
    {
        if (second < _from[0] || second >= Until)
        {
            return Ask(_zone, second);
        }

        var i = Array.BinarySearch(_from, second);
        i = i < 0 ? ~i - 1 : i;
        return new(_from[i], i + 1 < _from.Length ? _from[i + 1] : Until, _offset[i]);
    }

    /// <summary>Finds the second at which a local moment is.</summary>
    /// <param name="local">The moment, in seconds of the local clock since 1970.</param>
    public long ToSecond(long local)
    {
        var stretch = Showing(local, out var before);
        var second = local - stretch.Offset;
        return second < stretch.From ? local - before : second;
    }

    /// <summary>Finds the second at which a date starts: the first at which the clock shows it, or a later one.</summary>
    public long StartOf(int day)
    {
        var local = LocalStart(day);
        var stretch = Showing(local, out _);
        return Math.Max(stretch.From, local - stretch.Offset);
    }

    /// <summary>Tells whether the clock shows no moment of a date.</summary>
    public bool IsSkipped(int day)
    {
        var stretch = Showing(LocalStart(day), out _);
        return stretch.From != long.MinValue && LocalStart(day + 1) <= stretch.From + stretch.Offset;
    }

    /// <summary>Finds the date of a second: the last one that has started.</summary>
    public int DayOf(long second)
    {
        var stretch = At(second);
        var day = DayOfLocal(second + stretch.Offset);
        if (stretch.From != long.MinValue && second - stretch.From < 2 * MaxOffset)
        {
            while (StartOf(day + 1) <= second)
            {
                day++;
            }
        }

        return day;
    }

    /// <summary>The local midnight at which a date starts.</summary>
    public static long LocalStart(int day) => (long)day * NodaConstants.SecondsPerDay;

    /// <summary>The date that the local clock shows at a moment of it.</summary>
    public static int DayOfLocal(long local)
    {
        var day = (int)(local / NodaConstants.SecondsPerDay);
        return local < LocalStart(day) ? day - 1 : day;
    }

    /// <summary>Finds the first stretch whose clock has not passed a local moment when it ends, and the offset before it.</summary>
    private Stretch Showing(long local, out int before)
    {
        var stretch = At(local - MaxOffset);
        before = stretch.Offset;
        while (local - stretch.Offset >= stretch.Until)
        {
            before = stretch.Offset;
            stretch = At(stretch.Until);
        }

        return stretch;
    }

    private static Stretch Ask(DateTimeZone zone, long second)
    {
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeSeconds(Math.Clamp(second, UnixSecond.Min, UnixSecond.Max)));
        return new(
            interval.HasStart ? interval.Start.ToUnixTimeSeconds() : long.MinValue,
            interval.HasEnd ? interval.End.ToUnixTimeSeconds() : UnixSecond.Never,
            interval.WallOffset.Seconds);
    }

    /// <summary>A stretch of time with one offset from UTC.</summary>
    /// <param name="From">Its first second; the least number when it has always been.</param>
    /// <param name="Until">The first second after it.</param>
    /// <param name="Offset">The offset, in seconds.</param>
    public readonly record struct Stretch(long From, long Until, int Offset);
}
