namespace UserOps.Tickets;

/// <summary>How far one layer is achieved.</summary>
public sealed record LayerScore
{
    /// <summary>Gets the layer, 1 to 5.</summary>
    public required int Layer { get; init; }

    /// <summary>Gets the demonstrated achievement, 0 to 1, capped by the weakest mandatory indicator.</summary>
    public required double Demonstrated { get; init; }

    /// <summary>Gets the mean observed achievement of the indicators that had opportunities, 0 to 1; <see langword="null"/> if none had.</summary>
    public required double? Observed { get; init; }

    /// <summary>Gets the achievement that the evidence leaves plausible, 0 to 1, capped likewise.</summary>
    public required double Plausible { get; init; }

    /// <summary>Gets the share of the layer's weight whose indicators had opportunities, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Gets the rating of what is demonstrated.</summary>
    public required AchievementRating Rating { get; init; }

    /// <summary>Gets the rating of what is plausible.</summary>
    public required AchievementRating PlausibleRating { get; init; }

    /// <summary>Gets the mandatory indicator that caps the layer; <see langword="null"/> if none does.</summary>
    public required IndicatorId? CappedBy { get; init; }

    /// <summary>Gets the indicator by which the layer loses most; <see langword="null"/> if it loses nothing.</summary>
    public required IndicatorId? MostLostBy { get; init; }

    /// <summary>Gets the share of the layer that counts in the score: the gate of the weakest layer below; 1 for the first.</summary>
    public required double Gate { get; init; }
}
