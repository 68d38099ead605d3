using System.Text.Json.Serialization;

namespace UserOps.Tickets;

/// <summary>One indicator's share in a maturity: what was counted, and what that demonstrates.</summary>
public sealed record IndicatorScore
{
    /// <summary>Gets the indicator.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>Gets its layer, 1 to 5.</summary>
    public required int Layer { get; init; }

    /// <summary>Gets how many opportunities succeeded.</summary>
    [JsonPropertyName("k")]
    public required long Successes { get; init; }

    /// <summary>Gets how many opportunities came to their end.</summary>
    [JsonPropertyName("n")]
    public required long Opportunities { get; init; }

    /// <summary>Gets the rate that the evidence demonstrates: the lower bound of the rate, in part only while there is little evidence.</summary>
    public required double Demonstrated { get; init; }

    /// <summary>Gets the rate that was observed; <see langword="null"/> without opportunities.</summary>
    public required double? Observed { get; init; }

    /// <summary>Gets the rate that the evidence leaves plausible.</summary>
    public required double Plausible { get; init; }

    /// <summary>Gets how much the evidence is worth.</summary>
    public required EvidenceState State { get; init; }

    /// <summary>Gets how far the target is achieved, as demonstrated.</summary>
    public required AchievementRating Rating { get; init; }

    /// <summary>Gets the rate that counts as full achievement.</summary>
    public required decimal Target { get; init; }

    /// <summary>Gets the demonstrated achievement: the share of the target, at most 1.</summary>
    public required double Achievement { get; init; }

    /// <summary>Gets how much of its layer is lost by what it lacks: its share of the weight, times the achievement it lacks.</summary>
    public required double Loss { get; init; }

    /// <summary>Gets a value indicating whether its weakness caps the layer.</summary>
    public required bool Mandatory { get; init; }

    /// <summary>Gets what to train to do better in it.</summary>
    public required ImprovementArea Area { get; init; }

    /// <summary>Gets what the log would have to hold for it to be observable.</summary>
    public required EquatableArray<LogField> Missing { get; init; }

    /// <summary>Gets the latest tickets, or other things counted, that speak for it.</summary>
    public required EquatableArray<string> For { get; init; }

    /// <summary>Gets the latest that speak against it.</summary>
    public required EquatableArray<string> Against { get; init; }

    /// <summary>Gets what it is called.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Gets what is counted among what.</summary>
    public required LocalizedText Formula { get; init; }
}
