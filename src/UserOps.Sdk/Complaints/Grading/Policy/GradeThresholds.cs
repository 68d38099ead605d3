namespace UserOps.Complaints;

/// <summary>The sums of points from which a complaint has a graver grade than 4.</summary>
public sealed record GradeThresholds
{
    /// <summary>Gets the points from which it has grade 1.</summary>
    public required int Critical { get; init; }

    /// <summary>Gets the points from which it has grade 2.</summary>
    public required int Major { get; init; }

    /// <summary>Gets the points from which it has grade 3.</summary>
    public required int Standard { get; init; }
}
