using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>The gaps between the active days of one user, as known on some day: sorted, but for the last one.</summary>
/// <remarks>Gaps are taken in when somebody asks, from where the last look ended; most looks at a user need none.</remarks>
/// <param name="buffer">Room for the gaps: one fewer than there will be active days.</param>
internal ref struct GapList(Span<int> buffer)
{
    private readonly Span<int> _buffer = buffer;
    private int _sorted;
    private int _last;
    private int _through = DaySpan.None;

    /// <summary>Takes in the gaps up to the last of some days; those of an earlier look must be among them.</summary>
    public void CatchUp(DaySpan.Known days)
    {
        if (days.Last == _through)
        {
            return;
        }

        foreach (var day in _through == DaySpan.None ? days.GetEnumerator() : days.EnumerateAfter(_through))
        {
            if (_through != DaySpan.None)
            {
                Add(day - _through);
            }

            _through = day;
        }
    }

    /// <summary>How many gaps there are.</summary>
    /// <param name="withLast">Whether the last one counts.</param>
    public readonly int Count(bool withLast) => _sorted + (withLast && _last > 0 ? 1 : 0);

    /// <summary>A quantile by definition 7, as a whole number of parts of one by <paramref name="denominator"/>.</summary>
    public readonly long Quantile(int numerator, int denominator, bool withLast)
    {
        var (lower, remainder) = Type7Quantile.Position(Count(withLast), numerator, denominator);
        long low = At((int)lower, withLast);
        return (low * denominator) + (remainder == 0 ? 0 : remainder * (At((int)lower + 1, withLast) - low));
    }

    private void Add(int gap)
    {
        if (_last > 0)
        {
            var place = PlaceOf(_last);
            _buffer[place.._sorted].CopyTo(_buffer[(place + 1)..]);
            _buffer[place] = _last;
            _sorted++;
        }

        _last = gap;
    }

    /// <summary>The gap at a rank, from 0.</summary>
    private readonly int At(int rank, bool withLast)
    {
        if (!withLast)
        {
            return _buffer[rank];
        }

        var place = PlaceOf(_last);
        return rank < place ? _buffer[rank] : rank == place ? _last : _buffer[rank - 1];
    }

    private readonly int PlaceOf(int gap)
    {
        var place = _buffer[.._sorted].BinarySearch(gap);
        return place < 0 ? ~place : place;
    }
}
