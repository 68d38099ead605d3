using NodaTime;

namespace UserOps.Hosting;

/// <summary>What a store knows of one subject: the answer, when it is due again, and how often new facts were announced.</summary>
/// <param name="Key">The subject.</param>
/// <param name="Touches">
/// How often new facts were announced (<see cref="IDueStore.TouchAsync"/>); 0 when never. Whoever judges reads this first and the facts
/// after, and hands it back with the answer: then an answer that rests on old facts never replaces one that rests on newer ones.
/// </param>
/// <param name="TouchedAt">
/// The latest instant of those announcements; <see langword="null"/> when there was none. A judgement of an instant before it has not seen those facts,
/// so it must not take the subject off those who are due.
/// </param>
/// <param name="Due">The instant from which the answer may be another; <see langword="null"/> when it stands until new facts come.</param>
/// <param name="JudgedAt">The instant of the newest judgement that was written; <see langword="null"/> when there is none.</param>
/// <param name="Assessment">The answer; <see langword="null"/> when there is none yet.</param>
public sealed record AssessmentState(AssessmentKey Key, long Touches, Instant? TouchedAt, Instant? Due, Instant? JudgedAt, StoredAssessment? Assessment)
{
    /// <summary>What a store knows of a subject that it has never heard of.</summary>
    /// <param name="key">The subject.</param>
    /// <returns>The state: no touches, not due, no answer.</returns>
    public static AssessmentState Unknown(AssessmentKey key) => new(key, 0, TouchedAt: null, Due: null, JudgedAt: null, Assessment: null);
}
