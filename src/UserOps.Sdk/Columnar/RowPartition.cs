namespace UserOps.Columnar;

/// <summary>The good rows in view, sorted by the hash of their user into parts that fit a processor's cache.</summary>
/// <remarks>
/// One big hash table loses its time to cache misses. So rows are first counted a part, then moved, stably, to where
/// their part begins: two passes that read and write in streams. Each pass works on chunks of the input, which may run
/// side by side; where a row goes depends on neither their number nor their order.
/// </remarks>
/// <typeparam name="TUser">The type of the user ids.</typeparam>
/// <typeparam name="TRow">What is kept of a row, as small as can be: all of them are copied.</typeparam>
internal sealed class RowPartition<TUser, TRow>
    where TUser : notnull
{
    private readonly ushort[] _partOfRow;
    private readonly int[][] _placesOfChunk;
    private readonly int[] _startOfPart;
    private TRow[] _seen = [];

    public RowPartition(int rows, int chunks, int parts)
    {
        _partOfRow = GC.AllocateUninitializedArray<ushort>(rows);
        _placesOfChunk = new int[chunks][];
        _startOfPart = new int[parts + 1];
    }

    /// <summary>Gets how many rows are seen; known after <see cref="Arrange"/>.</summary>
    public int Count => _seen.Length;

    public int Parts => _startOfPart.Length - 1;

    public int Chunks => _placesOfChunk.Length;

    /// <summary>First pass, a chunk: judges each row, finds its part and counts the rows of each part.</summary>
    public void CountRows<TReader>(int chunk, ref TReader reader)
        where TReader : struct, IRowReader<TUser, TRow>, allows ref struct
    {
        var counts = new int[Parts];
        var (from, to) = RowsOfChunk(chunk);
        for (var row = from; row < to; row++)
        {
            var part = ColumnWork.Unseen;
            if (reader.Admits(row))
            {
                part = PartOf(reader.UserOf(row));
                counts[part]++;
            }

            _partOfRow[row] = part;
        }

        _placesOfChunk[chunk] = counts;
    }

    /// <summary>Between the passes: turns the counts into the places where each chunk's rows of each part begin.</summary>
    public void Arrange()
    {
        var place = 0;
        for (var part = 0; part < Parts; part++)
        {
            _startOfPart[part] = place;
            foreach (var places in _placesOfChunk)
            {
                var count = places[part];
                places[part] = place;
                place += count;
            }
        }

        _startOfPart[Parts] = place;
        _seen = GC.AllocateUninitializedArray<TRow>(place);
    }

    /// <summary>Second pass, a chunk: moves each row that was counted to its part.</summary>
    public void Move<TReader>(int chunk, ref TReader reader)
        where TReader : struct, IRowReader<TUser, TRow>, allows ref struct
    {
        var places = PlacesOfChunk(chunk);
        var seen = _seen;
        var (from, to) = RowsOfChunk(chunk);
        for (var row = from; row < to; row++)
        {
            var part = _partOfRow[row];
            if (part != ColumnWork.Unseen)
            {
                seen[places[part]++] = reader.Read(row);
            }
        }
    }

    /// <summary>Where the part's rows begin among all that are seen.</summary>
    public int StartOf(int part) => _startOfPart[part];

    /// <summary>The rows of a part, in the order of the input.</summary>
    public ReadOnlySpan<TRow> RowsOf(int part) => _seen.AsSpan(_startOfPart[part].._startOfPart[part + 1]);

    /// <summary>Walks the users whose first row lies in a chunk, given the entries of the users of each part.</summary>
    public FirstRows<TUser, TEntry> FirstRowsOf<TEntry>(int chunk, TEntry[][] entries)
        where TEntry : struct, IUserEntry<TUser, TEntry>
    {
        var (from, to) = RowsOfChunk(chunk);
        return new(entries, from, _partOfRow.AsSpan(from..to), PlacesOfChunk(chunk));
    }

    /// <summary>A copy of the places where the chunk's rows of each part begin.</summary>
    private int[] PlacesOfChunk(int chunk) => [.. _placesOfChunk[chunk]];

    private (int From, int To) RowsOfChunk(int chunk)
    {
        long rows = _partOfRow.Length;
        return ((int)(rows * chunk / Chunks), (int)(rows * (chunk + 1) / Chunks));
    }

    private ushort PartOf(TUser user) => (ushort)(((KeyHash.Of(user) >> 32) * (uint)Parts) >> 32);
}
