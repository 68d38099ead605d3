namespace UserOps.Rfm;

/// <summary>How one dimension was cut when the model was fitted.</summary>
/// <remarks>Level 1 is the lowest value. For recency, where few days are good, the score is bins + 1 - level.</remarks>
public sealed record RfmScale
{
    /// <summary>Gets the method.</summary>
    public required BinMethod Method { get; init; }

    /// <summary>Gets the number of levels.</summary>
    public required int Bins { get; init; }

    /// <summary>
    /// Gets the cuts between the levels, ascending, one fewer than the levels; rounded to nine decimals where they have
    /// more. Empty when there was nobody to fit on: then everybody gets the middle level.
    /// </summary>
    public required EquatableArray<decimal> Cuts { get; init; }

    /// <summary>
    /// Gets, for each cut, the greatest value that stays below it: a value is above the cut exactly if it is greater than
    /// the limit. In days, orders, or currency units to nine decimals.
    /// </summary>
    public required EquatableArray<decimal> Limits { get; init; }

    /// <summary>Gets how many users of the fit were in each level, from level 1.</summary>
    /// <remarks>By the cuts: users whom <see cref="BinMethod.Ntile"/> splits among levels are all in the lowest of them here.</remarks>
    public required EquatableArray<long> Counts { get; init; }

    /// <summary>Gets how many levels had users; fewer than <see cref="Bins"/> when many values are equal.</summary>
    public int SurvivingLevels => Counts.Count(count => count > 0);

    /// <summary>Gets the level of a value that no cut divides: the middle one.</summary>
    internal int MiddleLevel => (Bins + 1) / 2;
}
