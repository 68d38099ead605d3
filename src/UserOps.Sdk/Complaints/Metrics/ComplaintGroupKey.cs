namespace UserOps.Complaints;

/// <summary>What cases are broken down by.</summary>
public enum ComplaintGroupKey
{
    /// <summary>Nothing: all are one group.</summary>
    None = 0,

    /// <summary>The channel by which the complaint itself came in.</summary>
    Channel = 1,

    /// <summary>The product.</summary>
    Product = 2,

    /// <summary>The topic.</summary>
    Topic = 3,

    /// <summary>The grade as it is now, by its number.</summary>
    Grade = 4,
}
