using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

public sealed class EvidenceLawTests
{
    private static readonly Arbitrary<(TicketEvent[] Events, WorkEvent[] Work, MaturityPolicy Policy, Instant AsOf)> AnyDesk = Arb.From(
        from events in TicketGenerators.Events.Generator
        from work in TicketGenerators.Work.Generator
        from policy in TicketGenerators.Policies.Generator
        from asOf in TicketGenerators.AsOf.Generator
        select (events, work, policy, asOf),
        desk => TicketGenerators.Events.Shrinker(desk.events).Select(events => (events, desk.work, desk.policy, desk.asOf))
            .Concat(TicketGenerators.Work.Shrinker(desk.work).Select(work => (desk.events, work, desk.policy, desk.asOf))));

    private static readonly Arbitrary<TicketScope> AnyScope = Gen.Elements(Enum.GetValues<TicketScope>()).ToArbitrary();

    [Fact]
    public void Order_and_repetition_do_not_matter() =>
        Law.Holds(AnyDesk, desk =>
        {
            var scorer = new MaturityScorer(desk.Policy);
            var mixed = TicketLog.From(desk.Events.Reverse().Concat(desk.Events), desk.Work.Concat(desk.Work.Reverse()));
            return MaturityAssessmentJson.Write(scorer.Score(mixed, desk.AsOf))
                == MaturityAssessmentJson.Write(scorer.Score(TicketLog.From(desk.Events, desk.Work), desk.AsOf));
        });

    [Fact]
    public void Shards_of_tickets_that_know_all_work_merge_to_the_whole() =>
        Law.Holds(AnyDesk, AnyScope, (desk, scope) =>
        {
            var scorer = new MaturityScorer(desk.Policy);
            var request = new EvidenceRequest { AsOf = desk.AsOf, By = scope };
            var whole = scorer.Gather(TicketLog.From(desk.Events, desk.Work), request);
            var log = TicketLog.From(desk.Events, []);
            var shards = Enumerable.Range(0, 3).Select(_ => scorer.NewEvidence(request, desk.Work.Reverse())).ToArray();
            for (var i = 0; i < log.Traces.Count; i++)
            {
                shards[i % 3].Add(log.Traces[i]);
            }

            shards[2].Merge(shards[0]);
            shards[2].Merge(shards[1]);
            return shards[2].Read() == whole.Read()
                && shards[2].Groups() == whole.Groups()
                && whole.Groups().All(group => shards[2].Read(group) == whole.Read(group));
        });

    [Fact]
    public void A_stream_gives_what_the_whole_log_gives() =>
        Law.Holds(AnyDesk, desk =>
        {
            var scorer = new MaturityScorer(desk.Policy);
            var request = new EvidenceRequest { AsOf = desk.AsOf };
            var log = TicketLog.From(desk.Events, desk.Work);
            var stream = new StreamedTicketEvidence(scorer.NewEvidence(request, desk.Work));
            foreach (var item in log.Traces.SelectMany(trace => trace.Events).OrderBy(item => item.At).ThenBy(item => item.Type))
            {
                stream.Add(item);
            }

            // An event may come so late that its ticket is gone, or come before it was opened: then the two differ, and the stream tells. A ticket
            // that is opened once more after it was let go is another one.
            var streamed = stream.Finish().Read();
            return stream.Late > 0 || streamed.Tickets > log.Traces.Count(trace => trace.Events[0].At <= desk.AsOf) || streamed == scorer.Gather(log, request).Read();
        });

    [Fact]
    public void Moving_on_never_turns_the_failure_of_a_ticket_into_a_success() =>
        Law.Holds(AnyDesk, TicketGenerators.AsOf, (desk, other) =>
        {
            var scorer = new MaturityScorer(desk.Policy);
            var log = TicketLog.From(desk.Events, desk.Work);
            var (earlier, later) = desk.AsOf <= other ? (desk.AsOf, other) : (other, desk.AsOf);
            return log.Traces.All(trace =>
            {
                // That teams and roles are known somewhere is a matter of the whole log: a log that gains them is read anew.
                var ticket = TicketLog.From([Elsewhere, .. trace.Events], desk.Work);
                var before = Read(scorer, ticket, earlier);
                var after = Read(scorer, ticket, later);
                return TicketVerdictIds.All(id => !(before(id) is (0, 1) && after(id) is (1, 1)));
            });
        });

