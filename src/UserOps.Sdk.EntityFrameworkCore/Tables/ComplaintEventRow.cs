namespace UserOps.EntityFrameworkCore;

/// <summary>One event of a complaint: its JSON, and the members that queries look for.</summary>
internal sealed class ComplaintEventRow
{
    public required string ComplaintId { get; set; }

    public required string Hash { get; set; }

    public required string Type { get; set; }

    public long HappenedAt { get; set; }

    public short HappenedAtNanos { get; set; }

    public string? CustomerId { get; set; }

    public string? MergedInto { get; set; }

    public string? RootCause { get; set; }

    public required string Json { get; set; }
}
