using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>One period of growth accounting: who came, stayed, came back and went.</summary>
/// <remarks><c>Active = Active of the period before + New + Resurrected + Dormant</c>, wherever <see cref="Dormant"/> is known.</remarks>
public sealed record GrowthPeriod
{
    /// <summary>Gets the first day.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Gets the first day after.</summary>
    public required LocalDate End { get; init; }

    /// <summary>Gets a value indicating whether all its days are seen; without, the counts can still rise.</summary>
    public required bool Complete { get; init; }

    /// <summary>Gets the users who are active for the first time; see <see cref="GrowthPolicy.NewUsers"/>.</summary>
    public required long New { get; init; }

    /// <summary>Gets the users who were active in the period before too.</summary>
    public required long Retained { get; init; }

    /// <summary>Gets the users who were active earlier, but not in the period before.</summary>
    public required long Resurrected { get; init; }

    /// <summary>
    /// Gets the flow into dormancy, 0 or negative: minus the users who were active in the period before and are not in this
    /// one. <see langword="null"/> while the period runs and <see cref="OpenPeriod.Unknown"/> holds.
    /// </summary>
    public required long? Dormant { get; init; }

    /// <summary>
    /// Gets the stock of dormant users: all who were active in any earlier period and are not in this one.
    /// <see langword="null"/> while the period runs and <see cref="OpenPeriod.Unknown"/> holds.
    /// </summary>
    public required long? DormantStock { get; init; }

    /// <summary>Gets the users with at least one active day: new, retained and resurrected.</summary>
    public long Active => New + Retained + Resurrected;

    /// <summary>
    /// Gets the users won for each one lost: <c>(New + Resurrected) / -Dormant</c>. <see langword="null"/> when nobody was lost,
    /// or it is not known yet.
    /// </summary>
    /// <remarks>The quick ratio of growth accounting: J. Hsu, "Diligence at Social Capital, part 1: Accounting for user growth" (2015).</remarks>
    public double? QuickRatio => Dormant is { } flow and < 0 ? (double)(New + Resurrected) / -flow : null;
}
