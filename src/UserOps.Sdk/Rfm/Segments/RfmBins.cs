namespace UserOps.Rfm;

/// <summary>How many levels each dimension has.</summary>
/// <param name="Recency">The levels of R.</param>
/// <param name="Frequency">The levels of F.</param>
/// <param name="Monetary">The levels of M.</param>
public sealed record RfmBins(int Recency, int Frequency, int Monetary)
{
    /// <summary>Gets every cell, from the lowest scores to the highest, M changing fastest.</summary>
    internal IEnumerable<(int R, int F, int M)> Cells =>
        from r in Enumerable.Range(1, Recency)
        from f in Enumerable.Range(1, Frequency)
        from m in Enumerable.Range(1, Monetary)
        select (r, f, m);
}
