namespace UserOps.Tickets;

/// <summary>How one indicator counts.</summary>
public sealed record IndicatorSetting
{
    /// <summary>Gets the indicator.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>Gets the rate that counts as full achievement, above 0 and at most 1.</summary>
    public required decimal Target { get; init; }

    /// <summary>Gets the weight within the layer, 0 or more; 1 by default. Without weight it is shown and does not count.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Gets a value indicating whether the layer is capped when this indicator is weak.</summary>
    public required bool Mandatory { get; init; }

    /// <summary>Gets from how many opportunities on the evidence counts in full, 1 or more.</summary>
    public required int LeastOpportunities { get; init; }
}
