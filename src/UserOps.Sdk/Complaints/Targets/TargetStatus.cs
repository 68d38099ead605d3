using NodaTime;

namespace UserOps.Complaints;

/// <summary>One target of one case at one instant: when it is due, how it stands, and what its clock stood for.</summary>
public sealed record TargetStatus
{
    /// <summary>Gets the target: <c>acknowledge</c>, <c>firstResponse</c>, <c>nextUpdate</c>, <c>resolve</c>, or a regulator's, such as <c>cn-samr.accept</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Gets how it stands.</summary>
    public required TargetState Status { get; init; }

    /// <summary>Gets the instant from which it is counted.</summary>
    public required Instant Start { get; init; }

    /// <summary>Gets the earliest instant at which it is used up; <see langword="null"/>: never. Of a missed target, the instant that was missed.</summary>
    public required Instant? DueAt { get; init; }

    /// <summary>Gets the latest instant at which it is still kept: the next opening after <see cref="DueAt"/>, or <see cref="DueAt"/> itself where the target is strict.</summary>
    public required Instant? LastOnTimeAt { get; init; }

    /// <summary>Gets when it was done; <see langword="null"/>: not yet.</summary>
    public Instant? MetAt { get; init; }

    /// <summary>Gets the first instant at which it was missed; <see langword="null"/>: it was not.</summary>
    public Instant? BreachedAt { get; init; }

    /// <summary>Gets why it was missed.</summary>
    public BreachCause Cause { get; init; }

    /// <summary>Gets when its clock goes on at the latest, if it stands; <see langword="null"/>: when somebody says so.</summary>
    public Instant? PausedUntil { get; init; }

    /// <summary>Gets the working time left; zero when it is done, used up or stopped.</summary>
    public required Duration Left { get; init; }

    /// <summary>Gets the points at which it warns, in order.</summary>
    public EquatableArray<TargetWarning> Warnings { get; init; } = [];

    /// <summary>Gets the share of the last warning point that was passed; <see langword="null"/>: none, or done in time.</summary>
    public decimal? Warned { get; init; }

    /// <summary>Gets what its clock stood for.</summary>
    public EquatableArray<PauseSpan> Pauses { get; init; } = [];

    /// <summary>Gets the pauses cut where their cap was used up and the clock went on.</summary>
    internal EquatableArray<PauseSpan> Stood { get; init; } = [];

    /// <summary>Gets the calendar by which it is counted.</summary>
    public required string Calendar { get; init; }

    /// <summary>Gets a value indicating whether the calendar knows its holidays as far as the answer reaches.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>Gets a value indicating whether something is still to be done.</summary>
    public bool IsOpen => MetAt is null && Status is TargetState.Running or TargetState.Paused or TargetState.Breached && !IsEnded;

    /// <summary>Gets a value indicating whether the case ended before this was done.</summary>
    internal bool IsEnded { get; init; }
}
