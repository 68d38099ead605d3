namespace UserOps.Simulation;

/// <summary>The truth about a user, with the points on the shop's clock that the orders are made from.</summary>
internal readonly record struct UserPlan
{
    /// <summary>Gets the truth that is told.</summary>
    public required ShopUser User { get; init; }

    /// <summary>Gets what the users of this kind have in common.</summary>
    public required KindProfile Profile { get; init; }

    /// <summary>Gets the first order on the shop's clock.</summary>
    public double First { get; init; }

    /// <summary>
    /// Gets the order that a user of <see cref="Departure.WithAnOrder"/> leaves with, on the shop's clock; infinite for
    /// who stays.
    /// </summary>
    public double LastOrder { get; init; }

    /// <summary>Gets the day of the order that only comes back, before the first day and so negative.</summary>
    public int EarlierDay { get; init; }
}
