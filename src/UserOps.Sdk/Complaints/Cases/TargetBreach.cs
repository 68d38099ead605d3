using NodaTime;

namespace UserOps.Complaints;

/// <summary>A target that was missed; once recorded it stays.</summary>
/// <param name="Target">The target, such as <c>resolve</c>.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="BreachedAt">The first instant at which it was late.</param>
/// <param name="MetAt">When it was done after all; <see langword="null"/>: not yet.</param>
/// <param name="Cause">Why it was missed.</param>
public sealed record TargetBreach(string Target, Instant? DueAt, Instant BreachedAt, Instant? MetAt, BreachCause Cause);
