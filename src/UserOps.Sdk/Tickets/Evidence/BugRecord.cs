using NodaTime;

namespace UserOps.Tickets;

/// <summary>What is known of a bug.</summary>
internal sealed class BugRecord
{
    public Instant? OpenedAt { get; init; }

    public Instant? ReleasedAt { get; set; }

    public CauseKey? Cause { get; init; }

    public string? Owner { get; init; }

    public string? TeamId { get; init; }
}
