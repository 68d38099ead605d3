namespace UserOps.EntityFrameworkCore;

/// <summary>What is known of one subject; the answer's columns are null while there is none.</summary>
internal sealed class AssessmentRow
{
    public required string Kind { get; set; }

    public required string Subject { get; set; }

    public string? UserId { get; set; }

    public long Touches { get; set; }

    public long? TouchedAt { get; set; }

    public short? TouchedAtNanos { get; set; }

    public long? DueAt { get; set; }

    public short? DueAtNanos { get; set; }

    public long? JudgedAt { get; set; }

    public short? JudgedAtNanos { get; set; }

    public string? Value { get; set; }

    public string? Detail { get; set; }

    public string? Json { get; set; }

    public string? PolicyName { get; set; }

    public string? PolicyVersion { get; set; }

    public string? PolicyHash { get; set; }

    public long? AsOf { get; set; }

    public short? AsOfNanos { get; set; }
}
