namespace UserOps.EntityFrameworkCore;

/// <summary>One record that a run could not use, under the hash of all its members.</summary>
internal sealed class RejectionRow
{
    public required string Hash { get; set; }

    public required string Kind { get; set; }

    public long AsOf { get; set; }

    public short AsOfNanos { get; set; }

    public required string Source { get; set; }

    public required string Field { get; set; }

    public required string Value { get; set; }

    public required string Why { get; set; }

    public long? Line { get; set; }

    public string? RecordKey { get; set; }
}
