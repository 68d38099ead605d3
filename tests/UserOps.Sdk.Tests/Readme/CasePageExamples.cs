using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/cases.md.</summary>
public class CasePageExamples : PageExample
{
    private static readonly ComplaintId Id = new("C-1");
    private static readonly Instant Received = Instant.FromUtc(2026, 2, 6, 2, 0);

    [Fact]
    public void A_case_is_followed()
    {
        // begin-snippet: case-follow
        var evaluator = new CaseEvaluator(
            CasePolicies.Default, new ComplaintGrader(GradingPolicies.Default), new BusinessClock(WorkingCalendars.Named("cn")));

        // Friday the 6th of February, 10:00 in China. Safety, law and privacy were looked at: a material loss, no more.
        var facts = new ComplaintFacts
        {
            Id = Id,
            ReceivedAt = Received,
            Factors = [new("severity", new(2)), new("safety", new(0)), new("legal", new(0)), new("privacy", new(0))],
        };
        var log = CaseLog.From([new CaseReceived { ComplaintId = Id, At = Received, Facts = facts }]);

        var told = evaluator.Assess(log, asOf: Received);
        foreach (var target in told.Value.Targets)
        {
            Console.WriteLine($"{target.Target}: {target.Status}, due {target.DueAt}, on time until {target.LastOnTimeAt}");
        }

        // => acknowledge: Running, due 2026-02-09T02:00:00Z, on time until 2026-02-09T02:00:00Z
        // => firstResponse: Running, due 2026-02-10T02:00:00Z, on time until 2026-02-10T02:00:00Z
        // => nextUpdate: Running, due 2026-02-13T09:00:00Z, on time until 2026-02-14T01:00:00Z
        // => resolve: Running, due 2026-02-27T09:00:00Z, on time until 2026-02-28T01:00:00Z
        Console.WriteLine($"It holds until {told.ValidUntil}.");
        // => It holds until 2026-02-06T06:00:00Z.
        // end-snippet
        Ran("case-follow");
    }

    [Fact]
    public void A_case_moves()
    {
        var evaluator = Evaluator();
        // begin-snippet: case-moves
        var book = new CaseBook();
        CaseEvent[] events =
        [
            new CaseReceived { ComplaintId = Id, At = Received, Facts = new() { Id = Id, ReceivedAt = Received } },
            new CaseScreened { ComplaintId = Id, At = Received, Factors = [new("safety", new(0)), new("legal", new(0)), new("privacy", new(0))] },
            new CaseDecided { ComplaintId = Id, At = Received + Duration.FromHours(1), Outcome = CaseOutcome.Upheld },
        ];
        foreach (var item in events)
        {
            if (!book.TryAdd(item, "helpdesk", out var rejection))
            {
                Console.WriteLine(rejection);
            }
        }

        var status = evaluator.Assess(book, Id, asOf: Received + Duration.FromHours(2)).Value;
        Console.WriteLine($"{status.State}, grade {status.Grade?.Number()}");
        // => Screened, grade 3
        Console.WriteLine(status.Problems[0].Why);
        // => A case that is screened can't take 'decided'. Legal: acknowledged, withdrawn, notAccepted, merged.
        // end-snippet
        Ran("case-moves");
    }

    [Fact]
    public void A_pause_is_taken_out()
    {
        var evaluator = Evaluator();
        // begin-snippet: case-pause
        CaseEvent[] events =
        [
            new CaseReceived { ComplaintId = Id, At = Received, Facts = new() { Id = Id, ReceivedAt = Received, Factors = [new("safety", new(3))] } },
            new InvestigationStarted { ComplaintId = Id, At = Received },
            new CasePaused { ComplaintId = Id, At = Received + Duration.FromHours(2), Reason = PauseReason.Testing },
        ];
        var asOf = Received + Duration.FromHours(5);
        var told = evaluator.Assess(CaseLog.From(events), asOf);
        Console.WriteLine(told.Reasons.First(reason => reason.Code == "case.paused").In("en"));
        // => The clock of the resolution stands: testing since 2026-02-06T04:00:00Z. It goes on at 2026-02-09T04:00:00Z at the latest.
        foreach (var span in evaluator.Timeline(told.Value.Targets.Single(target => target.Target == "resolve"), asOf))
        {
            Console.WriteLine($"{span.From} to {span.Until}: {(span.IsCounted ? "counted" : span.Pause)}");
        }

        // => 2026-02-06T02:00:00Z to 2026-02-06T04:00:00Z: counted
        // => 2026-02-06T04:00:00Z to 2026-02-06T07:00:00Z: Testing
        // end-snippet
        Ran("case-pause");
    }

