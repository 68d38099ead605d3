namespace UserOps.Tickets;

/// <summary>Who acted, by the part that he or she plays.</summary>
public enum TicketActorRole
{
    /// <summary>One of the desk.</summary>
    Agent = 0,

    /// <summary>One of those who build the product.</summary>
    Engineer = 1,

    /// <summary>The customer.</summary>
    Customer = 2,

    /// <summary>A program.</summary>
    Bot = 3,
}
