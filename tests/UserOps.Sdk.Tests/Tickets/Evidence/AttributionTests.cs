using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>Who answers for which opportunity.</summary>
public sealed class AttributionTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 9, 0);
    private static readonly Instant AsOf = Start + Duration.FromDays(80);
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Default);

    private static readonly TicketEvent[] Technical =
    [
        Event(0, TicketEventType.Created, "customer", TicketActorRole.Customer) with { TeamId = "desk", ProductId = "app", CustomerId = new UserId("c1") },
        Event(1, TicketEventType.Classified, "ann") with { Kind = TicketKind.Technical, Module = "pay", SuspectedCause = "timeout" },
        Event(2, TicketEventType.Assigned, "ben") with { TeamId = "payments" },
        Event(20, TicketEventType.Resolved, "eve", TicketActorRole.Engineer) with { RootCause = "defect", OwnerId = "olga", BugId = "B-1" },
        Event(30, TicketEventType.Closed, "ann"),
    ];

    private static readonly WorkEvent[] Work =
    [
        new BugOpened { At = Start, BugId = "B-1", Module = "pay", RootCause = "defect", Author = "paul", TeamId = "platform" },
        new BugReleased { At = Start + Duration.FromHours(25), BugId = "B-1", ReleaseId = "1" },
        new InsightPublished { At = Start + Duration.FromHours(40), InsightId = "I-1", TicketIds = ["T-1"], Author = "rita", TeamId = "research" },
        new ProposalSubmitted { At = Start, ProposalId = "P-1", Module = "pay", Author = "rita", TeamId = "research" },
        new ProposalDecided { At = Start + Duration.FromDays(3), ProposalId = "P-1", Adopted = true },
        new ProposalShipped { At = Start + Duration.FromDays(4), ProposalId = "P-1", Outcome = "good" },
    ];

    [Theory]
    [InlineData(TicketScope.Actor, "ann", "M1 M2 M3 M4")]
    [InlineData(TicketScope.Actor, "ben", "S3 S4")]
    [InlineData(TicketScope.Actor, "eve", "S2 S5")]
    [InlineData(TicketScope.Actor, "olga", "D1 D2")]
    [InlineData(TicketScope.Actor, "paul", "P1 P2 P3")]
    [InlineData(TicketScope.Actor, "rita", "R2 R3 R4")]
    [InlineData(TicketScope.Team, "desk", "M1 M2 M3 M4 S3 S4 D1 D2")]
    [InlineData(TicketScope.Team, "payments", "S2 S5")]
    [InlineData(TicketScope.Team, "platform", "P1 P2 P3")]
    [InlineData(TicketScope.Team, "research", "R2 R3 R4")]
    [InlineData(TicketScope.Product, "app", "M1 M2 M3 M4 S2 S3 S4 S5 D1 D2 P1 P2")]
    [InlineData(TicketScope.Module, "pay", "M1 M2 M3 M4 S2 S3 S4 S5 D1 D2 P1 P2 P3 R3 R4")]
    public void Each_opportunity_is_put_down_to_who_answers_for_it(TicketScope by, string group, string indicators)
    {
        // A second ticket has what the first lacks, so that every indicator is observable; it belongs to nobody here.
        var other = Event(0, TicketEventType.Replied, null, null) with { TicketId = "T-2", Category = "invoice", InsightId = "I-0" };
        var evidence = Scorer.Gather(TicketLog.From([.. Technical, other], Work), new() { AsOf = AsOf, By = by });

        Assert.Equal(indicators, string.Join(' ', evidence.Read(group).Indicators.Where(item => item.Opportunities > 0).Select(item => item.Id)));
        Assert.Contains(group, evidence.Groups());
    }

    [Fact]
    public void Scores_of_groups_come_in_the_order_of_their_names()
    {
        var evidence = Scorer.Gather(TicketLog.From(Technical, Work), new() { AsOf = AsOf, By = TicketScope.Team });

        Assert.Equal(["desk", "payments", "platform", "research"], Scorer.ScoreGroups(evidence).Select(answer => answer.Value.Group));
        Assert.Empty(Scorer.ScoreGroups(Scorer.Gather(TicketLog.From(Technical, Work), new() { AsOf = AsOf })));
    }

    private static TicketEvent Event(int hours, TicketEventType type, string? actor, TicketActorRole? role = TicketActorRole.Agent) => new()
    {
        TicketId = "T-1",
        At = Start + Duration.FromHours(hours),
        Type = type,
        ActorId = actor,
        ActorRole = role,
    };
}
