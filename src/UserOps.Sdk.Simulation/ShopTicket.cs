using NodaTime;
using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>The truth about a simulated ticket.</summary>
public sealed record ShopTicket
{
    /// <summary>Gets the id of the ticket; the order of ids is that of the tickets' opening.</summary>
    public required string Id { get; init; }

    /// <summary>Gets when it was opened.</summary>
    public required Instant At { get; init; }

    /// <summary>Gets the place of its user in the shop, from 0.</summary>
    public required int UserIndex { get; init; }

    /// <summary>Gets what kind of matter it is, whatever the desk took it for.</summary>
    public required TicketKind Kind { get; init; }

    /// <summary>Gets the topic; of technical tickets the module and the root cause with a slash between.</summary>
    public required string Topic { get; init; }

    /// <summary>Gets the bug behind it, whether it is tied to it or not; <see langword="null"/> where the product is not to blame.</summary>
    public string? BugId { get; init; }

    /// <summary>Gets a value indicating whether it is rubbish: spam, a duplicate, merged, or answered by a program alone.</summary>
    public bool IsRubbish { get; init; }

    /// <summary>Gets a value indicating whether it belongs to the planted surge, beyond what comes every week.</summary>
    public bool IsOfSurge { get; init; }

    /// <summary>Gets a value indicating whether it was planted to go back and forth between two teams.</summary>
    public bool IsPingPong { get; init; }
}
