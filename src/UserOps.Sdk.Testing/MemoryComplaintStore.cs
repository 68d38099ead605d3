using System.Runtime.CompilerServices;
using UserOps.Complaints;
using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>Keeps what happened to complaints in memory: for tests, samples and the first day of a host.</summary>
/// <remarks>Thread-safe. It keeps <see cref="ComplaintStoreLaws"/>, and shows what each of them takes.</remarks>
public sealed class MemoryComplaintStore : IComplaintStore, IComplaintSource
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ComplaintId, CaseLog> _logs = [];

    /// <inheritdoc />
    public async IAsyncEnumerable<KnownCase> ReadLogsAsync(
        IReadOnlyCollection<ComplaintId> complaints, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        foreach (var complaint in complaints)
        {
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(complaint, LogOf(complaint));
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CaseEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var (_, log) in Snapshot())
        {
            foreach (var item in log.Events)
            {
                await Task.CompletedTask.ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ComplaintId> ReadComplaintsAsync(ComplaintId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var log in Snapshot())
        {
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (log.Id > after)
            {
                yield return log.Id;
            }
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<KnownCase> ReadRelatedAsync(
        IReadOnlyCollection<ComplaintId> complaints, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        foreach (var complaint in complaints)
        {
            ThrowIfNone(complaint);
        }

        foreach (var known in Snapshot())
        {
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return known;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfNobody(user);
        foreach (var known in Snapshot().Where(known => IsOf(known.Log, user)))
        {
            await Task.CompletedTask.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new("complaints", known.Id.Value, $"[{string.Join(',', known.Log.Events.Select(CaseEventJson.Write))}]");
        }
    }

    /// <inheritdoc />
    public ValueTask<CaseAppendOutcome> AppendAsync(
        ComplaintId complaint, EquatableArray<CaseEvent> events, int expectedCount, CancellationToken cancellationToken = default)
    {
        ThrowIfNone(complaint);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedCount);
        cancellationToken.ThrowIfCancellationRequested();
        var added = CaseLog.From(events);
        if (added.Events.Count > 0 && added.Events[0].ComplaintId != complaint)
        {
            throw new ArgumentException($"The events are of '{added.Events[0].ComplaintId}', not of '{complaint}'. Write them to their own log.", nameof(events));
        }

        lock (_lock)
        {
            var log = _logs.GetValueOrDefault(complaint, CaseLog.Empty);
            var merged = log.Merge(added);
            if (merged.Events.Count > log.Events.Count)
            {
                if (log.Events.Count != expectedCount)
                {
                    return new(new CaseAppendOutcome(IsAppended: false, log.Events.Count));
                }

                _logs[complaint] = merged;
            }

            return new(new CaseAppendOutcome(IsAppended: true, merged.Events.Count));
        }
    }

    /// <inheritdoc />
    public ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        ThrowIfNobody(user);
        lock (_lock)
        {
            var found = _logs.Where(pair => IsOf(pair.Value, user)).ToList();
            foreach (var (complaint, log) in found)
            {
                _logs[complaint] = CaseErasure.Erase(log);
            }

            return new(found.Count);
        }
    }

    private static void ThrowIfNone(ComplaintId complaint)
    {
        if (complaint.IsNone)
        {
            throw new ArgumentException("The complaint is none. Give its id.", nameof(complaint));
        }
    }

    private static void ThrowIfNobody(UserId user)
    {
        if (user.IsNone)
        {
            throw new ArgumentException("The user is nobody. Name a user.", nameof(user));
        }
    }

    private static bool IsOf(CaseLog log, UserId user) => log.Events.OfType<CaseReceived>().Any(item => item.Facts.CustomerId == user);

    private CaseLog LogOf(ComplaintId complaint)
    {
        ThrowIfNone(complaint);
        lock (_lock)
        {
            return _logs.GetValueOrDefault(complaint, CaseLog.Empty);
        }
    }

    private KnownCase[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _logs.OrderBy(pair => pair.Key).Select(pair => new KnownCase(pair.Key, pair.Value))];
        }
    }
}
