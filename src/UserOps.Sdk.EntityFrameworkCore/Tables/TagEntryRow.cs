namespace UserOps.EntityFrameworkCore;

/// <summary>One entry of a ledger.</summary>
internal sealed class TagEntryRow
{
    public required string UserId { get; set; }

    public int Sequence { get; set; }

    public required string Tag { get; set; }

    public short Kind { get; set; }

    public short? ValueType { get; set; }

    public string? Value { get; set; }

    public short Lane { get; set; }

    public string? Source { get; set; }

    public string? Confidence { get; set; }

    public long ValidFrom { get; set; }

    public short ValidFromNanos { get; set; }

    public long? ValidUntil { get; set; }

    public short? ValidUntilNanos { get; set; }

    public long RecordedAt { get; set; }

    public short RecordedAtNanos { get; set; }

    public required string RecordedBy { get; set; }

    public string? Reason { get; set; }
}
