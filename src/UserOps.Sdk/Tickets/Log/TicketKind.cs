namespace UserOps.Tickets;

/// <summary>What kind of matter a ticket is.</summary>
public enum TicketKind
{
    /// <summary>None of the others; it is known not to be one of them.</summary>
    Other = 0,

    /// <summary>How to use the product (使用问题): the desk can solve it alone.</summary>
    Usage = 1,

    /// <summary>The product does not work (技术问题): somebody must mend something.</summary>
    Technical = 2,

    /// <summary>The product lacks something (需求).</summary>
    Requirement = 3,
}
