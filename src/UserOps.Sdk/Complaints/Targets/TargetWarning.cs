using NodaTime;

namespace UserOps.Complaints;

/// <summary>A point of a target at which it warns.</summary>
/// <param name="Share">The share of the target, such as 0.8.</param>
/// <param name="At">When that share is used up; <see langword="null"/>: never.</param>
public readonly record struct TargetWarning(decimal Share, Instant? At);
