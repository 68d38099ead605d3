using NodaTime;

namespace UserOps.Tickets;

/// <summary>A ticket that an insight cites.</summary>
internal sealed record CitedTicket(Instant KnownFrom, UserId? Customer, Instant? CustomerKnownAt);