    [Fact]
    public void Moving_on_keeps_the_failures_of_months_insights_and_decisions() =>
        Law.Holds(AnyDesk, TicketGenerators.AsOf, (desk, other) =>
        {
            // A ticket may be excluded later, so nothing is excluded here.
            var scorer = new MaturityScorer(desk.Policy with { Exclusions = new() { Merged = false, BotOnly = false, Categories = [], States = [] } });
            var log = TicketLog.From(desk.Events.Select(item => item with { ActorRole = TicketActorRole.Agent, TeamId = item.TeamId ?? "north" }), desk.Work);
            var (earlier, later) = desk.AsOf <= other ? (desk.AsOf, other) : (other, desk.AsOf);
            var (before, after) = (Read(scorer, log, earlier), Read(scorer, log, later));
            return new[] { IndicatorId.D4, IndicatorId.D5, IndicatorId.P3, IndicatorId.R2, IndicatorId.R3, IndicatorId.R4 }
                .All(id => after(id).N - after(id).K >= before(id).N - before(id).K);
        });

    [Fact]
    public void Until_it_may_differ_the_evidence_stays_as_it_is() =>
        Law.Holds(AnyDesk, Gen.Choose(0, 1_000).ToArbitrary(), (desk, part) =>
        {
            var scorer = new MaturityScorer(desk.Policy);
            var log = TicketLog.From(desk.Events.Where(item => item.At <= desk.AsOf), desk.Work.Where(item => item.At <= desk.AsOf));
            var now = scorer.Gather(log, new() { AsOf = desk.AsOf }).Read();
            var end = now.ValidUntil ?? desk.AsOf + Duration.FromDays(4_000);
            var between = desk.AsOf + ((end - desk.AsOf - Duration.Epsilon) * part / 1_000);
            return end > desk.AsOf
                && new[] { between, end - Duration.Epsilon }.All(asOf =>
                    scorer.Gather(log, new() { AsOf = asOf }).Read().Indicators.Select(Plain).SequenceEqual(now.Indicators.Select(Plain)));
        });

    [Fact]
    public void Periods_side_by_side_add_up() =>
        Law.Holds(AnyDesk, TicketGenerators.AsOf, (desk, cut) =>
        {
            var scorer = new MaturityScorer(desk.Policy);
            var log = TicketLog.From(desk.Events, desk.Work);
            var whole = scorer.Gather(log, new() { AsOf = desk.AsOf }).Read();
            var before = scorer.Gather(log, new() { AsOf = desk.AsOf, To = cut }).Read();
            var after = scorer.Gather(log, new() { AsOf = desk.AsOf, From = cut }).Read();

            // The vital few are of a period, and do not add up.
            return whole.Indicators.Select((item, i) => (item, i)).Where(pair => pair.item.Id is not (IndicatorId.P4 or IndicatorId.R5)).All(pair =>
                pair.item.Opportunities == before.Indicators[pair.i].Opportunities + after.Indicators[pair.i].Opportunities
                && pair.item.Successes == before.Indicators[pair.i].Successes + after.Indicators[pair.i].Successes);
        });

    [Fact]
    public void Names_change_nothing_but_names() =>
        Law.Holds(AnyDesk, desk =>
        {
            var scorer = new MaturityScorer(desk.Policy);
            var renamed = desk.Events.Select(item => item with
            {
                TicketId = $"z{item.TicketId}",
                ActorId = item.ActorId is null ? null : $"someone {item.ActorId}",
                TeamId = item.TeamId is null ? null : $"team {item.TeamId}",
            });
            var work = desk.Work.Select(item => item is InsightPublished insight ? insight with { TicketIds = [.. insight.TicketIds.Select(id => $"z{id}")] } : item);
            var (one, other) = (Read(scorer, TicketLog.From(desk.Events, desk.Work), desk.AsOf), Read(scorer, TicketLog.From(renamed, work), desk.AsOf));
            return desk.Policy.Indicators.All(setting => one(setting.Id) == other(setting.Id));
        });

