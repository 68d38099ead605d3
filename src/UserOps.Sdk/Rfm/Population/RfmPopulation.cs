namespace UserOps.Rfm;

/// <summary>How many users a snapshot holds, and of what kind.</summary>
public sealed record RfmPopulation
{
    /// <summary>Gets all users: <see cref="Buyers"/> + <see cref="ZeroValueOnly"/> + <see cref="OutsideWindow"/> + <see cref="NeverPurchased"/>.</summary>
    public required long Users { get; init; }

    /// <summary>Gets the users whose purchases in view add up to more than zero.</summary>
    public required long Buyers { get; init; }

    /// <summary>Gets the users whose orders in view were all for nothing; they are scored, since a zero-value order is a purchase.</summary>
    public required long ZeroValueOnly { get; init; }

    /// <summary>Gets the users who bought before the window and not in it.</summary>
    public required long OutsideWindow { get; init; }

    /// <summary>Gets the users without a purchase that counts.</summary>
    public required long NeverPurchased { get; init; }

    /// <summary>Gets the users in view whose net total is zero or below; those outside the window have nothing in view.</summary>
    public required long NetNotPositive { get; init; }

    /// <summary>Gets those of <see cref="Buyers"/> whose net total is zero or below: refunds took it all back.</summary>
    public required long BuyersNetNotPositive { get; init; }

    internal static RfmPopulation Of<TUser>(IReadOnlyCollection<RfmUser<TUser>> users)
        where TUser : notnull
    {
        var buyers = users.Where(user => user.Score.IsScored && user.Summary.PurchaseTotal > 0).ToList();
        return new()
        {
            Users = users.Count,
            Buyers = buyers.Count,
            ZeroValueOnly = users.LongCount(user => user.Score.IsScored) - buyers.Count,
            OutsideWindow = users.LongCount(user => user.Score.Status == PurchaseStatus.OutsideWindow),
            NeverPurchased = users.LongCount(user => user.Score.Status == PurchaseStatus.NeverPurchased),
            NetNotPositive = users.LongCount(user => user.Score.Status != PurchaseStatus.OutsideWindow && user.Summary.NetTotal <= 0),
            BuyersNetNotPositive = buyers.LongCount(user => user.Summary.NetTotal <= 0),
        };
    }
}
