using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Log;

public sealed class TicketLogTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 1, 5, 9, 0);
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Default);

    [Fact]
    public void Events_stand_by_instant_sequence_id_and_type()
    {
        var log = TicketLog.From(
            [
                Event(TicketEventType.Resolved, 1), Event(TicketEventType.Created), Event(TicketEventType.Classified), Event(TicketEventType.Assigned) with { Seq = 1 },
                Event(TicketEventType.Created) with { Seq = 2 }, Event(TicketEventType.Closed) with { EventId = "e" },
            ],
            []);

        Assert.Equal(
            [TicketEventType.Created, TicketEventType.Classified, TicketEventType.Closed, TicketEventType.Assigned, TicketEventType.Created, TicketEventType.Resolved],
            log.Traces.Single().Events.Select(item => item.Type));
    }

    [Fact]
    public void What_comes_twice_counts_once_and_of_one_id_the_first_counts()
    {
        var first = Event(TicketEventType.Assigned) with { EventId = "e1", TeamId = "north" };
        var log = TicketLog.From([first with { TeamId = "south" }, first, first, Event(TicketEventType.Created), Event(TicketEventType.Created)], []);

        Assert.Equal(2, log.Repeated);
        Assert.Equal(new EventConflict("T-1", "e1", 2), log.Conflicts.Single());
        Assert.Equal("north", log.Traces.Single().Events[1].TeamId);
        Assert.Equal(2, log.EventCount);
    }

    [Fact]
    public void One_id_in_two_tickets_is_two_events() =>
        Assert.Empty(TicketLog.From([Event(TicketEventType.Created) with { EventId = "1" }, Event(TicketEventType.Created) with { EventId = "1", TicketId = "T-2" }], []).Conflicts);

    [Fact]
    public void Work_counts_once_by_its_id_or_else_by_its_content()
    {
        var bug = new BugOpened { At = At, BugId = "B-1", EventId = "w" };
        var risk = new RiskRaised { At = At, Key = "invoice", Until = At };
        var log = TicketLog.From([], [bug with { BugId = "B-2" }, risk, bug, risk with { }]);

        Assert.Equal([bug, risk], log.Work);
        Assert.Equal(new EventConflict(null, "w", 2), log.Conflicts.Single());
    }

    [Fact]
    public void Logs_are_a_commutative_idempotent_monoid() =>
        Law.Holds(TicketGenerators.Events, TicketGenerators.Events, TicketGenerators.Work, (x, y, work) =>
        {
            var (one, other) = (TicketLog.From(x, work), TicketLog.From(y, []));
            return one.Merge(other).Equals(other.Merge(one))
                && one.Merge(one).Equals(one)
                && one.Merge(TicketLog.Empty).Equals(one)
                && one.Merge(other).Equals(TicketLog.From([.. x, .. y], work))
                && one.Merge(other).Traces == TicketLog.From([.. x, .. y], work).Traces;
        });

    [Fact]
    public void What_can_not_be_used_is_turned_away_with_a_reason()
    {
        var book = new TicketBook();

        Assert.False(book.TryAdd(Event(TicketEventType.Created) with { TicketId = " " }, out var rejection));
        Assert.Equal("tickets: ticketId is ' ': It must name the ticket. A work event has no ticket and is another type.", rejection.ToString());
        Assert.False(book.TryAdd(Event((TicketEventType)99), out _));
        Assert.False(book.TryAdd(Event(TicketEventType.Created) with { Kind = (TicketKind)9 }, out _));
        Assert.False(book.TryAdd(Event(TicketEventType.Created) with { TeamId = new string('x', 1_001) }, out _));
        Assert.False(book.TryAdd(Event(TicketEventType.Created) with { At = Instant.MaxValue }, out _));
        Assert.False(book.TryAdd(new RiskRaised { At = At, Key = "k", Until = At - Duration.Epsilon }, out _));
        Assert.False(book.TryAdd(new ReportPublished { At = At, From = At, To = At }, out rejection));
        Assert.Equal("to", rejection.Field);
        Assert.Equal(TicketLog.Empty, book.ToLog());
    }

    [Fact]
    public void An_empty_log_and_single_events_give_an_answer()
    {
        var empty = Scorer.Score(TicketLog.Empty, At).Value;
        Assert.Equal((0, 5, 0.0), (empty.Level, empty.PlausibleLevel, empty.Score));
        Assert.All(empty.Indicators, item => Assert.Equal(EvidenceState.NotObservable, item.State));

        foreach (var type in Enum.GetValues<TicketEventType>())
        {
            var one = Scorer.Score(TicketLog.From([Event(type)], []), At + Duration.FromDays(100)).Value;
            Assert.Equal((0, 5, 1L), (one.Level, one.PlausibleLevel, one.Tickets));
        }
    }

    [Fact]
    public void A_ticket_without_an_opening_is_judged_but_for_what_needs_one()
    {
        var answer = Scorer.Score(
            TicketLog.From(
                [
                    Event(TicketEventType.Classified) with { Kind = TicketKind.Usage }, Event(TicketEventType.Resolved, 5),
                    Event(TicketEventType.Created) with { TicketId = "T-2" },
                ],
                []),
            At + Duration.FromDays(100)).Value;

        Assert.Equal(1, answer.WithoutCreated);
        Assert.Equal((1L, 1L), Counts(answer, IndicatorId.S1));
        Assert.Equal((0L, 1L), Counts(answer, IndicatorId.M4));
    }

    [Fact]
    public void Events_after_the_closing_and_a_solution_before_the_opening_break_nothing()
    {
        var answer = Scorer.Score(
            TicketLog.From(
                [
                    Event(TicketEventType.Resolved, -5), Event(TicketEventType.Created), Event(TicketEventType.Closed, 3),
                    Event(TicketEventType.Assigned, 4) with { TeamId = "north" }, Event(TicketEventType.Assigned, 5) with { TeamId = "south" },
                ],
                []),
            At + Duration.FromDays(100)).Value;

        Assert.Equal((1L, 1L), Counts(answer, IndicatorId.S5));
        Assert.Equal((1L, 1L), Counts(answer, IndicatorId.M3));
    }

    [Fact]
    public void Columns_that_are_missing_make_their_indicators_unobservable_and_say_which()
    {
        var answer = Scorer.Score(TicketLog.From([Event(TicketEventType.Created), Event(TicketEventType.Resolved, 5)], []), At + Duration.FromDays(100));

        var d1 = answer.Value.Indicators.Single(item => item.Id == IndicatorId.D1);
        Assert.Equal([LogField.Closed, LogField.Kind, LogField.RootCause, LogField.OwnerId], d1.Missing.Order());
        Assert.Equal((EvidenceState.NotObservable, 0.0, 1.0), (d1.State, d1.Demonstrated, d1.Plausible));
        Assert.Contains("In layer 3, D1, D2, D3, D4, D5 can't be observed: the log holds no closed, teamId, kind, module, rootCause, ownerId, bugId, reportPublished. Record it.",
            answer.Reasons.Select(reason => reason.In("en")));
    }

    [Fact]
    public void Tickets_that_are_not_judged_are_counted_by_reason()
    {
        TicketEvent Of(string ticket, TicketEventType type, TicketActorRole? role = TicketActorRole.Agent) =>
            Event(type) with { TicketId = ticket, ActorRole = role };

        var answer = Scorer.Score(
            TicketLog.From(
                [
                    Of("merged", TicketEventType.Merged), Of("bot", TicketEventType.Replied, TicketActorRole.Bot),
                    Of("spam", TicketEventType.Created) with { Category = "Spam" }, Of("twin", TicketEventType.Created) with { State = "duplicate" },
                    Of("judged", TicketEventType.Created), Of("customer's", TicketEventType.Created, TicketActorRole.Customer),
                ],
                []),
            At);

        Assert.Equal(
            [(ExclusionReason.Merged, 1L), (ExclusionReason.BotOnly, 1L), (ExclusionReason.Category, 1L), (ExclusionReason.State, 1L)],
            answer.Value.Excluded.Select(item => (item.Reason, item.Tickets)));
        Assert.Equal(6, answer.Value.Tickets);
        Assert.Equal("6 张工单中有 4 张不参与评定：已合并 1, 仅由机器人处理 1, 按类别排除 1, 按状态排除 1。", answer.Reasons[^1].In("zh-CN"));
    }

    [Fact]
    public void One_ticket_of_a_hundred_thousand_events_is_no_trouble()
    {
        var events = Enumerable.Range(0, 100_000).Select(i => Event((i % 4) switch { 0 => TicketEventType.Reopened, 1 => TicketEventType.Closed, _ => TicketEventType.Classified }) with
        {
            At = At + Duration.FromSeconds(i),
            Category = $"c{i}",
            Module = $"m{i}",
            RootCause = "defect",
            TeamId = $"t{i % 7}",
            Kind = (TicketKind)(i % 4),
            BugId = $"b{i}",
        });

        var answer = Scorer.Score(TicketLog.From(events, []), At + Duration.FromDays(100)).Value;

        Assert.Equal((0L, 1L), Counts(answer, IndicatorId.S5));
    }

    [Fact]
    public void Shards_that_differ_in_policy_request_or_work_refuse_to_merge()
    {
        var request = new EvidenceRequest { AsOf = At };
        var one = Scorer.NewEvidence(request, []);

        Assert.Throws<ArgumentException>(() => one.Merge(new MaturityScorer(MaturityPolicy.Core).NewEvidence(request, [])));
        Assert.Throws<ArgumentException>(() => one.Merge(Scorer.NewEvidence(request with { By = TicketScope.Team }, [])));
        Assert.Contains("work", Assert.Throws<ArgumentException>(() => one.Merge(Scorer.NewEvidence(request, [new BugOpened { At = At, BugId = "B" }]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => one.Read("north"));
        Assert.Throws<ArgumentException>(() => Scorer.NewEvidence(request with { From = At, To = At }, []));
        Assert.Throws<ArgumentException>(() => Scorer.NewEvidence(request with { TicketsNamed = -1 }, []));
        Assert.Throws<ArgumentException>(() => Scorer.NewEvidence(request with { AsOf = Instant.MaxValue }, []));
        Assert.Throws<ArgumentException>(() => Scorer.NewEvidence(request with { By = (TicketScope)9 }, []));
    }

    private static TicketEvent Event(TicketEventType type, int hours = 0) =>
        new() { TicketId = "T-1", At = At + Duration.FromHours(hours), Type = type };

    private static (long K, long N) Counts(UserOps.Tickets.Maturity maturity, IndicatorId id) =>
        maturity.Indicators.Single(item => item.Id == id) is var found ? (found.Successes, found.Opportunities) : default;
}
