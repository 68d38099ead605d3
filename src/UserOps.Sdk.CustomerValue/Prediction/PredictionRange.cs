namespace UserOps.CustomerValue;

/// <summary>Between what bounds a number lies, by the draws.</summary>
/// <param name="Lower">The lower bound.</param>
/// <param name="Upper">The upper bound.</param>
public readonly record struct PredictionRange(double Lower, double Upper);
