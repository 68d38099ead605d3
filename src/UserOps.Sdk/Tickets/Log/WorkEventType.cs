namespace UserOps.Tickets;

/// <summary>What can happen around tickets; in JSON the value of <c>type</c>.</summary>
/// <remarks>The order breaks ties.</remarks>
public enum WorkEventType
{
    /// <summary>See <see cref="UserOps.Tickets.BugOpened"/>.</summary>
    BugOpened = 0,

    /// <summary>See <see cref="UserOps.Tickets.BugReleased"/>.</summary>
    BugReleased = 1,

    /// <summary>See <see cref="UserOps.Tickets.ReportPublished"/>.</summary>
    ReportPublished = 2,

    /// <summary>See <see cref="UserOps.Tickets.RiskRaised"/>.</summary>
    RiskRaised = 3,

    /// <summary>See <see cref="UserOps.Tickets.InsightPublished"/>.</summary>
    InsightPublished = 4,

    /// <summary>See <see cref="UserOps.Tickets.ProposalSubmitted"/>.</summary>
    ProposalSubmitted = 5,

    /// <summary>See <see cref="UserOps.Tickets.ProposalDecided"/>.</summary>
    ProposalDecided = 6,

    /// <summary>See <see cref="UserOps.Tickets.ProposalShipped"/>.</summary>
    ProposalShipped = 7,
}
