using NodaTime;
using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>A ticket on its way to being drawn.</summary>
internal sealed class TicketDraft
{
    public required string Id { get; init; }

    public required RandomStream Random { get; init; }

    public required TicketArrival Arrival { get; init; }

    public required int UserIndex { get; init; }

    /// <summary>Gets the agent of the desk who takes it.</summary>
    public required string Agent { get; init; }

    public TicketTopic Topic => Arrival.Topic;

    /// <summary>Gets or sets whether the kind is set before it is passed on or solved.</summary>
    public bool IsClassifiedFirst { get; set; }

    /// <summary>Gets or sets when the kind is set.</summary>
    public Instant ClassifiedAt { get; set; }

    /// <summary>Gets or sets the kind that it is first taken for.</summary>
    public TicketKind FirstKind { get; set; }

    public bool IsPingPong { get; set; }

    /// <summary>Gets an instant some seconds after the opening.</summary>
    public Instant After(double seconds) => Arrival.At + Duration.FromSeconds((long)seconds);

    public bool Chance(double chance) => Random.NextUnit() < chance;

    /// <summary>Draws a number between two.</summary>
    public double Between(double low, double high) => low + ((high - low) * Random.NextUnit());

    public ShopTicket ToTicket() => new()
    {
        Id = Id,
        At = Arrival.At,
        UserIndex = UserIndex,
        Kind = Topic.Kind,
        Topic = Topic.Name,
        BugId = Arrival.Bug?.Id,
        IsRubbish = Topic.Rubbish != TicketRubbish.None,
        IsOfSurge = Arrival.IsOfSurge,
        IsPingPong = IsPingPong,
    };
}
