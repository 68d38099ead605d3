namespace UserOps.Complaints;

/// <summary>Who is to work on a complaint, or what is lacking.</summary>
public sealed record Routing
{
    /// <summary>Gets the complaint.</summary>
    public required ComplaintId Complaint { get; init; }

    /// <summary>Gets whether somebody was found.</summary>
    public required RoutingOutcome Outcome { get; init; }

    /// <summary>Gets who is to work on it; <see langword="null"/> if nobody can.</summary>
    public string? Handler { get; init; }

    /// <summary>Gets the skills that it needs, in ordinal order.</summary>
    public EquatableArray<string> Skills { get; init; } = [];

    /// <summary>Gets the skills that are lacking: those that nobody has or, where each is had by somebody, those that the handler who has most of them lacks.</summary>
    public EquatableArray<string> LackingSkills { get; init; } = [];

    /// <summary>Gets the handlers with all the skills, in ordinal order.</summary>
    public EquatableArray<string> Skilled { get; init; } = [];

    /// <summary>Gets those among them who have capacity left, the one to be taken first.</summary>
    public EquatableArray<string> Free { get; init; } = [];
}

/// <summary>Whether somebody was found for a complaint.</summary>
public enum RoutingOutcome
{
    /// <summary>Nobody has all the skills.</summary>
    NoSkill = 0,

    /// <summary>Who has the skills has no capacity left.</summary>
    NoCapacity = 1,

    /// <summary>Somebody was found.</summary>
    Routed = 2,
}