    [Fact]
    public void A_regulator_counts_too()
    {
        // begin-snippet: case-regulator
        var policy = CasePolicies.Default with { Regulators = [RegulatorPresets.Named("cn-samr")] };
        var evaluator = new CaseEvaluator(policy, new ComplaintGrader(GradingPolicies.Default), new BusinessClock(WorkingCalendars.Named("cn")));
        var log = CaseLog.From([new CaseReceived { ComplaintId = Id, At = Received, Facts = new() { Id = Id, ReceivedAt = Received } }]);

        var accept = evaluator.Assess(log, Received).Value.Targets.Single(target => target.Target == "cn-samr.accept");
        Console.WriteLine($"{accept.DueAt?.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date:uuuu-MM-dd}");
        // => 2026-02-24
        // end-snippet
        Ran("case-regulator");
    }

    [Fact]
    public void Two_cases_become_one()
    {
        var evaluator = Evaluator();
        // begin-snippet: case-merge
        var later = Received + Duration.FromHours(1);
        ComplaintId app = new("C-1"), hotline = new("C-2");
        var book = new CaseBook();
        CaseEvent[] events =
        [
            new CaseReceived { ComplaintId = hotline, At = Received, Facts = new() { Id = hotline, ReceivedAt = Received, Channel = "hotline", Factors = [new("safety", new(2))] } },
            new CaseReceived { ComplaintId = app, At = later, Facts = new() { Id = app, ReceivedAt = later, Channel = "app" } },
            new CaseMerged { ComplaintId = hotline, At = later, Into = app, Actor = "agent-7" },
        ];
        foreach (var item in events)
        {
            book.TryAdd(item, "helpdesk", out _);
        }

        var status = evaluator.Assess(book, app, asOf: later).Value;
        Console.WriteLine($"grade {status.Grade?.Number()}, received {status.ReceivedAt}, by {string.Join(" and ", status.Channels)}");
        // => grade 2, received 2026-02-06T02:00:00Z, by app and hotline
        // end-snippet
        Ran("case-merge");
    }

    [Fact]
    public void The_loop_is_counted()
    {
        var evaluator = Evaluator();
        var asOf = Instant.FromUtc(2026, 3, 31, 0, 0);
        var book = new CaseBook();
        for (var number = 1; number <= 3; number++)
        {
            ComplaintId id = new($"C-{number}");
            CaseEvent[] events =
            [
                new CaseReceived { ComplaintId = id, At = Received, Facts = new() { Id = id, ReceivedAt = Received, Channel = number < 3 ? "app" : "hotline", Factors = [new("safety", new(3))] } },
                new InvestigationStarted { ComplaintId = id, At = Received },
                new CaseDecided { ComplaintId = id, At = Received + Duration.FromDays(number), Outcome = CaseOutcome.Upheld },
                new CaseResponded { ComplaintId = id, At = Received + Duration.FromDays(1.2 * number) },
            ];
            foreach (var item in events)
            {
                Assert.True(book.TryAdd(item, "helpdesk", out _));
            }
        }

        // begin-snippet: case-metrics
        var months = new ComplaintMetricsCounter(asOf, ComplaintGroupKey.Channel);
        foreach (var told in evaluator.AssessAll(book, asOf))
        {
            months.Add(told.Value);
        }

        var metrics = months.ToMetrics();
        var late = metrics.Total.LateResolutions;
        Console.WriteLine($"{metrics.Total.Received} received, {late.Count} of {late.Of} resolutions late ({late.Interval?.Lower:0.00} to {late.Interval?.Upper:0.00})");
        // => 3 received, 1 of 3 resolutions late (0.06 to 0.79)
        Console.WriteLine(string.Join(", ", metrics.Groups.Select(group => $"{group.Group} {group.Figures.Received}")));
        // => app 2, hotline 1
        // end-snippet
        Ran("case-metrics");
    }

    [Fact]
    public void The_machine_draws_itself()
    {
        // begin-snippet: case-mermaid
        var lines = CaseMoves.ToMermaid("en").Split('\n');
        Console.WriteLine(string.Join('\n', lines.Where(line => line.Contains("--> Investigating", StringComparison.Ordinal))));
        // =>     Received --> Investigating : investigate [grade 1]
        // =>     Screened --> Investigating : investigate [grade 1]
        // =>     Acknowledged --> Investigating : investigate [grade 1]
        // =>     Assigned --> Investigating : investigate
        // =>     WaitingCustomer --> Investigating : resume
        // =>     WaitingThirdParty --> Investigating : resume
        // =>     Testing --> Investigating : resume
        // =>     Disputed --> Investigating : investigate
        // =>     External --> Investigating : investigate
        // =>     Reopened --> Investigating : investigate
        // end-snippet
        Ran("case-mermaid");
    }

    private static CaseEvaluator Evaluator() => new(
        CasePolicies.Default, new ComplaintGrader(GradingPolicies.Default), new BusinessClock(WorkingCalendars.Named("cn")));
}
