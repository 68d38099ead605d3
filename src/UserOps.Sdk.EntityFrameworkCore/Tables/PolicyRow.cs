namespace UserOps.EntityFrameworkCore;

/// <summary>One time that a policy was put in force.</summary>
internal sealed class PolicyRow
{
    public required string Kind { get; set; }

    public required string Name { get; set; }

    public int Sequence { get; set; }

    public required string Version { get; set; }

    public required string Hash { get; set; }

    public required string Json { get; set; }

    public long PublishedAt { get; set; }

    public short PublishedAtNanos { get; set; }
}
