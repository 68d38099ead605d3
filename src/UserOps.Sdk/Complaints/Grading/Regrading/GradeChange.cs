using NodaTime;

namespace UserOps.Complaints;

/// <summary>A grade that is proposed for a complaint: which, why, when, and by whom.</summary>
public sealed record GradeChange
{
    /// <summary>Gets the grade.</summary>
    public required ComplaintGrade Grade { get; init; }

    /// <summary>Gets what asks for it.</summary>
    public required GradeCause Cause { get; init; }

    /// <summary>Gets when it was proposed.</summary>
    public required Instant At { get; init; }

    /// <summary>Gets the person who proposes it; <see langword="null"/>, the default: a machine does.</summary>
    public string? Actor { get; init; }

    /// <summary>Gets why, in the person's own words; <see langword="null"/>, the default: nothing was said.</summary>
    public string? Reason { get; init; }
}

/// <summary>What asks for another grade. The order of the values means nothing.</summary>
public enum GradeCause
{
    /// <summary>Facts that were not known before; the first grading too.</summary>
    NewEvidence = 0,

    /// <summary>The complaint grows old against its target.</summary>
    Age = 1,

    /// <summary>More customers complain of the same matter.</summary>
    ClusterGrowth = 2,

    /// <summary>The complaint was closed and is open again.</summary>
    Reopened = 3,

    /// <summary>Another complaint of the same matter was merged into it.</summary>
    Merged = 4,

    /// <summary>A person looked at the grade.</summary>
    Review = 5,
}
