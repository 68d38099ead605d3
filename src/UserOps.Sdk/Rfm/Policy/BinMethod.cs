namespace UserOps.Rfm;

/// <summary>How a dimension is cut into levels. The order of the values means nothing.</summary>
/// <remarks>
/// In every method but <see cref="Ntile"/> equal values get equal scores. Cuts are exact: no value is put on the wrong side
/// by a rounding of doubles.
/// </remarks>
public enum BinMethod
{
    /// <summary>
    /// Cuts at the quantiles i / bins by Hyndman and Fan's definition 7 (1996); level i holds
    /// <c>q(i-1) &lt; v &lt;= q(i)</c>. When all values are equal, they get the middle level, (bins + 1) / 2 rounded down.
    /// </summary>
    Quantile = 0,

    /// <summary>Given cuts, closed on the left: level i holds <c>c(i-1) &lt;= v &lt; c(i)</c>.</summary>
    Thresholds = 1,

    /// <summary>Two levels: high is strictly better than the arithmetic mean of the values.</summary>
    MeanSplit = 2,

    /// <summary>Two levels: high is strictly better than the median of the values.</summary>
    MedianSplit = 3,

    /// <summary>Two levels: high is a score, by <see cref="Quantile"/> in five levels, strictly better than the mean of these scores.</summary>
    ScoreMeanSplit = 4,

    /// <summary>Two levels: high is strictly better than the one given cut.</summary>
    FixedSplit = 5,

    /// <summary>
    /// As the R package rfm 0.3.0 does: each inner break is the quantile (definition 7) plus one whole unit, and level i
    /// holds <c>lower &lt;= v &lt; upper</c>. For parity with reports made by it; where values differ by less than a unit
    /// its scores mean nothing.
    /// </summary>
    RRfmCompatible = 6,

    /// <summary>
    /// As SQL's NTILE does: users are ranked from the worst value to the best (<c>ORDER BY last_date, id</c> for recency)
    /// and cut into groups of equal size, the first of which have one user more where the number does not divide; ties are
    /// split, by the order of the user ids. For parity with warehouse reports. A frozen model knows no ranks: it puts a
    /// value that the fit split into the group of smaller values.
    /// </summary>
    Ntile = 7,
}
