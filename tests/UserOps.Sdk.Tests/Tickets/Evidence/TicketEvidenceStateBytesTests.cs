using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;
using UserOps.Tests.Bytes;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

public class TicketEvidenceStateBytesTests : MergingFactsLaws<CountedEvidence, TicketTrace>
{
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Default with { Name = "bytes", Version = "1" });

    private static readonly Instant At = Instant.FromUtc(2026, 1, 5, 9, 0);

    private static readonly EvidenceRequest Request = new() { AsOf = TicketGenerators.Start + Duration.FromDays(90), By = TicketScope.Team, TicketsNamed = 3 };

    /// <summary>Of everything one, so that every table has rows.</summary>
    private static readonly WorkEvent[] Work =
    [
        new BugOpened { At = At, BugId = "B-1", Module = "pay", RootCause = "defect", Author = "e1" },
        new BugReleased { At = At + Duration.FromDays(2), BugId = "B-1", ReleaseId = "2.1" },
        new InsightPublished { At = At + Duration.FromDays(3), InsightId = "I-1", Topic = "invoice", TicketIds = ["t0", "t1", "nobody's"] },
        new ProposalSubmitted { At = At, ProposalId = "P-1", Module = "pay", RootCause = "defect" },
        new ProposalShipped { At = At + Duration.FromDays(4), ProposalId = "P-1" },
    ];

    private static readonly Arbitrary<(TicketEvent[] Events, WorkEvent[] Work, MaturityPolicy Policy, EvidenceRequest Request)> AnyDesk = Arb.From(
        from events in TicketGenerators.Events.Generator
        from work in TicketGenerators.Work.Generator
        from policy in TicketGenerators.Policies.Generator
        from asOf in TicketGenerators.AsOf.Generator
        from scope in Gen.Elements(Enum.GetValues<TicketScope>())
        from named in Gen.Choose(0, 4)
        from days in Gen.Choose(0, 60)
        select (events, work, policy, new EvidenceRequest { AsOf = asOf, By = scope, TicketsNamed = named, From = days > 30 ? asOf - Duration.FromDays(days) : null, To = days % 2 == 0 ? asOf : null }));

    protected override Gen<TicketTrace[]> Rows { get; } = TicketGenerators.Events.Generator.Select(events => TicketLog.From(events, []).Traces.ToArray());

    protected override bool IsSet => false;

    protected override (CountedEvidence Facts, string Hex) Golden => (
        Gather([.. TicketLog.From(
            [
                Ticket("t0", 0, TicketEventType.Created) with { ActorId = "a1", ActorRole = TicketActorRole.Agent, TeamId = "north", Kind = TicketKind.Technical, CustomerId = new UserId("u1") },
                Ticket("t0", 5, TicketEventType.Diagnosed) with { Module = "pay", RootCause = "defect", Category = "invoice", BugId = "B-1" },
                Ticket("t0", 9, TicketEventType.Resolved) with { ActorId = "a1" },
                Ticket("t1", 60, TicketEventType.Created) with { Kind = TicketKind.Usage, Category = "invoice", TeamId = "south", Module = "pay", RootCause = "defect" },
                Ticket("t1", 61, TicketEventType.Closed) with { ActorId = "a2" },
                Ticket("t2", 300, TicketEventType.Created) with { BugId = "B-1" },
                Ticket("t3", 300, TicketEventType.Merged),
            ],
            []).Traces]),
        // The hash of the policy stands in it as text.
        "fac70a01056279746573013140" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Gather([]).State.Policy.Hash))
        + "80d0b7f234000002030500fcf6c71b0001026531000103422d310103706179010664656665637405000000000103502d31040500000180b054000000"
        + "030103322e310480982a0000000103492d310107696e766f69636503010274300102743101086e6f626f647927730780982a00000006000401ffed69"
        + "0100010001fcdfa8010102753101000180bc6900000800010101fcd2590a000102020280b45b0bfcb35b0a000303020280d3590bfcbb690a0180b096"
        + "04010274320401010180bda3010b0005020101fcb35b0a0180b45b0b08020202000bfcb35b0a000e01000001fc9bf3030b1301000001000b01040501"
        + "d4bf020101d4bf020101fcb76201040500010901d8bf020101d8bf02010180d760020902d4bf02010401010a7061792f64656665637402d4bf020104"
        + "0101f0fb020201056e6f7274680500010101fcd2590a0001010101000a0003010101fce80f0a000501010180b9de040a0008010101000a0001040501"
        + "d4bf020101d4bf020101fcd3d5040104050000020901d4bf02010f01d4bf020101f0fb020105736f757468070101010180b8620b0003010101fce001"
        + "0b000401010180b1d0040b000501000001000b08010101000b000e01000001fccfce040b1301000001000b0000010901d8bf020101d8bf020101fce0"
        + "01020901d8bf02010f01d8bf020101f0fb020101010100000b020001d4bf020001030100000180f4ac030e0000000001f0fb02000101010100fc8307"
        + "0e000001ecbf02000103010000018084070e0000000001f0fb02000101010100fc83070e000001ecbf02000800010101fc8ea4030b0001010101000b"
        + "0003020101fce0010b0180f4ac030e0401010180bda3010b0005010101000b0008010101000b000e01000001fccfce040b1301000001000b00000109"
        + "01d8bf020101d8bf020101fce001020901d8bf02010f01d8bf020101f0fb020111080001010180e1010b0001010101000b0003010101fce0010b0004"
        + "01010180b1d0040b0005010101000b0008010101000b000e01000001fccfce040b1301000001000b0000010901d8bf020101d8bf020101fce0010209"
        + "01d8bf02010f01d8bf020101f0fb020101010100000b010001d8bf020001030100000180f4ac030e0000000001f0fb02000101010100fc83070e0000"
        + "01ecbf02000103010000018084070e0000000001f0fb02000101010100fc83070e000001ecbf0200");

    protected override CountedEvidence Gather(TicketTrace[] rows)
    {
        var state = Scorer.NewEvidence(Request, Work);
        foreach (var trace in rows)
        {
            state.Add(trace);
        }

        return new(state);
    }

    protected override CountedEvidence Merge(CountedEvidence one, CountedEvidence other)
    {
        one.State.Merge(other.State);
        return one;
    }

    protected override byte[] Write(CountedEvidence facts) => TicketEvidenceStateBytes.Write(facts.State);

    protected override void Write(CountedEvidence facts, IBufferWriter<byte> into) => TicketEvidenceStateBytes.Write(facts.State, into);

    protected override CountedEvidence Read(byte[] bytes) => new(TicketEvidenceStateBytes.Read(bytes, Scorer));

    [Fact]
    public void Shards_that_travelled_merge_to_the_bytes_and_the_answers_of_the_whole() => Law.Holds(AnyDesk, desk =>
    {
        var scorer = new MaturityScorer(desk.Policy);
        var whole = scorer.Gather(TicketLog.From(desk.Events, desk.Work), desk.Request);
        var merged = scorer.NewEvidence(desk.Request, desk.Work);
        foreach (var shard in TicketLog.From(desk.Events, []).Traces.Chunk(3).Reverse())
        {
            var state = scorer.NewEvidence(desk.Request, desk.Work.Reverse());
            foreach (var trace in shard)
            {
                state = TicketEvidenceStateBytes.Read(TicketEvidenceStateBytes.Write(state), scorer);
                state.Add(trace);
            }

            merged.Merge(TicketEvidenceStateBytes.Read(TicketEvidenceStateBytes.Write(state), scorer));
        }

        Assert.Equal(TicketEvidenceStateBytes.Write(whole), TicketEvidenceStateBytes.Write(merged));
        Assert.Equal(whole.Read(), merged.Read());
        Assert.Equal(whole.Groups(), merged.Groups());
        Assert.All(whole.Groups(), group => Assert.Equal(whole.Read(group), merged.Read(group)));
        return true;
    });

    [Fact]
    public void Evidence_of_another_policy_is_refused_by_its_name()
    {
        var other = new MaturityScorer(MaturityPolicy.Core);

        var fault = Assert.Throws<InvalidFactsException>(() => TicketEvidenceStateBytes.Read(Write(Golden.Facts), other));

        Assert.Equal("policy", fault.Field);
        Assert.Contains("counted by bytes 1 (", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_is_smaller_than_its_log_by_far()
    {
        var events = Enumerable.Range(0, 2_000).SelectMany(i => new[]
        {
            Ticket($"t{i}", i, TicketEventType.Created) with { TeamId = "north", Kind = TicketKind.Usage, Category = "invoice", ActorId = $"a{i % 9}" },
            Ticket($"t{i}", i + 3, TicketEventType.Closed) with { ActorId = $"a{i % 9}" },
        });
        var log = TicketLog.From(events, Work);

        Assert.InRange(TicketEvidenceStateBytes.Write(Scorer.Gather(log, Request)).Length * 4, 0, TicketLogBytes.Write(log).Length);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => TicketEvidenceStateBytes.Write(null!));
        Assert.Throws<ArgumentNullException>(() => TicketEvidenceStateBytes.Write(Golden.Facts.State, null!));
        Assert.Throws<ArgumentNullException>(() => TicketEvidenceStateBytes.Read([], null!));
    }

    private static TicketEvent Ticket(string id, int hours, TicketEventType type) => new() { TicketId = id, At = At + Duration.FromHours(hours), Type = type };
}
