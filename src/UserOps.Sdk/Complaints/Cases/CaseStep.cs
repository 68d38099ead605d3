using NodaTime;

namespace UserOps.Complaints;

/// <summary>A state, and since when.</summary>
/// <param name="At">The first instant.</param>
/// <param name="State">The state.</param>
public readonly record struct CaseStep(Instant At, CaseState State);
