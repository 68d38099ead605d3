namespace UserOps.EntityFrameworkCore;

/// <summary>The head of one user's ledger: what a writer's expectation is held against, and what it locks.</summary>
internal sealed class TagLedgerRow
{
    public required string UserId { get; set; }

    public int EntryCount { get; set; }

    public long RecordedAt { get; set; }

    public short RecordedAtNanos { get; set; }
}
