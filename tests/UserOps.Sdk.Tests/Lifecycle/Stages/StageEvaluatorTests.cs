using NodaTime;
using UserOps.Lifecycle;
using static UserOps.Tests.Lifecycle.LifecycleExamples;

namespace UserOps.Tests.Lifecycle;

public sealed class StageEvaluatorTests
{
    private static readonly StageEvaluator Own = new(StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai" });

    [Fact]
    public void The_sentence_says_stage_since_clocks_and_what_comes_next()
    {
        // Every nine days until 23 February; at risk from twice that on, 12 March.
        var user = Every(9, Day("1-9"), Day("2-23"));
        var assessment = Own.Explain(user, Day("3-25"));

        Assert.Equal(
            "At risk since 12 March: silent for 31 days, own rhythm is 9 days; dormant on 8 April unless active.",
            assessment.Reasons[0].In("en"));
        Assert.Equal(
            "自3月12日起为“流失预警”：已沉默 31 天，自身节奏为 9 天；若无活跃，4月8日转为“休眠”。",
            assessment.Reasons[0].In("zh-CN"));
        Assert.Equal(new StageSpan(new("atRisk"), Day("3-12"), Day("4-8")), assessment.Value);
        Assert.Equal(Instant.FromUtc(2024, 4, 7, 16, 0), assessment.ValidUntil);
        Assert.Equal(Own.PolicyRef, assessment.Policy);
        Assert.Equal(
            [
                "lifecycle.stage: At risk since 12 March: silent for 31 days, own rhythm is 9 days; dormant on 8 April unless active.",
                "lifecycle.silence: Silent for 31 days, last active on 23 February; the limit of 18 days (2 times the own rhythm of 9 days, read off 5 gaps, within 7 to 60 days) is reached.",
                "lifecycle.ifActive: If active today, the stage would be Active.",
                "lifecycle.playbook: Silent for twice the own rhythm. Reach out now, before the habit is gone.",
            ],
            assessment.Reasons.Select(reason => $"{reason.Code}: {reason}"));
    }

    [Fact]
    public void Every_clock_has_its_sentence_in_both_languages()
    {
        var policy = StagePolicies.ClassicFive with
        {
            Stages =
            [
                Stage("held", StageRule.AllOf(StageRule.Reached(StageClock.GapBeforeLast, 20), StageRule.Unless(StageRule.Reached(StageClock.Silence, 1))))
                    with { MinimumStay = Period.FromDays(5) },
                Stage("streaker", StageRule.StreakOf(CalendarUnit.Week, 3)),
                Stage("back", StageRule.AllOf(StageRule.WasIn("held"), StageRule.Reached(StageClock.TimeInStage, StageLimit.Days(2)))),
                Stage("busy", StageRule.ActiveDays(Period.FromMonths(1), 2)),
                Stage("old", StageRule.Reached(StageClock.Age, StageLimit.Months(2))),
                Stage("rest", null),
            ],
        };
        var evaluator = new StageEvaluator(policy);
        string En(UserActivity user, string day, int place = 0) => evaluator.Explain(user, Day(day)).Reasons[place].In("en");
        string Zh(UserActivity user, string day, int place = 0) => evaluator.Explain(user, Day(day)).Reasons[place].In("zh-CN");

        var once = Active("1-31");
        Assert.Equal(
            "Rest since 31 January: one active day so far, active in 1 week in a row, active on 1 day within the last month, first seen today; old on 31 March unless active.",
            En(once, "1-31"));
        Assert.Equal("自1月31日起为“rest”：仅有一个活跃日，连续活跃 1 周，近 1 个月内活跃 1 天，当日首次出现；若无活跃，3月31日转为“old”。", Zh(once, "1-31"));
        Assert.Equal("Old since 31 March: first seen 61 days ago; no change unless active.", En(once, "4-1"));
        Assert.Equal("自3月31日起为“old”：首次出现距今 61 天；若无活跃，不再变化。", Zh(once, "4-1"));

        var twice = Active("1-2", "2-10");
        Assert.Equal("Held since 10 February: active today, last gap 39 days; back on 15 February.", En(twice, "2-10"));
        Assert.Equal("Held since 10 February: kept for the least time here; back on 15 February.", En(twice, "2-12"));
        Assert.Equal("Held is kept for at least 5 days once entered.", En(twice, "2-12", 1));
        Assert.Equal("进入“held”后至少保持 5 天。", Zh(twice, "2-12", 1));
        Assert.Equal("Back since 15 February: held for 5 days, held the day before; rest on 16 February unless active.", En(twice, "2-15"));
        Assert.Equal("自2月15日起为“back”：“held”已 5 天，前一日为“held”；若无活跃，2月16日转为“rest”。", Zh(twice, "2-15"));

        var weekly = Active("1-1", "1-8", "1-15");
        Assert.Equal("Streaker since 15 January: active in 3 weeks in a row; busy on 29 January unless active.", En(weekly, "1-15"));
        Assert.Equal("Active in 3 weeks in a row; at least 3 are needed.", En(weekly, "1-15", 1));
        Assert.Equal("连续活跃 3 周；至少需 3 周。", Zh(weekly, "1-15", 1));
        Assert.Equal("Busy since 29 January: active on 3 days within the last month; rest on 8 February unless active.", En(weekly, "1-29"));
    }

    [Fact]
    public void On_the_first_active_day_nothing_is_said_of_a_stage_before_but_that_there_was_none()
    {
        var assessment = new StageEvaluator(StagePolicies.ForwardOnly).Explain(Active("3-10"), Day("3-10"));
        Assert.Equal(
            [
                "Contact since 10 March: first active day; no change unless active.",
                "This is the first active day, so there was no stage before.",
                "Came once, or too seldom for more. Give a reason to return.",
            ],
            assessment.Reasons.Select(reason => reason.In("en")));
        Assert.Equal("自3月10日起为“联系人”：首个活跃日；若无活跃，不再变化。", assessment.Reasons[0].In("zh-CN"));
    }

    [Fact]
    public void Where_there_is_one_stage_alone_that_is_the_reason()
    {
        var only = new StageEvaluator(StagePolicies.ClassicFive with { Stages = [Stage("user", null) with { MinimumStay = Period.FromDays(3) }] });
        Assert.Equal(
            ["User since 10 March: there is no other stage; no change unless active.", "Meaning. Action."],
            only.Explain(Active("3-10"), Day("3-10")).Reasons.Select(reason => reason.In("en")));
    }

    [Fact]
    public void What_a_visit_would_not_stop_is_told_without_unless()
    {
        // The age ends the stage, whether the user comes or not.
        var newcomer = Own.Explain(Active("1-9", "1-12"), Day("1-19")).Reasons[0];
        Assert.Equal("New since 9 January: first seen 10 days ago; active on 8 February.", newcomer.In("en"));
        Assert.Equal("自1月9日起为“新用户”：首次出现距今 10 天；2月8日转为“活跃”。", newcomer.In("zh-CN"));
    }

    [Fact]
    public void A_year_is_told_where_it_is_not_the_year_of_the_day_judged()
    {
        var sentence = Own.Explain(Active("1-9"), new LocalDate(2025, 2, 1)).Reasons[0];
        Assert.StartsWith("Churned since 28 May 2024: silent for 389 days, own rhythm not known yet, taken as 14 days", sentence.In("en"), StringComparison.Ordinal);
        Assert.StartsWith("自2024年5月28日起", sentence.In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void Never_active_is_an_answer_of_its_own_and_not_seen_another()
    {
        var registered = new UserActivity(ActivityDays.Empty, Day("2-1"));

        Assert.Equal(StageId.NeverActive, Own.StageOf(registered, Day("12-1")));
        Assert.Equal(StageId.NotSeen, Own.StageOf(registered, Day("1-31")));
        Assert.Equal(StageId.NotSeen, Own.StageOf(UserActivity.Empty, Day("12-1")));
        Assert.Null(Own.NextChange(registered, Day("12-1")));
        Assert.Equal([new StageSpan(StageId.NeverActive, Day("2-1"), null)], Own.Timeline(registered, Day("12-1")));
        Assert.Empty(Own.Timeline(registered, Day("1-31")));

        var never = Own.Explain(registered, Day("12-1"));
        Assert.Null(never.ValidUntil);
        Assert.Equal("lifecycle.neverActive", never.Reasons.Single().Code);
        Assert.Equal("Registered on 1 February and never active since; that is no loss yet, only a start that is missing.", never.Reasons[0].In("en"));
        Assert.Equal("2月1日注册后从未活跃；这不是流失，而是尚未开始。", never.Reasons[0].In("zh-CN"));

        var unseen = Own.Explain(UserActivity.Empty, Day("12-1"));
        Assert.Equal("Not seen by 1 December: neither registered nor active.", unseen.Reasons.Single().In("en"));
        Assert.Equal(new StageSpan(StageId.NotSeen, null, null), unseen.Value);
    }

    [Fact]
    public void Activity_before_the_registration_counts_and_ages_the_user()
    {
        var guest = new UserActivity(ActivityDays.From([Day("1-1"), Day("3-1")]), Day("2-15"));
        var evaluator = new StageEvaluator(StagePolicies.ClassicFive);

        Assert.Equal(Day("1-1"), guest.FirstSeen);
        Assert.Equal("introduction", evaluator.StageOf(guest, Day("1-5")).Value);
        Assert.Equal("growth", evaluator.StageOf(guest, Day("3-1")).Value);
    }

    [Fact]
    public void Registration_ages_a_user_who_was_not_active_yet()
    {
        var late = new UserActivity(ActivityDays.From([Day("3-1")]), Day("1-1"));
        var spans = new StageEvaluator(StagePolicies.ClassicFive).Timeline(late, Day("3-1"));

        Assert.Equal(["neverActive [2024-01-01, 2024-03-01)", "growth [2024-03-01, 2024-03-31)"], spans.Select(span => span.ToString()));
    }

    [Fact]
    public void An_explanation_at_an_instant_is_that_of_its_local_day()
    {
        var user = Every(9, Day("1-9"), Day("2-23"));
        var morning = Own.Explain(user, Instant.FromUtc(2024, 3, 11, 16, 0)); // 12 March, 00:00 in Shanghai
        var evening = Own.Explain(user, Instant.FromUtc(2024, 3, 11, 15, 59));

        Assert.Equal("atRisk", morning.Value.Stage.Value);
        Assert.Equal("active", evening.Value.Stage.Value);
        Assert.Equal(Instant.FromUtc(2024, 3, 11, 16, 0), evening.ValidUntil);
    }

    [Fact]
    public void A_user_who_moved_is_judged_by_the_own_days()
    {
        var home = Own.Days;
        var moved = home.WithMoves([new ZoneMove(Instant.FromUtc(2024, 3, 1, 0, 0), DateTimeZoneProviders.Tzdb["America/New_York"])]);
        var user = Every(9, Day("1-9"), Day("2-23"));

        Assert.Equal(Instant.FromUtc(2024, 4, 7, 16, 0), Own.Explain(user, Day("3-25")).ValidUntil);
        Assert.Equal(Instant.FromUtc(2024, 4, 8, 4, 0), Own.Explain(user, Day("3-25"), moved).ValidUntil);
    }

    [Fact]
    public void A_log_is_read_by_the_events_that_the_policy_counts()
    {
        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm with { RegistrationEvent = "signup", ActivityEvents = ["visit"] });
        var log = EventLog.From(
        [
            new(Instant.FromUtc(2024, 1, 1, 9, 0), "signup"),
            new(Instant.FromUtc(2024, 1, 3, 9, 0), "visit"),
            new(Instant.FromUtc(2024, 1, 5, 9, 0), "mailOpened"),
        ]);

        Assert.Equal(new UserActivity(ActivityDays.From([Day("1-3")]), Day("1-1")), evaluator.Read(log));
    }

    [Fact]
    public void Days_at_the_ends_of_the_calendar_are_judged()
    {
        foreach (var policy in StagePolicies.All)
        {
            var evaluator = new StageEvaluator(policy);
            var first = new UserActivity(ActivityDays.From([DayClock.MinDay]));
            var last = new UserActivity(ActivityDays.From([DayClock.MaxDay]));

            Assert.True(evaluator.StageOf(first, DayClock.MinDay).IsStage);
            Assert.True(evaluator.StageOf(first, DayClock.MaxDay).IsStage);
            Assert.True(evaluator.StageOf(last, DayClock.MaxDay).IsStage);
            Assert.Null(evaluator.NextChange(last, DayClock.MaxDay));
            Assert.Equal(DayClock.MinDay, evaluator.Explain(first, DayClock.MinDay).Value.Since);
            Assert.Equal(evaluator.SpanOf(last, DayClock.MaxDay), evaluator.Explain(last, DayClock.MaxDay).Value);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Own.StageOf(default, DayClock.MaxDay.PlusDays(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Own.Explain(default, Instant.MaxValue));
    }

    [Theory]
    [MemberData(nameof(RulesInMonthsAndPeriods))]
    public void The_ends_of_the_calendar_are_as_any_other_years(StageRule rule)
    {
        // The calendar repeats every 400 years, weekdays included.
        var evaluator = new StageEvaluator(StagePolicies.ClassicFive with { Stages = [Stage("other", rule), Stage("rest", null)] });
        foreach (var (day, years) in new (LocalDate, int)[]
        {
            (new(1, 1, 1), -2000), (new(1, 3, 31), -2000),
            (new(9996, 12, 31), 8000), (new(9997, 1, 30), 8000), (new(9998, 1, 31), 8000), (new(9998, 11, 2), 8000),
        })
        {
            var activity = new UserActivity(ActivityDays.From([day]));
            var like = new UserActivity(ActivityDays.From([day.PlusYears(-years)]));
            var scan = NaiveStages.Daily(evaluator.Policy, like, day.PlusYears(-years).PlusDays(800));
            var change = scan.Find(next => next.Stage != scan[0].Stage).Day;
            var end = years < 0 ? LocalDate.MaxIsoValue : DayClock.MaxDay.PlusYears(-years);
            LocalDate? next = change == default || change > end ? null : change.PlusYears(years);

            Assert.Equal(next, evaluator.NextChange(activity, day));
            foreach (var (judged, stage) in scan.TakeWhile(other => other.Day <= end))
            {
                Assert.Equal(stage, evaluator.StageOf(activity, judged.PlusYears(years)).Value);
            }
        }
    }

    public static TheoryData<StageRule> RulesInMonthsAndPeriods =>
    [
        StageRule.Reached(StageClock.Silence, StageLimit.Months(1)),
        StageRule.Reached(StageClock.Age, StageLimit.Months(11)),
        StageRule.ActiveDays(Period.FromMonths(1), 1),
        StageRule.ActiveDays(Period.FromMonths(13), 1),
        StageRule.StreakOf(CalendarUnit.Day, 1),
        StageRule.StreakOf(CalendarUnit.Week, 1),
        StageRule.StreakOf(CalendarUnit.Month, 1),
        StageRule.StreakOf(CalendarUnit.Quarter, 1),
        StageRule.StreakOf(CalendarUnit.Year, 1),
    ];

    [Fact]
    public void Rules_that_turn_every_day_do_not_hang()
    {
        // Silly, but sound: whoever was in "rest" is "other" on the next day, and then in "rest" again.
        var evaluator = new StageEvaluator(StagePolicies.ClassicFive with
        {
            Stages = [Stage("other", StageRule.WasIn("rest")), Stage("rest", null)],
        });

        Assert.Equal("other", evaluator.StageOf(Active("1-1"), Day("1-2")).Value);
        Assert.Equal("rest", evaluator.StageOf(Active("1-1"), Day("1-3")).Value);
        Assert.Equal(Day("1-4"), evaluator.NextChange(Active("1-1"), Day("1-3")));
        Assert.Equal(366, evaluator.Timeline(Active("1-1"), Day("12-31")).Count);
    }

    [Fact]
    public void The_stages_need_room_for_their_answers() =>
        Assert.Throws<ArgumentException>(() => Own.StagesOf(new UserActivity[2], Day("1-1"), new StageId[1]));

    private static Stage Stage(string id, StageRule? enter) => new()
    {
        Id = id,
        Name = LocalizedText.Of(char.ToUpperInvariant(id[0]) + id[1..], id),
        Meaning = LocalizedText.Of("Meaning.", "含义。"),
        Action = LocalizedText.Of("Action.", "行动。"),
        Aim = StageAim.Retain,
        Enter = enter,
    };
}
