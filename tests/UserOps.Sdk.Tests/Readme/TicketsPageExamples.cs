using System.Text;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/tickets.md and of the README's section on tickets.</summary>
public class TicketsPageExamples : PageExample
{
    [Fact]
    public void First_look()
    {
        // begin-snippet: tickets-first-look
        // Sixty usage questions, an hour apart. Every third is passed on to the second line, every twentieth comes back.
        var book = new TicketBook();
        for (var i = 0; i < 60; i++)
        {
            var at = Instant.FromUtc(2026, 1, 5, 1, 0) + Duration.FromHours(i);
            var first = new TicketEvent { TicketId = $"T-{i}", At = at, Type = TicketEventType.Created, ActorId = "a7", ActorRole = TicketActorRole.Agent, TeamId = "first" };
            book.TryAdd(first, out _);
            book.TryAdd(first with { At = at + Duration.FromMinutes(20), Type = TicketEventType.Classified, Kind = TicketKind.Usage }, out _);
            book.TryAdd(first with { At = at + Duration.FromHours(2), Type = TicketEventType.Resolved, TeamId = i % 3 == 0 ? "second" : "first" }, out _);
            if (i % 20 == 0)
            {
                book.TryAdd(first with { At = at + Duration.FromDays(3), Type = TicketEventType.Reopened, TeamId = null }, out _);
            }
        }

        var scorer = new MaturityScorer(MaturityPolicy.Core with { Zone = "Asia/Shanghai" });
        var answer = scorer.Score(book.ToLog(), asOf: Instant.FromUtc(2026, 2, 28, 0, 0));

        Console.WriteLine($"at least {answer.Value.Level}, at most {answer.Value.PlausibleLevel}");
        // => at least 2, at most 5
        var reasons = answer.Reasons.Where(reason => reason.Code is "maturity.layer" or "maturity.lost").Take(3).ToList();
        foreach (var reason in reasons)
        {
            Console.WriteLine(reason.In("en"));
        }

        // => Layer 1 (mover): fully achieved (1.00); plausible up to 1.00, 100 % of its weight observed.
        // => Layer 2 (solver): largely achieved (0.84); plausible up to 0.94, 100 % of its weight observed.
        // => Layer 2 loses most by usage questions solved alone (S1) 38/60 (target 80 %). For: T-59, T-58, T-56, …. Against: T-57, T-54, T-51, ….

        Console.WriteLine(reasons[2].In("zh-CN"));
        // => 第2层差在使用问题独立解决 (S1) 38/60（目标 80 %）。正面：T-59, T-58, T-56, …。反面：T-57, T-54, T-51, …。
        // end-snippet
        Ran("tickets-first-look");
    }

    [Fact]
    public void Teams_and_trend()
    {
        // begin-snippet: tickets-teams
        var reader = new TicketLogReader("desk.jsonl");
        var book = new TicketBook();
        foreach (var line in new[]
        {
            """{ "ticket": "T-1", "at": "2026-01-05T09:00:00Z", "type": "created", "team": "desk", "actor": "a1", "actorRole": "agent" }""",
            """{ "ticket": "T-1", "at": "2026-01-05T09:30:00Z", "type": "classified", "kind": "technical", "actor": "a1", "actorRole": "agent" }""",
            """{ "ticket": "T-1", "at": "2026-01-05T10:00:00Z", "type": "assigned", "team": "pay", "module": "checkout", "suspectedCause": "timeout", "actor": "a1", "actorRole": "agent" }""",
            """{ "ticket": "T-1", "at": "2026-01-07T10:00:00Z", "type": "resolved", "rootCause": "defect", "bugId": "B-7", "actor": "e1", "actorRole": "engineer" }""",
            """{ "ticket": "T-1", "at": "2026-01-08T10:00:00Z", "type": "closed", "owner": "e1" }""",
            """{ "at": "2026-01-12T10:00:00Z", "type": "bugReleased", "bugId": "B-7", "releaseId": "2.4.1" }""",
        })
        {
            if (!reader.TryAdd(Encoding.UTF8.GetBytes(line), book, out var rejection))
            {
                Console.WriteLine(rejection);
            }
        }

        var scorer = new MaturityScorer(MaturityPolicy.Default);
        var asOf = Instant.FromUtc(2026, 1, 31, 0, 0);
        var evidence = scorer.Gather(book.ToLog(), new() { AsOf = asOf, By = TicketScope.Team });
        foreach (var group in evidence.Groups())
        {
            foreach (var item in evidence.Read(group).Indicators.Where(item => item.Opportunities > 0))
            {
                Console.WriteLine($"{group}: {item.Id} {item.Successes}/{item.Opportunities}, {Indicators.Of(item.Id).Name.In("en")}");
            }
        }

        // => desk: M1 1/1, classified first
        // => desk: M2 1/1, classified rightly
        // => desk: M3 1/1, passed on rightly
        // => desk: M4 1/1, classified in time
        // => desk: S3 1/1, module and cause named
        // => desk: S4 1/1, module named rightly
        // => desk: D1 1/1, root cause and owner known
        // => desk: D2 1/1, driven to a solution
        // => pay: S2 0/1, first-contact resolution
        // => pay: S5 1/1, solved for good
        // => pay: P1 1/1, product causes linked
        Console.WriteLine($"It may differ from {evidence.Read().ValidUntil} on.");

        // => It may differ from 2026-02-07T10:00:00Z on.

        // end-snippet
        Ran("tickets-teams");
    }
}
