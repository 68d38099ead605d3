using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;
using UserOps.Tests.Bytes;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

public class TicketLogBytesTests : MergingFactsLaws<TicketLog, object>
{
    private static readonly Instant At = Instant.FromUtc(2026, 1, 5, 9, 0);

    private static readonly TicketEvent Opened = new() { TicketId = "T-1", At = At, Type = TicketEventType.Created };

    private static readonly TicketEvent Full = new()
    {
        TicketId = "T-1",
        EventId = "e1",
        At = At + Duration.FromMinutes(5),
        Seq = -7,
        Type = TicketEventType.Merged,
        ActorId = "a1",
        ActorRole = TicketActorRole.Bot,
        TeamId = "north",
        SupportLine = "L1",
        Kind = TicketKind.Technical,
        TechnicalKind = "crash",
        Category = "invoice",
        Module = "pay",
        SuspectedCause = "config",
        RootCause = "defect",
        Severity = "high",
        CustomerId = new UserId("u1"),
        ProductId = "p",
        OwnerId = "a1",
        BugId = "B-1",
        ArticleId = "K-1",
        InsightId = "I-1",
        State = "done",
    };

    private static readonly WorkEvent[] Around =
    [
        new BugOpened { At = At, BugId = "B-1", Module = "pay", RootCause = "defect", Author = "e1", TeamId = "north", EventId = "w1" },
        new BugReleased { At = At, BugId = "B-1", ReleaseId = "2.1" },
        new ReportPublished { At = At, From = At - Duration.FromDays(7), To = At },
        new RiskRaised { At = At, Key = "pay/defect", Until = At + Duration.FromDays(7) },
        new InsightPublished { At = At, InsightId = "I-1", Topic = "invoice", TicketIds = ["T-1", "T-2", "T-1"] },
        new ProposalSubmitted { At = At, ProposalId = "P-1", Module = "pay", RootCause = "defect", Topic = "invoice", InsightId = "I-1" },
        new ProposalDecided { At = At, ProposalId = "P-1", Adopted = true },
        new ProposalShipped { At = At, ProposalId = "P-1", Outcome = "fewer" },
    ];

    protected override Gen<object[]> Rows { get; } =
        from events in Gen.OneOf(TicketLogGenerators.TicketEvents.Generator, TicketGenerators.Events.Generator)
        from work in Gen.OneOf(TicketLogGenerators.WorkEvents.Generator, TicketGenerators.Work.Generator)
        select events.Concat<object>(work).ToArray();

    protected override bool IsSet => true;

    protected override (TicketLog Facts, string Hex) Golden => (TicketLog.From([Opened, Full, Full with { State = "again" }, Opened with { TicketId = "T-2" }], Around), "fac70901040103542d3180d9efd634000002e0120fffff3f0265310d03020102613101056e6f72746801024c31010563726173680107696e766f6963"
        + "6501037061790106636f6e666967010664656665637401046869676801027531010170030103422d3101034b2d310103492d310105616761696e0200"
        + "0fffff3f0265310d0302030405060708090a0b0c0d030e0f100104646f6e650103542d32dc1200000800000102773101026531040e080a0100000000"
        + "0e0103322e310200000000fca7a70280a8a7020300000000010a7061792f64656665637480a8a70204fca7a702000000100703021302050000000001"
        + "03502d31080a07100600000000170107000000001701056665776572");

    protected override TicketLog Gather(object[] rows) => TicketLog.From(rows.OfType<TicketEvent>(), rows.OfType<WorkEvent>());

    protected override TicketLog Merge(TicketLog one, TicketLog other) => one.Merge(other);

    protected override byte[] Write(TicketLog facts) => TicketLogBytes.Write(facts);

    protected override void Write(TicketLog facts, IBufferWriter<byte> into) => TicketLogBytes.Write(facts, into);

    protected override TicketLog Read(byte[] bytes) => TicketLogBytes.Read(bytes);

    [Fact]
    public void Versions_that_do_not_count_travel_with_the_rest()
    {
        var log = TicketLog.From([Full, Full with { State = "again" }], []);

        Assert.Equal(log.Conflicts, Read(Write(log)).Conflicts);
        Assert.Single(log.Conflicts);
    }

    [Fact]
    public void How_often_events_came_again_is_not_written()
    {
        var log = TicketLog.From([Opened, Opened], []);

        Assert.Equal(1, log.Repeated);
        Assert.Equal(Write(TicketLog.From([Opened], [])), Write(log));
        Assert.Equal(0, Read(Write(log)).Repeated);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => TicketLogBytes.Write(null!));
        Assert.Throws<ArgumentNullException>(() => TicketLogBytes.Write(TicketLog.Empty, null!));
    }
}
