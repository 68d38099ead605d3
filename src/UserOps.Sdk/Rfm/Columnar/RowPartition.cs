namespace UserOps.Rfm;

/// <summary>The good rows in view, sorted by the hash of their user into parts that fit a processor's cache.</summary>
/// <remarks>
/// One big hash table loses its time to cache misses. So rows are first counted a part, then moved, stably, to where
/// their part begins: two passes that read and write in streams. Each pass works on chunks of the input, which may run
/// side by side; where a row goes depends on neither their number nor their order.
/// </remarks>
internal sealed class RowPartition<TUser>
    where TUser : notnull
{
    private const ushort Unseen = ushort.MaxValue;

    private readonly RowGate<TUser> _gate;
    private readonly ushort[] _partOfRow;
    private readonly int[][] _placesOfChunk;
    private readonly int[] _startOfPart;
    private readonly (long Smallest, long Largest)[] _amountsOfChunk;
    private SeenRow<TUser>[] _seen = [];

    public RowPartition(int rows, int chunks, int parts, ColumnarOptions options)
    {
        _gate = new RowGate<TUser>(options, chunks);
        _partOfRow = GC.AllocateUninitializedArray<ushort>(rows);
        _placesOfChunk = new int[chunks][];
        _amountsOfChunk = new (long Smallest, long Largest)[chunks];
        _startOfPart = new int[parts + 1];
        Options = options;
    }

    public const int MaxParts = Unseen;

    public ColumnarOptions Options { get; }

    public int Parts => _startOfPart.Length - 1;

    public int Chunks => _placesOfChunk.Length;

    /// <summary>First pass, a chunk: judges each row, finds its part and counts the rows of each part.</summary>
    public void Count(int chunk, PurchaseRows<TUser> rows)
    {
        var counts = new int[Parts];
        var (smallest, largest) = (0L, 0L);
        var (from, to) = RowsOfChunk(chunk);
        for (var row = from; row < to; row++)
        {
            var part = Unseen;
            var user = rows.Users[row];
            if (_gate.Admits(chunk, row, user, rows.Days[row]))
            {
                part = PartOf(user);
                counts[part]++;
                smallest = Math.Min(smallest, rows.Amounts[row]);
                largest = Math.Max(largest, rows.Amounts[row]);
            }

            _partOfRow[row] = part;
        }

        _placesOfChunk[chunk] = counts;
        _amountsOfChunk[chunk] = (smallest, largest);
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
        _seen = GC.AllocateUninitializedArray<SeenRow<TUser>>(place);
    }

    /// <summary>Second pass, a chunk: moves each row that was counted to its part.</summary>
    public void Move(int chunk, PurchaseRows<TUser> rows)
    {
        var places = PlacesOfChunk(chunk);
        var seen = _seen;
        var (from, to) = RowsOfChunk(chunk);
        for (var row = from; row < to; row++)
        {
            var part = _partOfRow[row];
            if (part != Unseen)
            {
                seen[places[part]++] = new(rows.Users[row], rows.Amounts[row], rows.Days[row]);
            }
        }
    }

    /// <summary>Tells whether no user's sum can leave 64 bits, by a bound on all rows together.</summary>
    public bool SumsFitInt64()
    {
        var largest = Int128.Zero;
        foreach (var amounts in _amountsOfChunk)
        {
            largest = Int128.Max(largest, Int128.Max(amounts.Largest, -(Int128)amounts.Smallest));
        }

        return largest * _seen.Length <= long.MaxValue;
    }

    /// <summary>Where the part's rows begin among all that are seen.</summary>
    public int StartOf(int part) => _startOfPart[part];

    /// <summary>The rows of a part, in the order of the input.</summary>
    public ReadOnlySpan<SeenRow<TUser>> RowsOf(int part) =>
        _seen.AsSpan(_startOfPart[part].._startOfPart[part + 1]);

    /// <summary>The part of each row of a chunk, in the order of the input; <see cref="MaxParts"/> for a row that isn't seen.</summary>
    public ReadOnlySpan<ushort> PartsOfChunk(int chunk, out int firstRow)
    {
        var (from, to) = RowsOfChunk(chunk);
        firstRow = from;
        return _partOfRow.AsSpan(from..to);
    }

    /// <summary>A copy of the places where the chunk's rows of each part begin.</summary>
    public int[] PlacesOfChunk(int chunk) => [.. _placesOfChunk[chunk]];

    /// <summary>The rows that were refused, in the order of the input.</summary>
    public List<Rejection> RejectionsOfChunk(int chunk) => _gate.RejectionsOfChunk(chunk);

    private (int From, int To) RowsOfChunk(int chunk)
    {
        long rows = _partOfRow.Length;
        return ((int)(rows * chunk / Chunks), (int)(rows * (chunk + 1) / Chunks));
    }

    private ushort PartOf(TUser user) => (ushort)(((KeyHash.Of(user) >> 32) * (uint)Parts) >> 32);
}
