namespace UserOps.Columnar;

/// <summary>The input of one pass over a chunk, row by row: whose a row is, whether it counts, and what is kept of it.</summary>
internal interface IRowReader<out TUser, out TRow>
{
    TUser UserOf(int row);

    bool Admits(int row);

    /// <summary>What is kept of a row that was admitted.</summary>
    TRow Read(int row);
}
