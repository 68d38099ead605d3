namespace UserOps.Tickets;

/// <summary>What to record to make indicators of a layer observable.</summary>
public sealed record RecordingAdvice
{
    /// <summary>Gets the layer.</summary>
    public required int Layer { get; init; }

    /// <summary>Gets the members or events that the log lacks.</summary>
    public required EquatableArray<LogField> Fields { get; init; }

    /// <summary>Gets the indicators that would become observable.</summary>
    public required EquatableArray<IndicatorId> Indicators { get; init; }
}
