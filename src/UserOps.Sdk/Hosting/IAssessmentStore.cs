namespace UserOps.Hosting;

/// <summary>What a host implements to keep answers.</summary>
/// <remarks>
/// <para>The same store is its own <see cref="IDueStore"/>: an answer and the instant at which it is due are one row, written at once.</para>
/// <para>Every method refuses a blank kind or subject and <c>default</c> keys with an <see cref="ArgumentException"/>.</para>
/// </remarks>
public interface IAssessmentStore : IPersonalDataStore
{
    /// <summary>Streams what is known of some subjects, in any order.</summary>
    /// <param name="kind">The question.</param>
    /// <param name="subjects">The subjects, each once.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>A state for each subject; one that the store has never heard of has <see cref="AssessmentState.Unknown"/>.</returns>
    IAsyncEnumerable<AssessmentState> ReadAsync(string kind, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken = default);

    /// <summary>Streams what is known of every subject of a question, in any order, each once.</summary>
    /// <remarks>It need not be a snapshot: what is written meanwhile may be seen or not.</remarks>
    /// <param name="kind">The question.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The states.</returns>
    IAsyncEnumerable<AssessmentState> ReadAllAsync(string kind, CancellationToken cancellationToken = default);

    /// <summary>Writes judgements: all that may be written, or, when it throws, none.</summary>
    /// <remarks>
    /// <para>A change is written if its <see cref="AssessmentChange.Touches"/> is still what the store has, and its instant is not before
    /// <see cref="AssessmentState.JudgedAt"/> (or <see cref="AssessmentChange.ReplacesNewer"/> is set). Then the answer replaces the one there
    /// was, <see cref="AssessmentState.Due"/> becomes <see cref="AssessmentChange.ValidUntil"/>, and <see cref="AssessmentState.JudgedAt"/> the
    /// instant. Otherwise nothing of that change is written. The check and the write are one step.</para>
    /// <para>To write the same again is safe: it leaves the store as it is.</para>
    /// </remarks>
    /// <param name="changes">The judgements, each subject once; they may be of several kinds.</param>
    /// <param name="cancellationToken">Stops the work; then the changes may have been written or not, and writing them again is safe.</param>
    /// <returns>What became of each change, in their order.</returns>
    ValueTask<IReadOnlyList<AssessmentOutcome>> WriteAsync(IReadOnlyList<AssessmentChange> changes, CancellationToken cancellationToken = default);
}
