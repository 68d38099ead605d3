using NodaTime;

namespace UserOps.Hosting;

/// <summary>What a judgement has to say of one subject to the store.</summary>
public sealed record AssessmentChange
{
    /// <summary>Gets the subject.</summary>
    public required AssessmentKey Key { get; init; }

    /// <summary>Gets the person it tells of; <see cref="UserId.None"/> when it is of no one person.</summary>
    public required UserId User { get; init; }

    /// <summary>Gets <see cref="AssessmentState.Touches"/> as it was read before the facts were.</summary>
    public required long Touches { get; init; }

    /// <summary>Gets the instant of the judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>
    /// Gets until when the answer holds, with no new facts, or the instant of facts that were announced for later and are not in it yet, if that is earlier;
    /// <see langword="null"/>: for ever. It becomes <see cref="AssessmentState.Due"/>.
    /// </summary>
    public required Instant? ValidUntil { get; init; }

    /// <summary>Gets the new answer; <see langword="null"/> when the one in the store stands and only its end is another.</summary>
    public required StoredAssessment? Assessment { get; init; }

    /// <summary>Gets a value indicating whether it also replaces an answer of a later instant: to mend what a clock that ran ahead has written.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool ReplacesNewer { get; init; }
}

/// <summary>What became of a judgement that was to be written.</summary>
public enum AssessmentOutcome
{
    /// <summary>It was not written, for new facts were announced since it read the old ones. The subject is still due, or was judged by another since.</summary>
    Outdated = 0,

    /// <summary>It was written.</summary>
    Written = 1,

    /// <summary>It was not written, for the store has an answer of a later instant.</summary>
    Older = 2,
}
