namespace UserOps.Rfm;

/// <summary>A block of cells that belong to one segment, unless an earlier box has them.</summary>
/// <param name="Segment">The segment's id.</param>
/// <param name="Recency">The levels of R.</param>
/// <param name="Frequency">The levels of F.</param>
/// <param name="Monetary">The levels of M.</param>
public sealed record SegmentBox(string Segment, LevelRange Recency, LevelRange Frequency, LevelRange Monetary);
