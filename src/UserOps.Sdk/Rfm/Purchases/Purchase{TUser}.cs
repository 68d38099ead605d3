using NodaTime;

namespace UserOps.Rfm;

/// <summary>One row of a host's sales: who, when, how much. An order may have many rows.</summary>
/// <remarks>
/// Equal rows are separate rows and all count; a host that may deliver a row twice removes the repeat. The amount has at
/// most <see cref="PurchaseLimits.Decimals"/> decimals and a size of at most <see cref="PurchaseLimits.Amount"/>, so that
/// sums are exact and come out the same in any order.
/// </remarks>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
/// <param name="User">The user.</param>
/// <param name="At">When it happened.</param>
/// <param name="Amount">The money, in whole currency units: 12.50 is twelve and a half. Zero is a purchase.</param>
public readonly record struct Purchase<TUser>(TUser User, Instant At, decimal Amount)
    where TUser : notnull
{
    /// <summary>Gets the order that the row belongs to; <see langword="null"/> or empty when the host has no order ids.</summary>
    public string? OrderId { get; init; }

    /// <summary>Gets whether it is a purchase or a refund; by default the sign of the amount tells.</summary>
    public PurchaseKind Kind { get; init; }

    /// <summary>Gets the currency as the host writes it, such as <c>GBP</c>; <see langword="null"/> or empty when there is but one.</summary>
    public string? Currency { get; init; }
}
