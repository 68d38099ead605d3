using NodaTime;
using UserOps.Rfm;

namespace UserOps.Sql;

/// <summary>One user's purchases as a query computed them at one instant, by one policy.</summary>
/// <remarks>
/// All that scores are made of, and what the tables of an RFM report show. What is earned on days after the first, which models
/// of customer value ask for, can't be told by one grouping: read the purchases for those.
/// </remarks>
/// <typeparam name="TUser">The type of the user's id.</typeparam>
public sealed record PurchaseFigures<TUser>
    where TUser : notnull
{
    /// <summary>Gets the user.</summary>
    public required TUser User { get; init; }

    /// <summary>Gets the three numbers that scores are made of.</summary>
    public required RfmFigures Figures { get; init; }

    /// <summary>Gets the local day of the first purchase in view; <see langword="null"/> without one.</summary>
    public LocalDate? FirstDay { get; init; }

    /// <summary>Gets the local day of the last purchase in view; <see langword="null"/> without one.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>Gets the number of orders that count.</summary>
    public long Orders { get; init; }

    /// <summary>Gets the money of all purchase rows in view, in whole currency units; not negative.</summary>
    public decimal PurchaseTotal { get; init; }

    /// <summary>Gets the size of all refund rows in view, in whole currency units; not negative.</summary>
    public decimal RefundTotal { get; init; }

    /// <summary>Gets the number of refund rows in view.</summary>
    public long Refunds { get; init; }

    /// <summary>Gets the money that M is made of, in whole currency units; may be negative.</summary>
    public decimal NetTotal { get; init; }
}
