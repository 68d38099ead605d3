namespace UserOps.Tickets;

/// <summary>A member of a line of a log; the names are those of JSON.</summary>
internal enum LogMember
{
    /// <summary>The ticket, or none.</summary>
    TicketId = 0,

    /// <summary>The event's own id.</summary>
    EventId,

    /// <summary>The instant.</summary>
    At,

    /// <summary>The place among the events of one instant.</summary>
    Seq,

    /// <summary>What happened.</summary>
    Type,

    /// <summary>Who did it.</summary>
    ActorId,

    /// <summary>The part that who did it plays.</summary>
    ActorRole,

    /// <summary>The team.</summary>
    TeamId,

    /// <summary>The support line.</summary>
    SupportLine,

    /// <summary>The kind of matter.</summary>
    Kind,

    /// <summary>The kind within technical matters.</summary>
    TechnicalKind,

    /// <summary>The category.</summary>
    Category,

    /// <summary>The part of the product.</summary>
    Module,

    /// <summary>What is thought to be the cause.</summary>
    SuspectedCause,

    /// <summary>What turned out to be the cause.</summary>
    RootCause,

    /// <summary>How grave it is.</summary>
    Severity,

    /// <summary>Whose ticket it is.</summary>
    CustomerId,

    /// <summary>The product.</summary>
    ProductId,

    /// <summary>Who is accountable.</summary>
    OwnerId,

    /// <summary>The bug.</summary>
    BugId,

    /// <summary>The article.</summary>
    ArticleId,

    /// <summary>The insight.</summary>
    InsightId,

    /// <summary>The state of the desk's own workflow; the last member that events of tickets have.</summary>
    State,

    /// <summary>The release.</summary>
    ReleaseId,

    /// <summary>The start of a period.</summary>
    From,

    /// <summary>The end of a period.</summary>
    To,

    /// <summary>What a risk is about.</summary>
    Key,

    /// <summary>Up to when a risk stands.</summary>
    Until,

    /// <summary>The tickets that an insight cites.</summary>
    TicketIds,

    /// <summary>The topic.</summary>
    Topic,

    /// <summary>The author.</summary>
    Author,

    /// <summary>The proposal.</summary>
    ProposalId,

    /// <summary>Whether it was adopted.</summary>
    Adopted,

    /// <summary>What came of it.</summary>
    Outcome,
}
