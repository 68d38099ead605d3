namespace UserOps.Tickets;

/// <summary>Two events of one id that say different things, of which one counts.</summary>
/// <param name="TicketId">The ticket; <see langword="null"/> for an event that belongs to none.</param>
/// <param name="EventId">The id that they share.</param>
/// <param name="Versions">How many versions there are, at least 2. The first in the order of events counts, whichever came first.</param>
public sealed record EventConflict(string? TicketId, string EventId, int Versions);
