namespace UserOps.Complaints;

/// <summary>The rule by which a grade changes after it was given: machines only raise; a person lowers, with a reason.</summary>
public static class GradeRatchet
{
    /// <summary>Applies a proposed grade to the one that stands.</summary>
    /// <param name="standing">The grade that stands; <see langword="null"/>: none yet, and the proposed one is taken as it is.</param>
    /// <param name="change">The proposed grade.</param>
    /// <returns>What became of it; a refusal says why and how to mend it.</returns>
    /// <exception cref="ArgumentException">The grade or the cause of <paramref name="change"/> is none that there is.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    public static GradeOutcome Apply(ComplaintGrade? standing, GradeChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!Enum.IsDefined(change.Grade) || !Enum.IsDefined(change.Cause))
        {
            throw new ArgumentException($"The grade is {change.Grade} and the cause {change.Cause}; both must be values that are named. Choose such values.", nameof(change));
        }

        if (standing is not { } before)
        {
            return new(GradeOutcomeKind.Set, null, change.Grade, change);
        }

        if (change.Grade >= before)
        {
            return new(change.Grade > before ? GradeOutcomeKind.Raised : GradeOutcomeKind.Kept, before, change.Grade, change);
        }

        var refusal = change switch
        {
            { Cause: not (GradeCause.NewEvidence or GradeCause.Review) } => change.Actor is null ? GradeRefusal.None : GradeRefusal.CauseOnlyRaises,
            _ when string.IsNullOrWhiteSpace(change.Actor) => GradeRefusal.NeedsActor,
            _ when string.IsNullOrWhiteSpace(change.Reason) => GradeRefusal.NeedsReason,
            _ => GradeRefusal.None,
        };
        return refusal != GradeRefusal.None ? new(GradeOutcomeKind.Refused, before, before, change, refusal)
            : change.Cause is GradeCause.NewEvidence or GradeCause.Review ? new(GradeOutcomeKind.Lowered, before, change.Grade, change)
            : new(GradeOutcomeKind.Kept, before, before, change);
    }
}
