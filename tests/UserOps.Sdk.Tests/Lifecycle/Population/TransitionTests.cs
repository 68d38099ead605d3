using NodaTime;
using UserOps.Lifecycle;
using UserOps.Simulation;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.LifecycleExamples;

namespace UserOps.Tests.Lifecycle;

public sealed class TransitionTests
{
    private static readonly StageEvaluator Classic = new(StagePolicies.ClassicFive);

    [Fact]
    public void Moves_are_counted_from_one_period_end_to_the_next()
    {
        var counter = new TransitionCounter(Classic, CalendarGrid.Months, Day("4-15"));
        counter.Add(Active("1-5"));
        counter.Add(new UserActivity(ActivityDays.From([Day("3-31")]), Day("2-10")));
        var report = counter.ToReport();

        Assert.Equal([Day("1-1"), Day("2-1"), Day("3-1")], report.Periods.Select(period => period.Start));
        Assert.Equal(1, report.Periods[0].Newcomers);
        Assert.Equal(1, Cell(report, "notSeen", "introduction").Users);
        Assert.Equal(1, Cell(report, "introduction", "dormant").Users);
        Assert.Equal(1, Cell(report, "dormant", "dormant").Users);
        Assert.Equal(1, Cell(report, "notSeen", "neverActive").Users);
        Assert.Equal(1, Cell(report, "neverActive", "growth").Users);
        Assert.Equal(1, Cell(report, "dormant", "dormant").Share);
        Assert.Null(Cell(report, "churned", "churned").Share);
        Assert.Equal([0, 1, 0, 0, 1, 0, 0], report.Periods[2].Stock);
    }

    [Fact]
    public void What_the_policy_rules_out_is_a_structural_zero()
    {
        var report = new TransitionCounter(Classic, CalendarGrid.Months, Day("4-15")).ToReport();
        string[] stages = ["churned", "dormant", "maturity", "growth"];

        Assert.All(stages, stage => Assert.True(Cell(report, "introduction", stage).IsPossible));

        // The introduction ends with an age of 30 days, and dormant begins with a silence of as many.
        Assert.False(Cell(report, "churned", "introduction").IsPossible);
        Assert.False(Cell(report, "dormant", "introduction").IsPossible);
        Assert.False(Cell(report, "growth", "introduction").IsPossible);
        Assert.True(Cell(report, "introduction", "introduction").IsPossible);
        Assert.False(Cell(report, "maturity", "neverActive").IsPossible);
        Assert.True(Cell(report, "neverActive", "neverActive").IsPossible);
        Assert.True(Cell(report, "notSeen", "maturity").IsPossible);
    }

    [Fact]
    public void An_age_held_against_a_growing_own_gap_can_fall_below_its_limit_again()
    {
        // Ten own gaps: 10 days while the user comes daily, hundreds when the visits grow rare.
        var own = StageLimit.OwnGaps(10, 7, 365);
        var policy = StagePolicies.OwnRhythm with
        {
            Stages =
            [
                StagePolicies.OwnRhythm.Stages[0] with { Id = "settled", Enter = StageRule.Reached(StageClock.Age, own) },
                StagePolicies.OwnRhythm.Stages[^1] with { Id = "fresh" },
            ],
        };
        var counter = new TransitionCounter(new(policy), CalendarGrid.Months, Day("6-30"));
        counter.Add(Every(1, Day("1-1"), Day("1-6")).Merge(Every(30, Day("2-1"), Day("6-30"))));
        var cell = Cell(counter.ToReport(), "settled", "fresh");

        Assert.True(cell.Users > 0);
        Assert.True(cell.IsPossible);
    }

