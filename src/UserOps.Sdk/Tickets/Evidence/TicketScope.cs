namespace UserOps.Tickets;

/// <summary>What evidence is broken down by.</summary>
/// <remarks>
/// By actor and by team an opportunity is put down to who answers for it: in layer 1 the first handler; in layer 2 who solved the ticket, or,
/// where it is about passing on, who passed it on first; in layer 3 the accountable owner, else who passed it on first; in layer 4 the
/// owner of the bug, else the ticket's own team; in layer 5 the author. By product and module it is that of the ticket.
/// </remarks>
public enum TicketScope
{
    /// <summary>By nothing: the whole desk.</summary>
    All = 0,

    /// <summary>By <see cref="TicketEvent.ActorId"/> and <see cref="TicketEvent.OwnerId"/>.</summary>
    Actor = 1,

    /// <summary>By <see cref="TicketEvent.TeamId"/>, or the support line where a log has no teams.</summary>
    Team = 2,

    /// <summary>By <see cref="TicketEvent.ProductId"/>.</summary>
    Product = 3,

    /// <summary>By <see cref="TicketEvent.Module"/>.</summary>
    Module = 4,
}
