namespace UserOps.Rfm;

/// <summary>What a refund does to a user's net total in the columnar path. The order of the values means nothing.</summary>
/// <remarks>Under either, a refund is counted in the refund total, never raises the orders and never refreshes the last day.</remarks>
public enum ColumnarRefunds
{
    /// <summary>A refund lowers the net total.</summary>
    Net = 0,

    /// <summary>A refund leaves the net total alone.</summary>
    Ignore = 1,
}