    [Fact]
    public void A_least_stay_makes_it_possible_to_remain()
    {
        // The second day on is "second", and then "later" for good.
        var silent = StageRule.Reached(StageClock.Silence, 1);
        Stage Stage(string id, StageRule? enter) => StagePolicies.ClassicFive.Stages[0] with { Id = id, Enter = enter };
        TransitionReport Report(Period? minimum) => Count(
            new(StagePolicies.ClassicFive with
            {
                Stages =
                [
                    Stage("later", StageRule.WasIn("second")) with { Stay = StageRule.AnyOf(silent, StageRule.Unless(silent)) },
                    Stage("second", StageRule.WasIn("first")) with { MinimumStay = minimum },
                    Stage("first", null),
                ],
            }),
            [new(ActivityDays.From([AsOf.PlusDays(-9)]))],
            CalendarGrid.Days);

        var (without, with) = (Cell(Report(null), "second", "second"), Cell(Report(Period.FromDays(3)), "second", "second"));
        Assert.Equal((0L, false), (without.Users, without.IsPossible));
        Assert.Equal((2L, true), (with.Users, with.IsPossible));
    }

    [Fact]
    public void No_user_makes_a_move_that_is_called_impossible() =>
        Law.Holds(StageGenerators.Policies, StageGenerators.Activity, StageGenerators.Activity, (policy, one, two) =>
        {
            var report = Count(new StageEvaluator(policy), [one, two], new CalendarGrid(CalendarUnit.Week));
            return report.Matrix().All(cell => cell.IsPossible || cell.Users == 0);
        });

    [Fact]
    public void Shards_merge_to_what_one_pass_gives_and_stocks_are_the_stages_of_the_day() =>
        Law.Holds(StageGenerators.Policies, StageGenerators.Activity, StageGenerators.Activity, (policy, one, two) =>
        {
            var evaluator = new StageEvaluator(policy);
            var grid = new CalendarGrid(CalendarUnit.Week);
            var whole = Count(evaluator, [one, two], grid);
            var left = new TransitionCounter(evaluator, grid, AsOf);
            var right = new TransitionCounter(evaluator, grid, AsOf);
            left.Add(one);
            right.Add(two);
            right.Merge(left);
            Assert.Equal(whole.Periods, right.ToReport().Periods);
            foreach (var period in whole.Periods)
            {
                var last = period.End.PlusDays(-1);
                Assert.Equal(
                    whole.States.Select(state => state == StageId.NotSeen ? 0 : new[] { one, two }.LongCount(user => evaluator.StageOf(user, last) == state)),
                    period.Stock);
            }

            return true;
        });

    [Fact]
    public void Forecast_stocks_add_up_to_the_start_and_the_newcomers() =>
        Law.Holds(StageGenerators.Policies, StageGenerators.Activity, StageGenerators.Activity, (policy, one, two) =>
        {
            var report = Count(new StageEvaluator(policy), [one, two, one], new CalendarGrid(CalendarUnit.Week));
            var forecast = StageForecaster.Forecast(report, new() { NewUsers = 5, Horizon = 4, Training = 6 });
            if (report.Periods.Count == 0)
            {
                return forecast.Cells.Count == 0;
            }

            Assert.All(
                report.Matrix().Where(cell => cell.OutOf > 0).GroupBy(cell => cell.From),
                row => Assert.Equal(1, row.Sum(cell => cell.Share!.Value), 12));
            var start = report.Periods[^1].Stock.Sum();
            foreach (var (step, cells) in forecast.Cells.GroupBy(cell => cell.Start).Select((group, i) => (i + 1, group.ToList())))
            {
                Assert.Equal(start + (5 * step), cells.Sum(cell => cell.Expected), 6);
                Assert.All(cells, cell => Assert.True(cell.Lower >= 0 && cell.Lower <= cell.Expected && cell.Expected <= cell.Upper));
            }

            return forecast.Cells.Count == 4 * (report.States.Count - 1);
        });

