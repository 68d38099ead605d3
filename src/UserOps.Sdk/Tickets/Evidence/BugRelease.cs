using NodaTime;

namespace UserOps.Tickets;

/// <summary>A fix that reached the users.</summary>
internal readonly record struct BugRelease(string BugId, Instant At);
