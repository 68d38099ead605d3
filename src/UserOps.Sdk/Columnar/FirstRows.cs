namespace UserOps.Columnar;

/// <summary>Walks the users whose first row lies in a chunk, in the order of the input.</summary>
/// <remarks>Goes through the chunk's rows in their own order and counts down, a part, to the row that brings its next user.</remarks>
internal ref struct FirstRows<TUser, TEntry>
    where TUser : notnull
    where TEntry : struct, IUserEntry<TUser, TEntry>
{
    private readonly TEntry[][] _entries;
    private readonly int _firstRow;
    private readonly ReadOnlySpan<ushort> _partOfRow;
    private readonly int[] _next;
    private readonly int[] _rowsToNext;
    private int _at;

    public FirstRows(TEntry[][] entries, int firstRow, ReadOnlySpan<ushort> partOfRow, int[] places)
    {
        _entries = entries;
        _firstRow = firstRow;
        _partOfRow = partOfRow;
        _next = new int[places.Length];
        _rowsToNext = new int[places.Length];
        for (var part = 0; part < places.Length; part++)
        {
            _next[part] = FirstFrom(entries[part], places[part]);
            _rowsToNext[part] = RowsTo(part, places[part]);
        }
    }

    /// <summary>Gets for each part the number of the next user to come; at first, how many users came before the chunk.</summary>
    public readonly ReadOnlySpan<int> Next => _next;

    /// <summary>Gets the part of the user on which the walk stands.</summary>
    public int Part { get; private set; }

    /// <summary>Gets the place of the first row of that user in the input.</summary>
    public readonly int Row => _firstRow + _at - 1;

    /// <summary>Gets the number of that user in its part.</summary>
    public readonly int Number => _next[Part] - 1;

    public bool MoveNext()
    {
        var at = _at;
        var rows = _partOfRow;
        var rowsToNext = _rowsToNext;
        while (at < rows.Length)
        {
            var part = rows[at++];
            if (part == ColumnWork.Unseen || rowsToNext[part]-- > 0)
            {
                continue;
            }

            (_at, Part) = (at, part);
            var number = _next[part]++;
            rowsToNext[part] = RowsTo(part, _entries[part][number].Place + 1);
            return true;
        }

        _at = at;
        return false;
    }

    private readonly int RowsTo(int part, int place) =>
        _next[part] < _entries[part].Length ? _entries[part][_next[part]].Place - place : int.MaxValue;

    private static int FirstFrom(TEntry[] entries, int place)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = entries[middle].Place < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
