using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

public sealed class OneTicketTests
{
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Default);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_ticket_solved_by_one_agent_counts_once_its_windows_are_over(bool hasRole)
    {
        var evidence = Read(Solved(hasRole), At(31));

        Assert.All(
            new[] { IndicatorId.M1, IndicatorId.M2, IndicatorId.M4, IndicatorId.S1, IndicatorId.S2, IndicatorId.S5 },
            id => Assert.Equal((1, 1), Counts(evidence, id)));
        Assert.Equal((0, 0), Counts(evidence, IndicatorId.M3));
    }

    [Fact]
    public void While_it_may_come_back_it_is_neither_success_nor_failure()
    {
        var evidence = Read(Solved(), At(4));

        Assert.All(new[] { IndicatorId.S1, IndicatorId.S2, IndicatorId.S5 }, id => Assert.Equal((0, 0), Counts(evidence, id)));
        Assert.Equal((1, 1), Counts(evidence, IndicatorId.M1));
    }

    [Fact]
    public void When_it_comes_back_it_is_a_failure_at_once()
    {
        var evidence = Read([.. Solved(), Event(At(5), TicketEventType.Reopened)], At(5));

        Assert.All(new[] { IndicatorId.S1, IndicatorId.S2, IndicatorId.S5 }, id => Assert.Equal((0, 1), Counts(evidence, id)));
    }

    [Fact]
    public void The_module_named_at_the_handover_is_held_against_that_of_the_first_solution_from_then_on()
    {
        var solvedBefore = Event(At(1), TicketEventType.Resolved) with { Kind = TicketKind.Technical, Module = "login", TeamId = "desk" };
        var handedOver = Event(At(2), TicketEventType.Reopened) with { Module = "pay", TeamId = "payments" };
        var solved = Event(At(3), TicketEventType.Resolved);
        var changed = Event(At(4), TicketEventType.Closed) with { Module = "login" };

        Assert.Equal((0, 0), Counts(Read([solvedBefore, handedOver], At(5)), IndicatorId.S4));
        Assert.Equal((1, 1), Counts(Read([solvedBefore, handedOver, solved, changed], At(5)), IndicatorId.S4));
        Assert.Equal((0, 1), Counts(Read([solvedBefore, handedOver, changed], At(5)), IndicatorId.S4));
    }

    [Fact]
    public void A_team_that_passes_a_ticket_on_within_the_instant_never_had_it()
    {
        var handedOver = new[]
        {
            Event(At(1), TicketEventType.Created) with { TeamId = "desk" },
            Event(At(2), TicketEventType.Closed) with { TeamId = "payments" },
            Event(At(3), TicketEventType.Assigned) with { TeamId = "desk", Seq = 1 },
        };
        var passedBack = Event(At(3), TicketEventType.Assigned) with { TeamId = "payments", Seq = 2 };

        Assert.Equal((0, 1), Counts(Read(handedOver, At(4)), IndicatorId.M3));
        Assert.Equal((1, 1), Counts(Read([.. handedOver, passedBack], At(4)), IndicatorId.M3));
    }

    [Fact]
    public void A_success_of_a_period_that_is_over_may_still_turn()
    {
        TicketEvent[] events =
        [
            Event(At(1), TicketEventType.Created) with { TeamId = "desk" },
            Event(At(2), TicketEventType.Closed) with { TeamId = "payments" },
            Event(At(3), TicketEventType.Reopened) with { TeamId = "desk" },
            Event(At(10), TicketEventType.Resolved),
        ];
        var settled = At(10) + MaturityPolicy.Default.Windows.Reopen;

        var (before, after) = (Read(events, At(11), At(5)), Read(events, settled, At(5)));

        Assert.Equal((1, 1), Counts(before, IndicatorId.M3));
        Assert.Equal(settled, before.ValidUntil);
        Assert.Equal((0, 1), Counts(after, IndicatorId.M3));
    }

    private static TicketEvent[] Solved(bool hasRole = true) =>
    [
        .. new[]
        {
            Event(At(1, 9), TicketEventType.Created),
            Event(At(1, 10), TicketEventType.Classified) with { Kind = TicketKind.Usage },
            Event(At(1, 11), TicketEventType.Resolved),
            Event(At(1, 12), TicketEventType.Closed),
        }.Select(item => item with { ActorRole = hasRole ? TicketActorRole.Agent : null }),
    ];

    private static Instant At(int day, int hour = 0) => Instant.FromUtc(2026, 1, day, hour, 0);

    private static TicketEvent Event(Instant at, TicketEventType type) =>
        new() { TicketId = "T-1", At = at, Type = type, ActorId = "agent-1", ActorRole = TicketActorRole.Agent };

    private static TicketEvidence Read(TicketEvent[] events, Instant asOf, Instant? to = null) =>
        Scorer.Gather(TicketLog.From(events, []), new() { AsOf = asOf, To = to }).Read();

    private static (long Successes, long Opportunities) Counts(TicketEvidence evidence, IndicatorId id)
    {
        var indicator = evidence.Indicators.Single(item => item.Id == id);
        return (indicator.Successes, indicator.Opportunities);
    }
}
