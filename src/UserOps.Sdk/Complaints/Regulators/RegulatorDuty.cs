using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>One thing that a regulator wants done in time.</summary>
public sealed record RegulatorDuty
{
    /// <summary>Gets the id of the duty within its preset, such as <c>accept</c>; the target is called <c>cn-samr.accept</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what is to be done, for people.</summary>
    public required LocalizedText Names { get; init; }

    /// <summary>Gets from when the clock runs.</summary>
    public required RegulatorTrigger Trigger { get; init; }

    /// <summary>Gets how the deadline is counted.</summary>
    public required DeadlineRule Deadline { get; init; }

    /// <summary>Gets the events that do it; the first of them ends the clock.</summary>
    /// <remarks><c>deadlineExtended</c> among them stands for a holding response, and must name this duty's target.</remarks>
    public required EquatableArray<CaseEventType> SatisfiedBy { get; init; }

    /// <summary>Gets what is not counted, day by day.</summary>
    public EquatableArray<PauseReason> PausedBy { get; init; } = [];

    /// <summary>Gets by how much, in the deadline's unit, each extension lengthens it, in order; none by default.</summary>
    public EquatableArray<int> Extensions { get; init; } = [];

    /// <summary>Gets the first local date of the trigger for which the duty holds; <see langword="null"/>: any.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Gets the last local date of the trigger for which the duty holds; <see langword="null"/>: any.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Gets the clause that says so.</summary>
    public required string Clause { get; init; }
}
