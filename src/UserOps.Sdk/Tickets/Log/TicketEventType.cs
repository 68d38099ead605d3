namespace UserOps.Tickets;

/// <summary>What can happen to a ticket; in JSON the value of <c>type</c>.</summary>
/// <remarks>The order breaks ties: of two events at one instant without sequence and id, the one of the smaller type comes first.</remarks>
public enum TicketEventType
{
    /// <summary>The ticket was opened.</summary>
    Created = 0,

    /// <summary>Somebody said what kind of matter it is.</summary>
    Classified = 1,

    /// <summary>It was given to a team, a support line or an agent.</summary>
    Assigned = 2,

    /// <summary>Somebody answered the customer, or the customer wrote.</summary>
    Replied = 3,

    /// <summary>A module, a suspected cause or a root cause was named.</summary>
    Diagnosed = 4,

    /// <summary>Somebody asked after it where it had been handed to.</summary>
    FollowedUp = 5,

    /// <summary>Only the state of the desk's own workflow changed. It is no touch of an agent.</summary>
    StateChanged = 6,

    /// <summary>An article of the knowledge base was tied to it.</summary>
    KnowledgeLinked = 7,

    /// <summary>A bug or problem record was tied to it.</summary>
    BugLinked = 8,

    /// <summary>The customer was told that it is mended.</summary>
    CustomerNotified = 9,

    /// <summary>An insight of user research was tied to it.</summary>
    InsightLinked = 10,

    /// <summary>It was solved, as the desk says.</summary>
    Resolved = 11,

    /// <summary>The customer, or a check, agreed that it is solved.</summary>
    Verified = 12,

    /// <summary>It came back after having been solved.</summary>
    Reopened = 13,

    /// <summary>It was put away.</summary>
    Closed = 14,

    /// <summary>It was joined with another ticket, which goes on in its stead.</summary>
    Merged = 15,
}
