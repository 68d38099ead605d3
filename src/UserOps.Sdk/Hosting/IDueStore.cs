using NodaTime;

namespace UserOps.Hosting;

/// <summary>What a host implements to know which answers to look at again: the due side of its <see cref="IAssessmentStore"/>.</summary>
/// <remarks>Every method refuses a blank kind and <c>default</c> subjects with an <see cref="ArgumentException"/>.</remarks>
public interface IDueStore
{
    /// <summary>Streams the subjects that are due at an instant, the one that has been due longest first; of those due at one instant, in any order.</summary>
    /// <remarks>It need not be a snapshot: what becomes due or is settled meanwhile may be seen or not. Nothing comes twice.</remarks>
    /// <param name="kind">The question.</param>
    /// <param name="asOf">The instant: all with <see cref="AssessmentState.Due"/> at or before it are due.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The subjects and since when they are due.</returns>
    IAsyncEnumerable<DueSubject> ReadDueAsync(string kind, Instant asOf, CancellationToken cancellationToken = default);

    /// <summary>Announces that there are new facts of some subjects: they are due, and judgements that rest on older facts are refused from now on.</summary>
    /// <remarks>
    /// <para>Write the facts first, then touch; or both in one transaction. Touched and then lost facts cost a judgement; facts that were
    /// written and never touched are not looked at before the answer's own end.</para>
    /// <para>All or none. <see cref="AssessmentState.Touches"/> grows by one, <see cref="AssessmentState.TouchedAt"/> becomes the instant
    /// unless it was later, and <see cref="AssessmentState.Due"/> becomes the instant if it was later or there was none. A subject that the store has never heard of is known from then on, as telling of the person
    /// that is named; one with an answer goes on telling of the answer's.</para>
    /// </remarks>
    /// <param name="kind">The question.</param>
    /// <param name="subjects">The subjects; one that stands there twice is touched once.</param>
    /// <param name="at">From when they are due: now; of facts that lie in the future, their own instant.</param>
    /// <param name="cancellationToken">Stops the work; then the subjects may have been touched or not, and touching again is safe.</param>
    /// <returns>The work.</returns>
    ValueTask TouchAsync(string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at, CancellationToken cancellationToken = default);
}

/// <summary>A subject whose answer may be another from an instant on.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Due">Since when.</param>
public readonly record struct DueSubject(string Subject, Instant Due);

/// <summary>A subject of which there are new facts.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="User">The person that it tells of; <see cref="UserId.None"/> when it is of no one person.</param>
public readonly record struct TouchedSubject(string Subject, UserId User);
