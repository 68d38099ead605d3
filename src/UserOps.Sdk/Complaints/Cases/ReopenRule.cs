using NodaTime;

namespace UserOps.Complaints;

/// <summary>What happens when a closed case comes up again.</summary>
public sealed record ReopenRule
{
    /// <summary>Gets what the clocks do.</summary>
    public required ReopenMode Mode { get; init; }

    /// <summary>Gets how long after its closing a case can be reopened; later it is a new complaint.</summary>
    public required Duration Within { get; init; }
}
