namespace UserOps.Rfm;

/// <summary>What a refund does. It never raises the frequency and never refreshes the recency. The order of the values means nothing.</summary>
public enum RefundPolicy
{
    /// <summary>A refund lowers the money and leaves the order count as it is.</summary>
    Net = 0,

    /// <summary>A refund is reported and otherwise not looked at.</summary>
    Ignore = 1,

    /// <summary>
    /// A refund lowers the money, and an order whose refunds reach its purchases counts for nothing: not for frequency, not
    /// for recency. A refund whose order is not in view lowers the money alone.
    /// </summary>
    LinkToOrder = 2,
}
