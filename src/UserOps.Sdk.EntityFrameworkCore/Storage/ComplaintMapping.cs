using System.Security.Cryptography;
using System.Text;
using UserOps.Complaints;

namespace UserOps.EntityFrameworkCore;

/// <summary>Between an event of a complaint and its row.</summary>
internal static class ComplaintMapping
{
    /// <summary>Writes a log, each event once.</summary>
    /// <exception cref="ArgumentException">The log is of another complaint, or the JSON of an event can't be read back.</exception>
    public static IReadOnlyCollection<ComplaintEventRow> Write(ComplaintId complaint, CaseLog log)
    {
        if (log.Events.Count > 0 && log.Events[0].ComplaintId != complaint)
        {
            throw new ArgumentException($"The events are of '{log.Events[0].ComplaintId}', not of '{complaint}'. Write them to their own log.", nameof(log));
        }

        return [.. log.Events.Select(Write).DistinctBy(row => row.Hash, StringComparer.Ordinal)];
    }

    public static CaseEvent Read(ComplaintEventRow row) => CaseEventJson.TryRead(StoredText.Read(row.Json), "complaint_events", out var item, out var rejection)
        ? item
        : throw new InvalidOperationException($"An event in the table can't be read; somebody else has written it. {rejection}");

    private static ComplaintEventRow Write(CaseEvent item)
    {
        // What is read back is what counts, so that the count of a log is that of its rows.
        var given = CaseEventJson.Write(item);
        if (!CaseEventJson.TryRead(given, "event", out var kept, out var rejection))
        {
            throw new ArgumentException($"An event can't be kept as JSON. {rejection}", nameof(item));
        }

        if (kept != item && (given.Contains('\uFFFD', StringComparison.Ordinal) || given.Contains(@"\uFFFD", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"A text of the event at {kept.At} of '{kept.ComplaintId}' holds half a surrogate pair, which JSON can't hold. Remove it.", nameof(item));
        }

        var json = CaseEventJson.Write(kept);
        var at = StoredInstant.Of(kept.At);
        return new()
        {
            ComplaintId = StoredText.OfId(kept.ComplaintId.Value, "complaint"),
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            Type = kept.Type.ToString(),
            HappenedAt = at.Ticks,
            HappenedAtNanos = at.Nanos,
            CustomerId = (kept as CaseReceived)?.Facts.CustomerId is { } customer ? StoredText.OfUser(customer, "customer") : null,
            MergedInto = (kept as CaseMerged)?.Into is { } into ? StoredText.OfId(into.Value, "into") : null,
            RootCause = (kept as CaseNoted)?.RootCause is { } cause ? StoredText.OfIndexed(cause, "rootCause") : null,
            Json = StoredText.Of(json),
        };
    }
}
