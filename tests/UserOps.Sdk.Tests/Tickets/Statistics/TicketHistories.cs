using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Statistics;

/// <summary>Histories of a few tickets, and the slow way to read them: event by event, from the definitions.</summary>
internal static class TicketHistories
{
    /// <summary>A Monday.</summary>
    public static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);

    /// <summary>Days that begin at four o'clock in China.</summary>
    public static readonly DayClock Clock = new(DateTimeZoneProviders.Tzdb["Asia/Shanghai"], new LocalTime(4, 0));

    /// <summary>Events of up to six tickets over forty days; each has a place of its own among those of one instant.</summary>
    public static readonly Arbitrary<TicketEvent[]> AnyEvents = Arb.From(
        from size in Gen.Choose(0, 40)
        from rows in Gen.ArrayOf(AnyRow(), size)
        select rows.Select((row, i) => row with { Seq = i }).ToArray(),
        events => Enumerable.Range(0, events.Length).Select(left => events.Where((_, i) => i != left).ToArray()));

    /// <summary>Instants between the hours of the events, before the first and after the last too.</summary>
    public static readonly Arbitrary<Instant> AnyInstant = Arb.From(Gen.Choose(-10, 1000).Select(hour => Start + Duration.FromMinutes((60L * hour) + 30)));

    public static TicketEvent Event(string ticket, double hour, TicketEventType type) =>
        new() { TicketId = ticket, At = Hour(hour), Type = type };

    public static Instant Hour(double hour) => Start + Duration.FromHours(hour);

    public static TicketStatistics Read(IEnumerable<TicketEvent> events, Instant asOf) => TicketStatistics.Of(TicketLog.From(events, []), asOf);

    /// <summary>The statistics of a whole history, and an hour after it.</summary>
    public static TicketStatistics Read(params IEnumerable<TicketEvent> events) => Read(events, Hour(2000));

    /// <summary>The events of each ticket up to an instant, in order.</summary>
    public static IEnumerable<TicketEvent[]> Naive(IEnumerable<TicketEvent> events, Instant asOf) => events
        .Where(item => item.At <= asOf)
        .OrderBy(item => item.At)
        .ThenBy(item => item.Seq)
        .GroupBy(item => item.TicketId, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.ToArray());

    /// <summary>Whether a ticket is open after its events.</summary>
    public static bool IsOpen(IEnumerable<TicketEvent> events) => events.Aggregate(true, (open, item) =>
        item.Type is TicketEventType.Resolved or TicketEventType.Closed or TicketEventType.Merged ? false
        : item.Type == TicketEventType.Reopened || open);

    private static Gen<TicketEvent> AnyRow() =>
        from ticket in Gen.Choose(1, 6)
        from hour in Gen.OneOf(Gen.Choose(0, 960), Gen.Choose(0, 30))
        from type in Gen.Frequency(
            (3, Gen.Elements(TicketEventType.Created, TicketEventType.Classified, TicketEventType.Assigned, TicketEventType.StateChanged, TicketEventType.KnowledgeLinked)),
            (2, Gen.Elements(TicketEventType.Resolved, TicketEventType.Reopened, TicketEventType.Closed)),
            (1, Gen.Elements(Enum.GetValues<TicketEventType>())))
        from team in Gen.Elements(null, null, "red", "green", "blue")
        from state in Gen.Elements(null, null, "new", "active", "waiting")
        from actor in Gen.Elements(null, "ann", "bob")
        from role in Gen.Elements<TicketActorRole?>(null, TicketActorRole.Agent, TicketActorRole.Customer)
        from category in Gen.Elements(null, "login", "print", "mail")
        from cause in Gen.Elements(null, "defect", "Unknown", "training")
        from module in Gen.Elements(null, "core", "web")
        from bug in Gen.Elements(null, null, null, "b1", "b2")
        from kind in Gen.Elements<TicketKind?>(null, TicketKind.Usage, TicketKind.Technical)
        select new TicketEvent
        {
            TicketId = $"t{ticket}",
            At = Hour(hour),
            Type = type,
            TeamId = team,
            State = state,
            ActorId = actor,
            ActorRole = role,
            Category = category,
            RootCause = cause,
            Module = module,
            BugId = bug,
            Kind = kind,
        };
}
