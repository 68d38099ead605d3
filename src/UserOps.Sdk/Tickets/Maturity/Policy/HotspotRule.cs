using NodaTime;

namespace UserOps.Tickets;

/// <summary>When a module and a root cause have so many technical tickets that they are a hotspot.</summary>
public sealed record HotspotRule
{
    /// <summary>Gets how many tickets make a hotspot, 2 or more; 3 by default.</summary>
    public required int LeastTickets { get; init; }

    /// <summary>Gets within how many days they must come, in whole days; 30 by default.</summary>
    public required Period Window { get; init; }

    /// <summary>Gets the share of tickets that the vital few account for; 0.80 by default, Juran's Pareto principle.</summary>
    public required decimal VitalShare { get; init; }
}
