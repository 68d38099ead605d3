using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;
using UserOps.Tests.Bytes;

namespace UserOps.Tests.Complaints;

public class CaseLogBytesTests : MergingFactsLaws<CaseLog, CaseEvent>
{
    private static readonly ComplaintId Id = ComplaintFactsBytesTests.Full.Id;

    private static readonly Instant At = ComplaintFactsBytesTests.Full.ReceivedAt;

    /// <summary>One event of each type with all that it can hold, an hour after each other.</summary>
    private static readonly CaseEvent[] Full =
    [
        .. new CaseEvent[]
        {
            new CaseReceived { ComplaintId = Id, At = At, Facts = ComplaintFactsBytesTests.Full },
            new EvidenceAdded { ComplaintId = Id, At = At, Factors = [new("legal", new(1))], Affected = 40, Amount = new(20m, "CNY") },
            new ClusterCounted { ComplaintId = Id, At = At, Customers = 7 },
            new CaseScreened { ComplaintId = Id, At = At, Factors = [new("legal", FactorReading.Unknown)] },
            new CaseAcknowledged { ComplaintId = Id, At = At, Actor = "agent-7" },
            new CaseAssigned { ComplaintId = Id, At = At, Handler = "agent-7" },
            new CaseRegraded { ComplaintId = Id, At = At, Grade = ComplaintGrade.Major, Reason = "press" },
            new DeadlineExtended { ComplaintId = Id, At = At, Target = "cn-bank-insurance.decide", Reason = "complex" },
            new InvestigationStarted { ComplaintId = Id, At = At },
            new CustomerUpdated { ComplaintId = Id, At = At, Sequence = -3 },
            new CasePaused { ComplaintId = Id, At = At, Reason = PauseReason.Testing },
            new CaseResumed { ComplaintId = Id, At = At },
            new CaseDecided { ComplaintId = Id, At = At, Outcome = CaseOutcome.PartlyUpheld },
            new CaseResponded { ComplaintId = Id, At = At, ReasonsSent = true, OutsideRouteTold = true },
            new CustomerAccepted { ComplaintId = Id, At = At },
            new CustomerDisputed { ComplaintId = Id, At = At, Reason = "too little" },
            new ReferredOutside { ComplaintId = Id, At = At, Body = "ombudsman" },
            new CaseNoted
            {
                ComplaintId = Id, At = At, RootCause = "seal", CorrectiveAction = "CAPA-9", RemedyDelivered = false, RedressKind = "refund",
                RedressAmount = new(20.00m, "CNY"), Satisfaction = 4, Summary = "A new seal.",
            },
            new CaseClosed { ComplaintId = Id, At = At },
            new CaseReopened { ComplaintId = Id, At = At, Reason = "again" },
            new CaseWithdrawn { ComplaintId = Id, At = At },
            new CaseNotAccepted { ComplaintId = Id, At = At, Reason = "not ours" },
            new CaseMerged { ComplaintId = Id, At = At, Into = new("C-2") },
            new CaseUnmerged { ComplaintId = Id, At = At, Sequence = long.MaxValue },
        }.Select((item, place) => item is CaseReceived ? item : item with { At = At + Duration.FromHours(place) }),
    ];

    /// <summary>The same without what they need not hold.</summary>
    private static readonly CaseEvent[] Bare =
    [
        new CaseReceived { ComplaintId = Id, At = At, Facts = new() { Id = Id, ReceivedAt = At } },
        new EvidenceAdded { ComplaintId = Id, At = At },
        new CaseScreened { ComplaintId = Id, At = At },
        new CaseRegraded { ComplaintId = Id, At = At, Grade = ComplaintGrade.Minor },
        new CaseResponded { ComplaintId = Id, At = At },
        new CustomerDisputed { ComplaintId = Id, At = At },
        new CaseReopened { ComplaintId = Id, At = At },
        new CaseNoted { ComplaintId = Id, At = At },
        new CaseNoted { ComplaintId = Id, At = At, RemedyDelivered = true },
        new CaseNoted { ComplaintId = Id, At = At, RemedyDelivered = false },
        new CaseNoted { ComplaintId = Id, At = At, Summary = "" },
    ];

    protected override Gen<CaseEvent[]> Rows { get; } =
        Gen.OneOf(
            CaseGenerators.Histories.Generator,
            Gen.ArrayOf(
                from item in Gen.Elements<CaseEvent>([.. Full, .. Bare])
                from hours in Gen.Choose(0, 3)
                from actor in Gen.Elements<string?>(null, "", "agent-7", "王")
                select (item is CaseReceived ? item : item with { At = At + Duration.FromHours(hours) }) with { Actor = actor }));

    protected override bool IsSet => true;

    protected override (CaseLog Facts, string Hex) Golden => (CaseLog.From(Full), "fac70701180103432d3100c0a2aae134000001fc972a01027531010361707001066b6574746c6501046c65616b01104974206c65616b732e20e6bc8f"
        + "e6b0b40301056f726465720103412d31070103412d32010570686f6e6501033133380201056c6567616c000000010673616665747901040101056275"
        + "726e7301180102bd170103434e590180f92b000001090102000001500100140b0280e10100000e0380e101000001090000000480e101000107616765"
        + "6e742d370580e10100000c0680e101000002010570726573730780e10100000118636e2d62616e6b2d696e737572616e63652e64656369646507636f"
        + "6d706c65780880e10100000980e10105000a80e1010000030b80e10100000c80e1010000020d80e101000001010e80e10100000f80e1010000010a74"
        + "6f6f206c6974746c651080e101000001096f6d627564736d616e1180e101000001047365616c0106434150412d39010106726566756e640100140b01"
        + "08010b41206e6577207365616c2e1280e10100001380e10100000105616761696e1480e10100001580e1010000086e6f74206f7572731680e1010000"
        + "0103432d321780e101feffffffffffffffff0100");

    protected override CaseLog Gather(CaseEvent[] rows) => CaseLog.From(rows);

    protected override CaseLog Merge(CaseLog one, CaseLog other) => one.Merge(other);

    protected override byte[] Write(CaseLog facts) => CaseLogBytes.Write(facts);

    protected override void Write(CaseLog facts, IBufferWriter<byte> into) => CaseLogBytes.Write(facts, into);

    protected override CaseLog Read(byte[] bytes) => CaseLogBytes.Read(bytes);

    [Fact]
    public void Every_type_of_event_is_pinned() =>
        Assert.Equal(Enum.GetValues<CaseEventType>(), Golden.Facts.Events.Select(item => item.Type).Order());

    [Fact]
    public void An_event_of_an_unknown_type_is_refused()
    {
        var bytes = Write(CaseLog.From([new CaseUnmerged { ComplaintId = Id, At = At }]));
        bytes[10] = 24; // after the header, the count and the complaint

        var fault = Assert.Throws<InvalidFactsException>(() => Read(bytes));

        Assert.Equal((10, "events[0].type"), (fault.Offset, fault.Field));
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => CaseLogBytes.Write(null!));
        Assert.Throws<ArgumentNullException>(() => CaseLogBytes.Write(CaseLog.Empty, null!));
    }
}
