using NodaTime;

namespace UserOps.Tickets;

/// <summary>The evidence of one group of tickets, as values: for each indicator of the policy how many of how many.</summary>
public sealed record TicketEvidence
{
    /// <summary>Gets the policy by which it was counted.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets of what it was gathered.</summary>
    public required EvidenceRequest Request { get; init; }

    /// <summary>Gets the group: an actor, a team, a product or a module; <see langword="null"/> for the whole desk.</summary>
    public string? Group { get; init; }

    /// <summary>Gets how many tickets were seen in the whole log, those that are not judged included.</summary>
    public long Tickets { get; init; }

    /// <summary>Gets how many of them began before the log did, so that when they were opened is not known.</summary>
    public long WithoutCreated { get; init; }

    /// <summary>Gets how many of them are not judged, by reason; reasons that befell none are left out.</summary>
    public EquatableArray<ExcludedTickets> Excluded { get; init; }

    /// <summary>Gets the first instant at which, with no new events, a count may differ: a window ends. <see langword="null"/>: never.</summary>
    public Instant? ValidUntil { get; init; }

    /// <summary>Gets the indicators of the policy, in their order.</summary>
    public required EquatableArray<IndicatorEvidence> Indicators { get; init; }
}
