using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>The gaps between the active days of one user, as known on some day, by their length.</summary>
/// <remarks>
/// Gaps shorter than a block of days are counted, a counter a length; longer ones are listed, sorted. Gaps are taken in when
/// somebody asks, from where the last look ended; most looks at a user need none.
/// </remarks>
/// <param name="room">Zeros, as many as <see cref="RoomFor"/> tells; empty when nobody will ask.</param>
internal ref struct GapList(Span<int> room)
{
    private const int Counters = DayBlock.Days;

    private readonly Span<int> _counts = room.IsEmpty ? default : room[..Counters];
    private readonly Span<int> _long = room.IsEmpty ? default : room[Counters..];
    private int _longCount;
    private int _quantileAsked = -1;
    private long _quantile;
    private int _through = DaySpan.None;

    /// <summary>How much room the gaps between the days of so many blocks need: each longer gap ends in a block of its own.</summary>
    public static int RoomFor(int blocks) => Counters + blocks;

    /// <summary>Takes in the gaps up to the last of some days; those of an earlier look must be among them.</summary>
    public void CatchUp(DaySpan.Known days)
    {
        if (days.Last == _through)
        {
            return;
        }

        var later = _through == DaySpan.None ? days.GetEnumerator() : days.EnumerateAfter(_through);
        if (_through == DaySpan.None && later.MoveNext())
        {
            _through = later.Current;
        }

        while (later.MoveNext())
        {
            Add(later.Current - _through);
            _through = later.Current;
        }
    }

    /// <summary>Gets how many gaps there are.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the last day out again, where it was taken in.</summary>
    /// <param name="day">The last day.</param>
    /// <param name="before">The one before it; <see cref="DaySpan.None"/> for none.</param>
    public void StepBack(int day, int before)
    {
        if (_through != day)
        {
            return;
        }

        _through = before;
        if (before != DaySpan.None)
        {
            Remove(day - before);
        }
    }

    /// <summary>A quantile by definition 7, as a whole number of parts of one by <paramref name="denominator"/>, the same at each call.</summary>
    public long Quantile(int numerator, int denominator)
    {
        // Limits of one policy mostly ask for the same one.
        if (_quantileAsked != numerator)
        {
            (_quantileAsked, _quantile) = (numerator, QuantileWithout(0, numerator, denominator));
        }

        return _quantile;
    }

    /// <summary>The same, when one gap of a length is left out; 0 leaves out none.</summary>
    public readonly long QuantileWithout(int leftOut, int numerator, int denominator)
    {
        var (lower, remainder) = Type7Quantile.Position(leftOut == 0 ? Count : Count - 1, numerator, denominator);
        long low = At((int)lower, leftOut);
        return (low * denominator) + (remainder == 0 ? 0 : remainder * (At((int)lower + 1, leftOut) - low));
    }

    private void Add(int gap)
    {
        Count++;
        _quantileAsked = -1;
        if (gap < Counters)
        {
            _counts[gap]++;
            return;
        }

        var place = _long[.._longCount].BinarySearch(gap);
        place = place < 0 ? ~place : place;
        _long[place.._longCount].CopyTo(_long[(place + 1)..]);
        _long[place] = gap;
        _longCount++;
    }

    private void Remove(int gap)
    {
        Count--;
        _quantileAsked = -1;
        if (gap < Counters)
        {
            _counts[gap]--;
            return;
        }

        var place = _long[.._longCount].BinarySearch(gap);
        _long[(place + 1).._longCount].CopyTo(_long[place..]);
        _longCount--;
    }

    /// <summary>The gap at a rank, from 0; when one is left out, those from it on move up by one.</summary>
    private readonly int At(int rank, int leftOut)
    {
        var gap = At(rank);
        return leftOut == 0 || gap < leftOut ? gap : At(rank + 1);
    }

    private readonly int At(int rank)
    {
        for (var gap = 1; gap < _counts.Length; gap++)
        {
            rank -= _counts[gap];
            if (rank < 0)
            {
                return gap;
            }
        }

        return _long[rank];
    }
}