    [Fact]
    public void Tickets_of_after_the_judgement_and_excluded_ones_change_nothing() =>
        Law.Holds(AnyDesk, desk =>
        {
            var scorer = new MaturityScorer(desk.Policy);
            var further = desk.Events.SelectMany(item => new[]
            {
                item with { TicketId = $"later {item.TicketId}", At = item.At + Duration.FromDays(400) },
                item with { TicketId = $"merged {item.TicketId}" },
                new TicketEvent { TicketId = $"merged {item.TicketId}", Type = TicketEventType.Merged, At = TicketGenerators.Start },
            });
            var more = TicketLog.From(desk.Events.Concat(further), desk.Work);
            if (desk.AsOf < TicketGenerators.Start || desk.AsOf >= TicketGenerators.Start + Duration.FromDays(400) || !desk.Policy.Exclusions.Merged)
            {
                return true;
            }

            var (one, other) = (Read(scorer, TicketLog.From(desk.Events, desk.Work), desk.AsOf), Read(scorer, more, desk.AsOf));
            return desk.Policy.Indicators.All(setting => one(setting.Id) == other(setting.Id));
        });

    [Fact]
    public void Hiding_a_field_never_raises_the_level_nor_lowers_the_plausible_one() =>
        Law.Holds(AnyDesk, Gen.Choose(0, Hidings.Length - 1).ToArbitrary(), (desk, hiding) =>
        {
            // Exclusions read the category and the state, so nothing is excluded by them here.
            var policy = desk.Policy with { Exclusions = desk.Policy.Exclusions with { Categories = [], States = [] } };
            var scorer = new MaturityScorer(policy);
            var seen = scorer.Score(TicketLog.From(desk.Events, desk.Work), desk.AsOf).Value;
            var hidden = scorer.Score(
                TicketLog.From(desk.Events.Select(Hidings[hiding].Event), desk.Work.Where(Hidings[hiding].Keeps)), desk.AsOf).Value;
            return hidden.Level <= seen.Level && hidden.PlausibleLevel >= seen.PlausibleLevel && hidden.Score <= seen.Score + 1e-12;
        });

    private static readonly IndicatorId[] TicketVerdictIds =
    [
        IndicatorId.M1, IndicatorId.M2, IndicatorId.M3, IndicatorId.M4, IndicatorId.S1, IndicatorId.S2, IndicatorId.S3, IndicatorId.S4, IndicatorId.S5,
        IndicatorId.D1, IndicatorId.D2, IndicatorId.D3, IndicatorId.P1, IndicatorId.P2, IndicatorId.R1,
    ];

    private static readonly (Func<TicketEvent, TicketEvent> Event, Func<WorkEvent, bool> Keeps)[] Hidings =
    [
        (item => item with { ActorId = null }, _ => true),
        (item => item with { Kind = null }, _ => true),
        (item => item with { Category = null }, _ => true),
        (item => item with { Module = null }, _ => true),
        (item => item with { SuspectedCause = null }, _ => true),
        (item => item with { RootCause = null }, _ => true),
        (item => item with { CustomerId = null }, _ => true),
        (item => item with { OwnerId = null }, _ => true),
        (item => item with { BugId = null }, work => work is not (BugOpened or BugReleased)),
        (item => item with { InsightId = null }, work => work is not InsightPublished),
        (item => item with { ProductId = null, Severity = null, TechnicalKind = null, ArticleId = null }, _ => true),
    ];

    private static readonly TicketEvent Elsewhere = new()
    {
        TicketId = "elsewhere",
        At = TicketGenerators.Start - Duration.FromDays(100),
        Type = TicketEventType.Merged,
        TeamId = "north",
        ActorRole = TicketActorRole.Agent,
    };

    private static Func<IndicatorId, (long K, long N)> Read(MaturityScorer scorer, TicketLog log, Instant asOf)
    {
        var counts = scorer.Gather(log, new() { AsOf = asOf }).Read().Indicators.ToDictionary(item => item.Id, item => (item.Successes, item.Opportunities));
        return id => counts.GetValueOrDefault(id);
    }

    private static (IndicatorId Id, long K, long N) Plain(IndicatorEvidence item) => (item.Id, item.Successes, item.Opportunities);
}
