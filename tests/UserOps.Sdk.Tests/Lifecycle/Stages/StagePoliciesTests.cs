using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.LifecycleExamples;

namespace UserOps.Tests.Lifecycle;

public sealed class StagePoliciesTests
{
    [Fact]
    public void Every_preset_compiles_is_named_apart_and_speaks_both_languages()
    {
        Assert.Equal(
            ["classic5", "ownRhythm", "postHog", "amplitude", "duolingo7", "forwardOnly", "saasMonthly"],
            StagePolicies.All.Select(policy => policy.Name));
        foreach (var policy in StagePolicies.All)
        {
            Assert.Empty(StagePolicyValidator.Validate(policy));
            Assert.All(policy.Stages, stage =>
            {
                foreach (var text in new[] { stage.Name, stage.Meaning, stage.Action })
                {
                    Assert.Equal(["en", "zh-CN"], text.Cultures);
                    Assert.Matches("[一-鿿]", text.In("zh-CN"));
                }
            });
            Assert.Equal(policy.Stages.Count, policy.Stages.Select(stage => stage.Rank).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(0, "introduction")]
    [InlineData(29, "introduction")]
    [InlineData(30, "dormant")]
    [InlineData(89, "dormant")]
    [InlineData(90, "churned")]
    [InlineData(3000, "churned")]
    public void The_classic_five_go_by_silence_first(int daysLater, string stage)
    {
        var evaluator = new StageEvaluator(StagePolicies.ClassicFive);
        Assert.Equal(stage, evaluator.StageOf(Active("1-1"), Day("1-1").PlusDays(daysLater)).Value);
    }

    [Fact]
    public void The_classic_five_call_eight_days_in_ninety_maturity()
    {
        var evaluator = new StageEvaluator(StagePolicies.ClassicFive);
        var user = Every(10, Day("1-1"), Day("3-11")); // 1 January, 11, ... 11 March: eight days

        Assert.Equal("growth", evaluator.StageOf(user, Day("3-10")).Value);
        Assert.Equal("maturity", evaluator.StageOf(user, Day("3-11")).Value);
        Assert.Equal(Day("3-31"), evaluator.NextChange(user, Day("3-11"))); // 1 January is in view through 30 March
        Assert.Equal("growth", evaluator.StageOf(user, Day("3-31")).Value);
    }

    [Fact]
    public void The_own_rhythm_decides_what_silence_is_too_long()
    {
        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm);
        var weekly = Every(9, Day("1-1"), Day("2-24")); // 1, 10, 19, 28 January, 6, 15, 24 February
        Assert.Equal(
            [
                "new [2024-01-01, 2024-01-31)",
                "active [2024-01-31, 2024-03-13)",
                "atRisk [2024-03-13, 2024-04-09)",
                "dormant [2024-04-09, 2024-05-24)",
                "churned [2024-05-24, ..)",
            ],
            evaluator.Timeline(weekly, Day("12-31")).Select(span => span.ToString()));

        // Before four gaps are known, a rhythm of 14 days is taken: at risk after 28.
        Assert.Equal(Day("1-29"), evaluator.NextChange(Active("1-1"), Day("1-1")));
    }

    [Fact]
    public void Who_comes_back_from_dormant_is_returned_for_thirty_days()
    {
        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm);
        var user = Every(7, Day("1-1"), Day("2-12")).Merge(Every(7, Day("6-3"), Day("8-5")));
        var spans = evaluator.Timeline(user, Day("8-5"));

        Assert.Equal(["new", "active", "atRisk", "dormant", "churned", "returned", "active"], spans.Select(span => span.Stage.Value));
        Assert.Equal((Day("6-3"), Day("7-3")), (spans[5].Since, spans[5].Until));
    }

    [Fact]
    public void The_post_hog_states_by_day_are_those_it_would_show()
    {
        var evaluator = new StageEvaluator(StagePolicies.PostHog);
        LocalDate Of(int day) => new(2020, 1, day);
        UserActivity User(params int[] days) => new(ActivityDays.From(days.Select(Of)), Of(days[0]));
        UserActivity[] users = [User(11, 12, 13, 15, 17, 19), User(9, 12), User(12), User(15)];
        int Count(string stage, int day) => users.Count(user => evaluator.StageOf(user, Of(day)).Value == stage);
        int[] Row(string stage) => [.. Enumerable.Range(12, 8).Select(day => Count(stage, day))];

        Assert.Equal([1, 0, 0, 1, 0, 0, 0, 0], Row("new"));
        Assert.Equal([1, 1, 0, 0, 0, 0, 0, 0], Row("returning"));
        Assert.Equal([1, 0, 0, 1, 0, 1, 0, 1], Row("resurrecting"));
        Assert.Equal([0, 2, 1, 0, 2, 0, 1, 0], Row("dormant"));

        // Registered earlier, the first active day is no new one for PostHog; for Amplitude it is.
        var late = new UserActivity(ActivityDays.From([Of(12)]), Of(3));
        Assert.Equal("resurrecting", evaluator.StageOf(late, Of(12)).Value);
        Assert.Equal("new", new StageEvaluator(StagePolicies.Amplitude).StageOf(late, Of(12)).Value);
    }

