using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Testing;

/// <summary>The laws of the course of complaints.</summary>
internal static class CaseLaws
{
    private static readonly Arbitrary<(CaseEvent[] Events, Instant AsOf)> Cases = Arb.From(
        from events in CaseGenerators.Histories.Generator from late in CaseGenerators.AsOf.Generator let asOf = Instant.Max(late, events[0].At) select (events, asOf),
        item => CaseGenerators.Histories.Shrinker(item.events).Where(smaller => smaller.Any(one => one.At <= item.asOf)).Select(smaller => (smaller, item.asOf)));

    public static IReadOnlyList<NamedLaw> Add(LawSuite<CasePolicy> suite, ComplaintGrader grader, BusinessClock business)
    {
        PolicyLaws.AddCommon(suite, CasePolicyValidator.Validate, CasePolicyJson.Write, CasePolicyJson.Read, policy => policy.ToRef());
        suite.AddNow(
            "A graver grade is never due later",
            "The worst complaints would wait longest.",
            CaseGenerators.AsOf,
            receivedAt => $"  received at {Hard.Text(receivedAt)}",
            (policy, receivedAt) =>
            {
                var evaluator = new CaseEvaluator(policy, grader, business);
                foreach (var target in policy.Targets.Select(item => item.Target).Distinct())
                {
                    var due = Enum.GetValues<ComplaintGrade>().Order().Where(grade => policy.Targets.Any(item => item.Target == target && item.Grade == grade)).Select(grade => (grade, evaluator.DueOf(grade, target, receivedAt).DueAt)).ToList();
                    foreach (var ((milder, first), (graver, second)) in due.Zip(due.Skip(1)))
                    {
                        Require.That(second <= first, $"'{target}' is due at {Hard.Text(second)} for {graver}, and at {Hard.Text(first)} for {milder}");
                    }
                }
            });
        suite.AddNow(
            "Neither the order of events nor their repeats matter, nor what comes later",
            "Events come late and twice; the same events must give the same state, targets and breaches.",
            Cases,
            Show,
            (policy, given) =>
            {
                var (evaluator, until) = (new CaseEvaluator(policy, grader, business), given.Events.Where(item => item.At <= given.AsOf).ToList());
                var told = evaluator.Assess(CaseLog.From(given.Events), given.AsOf);
                var again = new CaseEvaluator(policy, grader, business).Assess(CaseLog.From(until.AsEnumerable().Reverse().Concat(until.Take(3))), given.AsOf);
                Require.Same(View(told), View(again), "the case from the same events in another order");
            });
        suite.AddNow(
            "A case stands until the instant that is told",
            "A host looks again at that instant alone; a breach before it is missed.",
            Cases,
            Show,
            (policy, given) =>
            {
                var evaluator = new CaseEvaluator(policy, grader, business);
                var log = CaseLog.From(given.Events.Where(item => item.At <= given.AsOf));
                var told = evaluator.Assess(log, given.AsOf);
                if (told.ValidUntil is { } until)
                {
                    Require.That(until > given.AsOf, $"the case stands until {Hard.Text(until)}, which is not after the judgement");
                    Require.Same(View(told), View(evaluator.Assess(log, until - Duration.FromNanoseconds(1))), $"the case a nanosecond before {Hard.Text(until)}");
                }
            });
        return suite.Laws;
    }

    private static string View(Assessment<CaseStatus> told)
    {
        var status = told.Value;
        var targets = status.Targets.Select(target => $"{target.Target} {target.Status} due {Hard.Text(target.DueAt)}");
        return $"{status.State}, {status.Grade}, {string.Join("; ", targets)}; {status.Breaches.Count} breaches, {status.Notices.Count} notices";
    }

    private static string Show((CaseEvent[] Events, Instant AsOf) given) =>
        $"{string.Join('\n', given.Events.Select(item => $"  {item.Type} at {Hard.Text(item.At)}"))}\n  judged at {Hard.Text(given.AsOf)}";
}
