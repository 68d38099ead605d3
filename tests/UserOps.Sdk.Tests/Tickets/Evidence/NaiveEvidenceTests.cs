using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

public sealed class NaiveEvidenceTests
{
    private static readonly IndicatorId[] JudgedByTicket =
    [
        IndicatorId.M1, IndicatorId.M2, IndicatorId.M3, IndicatorId.M4, IndicatorId.S1, IndicatorId.S2, IndicatorId.S3, IndicatorId.S4, IndicatorId.S5,
        IndicatorId.D1, IndicatorId.D2, IndicatorId.D3, IndicatorId.P1, IndicatorId.P2, IndicatorId.R1,
    ];

    /// <summary>What is done to all events: nothing; something is not recorded; many come at one instant; many are of one cause or topic.</summary>
    private static readonly Func<TicketEvent, TicketEvent>[] Logs =
    [
        item => item,
        item => item,
        item => item with { ActorRole = null },
        item => item with { TeamId = null },
        item => item with { TeamId = null, SupportLine = null },
        item => item with { TeamId = null, SupportLine = null, ActorRole = null },
        item => item with { Kind = item.Kind is null ? null : TicketKind.Technical, Module = "pay", RootCause = item.RootCause is null ? null : "defect" },
        item => item with { At = TicketGenerators.Start + Duration.FromDays(4 * ((item.At - TicketGenerators.Start).Days / 4)) },
        item => item with { Kind = TicketKind.Technical, Module = "pay", RootCause = "defect", BugId = null },
        item => item with { Kind = item.Kind is null ? null : TicketKind.Usage, Category = item.Category is null ? null : "invoice" },
    ];

    private static readonly Arbitrary<(MaturityPolicy Policy, EvidenceRequest Request, int Log)> Questions =
        (from policy in Policies()
         from asOf in TicketGenerators.AsOf.Generator
         from start in Gen.Frequency(
             (4, Gen.Constant<Instant?>(null)),
             (2, TicketGenerators.AsOf.Generator.Select(at => (Instant?)at)),
             (1, Gen.Choose(-40, 40).Select(hours => (Instant?)(asOf + Duration.FromHours(hours)))))
         from hours in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(1, 60 * 24).Select(count => (int?)count)))
         from named in Gen.Elements(0, 1, 2, 10)
         from log in Gen.Choose(0, Logs.Length - 1)
         let to = hours is { } count ? (start ?? TicketGenerators.Start) + Duration.FromHours(count) : (Instant?)null
         select (policy, new EvidenceRequest { AsOf = asOf, From = start, To = to, TicketsNamed = named }, log)).ToArbitrary();

    [Fact]
    public void Every_indicator_counts_as_the_definitions_say() =>
        Law.Holds(TicketGenerators.Events, TicketGenerators.Work, Questions, (events, work, question) =>
        {
            var log = TicketLog.From(events.Select(Logs[question.Log]), work);
            var naive = new NaiveEvidence(log, question.Policy, question.Request);
            var read = new MaturityScorer(question.Policy).Gather(log, question.Request).Read();
            Assert.Equal(
                Table(question.Policy.Indicators.Select(setting => setting.Id), naive.Count),
                Table(read.Indicators.Select(item => item.Id), id => Counts(read, id)));
            foreach (var item in read.Indicators.Where(item => JudgedByTicket.Contains(item.Id)))
            {
                Assert.Equal(naive.Named(item.Id, isSuccess: true), item.For);
                Assert.Equal(naive.Named(item.Id, isSuccess: false), item.Against);
            }

            Assert.Equal((naive.Tickets, naive.Excluded), (read.Tickets, read.Excluded.Sum(item => item.Tickets)));
            return true;
        });

    [Theory]
    [InlineData(TicketScope.Module, new[] { "pay", "login" })]
    [InlineData(TicketScope.Product, new[] { "app", "web" })]
    public void Opportunities_of_tickets_belong_to_the_last_known_module_and_product(TicketScope by, string[] groups) =>
        Law.Holds(TicketGenerators.Events, TicketGenerators.Work, Questions, (events, work, question) =>
        {
            var request = question.Request with { By = by };
            var log = TicketLog.From(events.Select(Logs[question.Log]), work);
            var naive = new NaiveEvidence(log, question.Policy, request);
            var state = new MaturityScorer(question.Policy).Gather(log, request);
            var ids = JudgedByTicket.Intersect(question.Policy.Indicators.Select(setting => setting.Id)).ToList();
            foreach (var group in groups)
            {
                var read = state.Read(group);
                Assert.Equal(Table(ids, id => naive.CountOfGroup(id, group)), Table(ids, id => Counts(read, id)));
            }

            return true;
        });

    [Fact]
    public void Until_it_may_differ_the_evidence_of_any_period_stays_as_it_is() =>
        Law.Holds(TicketGenerators.Events, TicketGenerators.Work, Questions, (events, work, question) =>
        {
            var request = question.Request;
            var log = TicketLog.From(events.Where(item => item.At <= request.AsOf).Select(Logs[question.Log]), work.Where(item => item.At <= request.AsOf));
            var read = new MaturityScorer(question.Policy).Gather(log, request).Read();
            var end = read.ValidUntil ?? request.AsOf + Duration.FromDays(4_000);
            var ids = question.Policy.Indicators.Select(setting => setting.Id).ToList();
            foreach (var later in new[] { request.AsOf + ((end - request.AsOf) / 2), end - Duration.Epsilon })
            {
                var naive = new NaiveEvidence(log, question.Policy, request with { AsOf = later });
                Assert.Equal(Table(ids, id => Counts(read, id)), Table(ids, naive.Count));
            }

            return true;
        });

    /// <summary>The generated policies, and spans that are no whole days, so that a hotspot's pause is rounded up and days are cut by the period.</summary>
    private static Gen<MaturityPolicy> Policies() =>
        from policy in TicketGenerators.Policies.Generator
        from horizon in Gen.Elements(Duration.Zero, Duration.FromHours(-5), Duration.FromHours(8))
        from days in Gen.Elements(1, 5, 30)
        from share in Gen.Elements(0.5m, 0.80m, 1m)
        from isOpen in Gen.Elements(false, false, true)
        from unforeseen in Gen.Elements(0.2m, 0.6m)
        select policy with
        {
            Windows = policy.Windows with { FixHorizon = policy.Windows.FixHorizon + horizon, Recurrence = policy.Windows.Recurrence + horizon },
            Hotspots = policy.Hotspots with { Window = Period.FromDays(days), VitalShare = share },
            Surges = policy.Surges with { Chance = unforeseen },
            Research = policy.Research with { EffectChance = unforeseen, LeastTickets = policy.Hotspots.LeastTickets },
            Exclusions = isOpen ? new() { Merged = false, BotOnly = false, Categories = [], States = [] } : policy.Exclusions,
        };

    private static string Table(IEnumerable<IndicatorId> ids, Func<IndicatorId, (long Successes, long Opportunities)> count) =>
        string.Join("; ", ids.Select(id => count(id) is var (k, n) ? FormattableString.Invariant($"{id} {k}/{n}") : ""));

    private static (long Successes, long Opportunities) Counts(TicketEvidence evidence, IndicatorId id)
    {
        var indicator = evidence.Indicators.Single(item => item.Id == id);
        return (indicator.Successes, indicator.Opportunities);
    }
}
