namespace UserOps.Simulation;

/// <summary>What a user's random stream is for.</summary>
/// <remarks>
/// One stream a purpose, so that a new kind of record, or a new draw in one, leaves all others as they were.
/// </remarks>
internal enum StreamPurpose
{
    /// <summary>Who the user is: joining, rhythm, departure, basket, return habit.</summary>
    Traits = 0,

    /// <summary>When the user orders.</summary>
    OrderTimes = 1,

    /// <summary>What is in each order.</summary>
    Baskets = 2,

    /// <summary>Which orders come back, when, and how much of them.</summary>
    Returns = 3,

    /// <summary>How often a user visits who never orders.</summary>
    VisitRhythm = 4,

    /// <summary>The steps of the visits that end in an order.</summary>
    OrderVisits = 5,

    /// <summary>The visits that do not: when, how far they go, and their steps.</summary>
    OtherVisits = 6,

    /// <summary>Where the user lives.</summary>
    Country = 7,

    /// <summary>What the user complains of in ordinary times.</summary>
    Complaints = 8,

    /// <summary>Whether the outage makes the user complain, when, and on which channels.</summary>
    OutageComplaints = 9,

    /// <summary>What becomes of the user's complaints.</summary>
    Cases = 10,

    /// <summary>What becomes of a ticket; of the desk, by the place of the ticket instead of the index of a user.</summary>
    Tickets = 11,

    /// <summary>When tickets come, which bugs there are, and what happens around tickets; one stream for the whole desk.</summary>
    TicketPlan = 12,
}
