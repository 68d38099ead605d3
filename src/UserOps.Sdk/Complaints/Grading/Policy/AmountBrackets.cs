namespace UserOps.Complaints;

/// <summary>How the amount in dispute is read as the level of a factor: by the thresholds of the firm, in each currency.</summary>
public sealed record AmountBrackets
{
    /// <summary>Gets the id of the factor.</summary>
    public required string Factor { get; init; }

    /// <summary>Gets the thresholds of each currency. An amount in another currency is refused: it can't be compared.</summary>
    public required EquatableArray<AmountThresholds> Currencies { get; init; }
}

/// <summary>The thresholds of amounts in one currency.</summary>
public sealed record AmountThresholds
{
    /// <summary>Gets the ISO 4217 code of the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Gets the amount from which level 1 holds (T1), from which level 2 (T2), and so on.</summary>
    public required EquatableArray<decimal> From { get; init; }
}
