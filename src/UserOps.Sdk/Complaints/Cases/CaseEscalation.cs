namespace UserOps.Complaints;

/// <summary>Who is told when a target nears its end or is missed. The library lists who and when; the host sends.</summary>
public sealed record CaseEscalation
{
    /// <summary>Gets the least grave grade that it is for.</summary>
    public required ComplaintGrade Grade { get; init; }

    /// <summary>Gets the target; <see langword="null"/>: all four, and the regulator's.</summary>
    public ServiceTargetKind? Target { get; init; }

    /// <summary>Gets the share of the target at which to tell: one of its warning points, or 1 for the breach.</summary>
    public required decimal At { get; init; }

    /// <summary>Gets the roles that are told, such as <c>teamLead</c>.</summary>
    public required EquatableArray<string> Tell { get; init; }
}
