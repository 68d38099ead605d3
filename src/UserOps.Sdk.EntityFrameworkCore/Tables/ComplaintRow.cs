namespace UserOps.EntityFrameworkCore;

/// <summary>The head of one complaint's log: what a writer's expectation is held against, and what it locks.</summary>
internal sealed class ComplaintRow
{
    public required string ComplaintId { get; set; }

    public int EventCount { get; set; }
}
