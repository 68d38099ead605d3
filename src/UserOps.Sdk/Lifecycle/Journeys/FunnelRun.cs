using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>How far one user came in a funnel, as of an instant.</summary>
public sealed record FunnelRun
{
    /// <summary>Gets the run of a user who never began.</summary>
    public static FunnelRun NotStarted { get; } = new() { State = FunnelState.NotStarted, Reached = [] };

    /// <summary>Gets whether the user went through, may still do so, stopped, or never began.</summary>
    public required FunnelState State { get; init; }

    /// <summary>Gets the instants at which the attempt that counts reached its steps, in their order; as many as it reached.</summary>
    public required EquatableArray<Instant> Reached { get; init; }

    /// <summary>Gets how many steps the attempt that counts reached; 0 when none began.</summary>
    public int StepsReached => Reached.Count;

    /// <summary>
    /// Gets the instant at which the last attempt that may still go on is over; <see langword="null"/> unless the state is
    /// <see cref="FunnelState.Open"/>.
    /// </summary>
    public Instant? OpenUntil { get; init; }

    /// <summary>
    /// Gets the end of the window of the last attempt that began, whatever came of it. From then on the answer stays as it
    /// is, unless a new attempt begins. <see langword="null"/> when none began.
    /// </summary>
    public Instant? WindowEnd { get; init; }
}

/// <summary>What became of a user in a funnel. The order has no meaning.</summary>
public enum FunnelState
{
    /// <summary>No event of the first step was seen.</summary>
    NotStarted = 0,

    /// <summary>The last step was not reached, and an attempt may still go on: its window has not ended and nothing ended it.</summary>
    Open = 1,

    /// <summary>The last step was reached.</summary>
    Converted = 2,

    /// <summary>The last step was not reached, and every attempt is over.</summary>
    Dropped = 3,
}