    [Fact]
    public void The_seven_states_add_up_to_the_week_and_the_month() =>
        Law.Holds(StageGenerators.Activity, StageGenerators.AsOf, (activity, asOf) =>
            AddsUp(new StageEvaluator(StagePolicies.DuolingoSeven), activity, asOf));

    [Fact]
    public void Other_days_back_than_6_and_29_break_those_sums()
    {
        // One user who was active once, seen on each of the next 40 days, under presets that look back further or less far.
        var once = Active("1-1");
        var sound = new List<(int Week, int Month)>();
        for (var week = 5; week <= 8; week++)
        {
            for (var month = 28; month <= 31; month++)
            {
                var evaluator = new StageEvaluator(LookingBack(week, month));
                if (Enumerable.Range(0, 40).All(silence => AddsUp(evaluator, once, Day("1-1").PlusDays(silence))))
                {
                    sound.Add((week, month));
                }
            }
        }

        Assert.Equal([(6, 29)], sound);
        Assert.Equal(StagePolicies.DuolingoSeven, LookingBack(6, 29));
    }

    [Fact]
    public void Nobody_steps_back_in_the_forward_only_stages() =>
        Law.Holds(StageGenerators.Activity, activity =>
        {
            var evaluator = new StageEvaluator(StagePolicies.ForwardOnly);
            var ranks = evaluator.Timeline(activity, StageGenerators.Start.PlusDays(400))
                .Where(span => span.Stage.IsStage)
                .Select(span => evaluator.Find(span.Stage)!.Rank)
                .ToList();
            return ranks.SequenceEqual(Enumerable.Range(0, ranks.Count));
        });

    [Fact]
    public void Months_are_counted_on_the_calendar_from_the_last_active_day()
    {
        var evaluator = new StageEvaluator(StagePolicies.SaasMonthly);
        var user = Every(1, Day("1-1"), Day("1-31"));

        Assert.Equal("power", evaluator.StageOf(user, Day("2-1")).Value);
        Assert.Equal("power", evaluator.StageOf(user, Day("2-22")).Value); // nine days in view, above the eight to remain
        Assert.Equal("power", evaluator.StageOf(user, Day("2-23")).Value); // eight: 24 to 31 January
        Assert.Equal("regular", evaluator.StageOf(user, Day("2-24")).Value);
        Assert.Equal(Day("2-29"), evaluator.NextChange(user, Day("2-24"))); // a month from 31 January
        Assert.Equal("slipping", evaluator.StageOf(user, Day("2-29")).Value);
        Assert.Equal(Day("4-30"), evaluator.NextChange(user, Day("2-29"))); // three months
    }

    [Fact]
    public void In_silence_the_rank_never_rises_where_the_better_stages_use_neither_age_nor_time_in_stage() =>
        Law.Holds(StageGenerators.Activity, StageGenerators.AsOf, (activity, asOf) =>
        {
            foreach (var policy in new[] { StagePolicies.DuolingoSeven, StagePolicies.Amplitude, RankedBySilence })
            {
                var evaluator = new StageEvaluator(policy);
                var known = new UserActivity(activity.Days.UpTo(asOf), activity.Registered);
                var ranks = evaluator.Timeline(known, asOf.PlusDays(400))
                    .Where(span => span.Stage.IsStage && span.Since >= known.Days.Last)
                    .Select(span => evaluator.Find(span.Stage)!.Rank)
                    .ToList();
                Assert.Equal(ranks.OrderDescending(), ranks);
            }

            return true;
        });

    /// <summary>Whether a user is counted alike by the stage and by the windows: active today, in 7 days, in 30 days.</summary>
    private static bool AddsUp(StageEvaluator evaluator, UserActivity activity, LocalDate asOf)
    {
        var stage = evaluator.StageOf(activity, asOf).Value;
        var daily = stage is "new" or "current" or "reactivated" or "resurrected";
        return daily == (activity.Days.CountIn(asOf, asOf) > 0)
            && (daily || stage == "atRiskWeek") == (activity.Days.CountIn(asOf.PlusDays(-6), asOf) > 0)
            && (daily || stage is "atRiskWeek" or "atRiskMonth") == (activity.Days.CountIn(asOf.PlusDays(-29), asOf) > 0);
    }

    /// <summary>The seven states, at risk of the week and of the month for so many days back.</summary>
    private static StagePolicy LookingBack(int week, int month) => StagePolicies.DuolingoSeven with
    {
        Stages = [.. StagePolicies.DuolingoSeven.Stages.Select(stage => stage.Id switch
        {
            "atRiskWeek" => stage with { Enter = StageRule.Unless(StageRule.Reached(StageClock.Silence, week + 1)) },
            "atRiskMonth" => stage with { Enter = StageRule.Unless(StageRule.Reached(StageClock.Silence, month + 1)) },
            _ => stage,
        })],
    };

    private static StagePolicy RankedBySilence => StagePolicies.ClassicFive with
    {
        Name = "ranked",
        Stages = [.. StagePolicies.ClassicFive.Stages.Where(stage => stage.Id != "introduction")],
    };
}
