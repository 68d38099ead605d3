namespace UserOps.Rfm;

/// <summary>What fitting asks of a population's values, in whole steps of the dimension's grid.</summary>
internal interface IFitValues
{
    /// <summary>Gets how many values there are.</summary>
    long Count { get; }

    /// <summary>Finds the value at a zero-based rank, the smallest first.</summary>
    Int128 AtRank(long rank);

    /// <summary>Adds all values up.</summary>
    Int128 Sum();

    /// <summary>Counts the values that are not greater than a limit.</summary>
    long CountUpTo(Int128 limit);
}
