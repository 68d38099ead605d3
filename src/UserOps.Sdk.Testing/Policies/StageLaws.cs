using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Testing;

/// <summary>The laws of stages.</summary>
internal static class StageLaws
{
    private const int Ahead = 60;

    private static readonly Arbitrary<(UserActivity Activity, LocalDate AsOf)> Cases = Arb.From(
        from activity in StageGenerators.Activity.Generator from asOf in StageGenerators.AsOf.Generator select (activity, asOf),
        item => StageGenerators.Activity.Shrinker(item.activity).Select(smaller => (smaller, item.asOf)));

    public static IReadOnlyList<NamedLaw> Add(LawSuite<StagePolicy> suite)
    {
        PolicyLaws.AddCommon(suite, StagePolicyValidator.Validate, StagePolicyJson.Write, StagePolicyJson.Read, policy => policy.ToRef());
        suite.AddNow(
            "Every user who was seen has one of the stages",
            "A user without a stage is in no figure and gets no care.",
            Cases,
            Show,
            (policy, given) =>
            {
                var evaluator = new StageEvaluator(policy);
                var stage = evaluator.StageOf(given.Activity, given.AsOf);
                var isSeen = given.Activity.FirstSeen <= given.AsOf;
                Require.That(!isSeen || policy.Stages.Any(item => item.Id == stage.Value), $"the stage is '{stage}', which the policy does not have");
                Require.Same(stage, evaluator.Explain(given.Activity, given.AsOf).Value.Stage, "the stage that is explained");
            });
        suite.AddNow(
            "A stage holds until the day that is told, and not on it",
            "A host judges again on that day alone; a change before it is missed, and one that does not come is a judgement for nothing.",
            Cases,
            Show,
            (policy, given) =>
            {
                var evaluator = new StageEvaluator(policy);
                var known = UpTo(given.Activity, given.AsOf);
                var (stage, next) = (evaluator.StageOf(known, given.AsOf), evaluator.NextChange(known, given.AsOf));
                for (var day = given.AsOf; day < (next ?? given.AsOf.PlusDays(Ahead)) && day < given.AsOf.PlusDays(Ahead); day = day.PlusDays(1))
                {
                    Require.Same(stage, evaluator.StageOf(known, day), $"the stage on {day:uuuu-MM-dd}, which is before the change");
                }

                Require.That(next is not { } change || evaluator.StageOf(known, change) != stage, $"the stage does not change on {next:uuuu-MM-dd}");
            });
        suite.AddNow(
            "Neither the order of activity nor its parts matter, nor what comes later",
            "Events arrive late and from several places; the same days must give the same stage.",
            Cases,
            Show,
            (policy, given) =>
            {
                var evaluator = new StageEvaluator(policy);
                var days = given.Activity.Days.Enumerate().ToList();
                var left = new UserActivity(ActivityDays.From(days.Where((_, i) => i % 2 == 0).Reverse()), given.Activity.Registered);
                var right = new UserActivity(ActivityDays.From(days.Where((_, i) => i % 2 == 1)), given.Activity.Registered);
                Require.Same(evaluator.SpanOf(given.Activity, given.AsOf), evaluator.SpanOf(right.Merge(left), given.AsOf), "the stage of the two halves");
                Require.Same(evaluator.SpanOf(given.Activity, given.AsOf), evaluator.SpanOf(UpTo(given.Activity, given.AsOf), given.AsOf), "the stage without what comes later");
            });
        return suite.Laws;
    }

    private static UserActivity UpTo(UserActivity activity, LocalDate asOf) =>
        new(activity.Days.UpTo(asOf), activity.Registered <= asOf ? activity.Registered : null);

    private static string Show((UserActivity Activity, LocalDate AsOf) given) =>
        $"  active on [{string.Join(", ", given.Activity.Days.Enumerate().Select(day => $"{day:uuuu-MM-dd}"))}], registered on {(given.Activity.Registered is { } day ? $"{day:uuuu-MM-dd}" : "no known day")}, judged on {given.AsOf:uuuu-MM-dd}";
}
