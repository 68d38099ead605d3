using System.Runtime.InteropServices;
using UserOps.Hosting;

namespace UserOps.Complaints;

/// <summary>What a host implements to keep what happened to its complaints.</summary>
/// <remarks>
/// <para>A log is kept whole: events are never changed or dropped, but for <see cref="IPersonalDataStore.EraseAsync"/>: then every log with a
/// receipt of that customer becomes <see cref="CaseErasure.Erase(CaseLog)"/> of it: who complained, keys and texts are gone; instants, moves,
/// grades and amounts stay, so the figures stay. A store that keeps the ids of its complaints elsewhere, or makes them of the customer's, erases
/// them there itself.</para>
/// <para>An event that is there already is written once, so a writer that does not know whether its last write arrived just writes again.</para>
/// <para>Every method refuses <see cref="ComplaintId.None"/> and <see cref="UserId.None"/> with an <see cref="ArgumentException"/>.</para>
/// </remarks>
public interface IComplaintStore : IPersonalDataStore
{
    /// <summary>Streams the logs of some complaints, in any order.</summary>
    /// <param name="complaints">The complaints, each once.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>A log for each complaint; one of which nothing was recorded has <see cref="CaseLog.Empty"/>.</returns>
    IAsyncEnumerable<KnownCase> ReadLogsAsync(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellationToken = default);

    /// <summary>Streams the logs of some complaints and of all that bear on them: what is needed to judge them exactly.</summary>
    /// <remarks>
    /// These bear on a complaint: those that merges tie it to, at any remove and in both directions, whenever they were made; and those that were
    /// noted with a root cause (<see cref="CaseNoted.RootCause"/>) which it, or one that it is tied to, was noted with. More than that does no harm, so a small store streams all.
    /// </remarks>
    /// <param name="complaints">The complaints.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <returns>The logs that are not empty, each once.</returns>
    IAsyncEnumerable<KnownCase> ReadRelatedAsync(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellationToken = default);

    /// <summary>Adds events to the log of a complaint, all or none, if nobody else added since it was read.</summary>
    /// <remarks>
    /// The check and the write are one step: of two that decide on what they read at the same time, one gets a conflict, reads again and
    /// decides again. Events that the log holds already are not new: when none is, nothing is written and the answer is
    /// <see langword="true"/> whatever the count, so to write again is safe.
    /// </remarks>
    /// <param name="complaint">The complaint.</param>
    /// <param name="events">Its events, in any order.</param>
    /// <param name="expectedCount">How many events the log had when it was read.</param>
    /// <param name="cancellationToken">Stops the work; then the events may have been written or not, and the next read tells.</param>
    /// <returns>Whether the log holds the events, and how many it has now. A conflict is an answer, not an exception.</returns>
    /// <exception cref="ArgumentException">An event is of another complaint, or is not one that a case can have (<see cref="CaseLog.From"/>), or passes <see cref="ComplaintLimits"/>, which a store may hold it to. Nothing is written.</exception>
    ValueTask<CaseAppendOutcome> AppendAsync(
        ComplaintId complaint, EquatableArray<CaseEvent> events, int expectedCount, CancellationToken cancellationToken = default);
}

/// <summary>A complaint and what happened to it.</summary>
/// <param name="Id">The complaint.</param>
/// <param name="Log">What happened.</param>
public readonly record struct KnownCase(ComplaintId Id, CaseLog Log);

/// <summary>What became of events that were to be added.</summary>
/// <remarks><c>default</c> is a conflict with an empty log.</remarks>
/// <param name="IsAppended"><see langword="true"/> if the log holds them; <see langword="false"/> if it had another count than expected, and nothing was written.</param>
/// <param name="Count">How many events the log has now.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CaseAppendOutcome(bool IsAppended, int Count);
