using NodaTime;

namespace UserOps.Complaints;

/// <summary>What is on record for the closing of a case.</summary>
public sealed record CaseRecord
{
    /// <summary>Gets whether the complaint is upheld.</summary>
    public CaseOutcome Outcome { get; init; }

    /// <summary>Gets a value indicating whether the reasons were sent.</summary>
    public bool ReasonsSent { get; init; }

    /// <summary>Gets a value indicating whether the customer knows where to go outside.</summary>
    public bool OutsideRouteTold { get; init; }

    /// <summary>Gets a value indicating whether the remedy reached the customer.</summary>
    public bool RemedyDelivered { get; init; }

    /// <summary>Gets the code of the cause.</summary>
    public string? RootCause { get; init; }

    /// <summary>Gets when that cause was noted first; <see langword="null"/>: none was.</summary>
    public Instant? RootCauseAt { get; init; }

    /// <summary>Gets the corrective action, or why there is none.</summary>
    public string? CorrectiveAction { get; init; }

    /// <summary>Gets when a corrective action was linked first; <see langword="null"/>: none was, and <c>none: ..</c> is none.</summary>
    public Instant? CorrectiveActionAt { get; init; }

    /// <summary>Gets the kind of redress.</summary>
    public string? RedressKind { get; init; }

    /// <summary>Gets the money given.</summary>
    public Money? RedressAmount { get; init; }

    /// <summary>Gets the satisfaction of the customer, from 1 to 5.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>Gets the summary.</summary>
    public string? Summary { get; init; }
}
