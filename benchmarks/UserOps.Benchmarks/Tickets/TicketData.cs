using NodaTime;
using UserOps.Tickets;

namespace UserOps.Benchmarks;

/// <summary>A desk's log by one rule, without randomness: about six events a ticket, a new ticket every ten minutes.</summary>
internal static class TicketData
{
    public const int EventsPerTicket = 6;

    private static readonly Instant Start = Instant.FromUtc(2025, 1, 1, 0, 0);
    private static readonly string[] Actors = [.. Enumerable.Range(0, 40).Select(number => $"agent-{number}")];
    private static readonly string[] Teams = ["first", "second", "pay", "login", "mobile"];
    private static readonly string[] Modules = ["pay", "login", "search", "cart", "profile", "export"];
    private static readonly string[] Causes = ["defect", "config", "unknown", "design", "usage"];
    private static readonly string[] Categories = [.. Enumerable.Range(0, 30).Select(number => $"category-{number}")];

    /// <summary>Gets the instant at which all of so many tickets are over.</summary>
    public static Instant End(int tickets) => OpenedAt(tickets) + Duration.FromDays(60);

    /// <summary>Makes the events of one ticket.</summary>
    public static TicketEvent[] Ticket(int number)
    {
        var id = $"T-{number}";
        var at = OpenedAt(number);
        var kind = (number % 5) switch { 0 or 1 => TicketKind.Usage, 2 => TicketKind.Requirement, _ => TicketKind.Technical };
        var first = Event(0, TicketEventType.Created) with { CustomerId = new UserId($"c{number % 5_000}"), TeamId = "first", Category = Categories[number * 7 % 30] };
        var classified = Event(1, TicketEventType.Classified) with { Kind = kind };
        var solved = Event(30 + (number % 90), TicketEventType.Resolved);
        var closed = Event(60 + (number % 90), TicketEventType.Closed) with
        {
            RootCause = kind == TicketKind.Technical ? Causes[number % 5] : null,
            OwnerId = Actors[number * 3 % 40],
            BugId = number % 4 == 0 ? $"B-{number % 50}" : null,
        };
        return kind == TicketKind.Technical
            ? [first, classified, Event(3, TicketEventType.Assigned) with { TeamId = Teams[1 + (number % 4)], Module = Modules[number % 6], SuspectedCause = "timeout" },
                Event(20, TicketEventType.FollowedUp), Event(25, TicketEventType.Diagnosed), solved, closed]
            : [first, classified, Event(2, TicketEventType.Replied), solved, closed];

        TicketEvent Event(int hours, TicketEventType type) => new()
        {
            TicketId = id,
            At = at + Duration.FromHours(hours),
            Type = type,
            ActorId = Actors[(number + hours) % 40],
            ActorRole = TicketActorRole.Agent,
        };
    }

    /// <summary>Makes the events of so many tickets, ticket by ticket.</summary>
    public static IEnumerable<TicketEvent> Events(int tickets) => Enumerable.Range(0, tickets).SelectMany(Ticket);

    /// <summary>Makes the events of so many tickets in the order of time, keeping no more than those of open tickets.</summary>
    public static IEnumerable<TicketEvent> InOrder(int tickets)
    {
        var coming = new PriorityQueue<TicketEvent, Instant>();
        for (var number = 0; number < tickets; number++)
        {
            foreach (var item in Ticket(number))
            {
                coming.Enqueue(item, item.At);
            }

            while (coming.TryPeek(out var next, out var at) && at < OpenedAt(number + 1))
            {
                coming.Dequeue();
                yield return next;
            }
        }

        while (coming.TryDequeue(out var next, out _))
        {
            yield return next;
        }
    }

    private static Instant OpenedAt(int number) => Start + Duration.FromMinutes(10L * number);
}
