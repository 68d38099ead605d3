using FsCheck;
using FsCheck.Fluent;
using UserOps.Tickets;

namespace UserOps.Testing;

/// <summary>The laws of maturity.</summary>
internal static class MaturityLaws
{
    private const long Many = 1_000_000;

    public static IReadOnlyList<NamedLaw> Add(LawSuite<MaturityPolicy> suite)
    {
        PolicyLaws.AddCommon(suite, MaturityPolicyValidator.Validate, MaturityPolicyJson.Write, MaturityPolicyJson.Read, policy => policy.ToRef());
        suite.AddNow(
            "A success never lowers and a failure never raises anything",
            "A desk that does better must never be rated worse for it.",
            (from counts in Gen.ArrayOf(AnyCount(), Indicators.All.Count) from place in Gen.Choose(0, Indicators.All.Count - 1) select (counts, place)).ToArbitrary(),
            given => $"  [{string.Join(", ", given.counts.Select(count => $"{count.K} of {count.N}"))}], then one more at place {given.place}",
            (policy, given) =>
            {
                var (before, better, worse) = (Score(policy, given.counts), Score(policy, With(given.counts, given.place, 1)), Score(policy, With(given.counts, given.place, 0)));
                Require.That(better.Level >= before.Level && better.Score >= before.Score - 1e-9, $"with a success more it is level {better.Level} and score {better.Score}, before {before.Level} and {before.Score}");
                Require.That(worse.Level <= before.Level && worse.Score <= before.Score + 1e-9, $"with a failure more it is level {worse.Level} and score {worse.Score}, before {before.Level} and {before.Score}");
            });
        suite.AddNow(
            "All successes lead to the highest layer that has indicators, and all failures to none",
            "A level that no desk can reach is a goal that nobody can have.",
            policy =>
            {
                var places = Indicators.All.Count;
                Require.Same(policy.Indicators.Max(setting => Indicators.Of(setting.Id).Layer), Score(policy, [.. Enumerable.Repeat((Many, Many), places)]).Level, "the level of a desk that never fails");
                Require.Same(0, Score(policy, [.. Enumerable.Repeat((0L, Many), places)]).Level, "the level of a desk that always fails");
            });
        suite.AddNow(
            "Every indicator matters",
            "An indicator that never changes the score is measured in vain.",
            policy => Require.SameList(
                [],
                policy.Indicators.Where((_, place) => Score(policy, Failing(place)).Score >= Score(policy, Failing(-1)).Score - 1e-9).Select(setting => setting.Id),
                "the indicators without which a desk that never fails has the same score"));
        suite.AddNow(
            "Neither the order of events nor their parts matter",
            "Logs come in pieces and in any order; the same events must give the same level.",
            UserOpsGenerators.TicketLogs(),
            log => $"  {log}",
            (policy, log) =>
            {
                var (events, scorer, asOf) = (log.Traces.SelectMany(trace => trace.Events).ToList(), new MaturityScorer(policy), TicketGenerators.Start + NodaTime.Duration.FromDays(90));
                var again = TicketLog.From(events.Where((_, i) => i % 2 == 0).Reverse(), log.Work).Merge(TicketLog.From(events.Where((_, i) => i % 2 == 1), []));
                Require.That(scorer.Score(log, asOf) == new MaturityScorer(policy).Score(again, asOf), "the answer of the two halves is another");
            });
        return suite.Laws;
    }

    private static Gen<(long K, long N)> AnyCount() =>
        from n in Gen.Choose(0, 60) from k in Gen.Choose(0, 60) select ((long)Math.Min(k, n), (long)n);

    private static (long K, long N)[] Failing(int place) => [.. Enumerable.Range(0, Indicators.All.Count).Select(i => (i == place ? 0 : Many, Many))];

    private static (long K, long N)[] With((long K, long N)[] counts, int place, long successes) => [.. counts.Select((count, i) => i == place ? (count.K + successes, count.N + 1) : count)];

    private static Maturity Score(MaturityPolicy policy, (long K, long N)[] counts) => new MaturityScorer(policy).Score(new TicketEvidence
    {
        Policy = policy.ToRef(),
        Request = new() { AsOf = Hard.Start },
        Indicators = [.. policy.Indicators.Select((setting, i) => new IndicatorEvidence { Id = setting.Id, Successes = counts[i].K, Opportunities = counts[i].N })],
    }).Value;
}
