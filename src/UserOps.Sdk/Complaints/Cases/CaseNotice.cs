using NodaTime;

namespace UserOps.Complaints;

/// <summary>Somebody to be told of a target, and when.</summary>
/// <param name="At">When.</param>
/// <param name="Target">The target.</param>
/// <param name="Share">The share of the target that is used up then; 1 for the breach.</param>
/// <param name="Roles">Who.</param>
public sealed record CaseNotice(Instant At, string Target, decimal Share, EquatableArray<string> Roles);
