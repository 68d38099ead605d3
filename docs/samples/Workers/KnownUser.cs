using UserOps.Lifecycle;
using UserOps.Rfm;

namespace Workers;

/// <summary>What one worker, or all of them, know of one user.</summary>
internal readonly record struct KnownUser(PurchaseHistory Purchases, UserActivity Activity)
{
    public static KnownUser Nobody { get; } = new(PurchaseHistory.Empty, UserActivity.Empty);

    public KnownUser Merge(KnownUser other) => new(Purchases.Merge(other.Purchases), Activity.Merge(other.Activity));
}
