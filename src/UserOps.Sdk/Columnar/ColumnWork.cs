namespace UserOps.Columnar;

/// <summary>How rows are cut up, and how the pieces are spread over threads.</summary>
internal static class ColumnWork
{
    /// <summary>The part of a row that isn't seen; as many parts there can be at most.</summary>
    public const ushort Unseen = ushort.MaxValue;

    /// <summary>How many rows a part has when every part has the same: their users' entries then fit a level 2 cache.</summary>
    private const int RowsOfPart = 16_384;

    /// <summary>More parts would cost more in moving rows than they save in looking up users.</summary>
    private const int MostParts = 1024;

    /// <summary>How many rows a thread takes at a time: enough that what a chunk costs by itself is lost in them.</summary>
    private const int RowsOfChunk = 524_288;

    public static int PartsFor(int rows) => Math.Clamp(rows / RowsOfPart, 1, MostParts);

    public static int ChunksFor(int rows) => Math.Max(1, rows / RowsOfChunk);

    public static void Each(int count, int degreeOfParallelism, Action<int> action) =>
        Each(count, degreeOfParallelism, () => action, (i, act) => act(i));

    /// <summary>Does so many pieces of work on at most so many threads, each with a tool of its own, lowest number first.</summary>
    public static void Each<TTool>(int count, int degreeOfParallelism, Func<TTool> makeTool, Action<int, TTool> action)
    {
        var next = -1;
        var workers = Math.Min(count, degreeOfParallelism);
        if (workers == 1)
        {
            Work();
        }
        else
        {
            _ = Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());
        }

        void Work()
        {
            var tool = makeTool();
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                action(i, tool);
            }
        }
    }
}
