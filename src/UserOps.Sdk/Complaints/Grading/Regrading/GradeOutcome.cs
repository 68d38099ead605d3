namespace UserOps.Complaints;

/// <summary>What became of a <see cref="GradeChange"/>.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">The grade that stood; <see langword="null"/>: none did.</param>
/// <param name="After">The grade that stands now.</param>
/// <param name="Change">The change that was proposed.</param>
/// <param name="Refusal">Why it was refused; else <see cref="GradeRefusal.None"/>.</param>
public readonly record struct GradeOutcome(
    GradeOutcomeKind Kind, ComplaintGrade? Before, ComplaintGrade After, GradeChange Change, GradeRefusal Refusal = GradeRefusal.None)
{
    /// <summary>Gets the sentence that tells what became of the change, and if it was refused, the mend.</summary>
    public Reason Reason => GradeOutcomeText.Of(this);
}

/// <summary>What became of a proposed grade. The order of the values means nothing.</summary>
public enum GradeOutcomeKind
{
    /// <summary>The same grade stands as before.</summary>
    Kept = 0,

    /// <summary>The complaint has its first grade.</summary>
    Set = 1,

    /// <summary>A graver grade stands.</summary>
    Raised = 2,

    /// <summary>A milder grade stands, by a person's word.</summary>
    Lowered = 3,

    /// <summary>The grade stays as it was, for the change may not be made so.</summary>
    Refused = 4,
}

/// <summary>Why a proposed grade was refused. The order of the values means nothing.</summary>
public enum GradeRefusal
{
    /// <summary>It was not refused.</summary>
    None = 0,

    /// <summary>It would lower the grade, and no person stands for it.</summary>
    NeedsActor = 1,

    /// <summary>It would lower the grade, and no reason is given.</summary>
    NeedsReason = 2,

    /// <summary>It would lower the grade by a cause that only raises: age, growth of a cluster, reopening, merging.</summary>
    CauseOnlyRaises = 3,
}
