using NodaTime;

namespace UserOps.Complaints;

/// <summary>A stretch in which a clock stands.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="Until">The instant at which the clock goes on; <see langword="null"/> if it still stands.</param>
/// <param name="Reason">Why it stands.</param>
public readonly record struct PauseSpan(Instant From, Instant? Until, PauseReason Reason)
{
    /// <summary>Gets a value indicating whether the pause counts towards the cap: waiting does; time after the response or the closing does not.</summary>
    internal bool IsCapped => Reason is not (PauseReason.WithCustomer or PauseReason.Closed);
}
