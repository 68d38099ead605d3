using NodaTime;
using NodaTime.Text;
using UserOps.Tagging;

namespace UserOps.EntityFrameworkCore;

/// <summary>One append to a ledger, checked as far as it can be without the ledger.</summary>
internal sealed record TagWrite(string UserId, EquatableArray<TagEntry> Entries, int ExpectedCount)
{
    public static TagWrite Of(TagAppend append)
    {
        ArgumentNullException.ThrowIfNull(append);
        ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedCount, nameof(append));
        return new(StoredText.OfUser(append.User, nameof(append)), TagLedger.From(append.Entries).Entries, append.ExpectedCount);
    }

    /// <summary>The head of the ledger as it is after the append.</summary>
    public TagLedgerRow Head()
    {
        var recorded = StoredInstant.Of(Entries[^1].RecordedAt);
        return new() { UserId = UserId, EntryCount = ExpectedCount + Entries.Count, RecordedAt = recorded.Ticks, RecordedAtNanos = recorded.Nanos };
    }

    public IEnumerable<TagEntryRow> Rows() => Entries.Select((entry, i) => TagEntryMapping.Write(UserId, ExpectedCount + i, entry));

    /// <summary>Refuses entries that a ledger could not be read with.</summary>
    public void ThrowIfBefore(TagLedgerRow head)
    {
        var last = StoredInstant.Read(head.RecordedAt, head.RecordedAtNanos);
        if (Entries[0].RecordedAt < last)
        {
            throw new ArgumentException(
                $"The ledger of '{StoredText.Read(UserId)}' can't take an entry recorded at {Text(Entries[0].RecordedAt)}; it must be no earlier than {Text(last)}, when the one before it was recorded. Record it now; validFrom may lie in the past.",
                nameof(head));
        }
    }

    public TagAppendOutcome Outcome(bool isWritten, int count) => isWritten
        ? new(IsAppended: true, ExpectedCount + Entries.Count)
        : new(IsAppended: Entries.Count == 0 && count == ExpectedCount, count);

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}
