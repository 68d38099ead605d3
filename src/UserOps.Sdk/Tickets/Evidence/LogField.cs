namespace UserOps.Tickets;

/// <summary>What a log must hold somewhere for an indicator to be observable: a member of events, or a kind of event.</summary>
public enum LogField
{
    /// <summary>Events of type <see cref="TicketEventType.Created"/>.</summary>
    Created = 0,

    /// <summary>Events of type <see cref="TicketEventType.Resolved"/> or <see cref="TicketEventType.Closed"/>.</summary>
    Resolved = 1,

    /// <summary>Events of type <see cref="TicketEventType.Closed"/>.</summary>
    Closed = 2,

    /// <summary><see cref="TicketEvent.ActorId"/>.</summary>
    ActorId = 3,

    /// <summary><see cref="TicketEvent.TeamId"/>; or, where it is absent everywhere, the support line or the actor's role.</summary>
    TeamId = 4,

    /// <summary><see cref="TicketEvent.Kind"/>.</summary>
    Kind = 5,

    /// <summary><see cref="TicketEvent.Category"/>.</summary>
    Category = 6,

    /// <summary><see cref="TicketEvent.Module"/>.</summary>
    Module = 7,

    /// <summary><see cref="TicketEvent.SuspectedCause"/>.</summary>
    SuspectedCause = 8,

    /// <summary><see cref="TicketEvent.RootCause"/>.</summary>
    RootCause = 9,

    /// <summary><see cref="TicketEvent.CustomerId"/>.</summary>
    CustomerId = 10,

    /// <summary><see cref="TicketEvent.OwnerId"/>.</summary>
    OwnerId = 11,

    /// <summary><see cref="TicketEvent.BugId"/>.</summary>
    BugId = 12,

    /// <summary><see cref="TicketEvent.InsightId"/>, or tickets that an insight cites.</summary>
    InsightId = 13,

    /// <summary>Events <see cref="UserOps.Tickets.BugReleased"/>.</summary>
    BugReleased = 14,

    /// <summary>Events <see cref="UserOps.Tickets.ReportPublished"/>.</summary>
    ReportPublished = 15,

    /// <summary>Events <see cref="UserOps.Tickets.RiskRaised"/>.</summary>
    RiskRaised = 16,

    /// <summary>Events <see cref="UserOps.Tickets.InsightPublished"/>.</summary>
    InsightPublished = 17,

    /// <summary>Events <see cref="UserOps.Tickets.ProposalDecided"/>.</summary>
    ProposalDecided = 18,

    /// <summary>Events <see cref="UserOps.Tickets.ProposalShipped"/>.</summary>
    ProposalShipped = 19,

    /// <summary>A topic of an insight or a proposal.</summary>
    Topic = 20,
}
