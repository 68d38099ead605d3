using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/ticket-statistics.md.</summary>
public class TicketStatisticsPageExamples : PageExample
{
    [Fact]
    public void Read()
    {
        // begin-snippet: ticket-statistics-read
        var monday = Instant.FromUtc(2026, 3, 2, 9, 0);
        TicketEvent At(string ticket, double hours, TicketEventType type) => new() { TicketId = ticket, At = monday + Duration.FromHours(hours), Type = type };
        var log = TicketLog.From(
            [
                At("T-1", 0, TicketEventType.Created) with { Category = "login", TeamId = "first line", State = "new" },
                At("T-1", 1, TicketEventType.Assigned) with { TeamId = "platform", State = "active" },
                At("T-1", 2, TicketEventType.Assigned) with { TeamId = "first line", ActorId = "ann" },
                At("T-1", 4, TicketEventType.Resolved) with { ActorId = "ann" },
                At("T-2", 3, TicketEventType.Created) with { Category = "login", TeamId = "first line", State = "new" },
                At("T-2", 5, TicketEventType.Resolved) with { ActorId = "bob" },
                At("T-3", 6, TicketEventType.Created) with { Category = "invoice", TeamId = "first line", State = "new" },
            ],
            []);

        var statistics = TicketStatistics.Of(log, asOf: monday + Duration.FromHours(10));
        var ticket = statistics.Tickets[0];

        Console.WriteLine($"{string.Join(" > ", ticket.Places)}: {ticket.Handovers} handovers, {ticket.PingPongs} ping-pong");
        // => first line > platform > first line: 2 handovers, 1 ping-pong
        Console.WriteLine(string.Join(", ", ticket.States.Select(stay => $"{stay.State} {stay.Length.TotalHours} h")));
        // => new 1 h, active 9 h

        Console.WriteLine($"median {statistics.Resolutions().ToLast!.Median.TotalHours} h");                    // => median 3 h
        Console.WriteLine($"first contact {statistics.Rates().FirstContact.Successes} of {statistics.Rates().FirstContact.Trials}");
        // => first contact 1 of 2
        Console.WriteLine($"{statistics.BacklogAt(monday + Duration.FromHours(3.5)).Open} open at half past twelve"); // => 2 open at half past twelve
        // end-snippet

        Ran("ticket-statistics-read");
    }

    [Fact]
    public void Classes()
    {
        // begin-snippet: ticket-statistics-classes
        // Twenty weeks of a desk: one login question a week, and twelve in the last week that is over.
        var monday = Instant.FromUtc(2026, 1, 5, 9, 0);
        var events =
            from week in Enumerable.Range(0, 20)
            from i in Enumerable.Range(0, week == 19 ? 12 : 1)
            let at = monday + Duration.FromDays(7 * week) + Duration.FromHours(i)
            from type in new[] { TicketEventType.Created, TicketEventType.Resolved }
            select new TicketEvent { TicketId = $"T-{week}-{i}", At = at + Duration.FromMinutes((int)type), Type = type, Category = "login", ActorId = "ann" };
        var statistics = TicketStatistics.Of(TicketLog.From(events, []), Instant.FromUtc(2026, 5, 31, 0, 0));

        foreach (var surge in statistics.Surges(ticket => ticket.Category, DayClock.Utc, SurgeSearch.Weekly))
        {
            Console.WriteLine($"{surge.Key}: {surge.Count} in the week from {surge.From}, {surge.PastCount} in {surge.PastPeriods} weeks before");
        }

        // => login: 12 in the week from Monday, 18 May 2026, 8 in 8 weeks before
        var article = statistics.KnowledgeCandidates(ticket => ticket.Category, examples: 2).Single();
        Console.WriteLine($"{article.Key}: {article.Score} of {article.Tickets} tickets, such as {string.Join(", ", article.Examples)}");
        // => login: 31 of 31 tickets, such as T-19-11, T-19-10
        Console.WriteLine(statistics.Pareto(ticket => ticket.Category).VitalFew);                // => 1
        // end-snippet

        Ran("ticket-statistics-classes");
    }
}
