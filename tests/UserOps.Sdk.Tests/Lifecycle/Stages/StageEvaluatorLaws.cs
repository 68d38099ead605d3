using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Testing.StageGenerators;

namespace UserOps.Tests.Lifecycle;

public sealed class StageEvaluatorLaws
{
    private static LocalDate End => Start.PlusDays(StageGenerators.Days + 120);

    [Fact]
    public void Every_day_has_the_stage_that_a_daily_scan_finds() =>
        Law.Holds(Policies, Activity, (policy, activity) =>
        {
            AssertDaily(policy, activity);
            return true;
        });

    [Fact]
    public void Every_day_has_the_stage_that_a_daily_scan_finds_under_the_presets() =>
        Law.Holds(Presets, Activity, (policy, activity) =>
        {
            AssertDaily(policy, activity);
            return true;
        });

    [Fact]
    public void The_next_change_is_where_a_daily_scan_finds_it() =>
        Law.Holds(Policies, Activity, AsOf, (policy, activity, asOf) =>
        {
            AssertNextChange(policy, activity, asOf);
            return true;
        });

    [Fact]
    public void The_next_change_is_where_a_daily_scan_finds_it_under_the_presets() =>
        Law.Holds(Presets, Activity, AsOf, (policy, activity, asOf) =>
        {
            AssertNextChange(policy, activity, asOf);
            return true;
        });

    [Fact]
    public void Spans_tile_the_time_from_the_first_day_seen() =>
        Law.Holds(Policies, Activity, AsOf, (policy, activity, asOf) =>
        {
            var evaluator = new StageEvaluator(policy);
            var spans = evaluator.Timeline(activity, asOf);
            if (activity.FirstSeen is not { } first || first > asOf)
            {
                return spans.Count == 0;
            }

            Assert.Equal(first, spans[0].Since);
            for (var i = 1; i < spans.Count; i++)
            {
                Assert.Equal(spans[i - 1].Until, spans[i].Since);
                Assert.NotEqual(spans[i - 1].Stage, spans[i].Stage);
            }

            Assert.Equal(evaluator.SpanOf(activity, asOf), spans[^1]);
            Assert.True(spans[^1].Contains(asOf));
            return true;
        });

    [Fact]
    public void Reading_daily_replaying_or_jumping_gives_the_same() =>
        Law.Holds(Policies, Activity, AsOf, (policy, activity, asOf) =>
        {
            var evaluator = new StageEvaluator(policy);

            // Read daily: each day as it was known then, without what came later.
            var daily = Enumerable.Range(0, 40)
                .Select(back => asOf.PlusDays(back - 39))
                .Select(day => (day, evaluator.StageOf(new UserActivity(activity.Days.UpTo(day), activity.Registered), day)))
                .ToList();

            // Replay: all days from the timeline of the last one. Jump: by valid-until, as a host that schedules on it.
            var replay = evaluator.Timeline(activity, asOf);
            Assert.Equal(
                daily.Select(answer => answer.Item2),
                daily.Select(answer => replay.Where(span => span.Contains(answer.day)).Select(span => span.Stage).SingleOrDefault()));
            var known = new UserActivity(
                activity.Days.UpTo(daily[0].day), activity.Registered <= daily[0].day ? activity.Registered : null);
            var jump = evaluator.SpanOf(known, daily[0].day);
            while (jump.Until is { } until && until <= asOf)
            {
                jump = evaluator.SpanOf(known, until);
            }

            return jump.Stage == evaluator.StageOf(known, asOf);
        });

    [Fact]
    public void A_day_can_be_judged_again_whatever_came_later() =>
        Law.Holds(Policies, Activity, AsOf, (policy, activity, asOf) =>
        {
            var evaluator = new StageEvaluator(policy);
            var known = new UserActivity(
                ActivityDays.From(activity.Days.Enumerate().Where(day => day <= asOf)),
                activity.Registered <= asOf ? activity.Registered : null);
            return evaluator.SpanOf(activity, asOf) == evaluator.SpanOf(known, asOf)
                && evaluator.Explain(activity, asOf).Equals(evaluator.Explain(known, asOf));
        });

