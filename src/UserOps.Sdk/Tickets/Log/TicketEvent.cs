using NodaTime;

namespace UserOps.Tickets;

/// <summary>Something that happened to one ticket, with what became known by it.</summary>
/// <remarks>
/// <para>Only <see cref="TicketId"/>, <see cref="At"/> and <see cref="Type"/> are required. A value that is <see langword="null"/> leaves what
/// was known as it was: values carry forward. Any type may carry any value, so a row of a desk's audit log is one event.</para>
/// <para>Events are facts: a set, in the order of <see cref="At"/>, then <see cref="Seq"/> (none first), then <see cref="EventId"/>, then
/// <see cref="Type"/>, whatever order they arrive in.</para>
/// </remarks>
public sealed record TicketEvent
{
    /// <summary>Gets the ticket it happened to.</summary>
    public required string TicketId { get; init; }

    /// <summary>Gets the event's own id within its ticket; events of the same id are one event. <see langword="null"/> if the host has none.</summary>
    public string? EventId { get; init; }

    /// <summary>Gets the instant at which it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>Gets the place among the events of one instant; <see langword="null"/> if the host keeps none.</summary>
    public long? Seq { get; init; }

    /// <summary>Gets what happened.</summary>
    public required TicketEventType Type { get; init; }

    /// <summary>Gets who did it.</summary>
    public string? ActorId { get; init; }

    /// <summary>Gets the part that who did it plays.</summary>
    public TicketActorRole? ActorRole { get; init; }

    /// <summary>Gets the team that has the ticket from now on.</summary>
    public string? TeamId { get; init; }

    /// <summary>Gets the support line that has it from now on, such as <c>L1</c>.</summary>
    public string? SupportLine { get; init; }

    /// <summary>Gets the kind of matter.</summary>
    public TicketKind? Kind { get; init; }

    /// <summary>Gets the kind within technical matters, in the desk's own words.</summary>
    public string? TechnicalKind { get; init; }

    /// <summary>Gets the category, in the desk's own words; of usage questions it is the topic.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the part of the product concerned.</summary>
    public string? Module { get; init; }

    /// <summary>Gets what is thought to be the cause.</summary>
    public string? SuspectedCause { get; init; }

    /// <summary>Gets what turned out to be the cause.</summary>
    public string? RootCause { get; init; }

    /// <summary>Gets how grave it is, in the desk's own words.</summary>
    public string? Severity { get; init; }

    /// <summary>Gets whose ticket it is.</summary>
    public UserId? CustomerId { get; init; }

    /// <summary>Gets the product concerned.</summary>
    public string? ProductId { get; init; }

    /// <summary>Gets who is accountable for its solution.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Gets the bug or problem record it is tied to.</summary>
    public string? BugId { get; init; }

    /// <summary>Gets the article of the knowledge base it is tied to.</summary>
    public string? ArticleId { get; init; }

    /// <summary>Gets the insight of user research it is tied to.</summary>
    public string? InsightId { get; init; }

    /// <summary>Gets the state in the desk's own workflow; statistics read it, indicators do not but for exclusions.</summary>
    public string? State { get; init; }
}
