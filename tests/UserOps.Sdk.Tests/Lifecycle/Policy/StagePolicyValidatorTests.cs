using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

public sealed class StagePolicyValidatorTests
{
    [Fact]
    public void All_problems_are_listed_in_the_order_of_the_policy()
    {
        var policy = Policy(
            Stage("", StageRule.Reached(StageClock.Silence, -3)),
            Stage("neverActive", StageRule.AllOf()),
            Stage("a", StageRule.WasIn("dormnat"), stay: StageRule.ActiveDays(Period.Zero, 0)),
            Stage("a", null),
            Stage("dormant", StageRule.StreakOf((CalendarUnit)9, 0), minimumStay: Period.FromMonths(1)),
            Stage("rest", StageRule.Reached((StageClock)7, 5))) with
        {
            SchemaVersion = 2,
            Name = " ",
            Zone = "Asia/Shanghi",
            ActivityEvents = ["visit", "visit"],
            RegistrationEvent = "",
        };

        Assert.Equal(
            [
                "$.schemaVersion: The value is 2; it must be 1. Write the policy in the form of that version.",
                "$.name: The value is blank; it must be a text. Give the policy a name; every answer carries it.",
                "$.zone: The value is 'Asia/Shanghi'; it must be the id of a tzdb time zone such as Europe/London. Did you mean 'Asia/Shanghai'?",
                "$.activityEvents[1]: The value is 'visit' for the second time; it must be named once. Remove it.",
                "$.registrationEvent: The value is blank; it must be the name of an event. Name it, or leave it out when no event registers a user.",
                "$.stages[0].id: The value is blank; it must be a text. Give the stage an id.",
                "$.stages[0].enter.atLeast (rule ''): The value is P-3D; it must be whole days up to P36525D or whole months up to P1200M, above zero. Write a length such as P30D or P3M.",
                "$.stages[1].id (rule 'neverActive'): The value is 'neverActive'; it must be another word. The id is kept for users without a stage; choose another.",
                "$.stages[1].enter.all (rule 'neverActive'): The value is an empty list; it must be one rule or more. Add a rule, or remove the list.",
                "$.stages[2].enter.was (rule 'a'): The value is 'dormnat'; it must be the id of a stage. Did you mean 'dormant'?",
                "$.stages[2].stay.activeDaysIn (rule 'a'): The value is P0D; it must be whole days up to P36525D or whole months up to P1200M, above zero. Write a length such as P30D or P3M.",
                "$.stages[2].stay.atLeast (rule 'a'): The value is 0; it must be between 1 and 36525. Choose a number in that range.",
                "$.stages[3].id (rule 'a'): The value is 'a' for the second time; it must be used once. Give each stage its own id.",
                "$.stages[3].enter (rule 'a'): The value is missing; it must be a rule, but for the last stage. Say when a user is in this stage, or move it to the end.",
                "$.stages[4].enter.streak (rule 'dormant'): The value is 9; it must be one of day, week, month, quarter, year. Choose one of them.",
                "$.stages[4].enter.atLeast (rule 'dormant'): The value is 0; it must be between 1 and 10000. Choose a number in that range.",
                "$.stages[4].minimumStay (rule 'dormant'): The value is P1M; it must be in days or weeks. Months have no fixed length; write days, such as P30D.",
                "$.stages[5].enter (rule 'rest'): The value is a rule; it must be left out for the last stage. Remove it: the last stage takes all whom no other one takes.",
                "$.stages[5].enter.clock (rule 'rest'): The value is 7; it must be one of age, silence, gapBeforeLast, timeInStage. Choose one of them.",
            ],
            StagePolicyValidator.Validate(policy).Select(problem => problem.ToString()));
        Assert.Equal(19, Assert.Throws<InvalidPolicyException>(() => new StageEvaluator(policy)).Problems.Count);
    }

