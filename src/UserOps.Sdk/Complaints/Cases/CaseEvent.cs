using NodaTime;

namespace UserOps.Complaints;

/// <summary>Something that happened to one case. The events of a case are all that is known of it; every decision is read off them.</summary>
/// <remarks>
/// <para>Events are facts: a set, in the order of <see cref="At"/>, then <see cref="Sequence"/>, then <see cref="Type"/>, whatever order
/// they arrive in. An event that comes twice counts once.</para>
/// <para>In JSON they are flat objects told apart by <c>type</c>: <c>{ "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "type":
/// "acknowledged", "actor": "agent-7" }</c>; see <see cref="CaseEventJson"/>.</para>
/// </remarks>
public abstract record CaseEvent
{
    /// <summary>Gets the complaint it happened to.</summary>
    public required ComplaintId ComplaintId { get; init; }

    /// <summary>Gets the instant at which it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>Gets who did it; <see langword="null"/> if nobody is named, as for what a machine does.</summary>
    public string? Actor { get; init; }

    /// <summary>Gets the place among the events of one instant; 0 if the host keeps none.</summary>
    public long Sequence { get; init; }

    /// <summary>Gets what kind of event it is.</summary>
    public abstract CaseEventType Type { get; }
}

/// <summary>The complaint reached the firm. Every case begins with it.</summary>
public sealed record CaseReceived : CaseEvent
{
    /// <summary>Gets what was known then. Its id and its receipt are those of the event.</summary>
    public required ComplaintFacts Facts { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Received;
}

/// <summary>More is known: readings of factors replace those before, and the rest stays. It may raise the grade; it never lowers it.</summary>
public sealed record EvidenceAdded : CaseEvent
{
    /// <summary>Gets the new readings, by the ids of the factors.</summary>
    public EquatableMap<FactorReading> Factors { get; init; }

    /// <summary>Gets how many people are affected as is now known; <see langword="null"/> leaves it as it was.</summary>
    public long? Affected { get; init; }

    /// <summary>Gets the amount in dispute as is now known; <see langword="null"/> leaves it as it was.</summary>
    public Money? Amount { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.EvidenceAdded;
}

/// <summary>How many customers complain of the same, as whoever looks for duplicates and crises counts it. It may raise the grade.</summary>
public sealed record ClusterCounted : CaseEvent
{
    /// <summary>Gets the number of distinct customers, at least 1.</summary>
    public required long Customers { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.ClusterCounted;
}

/// <summary>Somebody looked at the factors; the readings replace those before.</summary>
public sealed record CaseScreened : CaseEvent
{
    /// <summary>Gets the readings, by the ids of the factors.</summary>
    public EquatableMap<FactorReading> Factors { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Screened;
}

/// <summary>The customer was told that the complaint is being handled.</summary>
public sealed record CaseAcknowledged : CaseEvent
{
    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Acknowledged;
}

/// <summary>Somebody answers for the case from now on; said again, it passes to another.</summary>
public sealed record CaseAssigned : CaseEvent
{
    /// <summary>Gets who answers for it.</summary>
    public required string Handler { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Assigned;
}

/// <summary>A person gave the case another grade. To lower it takes an actor and a reason.</summary>
public sealed record CaseRegraded : CaseEvent
{
    /// <summary>Gets the grade from now on.</summary>
    public required ComplaintGrade Grade { get; init; }

