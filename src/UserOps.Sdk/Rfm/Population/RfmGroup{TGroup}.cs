using UserOps.Statistics;

namespace UserOps.Rfm;

/// <summary>One part of a snapshot: the users of one channel, country or plan.</summary>
/// <typeparam name="TGroup">The type of the group key.</typeparam>
/// <param name="Group">The group.</param>
/// <param name="Population">How many users it has; the groups' numbers add up to the snapshot's.</param>
/// <param name="Segments">Its segment table; shares are of the group.</param>
/// <param name="Concentration">How the money is spread over its users with purchases.</param>
public sealed record RfmGroup<TGroup>(
    TGroup Group,
    RfmPopulation Population,
    EquatableArray<SegmentFigures> Segments,
    ConcentrationCurve Concentration)
    where TGroup : notnull;
