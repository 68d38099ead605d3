using Microsoft.EntityFrameworkCore;
using UserOps.Complaints;

namespace UserOps.EntityFrameworkCore;

/// <summary>Writes logs of complaints.</summary>
internal static class ComplaintWriter
{
    private const string EventKey = "complaint_id, hash";

    public static async Task<CaseAppendOutcome> AppendAsync(
        StoreSession session, string id, IReadOnlyCollection<ComplaintEventRow> rows, int expectedCount, CancellationToken cancellationToken)
    {
        while (true)
        {
            var count = await LockAsync(session, id, cancellationToken).ConfigureAwait(false);
            var fresh = count is null ? rows : await WithoutKnownAsync(session, id, rows, cancellationToken).ConfigureAwait(false);
            if (fresh.Count == 0 || expectedCount != (count ?? 0))
            {
                return new(IsAppended: fresh.Count == 0, count ?? 0);
            }

            var head = new ComplaintRow { ComplaintId = id, EventCount = expectedCount + fresh.Count };
            if (count is not null)
            {
                await session.UpdateAsync("complaint_id", [head], ["event_count"], cancellationToken).ConfigureAwait(false);
            }
            else if ((await session.InsertNewAsync("complaint_id", "complaint_id", [head], cancellationToken).ConfigureAwait(false)).Count == 0)
            {
                // Another wrote the first event in between; the row is there now, and can be locked.
                continue;
            }

            await session.InsertAsync(EventKey, fresh, cancellationToken).ConfigureAwait(false);
            return new(IsAppended: true, head.EventCount);
        }
    }

    /// <summary>Erases one log, if it is still that of a user.</summary>
    public static async Task<int> EraseAsync(StoreSession session, string id, string user, CancellationToken cancellationToken)
    {
        if (await LockAsync(session, id, cancellationToken).ConfigureAwait(false) is null)
        {
            return 0;
        }

        var logs = await ComplaintReader.LogsAsync(session, [id], cancellationToken).ConfigureAwait(false);
        if (!logs.TryGetValue(id, out var log) || !log.Events.OfType<CaseReceived>().Any(item => item.Facts.CustomerId is { } customer && StoredText.Of(customer.Value) == user))
        {
            return 0;
        }

        var rows = ComplaintMapping.Write(new(StoredText.Read(id)), CaseErasure.Erase(log));
        await session.Context.Set<ComplaintEventRow>().Where(row => row.ComplaintId == id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await session.InsertAsync(EventKey, rows, cancellationToken).ConfigureAwait(false);
        await session.UpdateAsync<ComplaintRow>("complaint_id", [new() { ComplaintId = id, EventCount = rows.Count }], ["event_count"], cancellationToken).ConfigureAwait(false);
        return 1;
    }

    private static async Task<int?> LockAsync(StoreSession session, string id, CancellationToken cancellationToken)
    {
        var counts = await session.ReadAsync<int>(
            $"SELECT event_count AS \"Value\" FROM {session.Table<ComplaintRow>().Name} WHERE complaint_id = {{0}}{session.Engine.ForUpdate}", [id], cancellationToken)
            .ConfigureAwait(false);
        return counts is [var count] ? count : null;
    }

    private static async Task<IReadOnlyCollection<ComplaintEventRow>> WithoutKnownAsync(
        StoreSession session, string id, IReadOnlyCollection<ComplaintEventRow> rows, CancellationToken cancellationToken)
    {
        var (condition, parameter) = session.Engine.In("hash", 1, [.. rows.Select(row => row.Hash)]);
        var known = await session.ReadAsync<string>(
            $"SELECT hash AS \"Value\" FROM {session.Table<ComplaintEventRow>().Name} WHERE complaint_id = {{0}} AND {condition}", [id, parameter], cancellationToken)
            .ConfigureAwait(false);
        return known.Count == 0 ? rows : [.. rows.ExceptBy(known, row => row.Hash, StringComparer.Ordinal)];
    }
}
