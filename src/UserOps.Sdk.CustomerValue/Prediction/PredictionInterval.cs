namespace UserOps.CustomerValue;

/// <summary>How sure a prediction is.</summary>
public sealed record PredictionInterval
{
    /// <summary>Gets the share of the draws that lies within the bounds: 0.95.</summary>
    public required double Level { get; init; }

    /// <summary>Gets the bounds of P(alive), by the doubt about the parameters.</summary>
    public required PredictionRange PAlive { get; init; }

    /// <summary>Gets the bounds of the expected number of purchases, by the doubt about the parameters.</summary>
    public required PredictionRange Expected { get; init; }

    /// <summary>Gets the bounds of the number of purchases itself: the doubt about the parameters, and chance.</summary>
    public required PredictionRange Purchases { get; init; }

    /// <summary>Gets the bounds of the expected value, by the doubt about the parameters; <see langword="null"/> where the value is, or a tenth of the draws have no finite mean.</summary>
    public PredictionRange? Value { get; init; }
}
