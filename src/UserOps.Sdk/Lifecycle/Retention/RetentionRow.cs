namespace UserOps.Lifecycle;

/// <summary>What is counted of one cohort. Sums of whole numbers, so that rows of shards add up.</summary>
internal sealed class RetentionRow(int intervals, int columns)
{
    /// <summary>Users by how many intervals have begun for them, and are over.</summary>
    private readonly long[] _begun = new long[intervals + 1];
    private readonly long[] _over = new long[intervals + 1];

    /// <summary>By column, the change from the column before: most measures retain a user in columns in a row.</summary>
    private readonly long[] _retained = new long[columns + 1];
    private readonly long[] _unreachable = new long[columns + 1];

    /// <summary>Gets how many users were anchored.</summary>
    public long Size { get; private set; }

    /// <summary>Gets how many of them have a clock by which the cohort's period still runs.</summary>
    public long Open { get; private set; }

    /// <summary>Counts users in.</summary>
    public void Add(int begun, int over, bool open, long users = 1)
    {
        Size += users;
        Open += open ? users : 0;
        _begun[begun] += users;
        _over[over] += users;
    }

    /// <summary>Counts users as retained in the columns <c>[from, until)</c>.</summary>
    public void Retain(int from, int until, long users = 1) => Change(_retained, from, until, users);

    /// <summary>Counts users as such who can't reach the columns <c>[from, until)</c>, though they have begun.</summary>
    public void Exclude(int from, int until, long users = 1) => Change(_unreachable, from, until, users);

    public void Merge(RetentionRow other)
    {
        Size += other.Size;
        Open += other.Open;
        Sum(_begun, other._begun);
        Sum(_over, other._over);
        Sum(_retained, other._retained);
        Sum(_unreachable, other._unreachable);
    }

    /// <summary>Makes the cells of the cohort.</summary>
    public RetentionCell[] ToCells(ReadOnlySpan<IntervalRange> columns, bool complete)
    {
        var begun = AtLeast(_begun);
        var over = AtLeast(_over);
        var cells = new RetentionCell[columns.Length];
        var (retained, unreachable) = (0L, 0L);
        for (var column = 0; column < cells.Length; column++)
        {
            retained += _retained[column];
            unreachable += _unreachable[column];
            var (from, to) = columns[column];
            var state = complete && over[to + 1] == Size ? RetentionCellState.Complete
                : begun[from + 1] == 0 ? RetentionCellState.Future
                : RetentionCellState.InProgress;
            cells[column] = new(retained, begun[from + 1] - unreachable, state);
        }

        return cells;
    }

    private static void Change(long[] changes, int from, int until, long users)
    {
        if (from < until)
        {
            changes[from] += users;
            changes[until] -= users;
        }
    }

    private static void Sum(long[] mine, long[] others)
    {
        for (var i = 0; i < mine.Length; i++)
        {
            mine[i] += others[i];
        }
    }

    /// <summary>How many users have at least so many.</summary>
    private static long[] AtLeast(long[] counts)
    {
        var sums = (long[])counts.Clone();
        for (var i = sums.Length - 2; i >= 0; i--)
        {
            sums[i] += sums[i + 1];
        }

        return sums;
    }
}
