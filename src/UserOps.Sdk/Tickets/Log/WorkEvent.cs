using NodaTime;

namespace UserOps.Tickets;

/// <summary>Something that happened around tickets and belongs to none: a bug, a release, a report, a risk, an insight, a proposal.</summary>
/// <remarks>
/// An event counts once by its <see cref="EventId"/>, or, where it has none, by its content. They come in the order of <see cref="At"/>, then
/// <see cref="Type"/>.
/// </remarks>
public abstract record WorkEvent
{
    /// <summary>Gets the instant at which it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>Gets the event's own id; <see langword="null"/> if the host has none.</summary>
    public string? EventId { get; init; }

    /// <summary>Gets who did it: the author of a report, an insight or a proposal, the owner of a bug.</summary>
    public string? Author { get; init; }

    /// <summary>Gets the team of who did it.</summary>
    public string? TeamId { get; init; }

    /// <summary>Gets what kind of event it is.</summary>
    public abstract WorkEventType Type { get; }
}

/// <summary>A bug or problem record was opened.</summary>
public sealed record BugOpened : WorkEvent
{
    /// <summary>Gets the bug.</summary>
    public required string BugId { get; init; }

    /// <summary>Gets the part of the product that it is in.</summary>
    public string? Module { get; init; }

    /// <summary>Gets its root cause.</summary>
    public string? RootCause { get; init; }

    /// <inheritdoc />
    public override WorkEventType Type => WorkEventType.BugOpened;
}

/// <summary>The fix of a bug reached the users.</summary>
public sealed record BugReleased : WorkEvent
{
    /// <summary>Gets the bug.</summary>
    public required string BugId { get; init; }

    /// <summary>Gets the release that carries the fix.</summary>
    public required string ReleaseId { get; init; }

    /// <inheritdoc />
    public override WorkEventType Type => WorkEventType.BugReleased;
}

/// <summary>A statistics report of a period was published.</summary>
public sealed record ReportPublished : WorkEvent
{
    /// <summary>Gets the start of the period that it is about.</summary>
    public required Instant From { get; init; }

    /// <summary>Gets the end of that period, which is no more in it.</summary>
    public required Instant To { get; init; }

    /// <inheritdoc />
    public override WorkEventType Type => WorkEventType.ReportPublished;
}

/// <summary>Somebody warned of a surge of tickets.</summary>
public sealed record RiskRaised : WorkEvent
{
    /// <summary>Gets what the surge will be about: a category, or a module and a root cause with a slash between.</summary>
    public required string Key { get; init; }

    /// <summary>Gets the instant up to which it may come.</summary>
    public required Instant Until { get; init; }

    /// <inheritdoc />
    public override WorkEventType Type => WorkEventType.RiskRaised;
}

/// <summary>An insight of user research was published.</summary>
public sealed record InsightPublished : WorkEvent
{
    /// <summary>Gets the insight.</summary>
    public required string InsightId { get; init; }

    /// <summary>Gets the tickets that it cites.</summary>
    public EquatableArray<string> TicketIds { get; init; }

    /// <summary>Gets the topic that it is about: the category of usage questions.</summary>
    public string? Topic { get; init; }

    /// <inheritdoc />
    public override WorkEventType Type => WorkEventType.InsightPublished;
}

/// <summary>A proposal to change the product was handed in.</summary>
public sealed record ProposalSubmitted : WorkEvent
{
    /// <summary>Gets the proposal.</summary>
    public required string ProposalId { get; init; }

    /// <summary>Gets the part of the product that it would change.</summary>
    public string? Module { get; init; }

    /// <summary>Gets the root cause that it would remove.</summary>
    public string? RootCause { get; init; }

    /// <summary>Gets the topic of usage questions that it would make fewer.</summary>
    public string? Topic { get; init; }

    /// <summary>Gets the insight that it rests on.</summary>
    public string? InsightId { get; init; }

    /// <inheritdoc />
    public override WorkEventType Type => WorkEventType.ProposalSubmitted;
}

/// <summary>A proposal was adopted or turned down.</summary>
public sealed record ProposalDecided : WorkEvent
{
    /// <summary>Gets the proposal.</summary>
    public required string ProposalId { get; init; }

    /// <summary>Gets a value indicating whether it was adopted.</summary>
    public required bool Adopted { get; init; }

    /// <inheritdoc />
    public override WorkEventType Type => WorkEventType.ProposalDecided;
}

/// <summary>What a proposal asked for reached the users.</summary>
public sealed record ProposalShipped : WorkEvent
{
    /// <summary>Gets the proposal.</summary>
    public required string ProposalId { get; init; }

    /// <summary>Gets what came of it, in the firm's own words; the policy lists those that are good.</summary>
    public string? Outcome { get; init; }

    /// <inheritdoc />
    public override WorkEventType Type => WorkEventType.ProposalShipped;
}
