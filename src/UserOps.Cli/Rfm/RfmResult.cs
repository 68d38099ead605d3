using NodaTime;
using UserOps.Cli.Purchases;
using UserOps.Rfm;

namespace UserOps.Cli.Rfm;

/// <summary>What <c>userops rfm</c> found, before it is written in one form or another.</summary>
internal sealed record RfmResult
{
    /// <summary>Gets what became of the records of the input; <see langword="null"/> when there was no file.</summary>
    public PurchaseCounts? Counts { get; init; }

    /// <summary>Gets the histories.</summary>
    public required PurchaseBook<UserId> Book { get; init; }

    /// <summary>Gets everybody's scores.</summary>
    public required RfmSnapshot<UserId> Snapshot { get; init; }

    /// <summary>Gets who moved since the day of <c>--migrate-from</c>; <see langword="null"/> without it.</summary>
    public SegmentMigration? Migration { get; init; }

    /// <summary>Gets the breakdown of <c>--by</c>; <see langword="null"/> without it.</summary>
    public EquatableArray<RfmGroup<string>>? Groups { get; init; }

    /// <summary>Finds until when a user's scores hold without a new purchase.</summary>
    public Instant? ValidUntil(UserId user) => Snapshot.Model.ValidUntil(Book[user], Snapshot.AsOf);
}