    [Fact]
    public void Explaining_and_evaluating_agree_and_all_texts_are_complete() =>
        Law.Holds(Policies, Activity, AsOf, (policy, activity, asOf) =>
        {
            var evaluator = new StageEvaluator(policy);
            var assessment = evaluator.Explain(activity, asOf);
            Assert.Equal(evaluator.StageOf(activity, asOf), assessment.Value.Stage);
            Assert.Equal(evaluator.NextChange(activity, asOf), assessment.Value.Until);
            Assert.Equal(assessment.Value.Until is { } until ? evaluator.Days.StartOf(until) : null, assessment.ValidUntil);
            foreach (var reason in assessment.Reasons)
            {
                Assert.DoesNotContain("{", reason.In("en"), StringComparison.Ordinal);
                Assert.DoesNotContain("{", reason.In("zh-CN"), StringComparison.Ordinal);
            }

            return StageAssessmentJson.Read(StageAssessmentJson.Write(assessment)).Equals(assessment);
        });

    [Fact]
    public void The_bulk_answers_are_those_of_one_by_one() =>
        Law.Holds(Policies, Activity, Activity, (policy, one, two) =>
        {
            var evaluator = new StageEvaluator(policy);
            UserActivity[] all = [one, two, default, one.Merge(two)];
            var stages = new StageId[all.Length];
            evaluator.StagesOf(all, End, stages);
            return stages.SequenceEqual(all.Select(activity => evaluator.StageOf(activity, End)));
        });

    [Fact]
    public void Activity_on_the_day_is_what_stage_if_active_promises() =>
        Law.Holds(Policies, Activity, AsOf, (policy, activity, asOf) =>
        {
            var evaluator = new StageEvaluator(policy);
            var active = new UserActivity(activity.Days.Add(asOf), activity.Registered);
            return evaluator.StageIfActive(activity, asOf) == evaluator.StageOf(active, asOf);
        });

    [Fact]
    public void A_policy_survives_json() =>
        Law.Holds(Policies, policy =>
        {
            var read = StagePolicyJson.Read(StagePolicyJson.Write(policy));
            return read.Equals(policy) && read.ToRef().Equals(policy.ToRef());
        });

    private static void AssertDaily(StagePolicy policy, UserActivity activity)
    {
        var evaluator = new StageEvaluator(policy);
        var daily = NaiveStages.Daily(policy, activity, End);
        foreach (var (day, stage) in daily)
        {
            Assert.True(stage == evaluator.StageOf(activity, day).Value, $"{day}: {stage}, not {evaluator.StageOf(activity, day)}");
        }

        Assert.Equal(StageId.NotSeen, evaluator.StageOf(activity, activity.FirstSeen?.PlusDays(-1) ?? End));

        var spans = evaluator.Timeline(activity, End);
        Assert.Equal(daily.Select(answer => answer.Stage), daily.Select(answer => spans.Single(span => span.Contains(answer.Day)).Stage.Value));
    }

    private static void AssertNextChange(StagePolicy policy, UserActivity activity, LocalDate asOf)
    {
        const int far = 500;
        var evaluator = new StageEvaluator(policy);
        var known = new UserActivity(ActivityDays.From(activity.Days.Enumerate().Where(day => day <= asOf)), activity.Registered);
        var next = evaluator.NextChange(activity, asOf);
        var daily = NaiveStages.Daily(policy, known, asOf.PlusDays(far)).Where(answer => answer.Day >= asOf).ToList();
        if (known.Days.IsEmpty)
        {
            Assert.Null(next);
            return;
        }

        var change = daily.FirstOrDefault(answer => answer.Stage != daily[0].Stage);
        if (change.Stage is null)
        {
            Assert.True(next is null || next > asOf.PlusDays(far), $"no change by {asOf.PlusDays(far)}, but {next} was promised");
        }
        else
        {
            Assert.Equal(change.Day, next);
        }
    }
}
