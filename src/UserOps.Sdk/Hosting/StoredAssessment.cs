using NodaTime;

namespace UserOps.Hosting;

/// <summary>An answer as a store keeps it: what was found, by which policy, when, and why.</summary>
/// <remarks>
/// <para>A run writes it when the <see cref="Value"/>, the <see cref="Detail"/> or the policy's hash is another than before. So <see cref="AsOf"/> is the judgement that
/// found this value first, and the reasons in <see cref="Json"/> are those of that judgement; to see them with today's numbers, ask the
/// evaluator again, which costs microseconds.</para>
/// </remarks>
public sealed record StoredAssessment
{
    /// <summary>Gets what the answer is about.</summary>
    public required AssessmentKey Key { get; init; }

    /// <summary>Gets the person it tells of; <see cref="UserId.None"/> when it is of no one person. Erasing that user erases the answer.</summary>
    public required UserId User { get; init; }

    /// <summary>Gets the answer in a word, to look for in queries: the id of a stage, of a segment, of a state.</summary>
    public required string Value { get; init; }

    /// <summary>Gets what else the answer says, such as since when; may be empty. Equal answers have equal values and details, whenever they are found.</summary>
    public required string Detail { get; init; }

    /// <summary>Gets the whole answer with its reasons, as the library writes it in JSON.</summary>
    public required string Json { get; init; }

    /// <summary>Gets which policy gave it.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the instant of the judgement.</summary>
    public required Instant AsOf { get; init; }
}
