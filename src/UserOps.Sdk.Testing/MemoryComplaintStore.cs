using UserOps.Complaints;
using UserOps.Hosting;

namespace UserOps.Testing;

/// <summary>Keeps what happened to complaints in memory: for tests, samples and the first day of a host.</summary>
/// <remarks>Thread-safe. It keeps <see cref="ComplaintStoreLaws"/>.</remarks>
public sealed class MemoryComplaintStore : IComplaintStore, IComplaintSource
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ComplaintId, CaseLog> _logs = [];

    /// <inheritdoc />
    public IAsyncEnumerable<KnownCase> ReadLogsAsync(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellationToken = default)
    {
        ThrowIfAnyNone(complaints);
        return MemoryReading.Of(() => complaints.Select(complaint => new KnownCase(complaint, LogOf(complaint))), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<CaseEvent> ReadEventsAsync(CancellationToken cancellationToken = default) =>
        MemoryReading.Of(() => Snapshot().SelectMany(known => known.Log.Events), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<ComplaintId> ReadComplaintsAsync(ComplaintId after = default, CancellationToken cancellationToken = default) =>
        MemoryReading.Of(() => Snapshot().Select(known => known.Id).Where(id => id > after), cancellationToken);

    /// <inheritdoc />
    /// <remarks>Streams those that bear on the complaints, and no more.</remarks>
    public IAsyncEnumerable<KnownCase> ReadRelatedAsync(IReadOnlyCollection<ComplaintId> complaints, CancellationToken cancellationToken = default)
    {
        ThrowIfAnyNone(complaints);
        return MemoryReading.Of(() => Related(Snapshot(), complaints), cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, CancellationToken cancellationToken = default)
    {
        MemoryReading.ThrowIfNobody(user);
        return MemoryReading.Of(
            () => Snapshot()
                .Where(known => IsOf(known.Log, user))
                .Select(known => new PersonalRecord("complaints", known.Id.Value, $"[{string.Join(',', known.Log.Events.Select(CaseEventJson.Write))}]")),
            cancellationToken);
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
        MemoryReading.ThrowIfNobody(user);
        cancellationToken.ThrowIfCancellationRequested();
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

    private static void ThrowIfAnyNone(IReadOnlyCollection<ComplaintId> complaints)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        foreach (var complaint in complaints)
        {
            ThrowIfNone(complaint);
        }
    }

    /// <summary>Finds those that merges tie together, then all that share a cause with one of these.</summary>
    internal static IEnumerable<KnownCase> Related(KnownCase[] all, IReadOnlyCollection<ComplaintId> complaints)
    {
        var ties = all.SelectMany(known => known.Log.Events.OfType<CaseMerged>())
            .SelectMany(merge => new[] { (From: merge.ComplaintId, To: merge.Into), (From: merge.Into, To: merge.ComplaintId) })
            .ToLookup(tie => tie.From, tie => tie.To);
        var tied = new HashSet<ComplaintId>(complaints);
        var open = new Queue<ComplaintId>(tied);
        while (open.TryDequeue(out var complaint))
        {
            foreach (var other in ties[complaint].Where(tied.Add))
            {
                open.Enqueue(other);
            }
        }

        var causes = all.Where(known => tied.Contains(known.Id)).SelectMany(Causes).ToHashSet(StringComparer.Ordinal);
        return all.Where(known => tied.Contains(known.Id) || Causes(known).Any(causes.Contains));
    }

    private static IEnumerable<string> Causes(KnownCase known) => known.Log.Events.OfType<CaseNoted>().Select(note => note.RootCause).OfType<string>();

    private static bool IsOf(CaseLog log, UserId user) => log.Events.OfType<CaseReceived>().Any(item => item.Facts.CustomerId == user);

    private CaseLog LogOf(ComplaintId complaint)
    {
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