    [Fact]
    public void A_forecast_of_the_simulated_shop_beats_no_change_and_says_what_its_intervals_hold()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 1_000 });
        var evaluator = new StageEvaluator(StagePolicies.ClassicFive with { Zone = shop.Clock.Zone.Id });
        var counter = new TransitionCounter(evaluator, CalendarGrid.Months, evaluator.Days.DayOf(shop.Window.End - Duration.Epsilon));
        for (var i = 0; i < shop.Options.Users; i++)
        {
            counter.Add(evaluator.Read(EventLog.From(shop.EventsOf(i).Select(row => new EventEntry(row.At, row.Event)))));
        }

        var report = counter.ToReport();
        Assert.Equal(24, report.Periods.Count);
        var forecast = StageForecaster.Forecast(report);

        Assert.Equal([22, 21, 20], forecast.Backtest.Select(test => test.Origins));
        Assert.All(forecast.Backtest, test => Assert.True(test.Error < test.ErrorOfNoChange, $"{test}"));
        Assert.All(forecast.Backtest, test => Assert.InRange(test.Coverage!.Value.Estimate, 0.6, 1));
        Assert.Equal(12, forecast.TrainingPeriods);
        Assert.Equal(new LocalDate(2026, 1, 1), forecast.Cells[0].Start);
    }

    [Fact]
    public void A_later_first_period_leaves_the_others_as_they_were() =>
        Law.Holds(StageGenerators.Policies, StageGenerators.Activity, StageGenerators.AsOf, (policy, activity, from) =>
        {
            var evaluator = new StageEvaluator(policy);
            var counter = new TransitionCounter(evaluator, CalendarGrid.Weeks, AsOf, from);
            counter.Add(activity);
            var all = Count(evaluator, [activity], CalendarGrid.Weeks).Periods;
            return counter.ToReport().Periods.SequenceEqual(all.Where(period => period.End > from));
        });

    [Fact]
    public void The_backtest_looks_at_no_more_origins_than_it_is_told()
    {
        var report = Count(Classic, [Every(3, new(2023, 1, 1), AsOf), Every(40, new(2023, 3, 1), AsOf)], CalendarGrid.Weeks);
        Assert.Equal([5, 4, 3], StageForecaster.Forecast(report, new() { BacktestOrigins = 5 }).Backtest.Select(test => test.Origins));
        Assert.Empty(StageForecaster.Forecast(report, new() { BacktestOrigins = 0 }).Backtest);
    }

    [Fact]
    public void Options_out_of_range_and_counters_of_another_kind_are_refused()
    {
        var report = new TransitionCounter(Classic, CalendarGrid.Months, AsOf).ToReport();
        Assert.Throws<ArgumentOutOfRangeException>(() => StageForecaster.Forecast(report, new() { Horizon = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageForecaster.Forecast(report, new() { Training = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageForecaster.Forecast(report, new() { NewUsers = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageForecaster.Forecast(report, new() { Confidence = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageForecaster.Forecast(report, new() { BacktestOrigins = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.Matrix(0));
        Assert.Throws<ArgumentException>(() =>
            new TransitionCounter(Classic, CalendarGrid.Months, AsOf).Merge(new(Classic, CalendarGrid.Weeks, AsOf)));
    }

    [Fact]
    public void A_counter_begins_with_the_first_period_of_the_calendar_and_refuses_what_lies_outside_of_it()
    {
        var first = new UserActivity(ActivityDays.From([DayClock.MinDay]));
        var early = new TransitionCounter(Classic, CalendarGrid.Months, DayClock.MinDay);
        early.Add(first);
        Assert.Empty(early.ToReport().Periods);

        var one = new TransitionCounter(Classic, CalendarGrid.Months, new LocalDate(1, 1, 31));
        one.Add(first);
        Assert.Equal(1, one.ToReport().Periods.Single().Newcomers);

        Assert.Throws<ArgumentOutOfRangeException>(() => new TransitionCounter(Classic, CalendarGrid.Months, LocalDate.MaxIsoValue));
        Assert.Throws<InvalidPolicyException>(() => new TransitionCounter(Classic, new((CalendarUnit)9), AsOf));
    }

    private static LocalDate AsOf => StageGenerators.Start.PlusDays(StageGenerators.Days + 30);

    private static TransitionReport Count(StageEvaluator evaluator, UserActivity[] users, CalendarGrid grid)
    {
        var counter = new TransitionCounter(evaluator, grid, AsOf);
        foreach (var user in users)
        {
            counter.Add(user);
        }

        return counter.ToReport();
    }

    private static TransitionCell Cell(TransitionReport report, string from, string to) =>
        report.Matrix().Single(cell => cell.From.Value == from && cell.To.Value == to);
}
