using NodaTime;

namespace UserOps.Tickets;

/// <summary>One ticket as it stands at an instant: what its events up to then say, as values.</summary>
/// <remarks>
/// <para>Values carry forward, so each is the last one told; <see langword="null"/> where none was. Events after the instant are not seen.</para>
/// <para>A ticket is open from its first event on, whatever that is. <see cref="TicketEventType.Resolved"/>, <see cref="TicketEventType.Closed"/> and
/// <see cref="TicketEventType.Merged"/> end that, <see cref="TicketEventType.Reopened"/> begins it anew; the first three on a ticket that isn't open, and the
/// last on one that is, change nothing. A resolution is an end by <see cref="TicketEventType.Resolved"/>, or by
/// <see cref="TicketEventType.Closed"/> where that was not told before.</para>
/// </remarks>
public sealed record TicketSummary
{
    /// <summary>Gets the ticket.</summary>
    public required string TicketId { get; init; }

    /// <summary>Gets when it was opened: the instant of its first event.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>Gets the times during which it was open, in order; at least one.</summary>
    public required EquatableArray<OpenSpan> OpenSpans { get; init; }

    /// <summary>Gets when it was resolved for the first time; <see langword="null"/> if it never was.</summary>
    public Instant? FirstResolvedAt { get; init; }

    /// <summary>Gets when it was resolved for the last time; <see langword="null"/> if it is open, or was merged instead.</summary>
    public Instant? ResolvedAt { get; init; }

    /// <summary>Gets when it was closed or merged for good; <see langword="null"/> if it was not, or came back afterwards.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Gets how often it came back after its end.</summary>
    public int Reopens => OpenSpans.Count - 1;

    /// <summary>Gets a value indicating whether it is open.</summary>
    public bool IsOpen => OpenSpans[^1].To is null;

    /// <summary>Gets a value indicating whether it was joined with another ticket.</summary>
    public bool IsMerged { get; init; }

    /// <summary>Gets the places it was at, in order, no two neighbours equal: teams; support lines or roles in a log without teams.</summary>
    public EquatableArray<string> Places { get; init; }

    /// <summary>Gets how often it was handed over: the changes between two known places.</summary>
    public int Handovers => Math.Max(0, Places.Count - 1);

    /// <summary>Gets how often it was handed straight back: the places that are equal to the last but one before them.</summary>
    public int PingPongs { get; init; }

    /// <summary>Gets how often it came to a place where it had been before.</summary>
    public int Revisits { get; init; }

    /// <summary>Gets how many different agents and engineers are known to have worked on it.</summary>
    /// <remarks>In a log that tells no roles at all, whoever did something other than create it is an agent.</remarks>
    public int Agents { get; init; }

    /// <summary>Gets how many of them had worked on it when it was first resolved; 0 if it was not.</summary>
    public int Solvers { get; init; }

    /// <summary>
    /// Gets a value indicating whether it was resolved at first contact: without handover and reopening, by exactly one known agent. Who closes it
    /// afterwards does not matter.
    /// </summary>
    public bool IsResolvedAtFirstContact => FirstResolvedAt is not null && Handovers == 0 && Reopens == 0 && Solvers == 1;

    /// <summary>Gets the states it was in, from its opening to <see cref="ClosedAt"/>, or to the instant of judgement, without a gap.</summary>
    /// <remarks>No two neighbours are of one state; one of no length is left out, so there are none where the whole span has none.</remarks>
    public EquatableArray<StateStay> States { get; init; }

    /// <summary>Gets the state it is in.</summary>
    public string? State { get; init; }

    /// <summary>Gets the kind of matter.</summary>
    public TicketKind? Kind { get; init; }

    /// <summary>Gets the kind within technical matters.</summary>
    public string? TechnicalKind { get; init; }

    /// <summary>Gets the category.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the part of the product concerned.</summary>
    public string? Module { get; init; }

    /// <summary>Gets what is thought to be the cause.</summary>
    public string? SuspectedCause { get; init; }

    /// <summary>Gets what turned out to be the cause; <see langword="null"/> also for the words that name none.</summary>
    public string? RootCause { get; init; }

    /// <summary>Gets how grave it is.</summary>
    public string? Severity { get; init; }

    /// <summary>Gets the team that has it.</summary>
    public string? TeamId { get; init; }

    /// <summary>Gets the support line that has it.</summary>
    public string? SupportLine { get; init; }

    /// <summary>Gets whose ticket it is.</summary>
    public UserId? CustomerId { get; init; }

    /// <summary>Gets the product concerned.</summary>
    public string? ProductId { get; init; }

    /// <summary>Gets who is accountable for its solution.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Gets the bug or problem record it is tied to.</summary>
    public string? BugId { get; init; }

    /// <summary>Gets a value indicating whether an article of the knowledge base was tied to it: an article or <see cref="TicketEventType.KnowledgeLinked"/> was told.</summary>
    public bool HasKnowledge { get; init; }
}
