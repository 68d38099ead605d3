namespace UserOps.Tickets;

/// <summary>How mature the handling of tickets is, as far as the log demonstrates it and as far as it leaves it plausible.</summary>
public sealed record Maturity
{
    /// <summary>Gets the group: an actor, a team, a product or a module; <see langword="null"/> for the whole desk.</summary>
    public string? Group { get; init; }

    /// <summary>Gets the level that is demonstrated, 0 to 5: "at least".</summary>
    public required int Level { get; init; }

    /// <summary>Gets the level that the evidence leaves plausible, 0 to 5: "at most".</summary>
    public required int PlausibleLevel { get; init; }

    /// <summary>Gets the score, 0 to 5: the demonstrated layers, each as far as those below carry it.</summary>
    public required double Score { get; init; }

    /// <summary>Gets the five layers.</summary>
    public required EquatableArray<LayerScore> Layers { get; init; }

    /// <summary>Gets the indicators of the policy.</summary>
    public required EquatableArray<IndicatorScore> Indicators { get; init; }

    /// <summary>Gets what would lift the level by one; <see langword="null"/> at level 5, and where the next layer is not measured.</summary>
    public required MaturityLift? Lift { get; init; }

    /// <summary>Gets what to record to make more of it observable, layer by layer.</summary>
    public required EquatableArray<RecordingAdvice> Record { get; init; }

    /// <summary>Gets how many tickets the log holds.</summary>
    public required long Tickets { get; init; }

    /// <summary>Gets how many of them began before the log did.</summary>
    public required long WithoutCreated { get; init; }

    /// <summary>Gets how many of them were not judged, by reason.</summary>
    public required EquatableArray<ExcludedTickets> Excluded { get; init; }
}