    /// <summary>Gets why.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Regraded;
}

/// <summary>A deadline of a regulator was extended as its rule allows, or the customer was told in writing why it takes longer.</summary>
/// <remarks>Where the duty names this event among those that satisfy it, such a holding response does it; else it lengthens the deadline.</remarks>
public sealed record DeadlineExtended : CaseEvent
{
    /// <summary>Gets the target that is extended, such as <c>cn-bank-insurance.decide</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Gets why, as most rules demand in writing.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.DeadlineExtended;
}

/// <summary>The case is being looked into.</summary>
public sealed record InvestigationStarted : CaseEvent
{
    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.InvestigationStarted;
}

/// <summary>The customer was told how things stand; the clock of the next update starts again.</summary>
public sealed record CustomerUpdated : CaseEvent
{
    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.CustomerUpdated;
}

/// <summary>The firm can't go on until somebody else did something.</summary>
public sealed record CasePaused : CaseEvent
{
    /// <summary>Gets what is waited for.</summary>
    public required PauseReason Reason { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Paused;
}

/// <summary>What was waited for is there.</summary>
public sealed record CaseResumed : CaseEvent
{
    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Resumed;
}

/// <summary>The firm made up its mind.</summary>
public sealed record CaseDecided : CaseEvent
{
    /// <summary>Gets whether the complaint is upheld.</summary>
    public required CaseOutcome Outcome { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Decided;
}

/// <summary>The customer was sent the decision.</summary>
public sealed record CaseResponded : CaseEvent
{
    /// <summary>Gets a value indicating whether the reasons were sent with it.</summary>
    public bool ReasonsSent { get; init; }

    /// <summary>Gets a value indicating whether the customer was told where to go if they disagree: an ombudsman, a regulator.</summary>
    public bool OutsideRouteTold { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Responded;
}

/// <summary>The customer accepts the decision.</summary>
public sealed record CustomerAccepted : CaseEvent
{
    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Accepted;
}

/// <summary>The customer does not accept the decision.</summary>
public sealed record CustomerDisputed : CaseEvent
{
    /// <summary>Gets what the customer says against it.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Disputed;
}

/// <summary>The dispute went to somebody outside.</summary>
public sealed record ReferredOutside : CaseEvent
{
    /// <summary>Gets where it went, such as an ombudsman.</summary>
    public required string Body { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.ReferredOutside;
}

/// <summary>Something for the record of the case; each member says its own part, and the last word on each counts.</summary>
public sealed record CaseNoted : CaseEvent
{
    /// <summary>Gets the code of the cause, from the host's taxonomy.</summary>
    public string? RootCause { get; init; }

    /// <summary>Gets the corrective or preventive action that was started: its number, or <c>none: ..</c> with the reason why there is none.</summary>
    public string? CorrectiveAction { get; init; }

    /// <summary>Gets a value indicating whether the remedy reached the customer.</summary>
    public bool? RemedyDelivered { get; init; }

    /// <summary>Gets what kind of redress was given, such as <c>refund</c> or <c>apology</c>.</summary>
    public string? RedressKind { get; init; }

    /// <summary>Gets the money that was given.</summary>
    public Money? RedressAmount { get; init; }

    /// <summary>Gets how satisfied the customer is, from 1 to 5.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>Gets what happened and what was done, in a few sentences.</summary>
    public string? Summary { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Noted;
}

/// <summary>The case is done.</summary>
public sealed record CaseClosed : CaseEvent
{
    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Closed;
}

/// <summary>The matter came up again after the case was closed.</summary>
public sealed record CaseReopened : CaseEvent
{
    /// <summary>Gets why.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Reopened;
}

/// <summary>The customer took the complaint back.</summary>
public sealed record CaseWithdrawn : CaseEvent
{
    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Withdrawn;
}

/// <summary>The firm does not handle the complaint: it is somebody else's, or no complaint.</summary>
public sealed record CaseNotAccepted : CaseEvent
{
    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.NotAccepted;
}

/// <summary>The case is the same matter as another, and is handled there from now on.</summary>
public sealed record CaseMerged : CaseEvent
{
    /// <summary>Gets the case that goes on.</summary>
    public required ComplaintId Into { get; init; }

    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Merged;
}

/// <summary>The merge was a mistake: the case is what it was before.</summary>
public sealed record CaseUnmerged : CaseEvent
{
    /// <inheritdoc />
    public override CaseEventType Type => CaseEventType.Unmerged;
}
