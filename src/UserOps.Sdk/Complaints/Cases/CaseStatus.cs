using NodaTime;

namespace UserOps.Complaints;

/// <summary>Where one case stands at one instant.</summary>
public sealed record CaseStatus
{
    /// <summary>Gets the complaint.</summary>
    public required ComplaintId Id { get; init; }

    /// <summary>Gets the state; <see cref="CaseState.None"/> if the complaint had not come in yet.</summary>
    public required CaseState State { get; init; }

    /// <summary>Gets since when it is in that state.</summary>
    public required Instant? Since { get; init; }

    /// <summary>Gets the grade, the gravest of the case and of those merged into it; <see langword="null"/> if it had not come in yet.</summary>
    public required ComplaintGrade? Grade { get; init; }

    /// <summary>Gets the grades that the case itself had, in time.</summary>
    public EquatableArray<GradeChange> Grades { get; init; } = [];

    /// <summary>Gets how the facts are graded; <see langword="null"/> if it had not come in yet.</summary>
    public ComplaintGrading? Grading { get; init; }

    /// <summary>Gets what is known of the complaint, with all evidence added.</summary>
    public ComplaintFacts? Facts { get; init; }

    /// <summary>Gets the instant from which targets are counted: the earliest receipt of the case and of those merged into it.</summary>
    public Instant? ReceivedAt { get; init; }

    /// <summary>Gets who answers for the case; <see langword="null"/>: nobody yet.</summary>
    public string? Handler { get; init; }

    /// <summary>Gets when the customer first heard more than that it came in: an update, a question or the decision; <see langword="null"/>: not yet.</summary>
    public Instant? FirstAnsweredAt { get; init; }

    /// <summary>Gets the channels of the case and of those merged into it, in ordinal order.</summary>
    public EquatableArray<string> Channels { get; init; } = [];

    /// <summary>Gets the complaints that are handled as part of this one, in ordinal order.</summary>
    public EquatableArray<ComplaintId> Members { get; init; } = [];

    /// <summary>Gets the case that this one was merged into; <see langword="null"/>: none.</summary>
    public ComplaintId? MergedInto { get; init; }

    /// <summary>Gets the targets: the firm's four and the regulators', in that order.</summary>
    public EquatableArray<TargetStatus> Targets { get; init; } = [];

    /// <summary>Gets all breaches so far, in time, those of earlier rounds too.</summary>
    public EquatableArray<TargetBreach> Breaches { get; init; } = [];

    /// <summary>Gets who is to be told when: the past first. What lies ahead holds unless something happens.</summary>
    public EquatableArray<CaseNotice> Notices { get; init; } = [];

    /// <summary>Gets what is on record for the closing.</summary>
    public CaseRecord Record { get; init; } = new();

    /// <summary>Gets what the gate misses; empty if the case could be closed, as far as its record goes.</summary>
    public EquatableArray<ClosingItem> Missing { get; init; } = [];

    /// <summary>Gets a value indicating whether the case was closed by silence.</summary>
    public bool ClosedBySilence { get; init; }

    /// <summary>Gets how often it was reopened.</summary>
    public int Reopenings { get; init; }

    /// <summary>Gets when each state began, in time.</summary>
    public EquatableArray<CaseStep> Steps { get; init; } = [];

    /// <summary>Gets the events that could not be taken, in their order.</summary>
    public EquatableArray<CaseProblem> Problems { get; init; } = [];

    /// <summary>Gets the moves that are legal now.</summary>
    public EquatableArray<CaseEventType> LegalMoves { get; init; } = [];

    /// <summary>Gets the earliest due instant of the targets that run or stand; <see langword="null"/> if none is ahead.</summary>
    public Instant? NextDue
    {
        get
        {
            Instant? next = null;
            foreach (var target in Targets)
            {
                if (target.Status is TargetState.Running or TargetState.Paused && target.DueAt is { } due && (next is null || due < next))
                {
                    next = due;
                }
            }

            return next;
        }
    }
}
