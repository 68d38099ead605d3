namespace UserOps.Rfm;

/// <summary>Gives every cell of the score cube exactly one segment, as plain data.</summary>
/// <remarks>
/// A map lists the cells of each segment, or it lists boxes of which the first that holds a cell decides. It is checked
/// when a policy is compiled: gaps, overlaps, cells that don't exist and segments that no cell reaches are all told.
/// </remarks>
public sealed record SegmentMap
{
    /// <summary>Gets the map's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how many levels the map expects in each dimension.</summary>
    public required RfmBins Bins { get; init; }

    /// <summary>Gets the segments from the best to the worst; "up" and "down" follow this order.</summary>
    public required EquatableArray<Segment> Segments { get; init; }

    /// <summary>Gets the boxes, the deciding one first; none when the segments list their cells.</summary>
    public EquatableArray<SegmentBox> Boxes { get; init; }
}