    [Fact]
    public void An_own_gap_must_be_within_its_bounds()
    {
        var limit = new OwnGapLimit
        {
            Quantile = 1.1m,
            Times = 0,
            Min = Period.FromDays(9),
            Max = Period.FromDays(8),
            GapsNeeded = 0,
            Fallback = Period.FromMonths(1),
        };
        Assert.Equal(
            [
                "$.stages[0].enter.atLeast.quantile (rule 'a'): The value is 1.1; it must be between 0 and 1, with at most four decimals. Write 0.5 for the median.",
                "$.stages[0].enter.atLeast.times (rule 'a'): The value is 0; it must be above 0 and at most 1000, with at most four decimals. Write 2 for twice the own gap.",
                "$.stages[0].enter.atLeast.max (rule 'a'): The value is P8D; it must be at least min, P9D. Swap the two, or change one.",
                "$.stages[0].enter.atLeast.gapsNeeded (rule 'a'): The value is 0; it must be between 1 and 1000. Choose a number in that range.",
                "$.stages[0].enter.atLeast.fallback (rule 'a'): The value is P1M; it must be in days or weeks. Months have no fixed length; write days, such as P30D.",
            ],
            Problems(Stage("a", StageRule.Reached(StageClock.Silence, limit)), Stage("rest", null)));
    }

    [Fact]
    public void Limits_out_of_order_hide_a_stage() =>
        Assert.Equal(
            ["$.stages[1].enter (rule 'churned'): The value is a stage that no user can be in; it must be within reach. The stages further up take every user first: move it up, or change their limits; the longer limit goes first."],
            Problems(
                Stage("dormant", StageRule.Reached(StageClock.Silence, 30)),
                Stage("churned", StageRule.Reached(StageClock.Silence, 90)),
                Stage("rest", null)));

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Conditions_that_exclude_each_other_are_told(string why, StageRule rule)
    {
        Assert.NotNull(why);
        Assert.Equal(
            ["$.stages[0].enter (rule 'never'): The value is a stage that no user can be in; it must be within reach. Its conditions exclude each other: change the limits."],
            Problems(Stage("never", rule), Stage("rest", null)));
    }

