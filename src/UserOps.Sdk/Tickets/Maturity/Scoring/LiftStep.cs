namespace UserOps.Tickets;

/// <summary>Further successes of one indicator.</summary>
public sealed record LiftStep
{
    /// <summary>Gets the indicator.</summary>
    public required IndicatorId Id { get; init; }

    /// <summary>Gets how many further successes.</summary>
    public required long Successes { get; init; }

    /// <summary>Gets what must be recorded first, for there to be any.</summary>
    public required EquatableArray<LogField> RecordFirst { get; init; }
}
