using NodaTime;

namespace UserOps.Hosting;

/// <summary>What a run did. The counts of subjects add up: <see cref="Subjects"/> is the sum of the five below it.</summary>
public sealed record RunSummary
{
    /// <summary>Gets which run.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the instant of its judgements.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the policy of its judgements.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets how many subjects were judged.</summary>
    public long Subjects { get; init; }

    /// <summary>Gets how many have another answer than before, or one by another policy, or their first.</summary>
    public long Changed { get; init; }

    /// <summary>Gets how many have the same answer, which holds until another instant than was known.</summary>
    public long Moved { get; init; }

    /// <summary>Gets how many have the same answer until the same instant; of those nothing was written.</summary>
    public long Unchanged { get; init; }

    /// <summary>Gets how many were touched while they were judged, so that the judgement was not written; they are due still, or others have judged them since.</summary>
    public long Outdated { get; init; }

    /// <summary>Gets how many have an answer of a later instant in the store, which stays: the clock went back, or another run was ahead.</summary>
    public long Older { get; init; }

    /// <summary>Gets how many records could not be used.</summary>
    public long Rejections { get; init; }

    /// <summary>Gets the subject after which the run went on; <see langword="null"/> when it began at the first.</summary>
    public string? ResumedAfter { get; init; }

    /// <summary>Gets a value indicating whether all subjects are done; <see langword="false"/> when another process took the run over.</summary>
    public bool IsFinished { get; init; } = true;

    /// <summary>Adds the counts of the run that was made after this one, by the same policy or the next.</summary>
    internal RunSummary Then(RunSummary next) => next with
    {
        Subjects = Subjects + next.Subjects,
        Changed = Changed + next.Changed,
        Moved = Moved + next.Moved,
        Unchanged = Unchanged + next.Unchanged,
        Outdated = Outdated + next.Outdated,
        Older = Older + next.Older,
        Rejections = Rejections + next.Rejections,
        ResumedAfter = ResumedAfter,
    };
}
