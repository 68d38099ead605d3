namespace UserOps.Rfm;

/// <summary>Which rows without an order id make one order. Rows that share an order id are always one order.</summary>
/// <remarks>The order of the values means nothing.</remarks>
public enum OrderGrouping
{
    /// <summary>Rows of one user at one instant are one order.</summary>
    PerInstant = 0,

    /// <summary>Every row is an order.</summary>
    PerRow = 1,

    /// <summary>Rows of one user on one local day are one order.</summary>
    PerDay = 2,
}
