namespace UserOps.EntityFrameworkCore;

/// <summary>How far one run has come.</summary>
internal sealed class CheckpointRow
{
    public required string Kind { get; set; }

    public long Version { get; set; }

    public long AsOf { get; set; }

    public short AsOfNanos { get; set; }

    public required string PolicyName { get; set; }

    public required string PolicyVersion { get; set; }

    public required string PolicyHash { get; set; }

    public string? LastSubject { get; set; }

    public long Subjects { get; set; }

    public bool IsFinished { get; set; }
}
