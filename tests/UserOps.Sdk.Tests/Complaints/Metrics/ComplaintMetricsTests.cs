using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

/// <summary>The figures of the loop: by hand, and against a count that goes through the cases again for every figure.</summary>
public sealed class ComplaintMetricsTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 12, 31, 0, 0);

    /// <summary>Up to forty cases, each told by the bits of a number.</summary>
    private static readonly Arbitrary<int[]> AnyCases = Gen.Choose(0, 40).SelectMany(count => Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), count)).ToArbitrary();

    [Fact]
    public void A_decision_as_the_first_word_is_settled_at_first_contact()
    {
        var settled = Closed(new CaseStory("C-1").ReceivedAndInvestigated("2026-02-02T09:00"));
        var asked = Closed(new CaseStory("C-2").ReceivedAndInvestigated("2026-02-02T09:00").Updated("2026-02-02T10:00"));
        var disputed = new CaseStory("C-3").ReceivedAndInvestigated("2026-02-02T09:00").Decided("2026-02-02T11:00").Responded("2026-02-02T12:00")
            .Add(id => new CustomerDisputed { ComplaintId = id, At = CaseStory.At("2026-02-02T13:00") });

        Assert.Equal(new(1, 2), Figures(settled, asked, disputed).SettledAtFirstContact);
    }

    [Fact]
    public void Lateness_is_counted_where_it_is_known()
    {
        // Acknowledged at once, decided after the ten working days of grade 3; open and in time; open and too late to acknowledge.
        var late = new CaseStory("C-1").ReceivedAndInvestigated("2026-11-02T09:00", 3).Decided("2026-11-30T10:00").Responded("2026-11-30T11:00");
        var running = new CaseStory("C-2").Received("2026-12-30T16:00", 3);
        var silent = new CaseStory("C-3").Received("2026-12-01T09:00", 3);

        var figures = Figures(late, running, silent);
        Assert.Equal(new(1, 2), figures.LateAcknowledgements);
        Assert.Equal(new(2, 2), figures.LateResolutions);
        Assert.Equal(0.5, figures.LateAcknowledgements.Interval!.Value.Estimate);
        Assert.Null(Figures(running).LateResolutions.Interval);
    }

    // Grade 1: 72 hours of clock. Waits from hour 10 to 20, answered at hour 40, disputed at hour 60, answered again at hour 70: of the
    // 70 hours 20 were with the customer; 10 of the other 50 were spent waiting.
    [Fact]
    public void The_share_of_waiting_leaves_out_the_time_with_the_customer()
    {
        var story = new CaseStory().Received("2026-02-02T00:00", 1).Investigated("2026-02-02T00:00").Paused("2026-02-02T10:00").Resumed("2026-02-02T20:00")
            .Decided("2026-02-03T15:00").Responded("2026-02-03T16:00")
            .Add(id => new CustomerDisputed { ComplaintId = id, At = CaseStory.At("2026-02-04T12:00") })
            .Investigated("2026-02-04T12:30").Decided("2026-02-04T21:00").Responded("2026-02-04T22:00");

        var figures = Figures(story);
        Assert.Equal((Duration.FromHours(50), Duration.FromHours(10)), (figures.ResolveTime, figures.WaitingTime));
        Assert.Equal(0.2, figures.PauseShare);
    }

    [Theory]
    [InlineData("2026-03-03T09:00", 1, 1)] // 29 days and a bit after February 2, 10:00.
    [InlineData("2026-03-04T10:00", 0, 1)] // 30 days after: the look-back is open at its far end.
    [InlineData("2026-05-03T10:00", 0, 0)]
    public void A_repeat_has_the_same_customer_and_topic(string again, long in30, long in90)
    {
        var figures = Figures(Of("C-1", "2026-02-02T10:00", "ann", "leak"), Of("C-2", again, "ann", "leak"), Of("C-3", again, "ann", "noise"), Of("C-4", again, "bob", "leak"), Of("C-5", again, null, "leak"));

        Assert.Equal(new(in30, 4), figures.RepeatedIn30Days);
        Assert.Equal(new(in90, 4), figures.RepeatedIn90Days);
    }

    [Fact]
    public void An_action_is_effective_if_its_cause_does_not_come_back_in_ninety_days()
    {
        // Closed on February 3. 90 days later is May 4.
        var first = Closed(new CaseStory("C-1").ReceivedAndInvestigated("2026-02-02T09:00"));
        Assert.Equal(new(1, 1), Figures(first).ActionsEffective);
        Assert.Equal(new(1, 1), Figures(first).ActionsOnTime);
        Assert.Equal(new(0, 0), ComplaintMetrics.Of([first.AsOf("2026-05-04T12:59")], CaseStory.At("2026-05-04T12:59")).Total.ActionsEffective);
        Assert.Equal(new(0, 1), Figures(first, new CaseStory("C-2").ReceivedAndInvestigated("2026-04-02T09:00").Noted("2026-05-04T13:00", action: null)).ActionsEffective);
        Assert.Equal(new(1, 1), Figures(first, new CaseStory("C-2").ReceivedAndInvestigated("2026-04-02T09:00").Noted("2026-05-04T13:01", action: null)).ActionsEffective);
        Assert.Equal(new(1, 1), Figures(first, new CaseStory("C-2").ReceivedAndInvestigated("2026-04-02T09:00").Noted("2026-04-04T13:00", "another", action: null)).ActionsEffective);
    }

    [Fact]
    public void An_action_that_is_linked_after_the_closing_is_late_and_none_is_none()
    {
        var late = Closed(new CaseStory("C-1").ReceivedAndInvestigated("2026-02-02T09:00"), action: null).Noted("2026-02-10T09:00", action: "CAPA-7");
        var none = Closed(new CaseStory("C-2").ReceivedAndInvestigated("2026-02-02T09:00"), action: "None: a single case");

        Assert.Equal(new(0, 1), Figures(late, none).ActionsOnTime);
    }

    [Fact]
    public void Redress_and_satisfaction_are_added_up()
    {
        CaseStory Given(string id, string kind, Money? amount, int? stars) => new CaseStory(id).Received("2026-02-02T09:00")
            .Add(complaint => new CaseNoted { ComplaintId = complaint, At = CaseStory.At("2026-02-03T09:00"), RedressKind = kind, RedressAmount = amount, Satisfaction = stars });

        var figures = Figures(
            Given("C-1", "refund", new(10.50m, "CNY"), 5), Given("C-2", "refund", new(4.5m, "CNY"), 2), Given("C-3", "refund", new(1, "EUR"), null), Given("C-4", "apology", null, 4));
        Assert.Equal([new("apology", "", 1, 0), new("refund", "CNY", 2, 15), new("refund", "EUR", 1, 1)], figures.Redress);
        Assert.Equal((11 / 3.0, 3L), (figures.MeanSatisfaction, figures.Ratings));
        Assert.Null(Figures(Given("C-5", "apology", null, null)).MeanSatisfaction);
    }

    [Fact]
    public void What_was_merged_is_received_and_no_more()
    {
        var book = new CaseBook();
        CaseEvaluatorTests.AddAll(book, new CaseStory("C-1").Received("2026-02-02T09:00").Add(id => new CaseMerged { ComplaintId = id, At = CaseStory.At("2026-02-02T10:00"), Into = new("C-2") }));
        CaseEvaluatorTests.AddAll(book, new CaseStory("C-2").Received("2026-02-02T09:30"));

        var figures = ComplaintMetrics.Of(CaseStory.Evaluator.AssessAll(book, AsOf).Select(item => item.Value), AsOf).Total;
        Assert.Equal((2, 1, new ComplaintRate(0, 1)), (figures.Received, figures.Merged, figures.SentOutside));
    }

    [Fact]
    public void Nothing_counted_is_nothing_known()
    {
        var metrics = ComplaintMetrics.Of([], AsOf);

        Assert.Equal((0L, 0), (metrics.Total.Received, metrics.Groups.Count));
        Assert.Null(metrics.Total.Upheld.Interval);
        Assert.Null(metrics.Total.PauseShare);
        var other = new ComplaintMetricsCounter(AsOf, ComplaintGroupKey.Topic);
        Assert.Throws<ArgumentException>(() => new ComplaintMetricsCounter(AsOf).Merge(other));
    }

    [Fact]
    public void The_figures_are_those_of_a_naive_count() => Law.Holds(AnyCases, codes =>
    {
        var cases = codes.Select(Status).ToList();
        var figures = ComplaintMetrics.Of(cases, AsOf).Total;
        Assert.Equal(Naive(cases, cases), Rates(figures));
        return true;
    });

    [Fact]
    public void Neither_order_nor_shards_matter() => Law.Holds(AnyCases, Gen.Choose(1, 5).ToArbitrary(), (codes, shards) =>
    {
        var cases = codes.Select(Status).ToList();
        var whole = ComplaintMetrics.Of(cases, AsOf, ComplaintGroupKey.Channel);
        var counters = Enumerable.Range(0, shards).Select(_ => new ComplaintMetricsCounter(AsOf, ComplaintGroupKey.Channel)).ToArray();
        for (var i = cases.Count - 1; i >= 0; i--)
        {
            counters[i % shards].Add(cases[i]);
        }

        var merged = new ComplaintMetricsCounter(AsOf, ComplaintGroupKey.Channel);
        foreach (var counter in counters.Reverse())
        {
            merged.Merge(counter);
        }

        return merged.ToMetrics() == whole;
    });

    [Fact]
    public void The_groups_add_up_to_the_whole() => Law.Holds(AnyCases, Gen.Elements(Enum.GetValues<ComplaintGroupKey>()).ToArbitrary(), (codes, key) =>
    {
        var cases = codes.Select(Status).ToList();
        var metrics = ComplaintMetrics.Of(cases, AsOf, key);
        Assert.Equal(cases.Count, metrics.Groups.Sum(group => group.Figures.Received));
        Assert.Equal(metrics.Total.RatingSum, metrics.Groups.Sum(group => group.Figures.RatingSum));
        Assert.Equal(metrics.Total.Redress.Sum(item => item.Amount), metrics.Groups.Sum(group => group.Figures.Redress.Sum(item => item.Amount)));
        var sum = metrics.Groups.Aggregate(
            new ComplaintRate[Rates(metrics.Total).Length], (rates, group) => [.. rates.Zip(Rates(group.Figures), (one, other) => new ComplaintRate(one.Count + other.Count, one.Of + other.Of))]);
        Assert.Equal(Rates(metrics.Total), sum);
        foreach (var group in metrics.Groups.Where(_ => key == ComplaintGroupKey.Channel))
        {
            Assert.Equal(Naive(cases, [.. cases.Where(item => item.Facts!.Channel == group.Group)]), Rates(group.Figures));
        }

        return true;
    });

    private static ComplaintRate[] Rates(ComplaintFigures figures) =>
    [
        figures.SettledAtFirstContact, figures.LateAcknowledgements, figures.LateResolutions, figures.Regraded, figures.Reopened, figures.RepeatedIn30Days,
        figures.RepeatedIn90Days, figures.SentOutside, figures.Upheld, figures.ActionsOnTime, figures.ActionsEffective,
    ];

    // Each figure from its definition, by going through all cases again.
    private static ComplaintRate[] Naive(List<CaseStatus> all, List<CaseStatus> group)
    {
        var cases = group.Where(item => item.MergedInto is null).ToList();
        var closed = cases.Where(item => item.State == CaseState.Closed).ToList();
        var known = cases.Where(item => item.Facts!.CustomerId is not null && item.Facts.Topic is not null).ToList();
        var acted = closed.Where(item => item.Record.CorrectiveActionAt is not null).ToList();
        var judged = acted.Where(item => item.Record.RootCause is not null && AsOf - item.Since!.Value >= Duration.FromDays(90)).ToList();
        return
        [
            Rate(closed, item => item.Reopenings == 0 && item.Steps[1].At == item.FirstAnsweredAt),
            Late("acknowledge"),
            Late("resolve"),
            Rate(cases, item => item.Grades.Count > 1),
            Rate([.. cases.Where(item => item.Steps.Any(step => step.State == CaseState.Closed))], item => item.Reopenings > 0),
            Rate(known, item => IsRepeat(item, 30)),
            Rate(known, item => IsRepeat(item, 90)),
            Rate(cases, item => item.Steps.Any(step => step.State == CaseState.External)),
            Rate([.. cases.Where(item => item.Record.Outcome is not (CaseOutcome.Undecided or CaseOutcome.Settled))], item => item.Record.Outcome != CaseOutcome.NotUpheld),
            Rate(acted, item => item.Record.CorrectiveActionAt <= item.Since),
            Rate(judged, item => !all.Any(other => other.Id != item.Id && other.Record.RootCause == item.Record.RootCause
                && other.Record.RootCauseAt > item.Since && other.Record.RootCauseAt <= item.Since + Duration.FromDays(90))),
        ];

        ComplaintRate Late(string target) => Rate(
            [.. cases.Where(item => item.Breaches.Any(breach => breach.Target == target) || item.Targets.Any(clock => clock.Target == target && clock.Status == TargetState.Met))],
            item => item.Breaches.Any(breach => breach.Target == target));

        bool IsRepeat(CaseStatus item, int days) => all.Any(other => other.MergedInto is null && other.Id != item.Id
            && other.Facts!.CustomerId == item.Facts!.CustomerId && other.Facts.Topic == item.Facts.Topic
            && (other.ReceivedAt < item.ReceivedAt || (other.ReceivedAt == item.ReceivedAt && other.Id < item.Id))
            && item.ReceivedAt - other.ReceivedAt < Duration.FromDays(days));
    }

    private static ComplaintRate Rate(List<CaseStatus> of, Func<CaseStatus, bool> which) => new(of.Count(which), of.Count);

    private static ComplaintFigures Figures(params CaseStory[] stories)
    {
        var book = new CaseBook();
        foreach (var story in stories)
        {
            CaseEvaluatorTests.AddAll(book, story);
        }

        return ComplaintMetrics.Of(CaseStory.Evaluator.AssessAll(book, AsOf).Select(item => item.Value), AsOf).Total;
    }

    private static CaseStory Closed(CaseStory story, string? action = "CAPA-1") => story.Decided("2026-02-03T10:00").Responded("2026-02-03T11:00").Noted("2026-02-03T12:00", action: action)
        .Add(id => new CustomerAccepted { ComplaintId = id, At = CaseStory.At("2026-02-03T12:30") })
        .Add(id => new CaseClosed { ComplaintId = id, At = CaseStory.At("2026-02-03T13:00") });

    private static CaseStory Of(string id, string at, string? customer, string topic) => new CaseStory(id).Add(complaint => new CaseReceived
    {
        ComplaintId = complaint,
        At = CaseStory.At(at),
        Facts = new() { Id = complaint, ReceivedAt = CaseStory.At(at), CustomerId = customer is null ? null : new UserId(customer), Topic = topic, Factors = CaseStory.Harmless },
    });

    /// <summary>A case whose every trait is read off a number, as states of its own and not by its events.</summary>
    private static CaseStatus Status(int code, int place)
    {
        var bits = code;
        int Next(int below)
        {
            var value = bits % below;
            bits = (bits / below) ^ (code >> 7);
            return value;
        }

        var id = new ComplaintId($"C-{place}");
        var received = AsOf - Duration.FromDays(20 + (Next(30) * 10));
        var responded = received + Duration.FromHours(Next(200));
        var isClosed = Next(3) > 0;
        var reopenings = Next(4) == 0 ? 1 : 0;
        var steps = new List<CaseStep> { new(received, CaseState.Received), new(responded, CaseState.Responded) };
        if (isClosed || reopenings > 0)
        {
            steps.Add(new(responded + Duration.FromDays(1), CaseState.Closed));
        }
        else if (Next(3) == 0)
        {
            steps.Add(new(responded + Duration.FromDays(1), CaseState.External));
        }

        var noted = responded + Duration.FromHours(Next(60));
        return new()
        {
            Id = id,
            State = isClosed ? CaseState.Closed : CaseState.Responded,
            Since = responded + Duration.FromDays(1),
            Grade = (ComplaintGrade)Next(4),
            Grades = [.. Enumerable.Range(0, 1 + Next(2)).Select(i => new GradeChange { At = received + Duration.FromHours(i), Grade = (ComplaintGrade)(1 + i), Cause = GradeCause.NewEvidence })],
            Facts = new() { Id = id, ReceivedAt = received, CustomerId = Next(5) == 0 ? null : new UserId($"u{Next(3)}"), Channel = $"c{Next(3)}", Product = $"p{Next(2)}", Topic = $"t{Next(2)}" },
            ReceivedAt = received,
            FirstAnsweredAt = Next(2) == 0 ? responded : received,
            MergedInto = Next(8) == 0 ? new ComplaintId("C-x") : null,
            Targets = [Target("acknowledge", received, responded, (TargetState)Next(5)), Target("resolve", received, responded, (TargetState)Next(5))],
            Breaches = Next(4) == 0 ? [new("resolve", responded, responded, responded, BreachCause.Late)] : [],
            Record = new()
            {
                Outcome = (CaseOutcome)Next(5),
                RootCause = Next(4) == 0 ? null : $"r{Next(4)}",
                RootCauseAt = noted,
                CorrectiveActionAt = Next(2) == 0 ? null : noted,
                RedressKind = Next(2) == 0 ? "refund" : null,
                RedressAmount = Next(3) == 0 ? new Money(Next(100) / 4m, "CNY") : null,
                Satisfaction = Next(2) == 0 ? 1 + Next(5) : null,
            },
            Reopenings = reopenings,
            Steps = steps.ToEquatableArray(),
        };
    }

    private static TargetStatus Target(string name, Instant start, Instant met, TargetState status) => new()
    {
        Target = name,
        Status = status,
        Start = start,
        DueAt = met,
        LastOnTimeAt = met,
        MetAt = status == TargetState.Met ? met : null,
        Left = Duration.Zero,
        Calendar = "always",
        IsCertain = true,
    };
}
