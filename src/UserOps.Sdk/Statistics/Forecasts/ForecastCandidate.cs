namespace UserOps.Statistics;

/// <summary>How a method did in the rolling origin.</summary>
/// <param name="Method">The method.</param>
/// <param name="Loss">Its loss; <see langword="null"/> where it was not tried.</param>
/// <param name="Exclusion">Why it was not tried.</param>
public sealed record ForecastCandidate(ForecastMethod Method, double? Loss, ForecastExclusion Exclusion);