    public static TheoryData<string, StageRule> Contradictions => new()
    {
        { "a longer silence is a shorter one too", StageRule.AllOf(StageRule.Reached(StageClock.Silence, 60), StageRule.Unless(StageRule.Reached(StageClock.Silence, 30))) },
        { "silence cannot outlast the age", StageRule.AllOf(StageRule.Reached(StageClock.Silence, 60), StageRule.Unless(StageRule.Reached(StageClock.Age, 60))) },
        { "nor a shorter age", StageRule.AllOf(StageRule.Reached(StageClock.Silence, 60), StageRule.Unless(StageRule.Reached(StageClock.Age, 30))) },
        { "nor a gap", StageRule.AllOf(StageRule.Reached(StageClock.GapBeforeLast, 60), StageRule.Unless(StageRule.Reached(StageClock.Age, 60))) },
        { "a silent week has no active day", StageRule.AllOf(StageRule.Reached(StageClock.Silence, 7), StageRule.ActiveDays(Period.FromDays(7), 1)) },
        { "a shorter silence has one", StageRule.Unless(StageRule.AnyOf(StageRule.Reached(StageClock.Silence, 7), StageRule.ActiveDays(Period.FromDays(7), 1))) },
        { "a longer window holds the shorter one", StageRule.AllOf(StageRule.ActiveDays(Period.FromDays(7), 3), StageRule.Unless(StageRule.ActiveDays(Period.FromDays(30), 3))) },
        { "months against months", StageRule.AllOf(StageRule.Reached(StageClock.Age, StageLimit.Months(3)), StageRule.Unless(StageRule.Reached(StageClock.Age, StageLimit.Months(2)))) },
        { "months against days", StageRule.AllOf(StageRule.Reached(StageClock.Age, StageLimit.Months(3)), StageRule.Unless(StageRule.Reached(StageClock.Age, 84))) },
        { "a longer streak is a shorter one", StageRule.AllOf(StageRule.StreakOf(CalendarUnit.Week, 4), StageRule.Unless(StageRule.StreakOf(CalendarUnit.Week, 2))) },
        { "five own gaps are two", StageRule.AllOf(StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(5, 30, 180)), StageRule.Unless(StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(2, 7, 60)))) },
        { "own gaps against days", StageRule.AllOf(StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(5, 30, 180)), StageRule.Unless(StageRule.Reached(StageClock.Silence, 30))) },
    };

    [Fact]
    public void Stages_of_every_shape_that_can_be_reached_are_let_pass() =>
        Assert.All(
            new StageRule[]
            {
                StageRule.AllOf(StageRule.Reached(StageClock.Silence, 60), StageRule.Unless(StageRule.Reached(StageClock.Silence, 61))),
                StageRule.AllOf(StageRule.Reached(StageClock.Age, StageLimit.Months(1)), StageRule.Unless(StageRule.Reached(StageClock.Age, 31))),
                StageRule.AllOf(StageRule.Reached(StageClock.Silence, 6), StageRule.ActiveDays(Period.FromDays(7), 1)),
                StageRule.AllOf(StageRule.Reached(StageClock.Silence, 30), StageRule.Unless(StageRule.Reached(StageClock.Age, 60))),
                StageRule.AllOf(StageRule.Reached(StageClock.GapBeforeLast, 30), StageRule.Unless(StageRule.Reached(StageClock.Age, 60))),
            },
            rule => Assert.Empty(Problems(Stage("a", rule), Stage("rest", null))));

    [Fact]
    public void A_stage_whose_own_past_is_asked_for_is_a_cycle()
    {
        Assert.Equal(
            ["$.stages[0].enter (rule 'a'): The value is a cycle of was: a -> a; it must be free of cycles. Use stay to say when a user remains in the stage."],
            Problems(Stage("a", StageRule.AllOf(StageRule.WasIn("a"), StageRule.Reached(StageClock.Silence, 3))), Stage("rest", null)));
        Assert.Equal(
            ["$.stages[0].enter (rule 'a'): The value is a cycle of was: a -> b -> c -> a; it must be free of cycles. Let one of them be entered by a clock alone."],
            Problems(Stage("a", StageRule.WasIn("b")), Stage("b", StageRule.WasIn("c")), Stage("c", StageRule.Unless(StageRule.WasIn("a"))), Stage("rest", null)));
    }

    [Fact]
    public void A_stage_that_is_entered_from_one_out_of_reach_is_out_of_reach() =>
        Assert.Equal(
            ["$.stages[0].enter", "$.stages[1].enter"],
            StagePolicyValidator.Validate(Policy(
                Stage("back", StageRule.WasIn("ghost")),
                Stage("ghost", StageRule.AllOf(StageRule.Reached(StageClock.Silence, 60), StageRule.Unless(StageRule.Reached(StageClock.Silence, 30)))),
                Stage("rest", null))).Select(problem => problem.Path));

    [Fact]
    public void Too_many_and_too_few_stages_and_leaves_are_told()
    {
        Assert.Equal("$.stages: The value is 0 stages; it must be between 1 and 64. List the stages: the first one that matches wins, the last one takes the rest.", Problems().Single());
        Assert.Contains("$.stages: The value is 65 stages", Problems([.. Enumerable.Range(1, 65).Select(i => Stage($"s{i}", i == 65 ? null : StageRule.Reached(StageClock.Silence, 100 - i)))])[0], StringComparison.Ordinal);
        Assert.Equal(
            "$.stages: The value is 65 different conditions; it must be at most 64. Use fewer, or the same ones again.",
            Problems(Stage("a", StageRule.AnyOf([.. Enumerable.Range(1, 65).Select(i => StageRule.Reached(StageClock.Silence, i))])), Stage("rest", null)).Single());

        var deep = Enumerable.Range(0, 40).Aggregate(StageRule.Reached(StageClock.Silence, 3), (rule, _) => StageRule.Unless(rule));
        Assert.Contains("The value is rules 33 levels deep; it must be at most 32.", Problems(Stage("a", deep), Stage("rest", null)).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_with_too_many_combinations_is_not_searched_for_ever()
    {
        // 30 streaks and windows that cannot be compared: more combinations than are tried.
        var rules = Enumerable.Range(1, 15)
            .SelectMany(i => new[] { StageRule.ActiveDays(Period.FromDays(i * 10), 16 - i > i * 10 ? 1 : 16 - i), StageRule.Reached(StageClock.GapBeforeLast, 100 - i) });
        Assert.Empty(Problems(Stage("a", StageRule.AllOf([.. rules])), Stage("rest", null)));
    }

    [Fact]
    public void Combinations_that_hide_among_dead_ends_are_not_searched_for_ever()
    {
        // An active day within a month excludes a silence of a month, which each of the own gaps implies: told only by the last leaf.
        var windows = Enumerable.Range(1, 30).Select(i => StageRule.ActiveDays(Period.FromDays(i), (i + 1) / 2));
        var rhythms = Enumerable.Range(0, 13).Select(i => StageRule.Reached(StageClock.Silence, Rhythm(i, 13 - i, 30)));
        Assert.Empty(Problems(
            Stage("a", StageRule.AnyOf([StageRule.Reached(StageClock.Silence, 30), .. rhythms, .. windows])), Stage("rest", null)));
    }

    [Fact]
    public void A_rhythm_can_run_away_from_an_age_that_had_reached_it()
    {
        // Ten times the greatest gap: 10 days after a gap of 1, and 2990 after one of 299.
        var old = StageRule.Reached(StageClock.Age, Rhythm(100, 10, 1) with { GapsNeeded = 1 });
        var policy = Policy(
            Stage("youngAgain", StageRule.AllOf(StageRule.WasIn("old"), StageRule.Unless(old))), Stage("old", old), Stage("rest", null));
        var first = new LocalDate(2024, 1, 1);
        var activity = new UserActivity(ActivityDays.From([first, first.PlusDays(1), first.PlusDays(300)]));

        Assert.Empty(StagePolicyValidator.Validate(policy));
        Assert.Equal("youngAgain", new StageEvaluator(policy).StageOf(activity, first.PlusDays(300)).Value);
    }

    [Fact]
    public void Sixty_four_stages_with_a_rule_to_stay_each_are_within_reach()
    {
        // Each rule to stay looks at the stage of the day before as well: 127 leaves.
        var stages = Enumerable.Range(0, 63).Select(i => Stage($"s{i}", StageRule.Reached(StageClock.Silence, 200 - i), StageRule.Reached(StageClock.Silence, 100)));
        var policy = Policy([.. stages, Stage("rest", null)]);

        Assert.Empty(StagePolicyValidator.Validate(policy));
        var report = new TransitionCounter(new StageEvaluator(policy), CalendarGrid.Months, new LocalDate(2024, 1, 1)).ToReport();
        Assert.All(report.PossibleMoves.Take(64), row => Assert.All(row.Take(64), Assert.True));
    }

    [Fact]
    public void The_last_stage_has_nothing_to_stay_for() =>
        Assert.Equal(
            ["$.stages[1].stay (rule 'rest'): The value is a rule; it must be left out for the last stage. Remove it: whom no other stage takes remains anyway; a time to remain at least is minimumStay."],
            Problems(Stage("a", StageRule.Reached(StageClock.Silence, 3)), Stage("rest", null, StageRule.Reached(StageClock.Age, 3))));

    [Fact]
    public void A_rule_or_limit_that_is_null_is_told_and_no_depth_overflows()
    {
        Assert.Equal(
            [
                "$.stages[0].enter.all[0] (rule 'a'): The value is null; it must be a rule. Write a rule, or remove the place for it.",
                "$.stages[0].enter.all[1].not (rule 'a'): The value is null; it must be a rule. Write a rule, or remove the place for it.",
                "$.stages[0].enter.all[2].atLeast (rule 'a'): The value is null; it must be a limit. Write a length such as P30D, or an own gap.",
            ],
            Problems(
                Stage("a", StageRule.AllOf(null!, StageRule.Unless(null!), StageRule.Reached(StageClock.Silence, (StageLimit)null!))),
                Stage("rest", null)));

        var deep = Enumerable.Range(0, 1_000_000).Aggregate(StageRule.Reached(StageClock.Silence, 3), (rule, _) => StageRule.Unless(rule));
        Assert.Single(Problems(Stage("a", deep), Stage("rest", null)));
    }

    private static OwnGapLimit Rhythm(int percent, int times, int min) => new()
    {
        Quantile = percent / 100m,
        Times = times,
        Min = Period.FromDays(min),
        Max = Period.FromDays(36_525),
        GapsNeeded = 4,
        Fallback = Period.FromDays(1),
    };

    private static List<string> Problems(params Stage[] stages) =>
        [.. StagePolicyValidator.Validate(Policy(stages)).Select(problem => problem.ToString())];

    private static StagePolicy Policy(params Stage[] stages) => StagePolicies.ClassicFive with { Stages = [.. stages] };

    private static Stage Stage(string id, StageRule? enter, StageRule? stay = null, Period? minimumStay = null) =>
        StagePolicies.ClassicFive.Stages[0] with { Id = id, Enter = enter, Stay = stay, MinimumStay = minimumStay };
}
