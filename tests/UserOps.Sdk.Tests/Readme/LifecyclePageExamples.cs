using NodaTime;
using UserOps.Lifecycle;
using UserOps.Simulation;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/lifecycle.md.</summary>
public class LifecyclePageExamples : PageExample
{
    private static readonly Shop Shop = new(ShopOptions.Default with { Users = 1_000 });

    private static readonly ActivityBook<UserId> Book = Gather();

    private static readonly StageEvaluator Evaluator =
        new(StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai", RegistrationEvent = ShopEvents.SignUp });

    /// <summary>Gets the policy of the snippet on JSON; docs/lifecycle.md shows its text.</summary>
    internal static StagePolicy ReadingClub { get; } = new()
    {
        Name = "reading-club",
        Version = "2026-11",
        Zone = "Asia/Shanghai",
        ActivityEvents = ["read"],
        RegistrationEvent = "signup",
        Stages =
        [
            Named("gone", StageAim.WinBack, 0, "Gone", "流失") with
            {
                Enter = StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(6, min: 30, max: 90)),
            },
            Named("fan", StageAim.Convert, 2, "Fan", "书迷") with
            {
                Enter = StageRule.StreakOf(CalendarUnit.Week, 4),
                Stay = StageRule.ActiveDays(Period.FromMonths(1), 4),
                MinimumStay = Period.FromDays(7),
            },
            Named("reader", StageAim.Activate, 1, "Reader", "读者"),
        ],
    };

    [Fact]
    public void Facts_in_any_order()
    {
        // begin-snippet: lifecycle-facts
        var noon = Instant.FromUtc(2024, 3, 1, 4, 0);
        var visit = new ActivityEvent<string>("ann", noon) { Event = "visit" };
        var order = new ActivityEvent<string>("ann", noon + Duration.FromDays(2)) { Event = "order" };

        var book = new ActivityBook<string>();
        book.Add(order);
        book.Add(visit);                                  // late: the older row comes last
        book.Add(visit);                                  // delivered twice

        var shard = new ActivityBook<string>();           // another worker saw some of the same rows
        shard.Add(visit);
        book.Merge(shard);

        Console.WriteLine(book["ann"]);
        Console.WriteLine(book["ann"].ToActivity(new DayClock(DateTimeZoneProviders.Tzdb["Asia/Shanghai"])));
        // => 2 events from 2024-03-01T04:00:00Z to 2024-03-03T04:00:00Z
        // => 2 active days, 2024-03-01 to 2024-03-03
        // end-snippet

        Ran("lifecycle-facts");
    }

    [Fact]
    public void Days_of_a_user_who_moved()
    {
        // begin-snippet: lifecycle-moves
        var zones = DateTimeZoneProviders.Tzdb;
        var home = new DayClock(zones["Asia/Shanghai"]);
        var moved = home.WithMoves([new ZoneMove(Instant.FromUtc(2024, 3, 10, 8, 0), zones["America/New_York"])]);

        var before = Instant.FromUtc(2024, 3, 9, 20, 0);
        var after = Instant.FromUtc(2024, 3, 12, 2, 0);  // 10:00 in Shanghai, 22:00 of the day before in New York
        Console.WriteLine($"{home.DayOf(before):uuuu-MM-dd} {home.DayOf(after):uuuu-MM-dd}");
        Console.WriteLine($"{moved.DayOf(before):uuuu-MM-dd} {moved.DayOf(after):uuuu-MM-dd}");
        // => 2024-03-10 2024-03-12
        // => 2024-03-10 2024-03-11
        // end-snippet

        Ran("lifecycle-moves");
    }

    [Fact]
    public void Policy_of_your_own()
    {
        // begin-snippet: lifecycle-policy
        var policy = new StagePolicy
        {
            Name = "reading-club",
            Version = "2026-11",
            Zone = "Asia/Shanghai",
            ActivityEvents = ["read"],
            RegistrationEvent = "signup",
            Stages =
            [
                Named("gone", StageAim.WinBack, rank: 0, "Gone", "流失") with
                {
                    Enter = StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(6, min: 30, max: 90)),
                },
                Named("fan", StageAim.Convert, rank: 2, "Fan", "书迷") with
                {
                    Enter = StageRule.StreakOf(CalendarUnit.Week, 4),
                    Stay = StageRule.ActiveDays(Period.FromMonths(1), 4),
                    MinimumStay = Period.FromDays(7),
                },
                Named("reader", StageAim.Activate, rank: 1, "Reader", "读者"),
            ],
        };

        var json = StagePolicyJson.Write(policy);        // store it, edit it, diff it
        Console.WriteLine(StagePolicyJson.Read(json) == policy);
        Console.WriteLine(policy.ToRef());
        // => True
        // => reading-club 2026-11 (dc1a8715)
        // end-snippet

        Ran("lifecycle-policy");
        Assert.Equal(ReadingClub, policy);
    }

    [Fact]
    public void Policies_with_mistakes()
    {
        // begin-snippet: lifecycle-problems
        var five = StagePolicies.ClassicFive.Stages;
        var swapped = StagePolicies.ClassicFive with { Stages = [five[1], five[0], .. five.Skip(2)] };
        var misspelt = StagePolicies.OwnRhythm with
        {
            Zone = "Asia/Shangai",
            Stages = [.. StagePolicies.OwnRhythm.Stages.Select(stage =>
                stage.Id == "returned" ? stage with { Enter = StageRule.WasIn("dormat") } : stage)],
        };

        foreach (var policy in new[] { swapped, misspelt })
        {
            foreach (var problem in StagePolicyValidator.Validate(policy))
            {
                Console.WriteLine(problem);
            }
        }

        // => $.stages[1].enter (rule 'churned'): The value is a stage that no user can be in; it must be within reach. The stages further up take every user first: move it up, or change their limits; the longer limit goes first.
        // => $.zone: The value is 'Asia/Shangai'; it must be the id of a tzdb time zone such as Europe/London. Did you mean 'Asia/Shanghai'?
        // => $.stages[3].enter.was (rule 'returned'): The value is 'dormat'; it must be the id of a stage. Did you mean 'dormant'?
        // end-snippet

        Ran("lifecycle-problems");
    }

    [Fact]
    public void Months_from_the_anchor()
    {
        // begin-snippet: lifecycle-months
        var policy = StagePolicies.SaasMonthly with
        {
            Stages =
            [
                Named("three", StageAim.WinBack, 0, "Three", "三个月") with { Enter = StageRule.Reached(StageClock.Silence, StageLimit.Months(3)) },
                Named("two", StageAim.WinBack, 1, "Two", "两个月") with { Enter = StageRule.Reached(StageClock.Silence, StageLimit.Months(2)) },
                Named("one", StageAim.Retain, 2, "One", "一个月") with { Enter = StageRule.Reached(StageClock.Silence, StageLimit.Months(1)) },
                Named("here", StageAim.Retain, 3, "Here", "在"),
            ],
        };
        var once = new UserActivity(ActivityDays.From([new LocalDate(2024, 1, 31)]));

        foreach (var span in new StageEvaluator(policy).Timeline(once, new LocalDate(2024, 12, 31)))
        {
            Console.WriteLine(span);
        }

        // => here [2024-01-31, 2024-02-29)
        // => one [2024-02-29, 2024-03-31)
        // => two [2024-03-31, 2024-04-30)
        // => three [2024-04-30, ..)
        // end-snippet

        Ran("lifecycle-months");
    }

    [Fact]
    public void Own_gap_by_its_formula()
    {
        // begin-snippet: lifecycle-own-gap
        var limit = new OwnGapLimit
        {
            Quantile = 0.75m,
            Times = 2,
            Min = Period.FromDays(7),
            Max = Period.FromDays(60),
            GapsNeeded = 4,
            Fallback = Period.FromDays(14),
        };
        var policy = StagePolicies.OwnRhythm with
        {
            Stages =
            [
                Named("quiet", StageAim.Retain, 0, "Quiet", "安静") with { Enter = StageRule.Reached(StageClock.Silence, limit) },
                Named("here", StageAim.Retain, 1, "Here", "在"),
            ],
        };

        // The gaps are 3, 12, 9 and 9 days.
        var start = new LocalDate(2024, 1, 1);
        var user = new UserActivity(ActivityDays.From(new[] { 0, 3, 15, 24, 33 }.Select(start.PlusDays)));
        var answer = new StageEvaluator(policy).Explain(user, start.PlusDays(52));
        Console.WriteLine(answer.Reasons[0]);
        Console.WriteLine(answer.Reasons[1]);
        // => Here since 1 January: silent for 19 days, own rhythm is 9.75 days; quiet on 23 February unless active.
        // => Silent for 19 days, last active on 3 February; the limit of 20 days (2 times the own rhythm of 9.75 days, read off 4 gaps, within 7 to 60 days) is not reached.
        // end-snippet

        Ran("lifecycle-own-gap");
    }

    [Fact]
    public void Stay_and_its_limits()
    {
        // begin-snippet: lifecycle-stay
        var evaluator = new StageEvaluator(StagePolicies.SaasMonthly);
        var january = new UserActivity(ActivityDays.From(Enumerable.Range(0, 31).Select(new LocalDate(2024, 1, 1).PlusDays)));

        foreach (var span in evaluator.Timeline(january, new LocalDate(2024, 12, 31)))
        {
            Console.WriteLine(span);
        }

        // => onboarding [2024-01-01, 2024-02-01)
        // => power [2024-02-01, 2024-02-24)
        // => regular [2024-02-24, 2024-02-29)
        // => slipping [2024-02-29, 2024-04-30)
        // => churned [2024-04-30, ..)
        // end-snippet

        Ran("lifecycle-stay");
    }

    [Fact]
    public void Seven_states_add_up()
    {
        var book = Book;

        // begin-snippet: lifecycle-seven
        var asOf = new LocalDate(2025, 11, 30);
        var evaluator = new StageEvaluator(StagePolicies.DuolingoSeven with { Zone = "Asia/Shanghai", RegistrationEvent = ShopEvents.SignUp });
        var counter = new ActiveUserCounter(asOf, asOf);
        var states = evaluator.Policy.Stages.ToDictionary(stage => stage.Id, _ => 0);
        foreach (var user in book.Users)
        {
            var activity = evaluator.Read(book[user]);
            counter.Add(activity);
            if (evaluator.StageOf(activity, asOf) is { IsStage: true } stage)
            {
                states[stage.Value]++;
            }
        }

        var daily = states["new"] + states["current"] + states["reactivated"] + states["resurrected"];
        var weekly = daily + states["atRiskWeek"];
        var monthly = weekly + states["atRiskMonth"];
        Console.WriteLine($"by the states: {daily}, {weekly}, {monthly}");

        var day = counter.ToReport().Days[0];
        Console.WriteLine($"by the windows: DAU {day.Daily}, WAU {day.Weekly}, MAU {day.Monthly}");
        // => by the states: 29, 135, 339
        // => by the windows: DAU 29, WAU 135, MAU 339
        // end-snippet

        Ran("lifecycle-seven");
    }

    [Fact]
    public void Next_change_and_timeline()
    {
        // begin-snippet: lifecycle-next
        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai" });
        var first = new LocalDate(2024, 1, 9);
        var user = new UserActivity(ActivityDays.From(Enumerable.Range(0, 6).Select(visit => first.PlusDays(9 * visit))));

        // Follow the user into a silent future, from change to change.
        for (LocalDate? day = new LocalDate(2024, 2, 23); day is { } now; day = evaluator.NextChange(user, now))
        {
            Console.WriteLine($"{now:uuuu-MM-dd}: {evaluator.StageOf(user, now)}");
        }

        // => 2024-02-23: active
        // => 2024-03-12: atRisk
        // => 2024-04-08: dormant
        // => 2024-05-23: churned

        // The whole story of a user who came back on 1 July, as it was known on 10 July.
        var back = new UserActivity(user.Days.Add(new LocalDate(2024, 7, 1)));
        foreach (var span in evaluator.Timeline(back, new LocalDate(2024, 7, 10)))
        {
            Console.WriteLine(span);
        }

        // => new [2024-01-09, 2024-02-08)
        // => active [2024-02-08, 2024-03-12)
        // => atRisk [2024-03-12, 2024-04-08)
        // => dormant [2024-04-08, 2024-05-23)
        // => churned [2024-05-23, 2024-07-01)
        // => returned [2024-07-01, 2024-07-19)

        // Looking on every day finds the same stages.
        var spans = evaluator.Timeline(back, new LocalDate(2024, 7, 10));
        var days = Enumerable.Range(0, Period.DaysBetween(first, new LocalDate(2024, 7, 11))).Select(first.PlusDays);
        Console.WriteLine(days.All(day => evaluator.StageOf(back, day) == spans.Single(span => span.Contains(day)).Stage));
        // => True
        // end-snippet

        Ran("lifecycle-next");
    }

    [Fact]
    public void Users_without_a_stage()
    {
        // begin-snippet: lifecycle-never
        var evaluator = new StageEvaluator(StagePolicies.ClassicFive);
        var january = new LocalDate(2024, 1, 1);
        var march = new LocalDate(2024, 3, 1);

        var never = new UserActivity(ActivityDays.Empty, registered: january);
        var late = new UserActivity(ActivityDays.From([march]), registered: january);
        var guest = new UserActivity(ActivityDays.From([january, march]), registered: new LocalDate(2024, 2, 15));

        Console.WriteLine(evaluator.StageOf(UserActivity.Empty, march));
        foreach (var user in new[] { never, late, guest })
        {
            Console.WriteLine(string.Join(", ", evaluator.Timeline(user, march)));
        }

        // => notSeen
        // => neverActive [2024-01-01, ..)
        // => neverActive [2024-01-01, 2024-03-01), growth [2024-03-01, 2024-03-31)
        // => introduction [2024-01-01, 2024-01-31), dormant [2024-01-31, 2024-03-01), growth [2024-03-01, 2024-03-31)
        // end-snippet

        Ran("lifecycle-never");
    }

    [Fact]
    public void Explanation_of_a_stage()
    {
        // begin-snippet: lifecycle-explain
        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai" });
        var first = new LocalDate(2024, 1, 9);
        var user = new UserActivity(ActivityDays.From(Enumerable.Range(0, 6).Select(visit => first.PlusDays(9 * visit))));

        var answer = evaluator.Explain(user, new LocalDate(2024, 3, 25));
        Console.WriteLine($"{answer.Value} by {answer.Policy}, valid until {answer.ValidUntil}");
        foreach (var reason in answer.Reasons)
        {
            Console.WriteLine($"{reason.Code}: {reason.In("en")}");
        }

        // => atRisk [2024-03-12, 2024-04-08) by ownRhythm 1 (74a78368), valid until 2024-04-07T16:00:00Z
        // => lifecycle.stage: At risk since 12 March: silent for 31 days, own rhythm is 9 days; dormant on 8 April unless active.
        // => lifecycle.silence: Silent for 31 days, last active on 23 February; the limit of 18 days (2 times the own rhythm of 9 days, read off 5 gaps, within 7 to 60 days) is reached.
        // => lifecycle.ifActive: If active today, the stage would be Active.
        // => lifecycle.playbook: Silent for twice the own rhythm. Reach out now, before the habit is gone.

        foreach (var reason in answer.Reasons)
        {
            Console.WriteLine(reason.In("zh-CN"));
        }

        // => 自3月12日起为“流失预警”：已沉默 31 天，自身节奏为 9 天；若无活跃，4月8日转为“休眠”。
        // => 已沉默 31 天，最近活跃于2月23日；已达到 18 天的界限（自身节奏 9 天的 2 倍，取自 5 个间隔，限 7 至 60 天）。
        // => 若当日活跃，则为“活跃”。
        // => 沉默达自身节奏的两倍。习惯消失前及时触达。
        // end-snippet

        Ran("lifecycle-explain");
    }

    [Fact]
    public void Population_of_a_shop()
    {
        // begin-snippet: lifecycle-shop
        var shop = new Shop(ShopOptions.Default with { Users = 1_000 });
        var book = new ActivityBook<UserId>();
        foreach (var row in shop.Events())
        {
            book.Add(row);
        }

        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai", RegistrationEvent = ShopEvents.SignUp });
        var activities = book.Users.Select(user => evaluator.Read(book[user])).ToList();

        var asOf = new LocalDate(2025, 12, 31);
        var stages = activities.CountBy(activity => evaluator.StageOf(activity, asOf)).ToDictionary();
        foreach (var stage in evaluator.Policy.Stages)
        {
            Console.WriteLine($"{stage.Name.In("en")}: {stages.GetValueOrDefault(new(stage.Id))} users");
        }

        Console.WriteLine($"never active: {stages.GetValueOrDefault(StageId.NeverActive)} users");

        // => Churned: 466 users
        // => Dormant: 72 users
        // => At risk: 135 users
        // => Returned: 8 users
        // => New: 56 users
        // => Active: 248 users
        // => never active: 12 users
        // end-snippet

        Ran("lifecycle-shop");
    }

    [Fact]
    public void Growth_by_month()
    {
        var activities = Activities();

        // begin-snippet: lifecycle-growth
        var asOf = new LocalDate(2025, 11, 20);
        foreach (var policy in new[] { GrowthPolicy.Default(CalendarGrid.Months), GrowthPolicy.PostHog(CalendarGrid.Months) })
        {
            var counter = new GrowthCounter(policy, asOf);
            foreach (var activity in activities)
            {
                counter.Add(activity);
            }

            foreach (var month in counter.ToReport(from: new LocalDate(2025, 9, 1)).Periods)
            {
                Console.WriteLine(
                    $"{month.Start:uuuu-MM}: {month.Active} active = {month.New} new + {month.Retained} retained + {month.Resurrected} resurrected; "
                    + (month.Dormant is { } flow ? $"dormant {flow}, {month.DormantStock} in all; quick ratio {month.QuickRatio:0.00}" : "losses not known yet"));
            }
        }

        // => 2025-09: 283 active = 10 new + 230 retained + 43 resurrected; dormant -80, 598 in all; quick ratio 0.66
        // => 2025-10: 300 active = 24 new + 227 retained + 49 resurrected; dormant -56, 605 in all; quick ratio 1.30
        // => 2025-11: 302 active = 16 new + 211 retained + 75 resurrected; losses not known yet
        // => 2025-09: 283 active = 10 new + 230 retained + 43 resurrected; dormant -80, 598 in all; quick ratio 0.66
        // => 2025-10: 300 active = 19 new + 227 retained + 54 resurrected; dormant -56, 605 in all; quick ratio 1.30
        // => 2025-11: 302 active = 14 new + 211 retained + 77 resurrected; dormant -89, 619 in all; quick ratio 1.02
        // end-snippet

        Ran("lifecycle-growth");
    }

    [Fact]
    public void Active_users_and_stickiness()
    {
        var activities = Activities();

        // begin-snippet: lifecycle-active
        var november = new LocalDate(2025, 11, 30);
        var active = new ActiveUserCounter(from: new LocalDate(2025, 11, 1), asOf: november);
        var days = new StickinessCounter(november, windowDays: 28);
        foreach (var activity in activities)
        {
            active.Add(activity);
            days.Add(activity);
        }

        var report = active.ToReport();
        Console.WriteLine($"mean DAU {report.MeanDaily:0.0}, mean MAU {report.MeanMonthly:0.0}, stickiness {report.Stickiness:0.000}");

        var histogram = days.ToReport();
        Console.WriteLine($"{histogram.Users} users, {histogram.MeanActiveDays:0.00} of 28 days each; {histogram.Counts[3].AtLeast} on 4 days or more");
        // => mean DAU 35.1, mean MAU 329.2, stickiness 0.107
        // => 329 users, 2.97 of 28 days each; 98 on 4 days or more
        // end-snippet

        Ran("lifecycle-active");
    }

    [Fact]
    public void Hours_of_the_week()
    {
        var (shop, book) = (Shop, Book);

        // begin-snippet: lifecycle-hours
        var hours = new HourCounter(shop.Clock);
        foreach (var user in book.Users)
        {
            hours.Add(book[user]);
        }

        var grid = hours.ToGrid();
        foreach (var cell in grid.Cells.OrderByDescending(cell => cell.Events).Take(3))
        {
            Console.WriteLine($"{cell.Weekday} {cell.Hour}:00: {cell.Events} events of {cell.Users} users");
        }

        Console.WriteLine($"{grid[IsoDayOfWeek.Monday, 4].Events} of {grid.Events} events on Mondays from 4:00 to 5:00");
        // => Saturday 21:00: 1417 events of 256 users
        // => Saturday 20:00: 1321 events of 232 users
        // => Sunday 20:00: 1290 events of 220 users
        // => 26 of 80521 events on Mondays from 4:00 to 5:00
        // end-snippet

        Ran("lifecycle-hours");
    }

    [Fact]
    public void Moves_between_stages()
    {
        var (evaluator, activities) = (Evaluator, Activities());

        // begin-snippet: lifecycle-transitions
        var counter = new TransitionCounter(evaluator, CalendarGrid.Months, asOf: new LocalDate(2025, 12, 31));
        foreach (var activity in activities)
        {
            counter.Add(activity);
        }

        var report = counter.ToReport();
        foreach (var cell in report.Matrix(last: 12).Where(cell => cell.From == new StageId("atRisk")))
        {
            Console.WriteLine(
                cell.IsPossible
                    ? $"{cell.From} -> {cell.To}: {cell.Users} of {cell.OutOf}, {cell.Share:P1} ({cell.Interval!.Value.Lower:P1} to {cell.Interval.Value.Upper:P1})"
                    : $"{cell.From} -> {cell.To}: ruled out by the policy");
        }

        // => atRisk -> churned: 0 of 1259, 0.0 % (0.0 % to 0.3 %)
        // => atRisk -> dormant: 428 of 1259, 34.0 % (31.4 % to 36.7 %)
        // => atRisk -> atRisk: 333 of 1259, 26.4 % (24.1 % to 29.0 %)
        // => atRisk -> returned: 68 of 1259, 5.4 % (4.3 % to 6.8 %)
        // => atRisk -> new: 0 of 1259, 0.0 % (0.0 % to 0.3 %)
        // => atRisk -> active: 430 of 1259, 34.2 % (31.6 % to 36.8 %)
        // => atRisk -> neverActive: ruled out by the policy
        // end-snippet

        Ran("lifecycle-transitions");
    }

    [Fact]
    public void Forecast_and_backtest()
    {
        var (evaluator, activities) = (Evaluator, Activities());
        var counter = new TransitionCounter(evaluator, CalendarGrid.Months, asOf: new LocalDate(2025, 12, 31));
        foreach (var activity in activities)
        {
            counter.Add(activity);
        }

        var report = counter.ToReport();

        // begin-snippet: lifecycle-forecast
        var forecast = StageForecaster.Forecast(report, new StageForecastOptions { Horizon = 3 });
        foreach (var cell in forecast.Cells.Where(cell => cell.Stage == new StageId("active")))
        {
            Console.WriteLine($"end of {cell.Start:uuuu-MM}: {cell.Expected:0} active, {cell.Lower:0} to {cell.Upper:0}");
        }

        Console.WriteLine($"{forecast.NewUsers:0.0} new users a month; dispersion {forecast.Dispersion:0.00}");
        foreach (var test in forecast.Backtest)
        {
            Console.WriteLine(
                $"{test.Ahead} ahead, {test.Origins} times: error {test.Error:P1}, by no change {test.ErrorOfNoChange:P1}; "
                + $"{test.Coverage!.Value.Estimate:P1} within their intervals");
        }

        // => end of 2026-01: 260 active, 232 to 289
        // => end of 2026-02: 267 active, 235 to 300
        // => end of 2026-03: 269 active, 235 to 304
        // => 29.2 new users a month; dispersion 2.23
        // => 1 ahead, 22 times: error 7.9 %, by no change 12.0 %; 85.1 % within their intervals
        // => 2 ahead, 21 times: error 11.3 %, by no change 18.6 %; 75.5 % within their intervals
        // => 3 ahead, 20 times: error 14.2 %, by no change 24.3 %; 70.7 % within their intervals
        // end-snippet

        Ran("lifecycle-forecast");
    }

    [Fact]
    public void Revenue_retention()
    {
        var shop = Shop;

        // begin-snippet: lifecycle-revenue
        var counter = new RevenueCounter(new CalendarGrid(CalendarUnit.Quarter), asOf: new LocalDate(2025, 12, 31));
        foreach (var user in shop.Users)
        {
            var rows = shop.PurchasesOf(user.Index);
            counter.Add(UserRevenue.From(rows.Select(row => new RevenueEntry(shop.Clock.DayOf(row.At), row.Amount))));
        }

        foreach (var quarter in counter.ToReport(from: new LocalDate(2025, 7, 1)).Periods)
        {
            Console.WriteLine($"from {quarter.Start:uuuu-MM}: {quarter.Ending} of {quarter.PayingUsers} users; NRR {quarter.NetRetention:0.000}, GRR {quarter.GrossRetention:0.000}");
            Console.WriteLine(
                $"  {quarter.Starting} + {quarter.Expansion} more - {quarter.Contraction} less - {quarter.Churned} churned"
                + $" + {quarter.New} new + {quarter.Reactivated} reactivated; {quarter.NegativeUsers} got more back than they paid");
        }

        // => from 2025-07: 572819.15 of 299 users; NRR 0.970, GRR 0.752
        // =>   566200.76 + 123326.28 more - 114563.63 less - 25637.71 churned + 16251.75 new + 7241.7 reactivated; 1 got more back than they paid
        // => from 2025-10: 641909.78 of 358 users; NRR 0.986, GRR 0.759
        // =>   572819.15 + 129712.84 more - 106797.09 less - 31166.41 churned + 30614.88 new + 46726.41 reactivated; 1 got more back than they paid
        // end-snippet

        Ran("lifecycle-revenue");
    }

    [Fact]
    public void Survival_of_silence()
    {
        var activities = Activities();

        // begin-snippet: lifecycle-silence
        var counter = new SilenceCounter(asOf: new LocalDate(2025, 12, 31));
        foreach (var activity in activities)
        {
            counter.Add(activity);
        }

        var report = counter.ToReport();
        Console.WriteLine($"{report.Ended} silences ended, {report.Open} still last; half end within {report.Curve.Median} days");
        foreach (var silent in new[] { 1, 14, 30, 90 })
        {
            Console.WriteLine($"silent for {silent} days: back within 30 days with a chance of {report.ChanceOfReturn(silent, withinDays: 30):0.00}");
        }

        // => 20305 silences ended, 985 still last; half end within 5 days
        // => silent for 1 days: back within 30 days with a chance of 0.89
        // => silent for 14 days: back within 30 days with a chance of 0.67
        // => silent for 30 days: back within 30 days with a chance of 0.44
        // => silent for 90 days: back within 30 days with a chance of 0.11
        // end-snippet

        Ran("lifecycle-silence");
    }

    [Fact]
    public void Funnel_of_a_shop()
    {
        var (shop, book) = (Shop, Book);

        // begin-snippet: lifecycle-funnel
        var funnel = new Funnel(new FunnelPolicy
        {
            Name = "order",
            Version = "1",
            Steps =
            [
                new() { Events = [ShopEvents.View] },
                new() { Events = [ShopEvents.Cart] },
                new() { Events = [ShopEvents.Checkout] },
                new() { Events = [ShopEvents.Purchase] },
            ],
            Within = Duration.FromHours(24),
        });

        var counter = new FunnelCounter(funnel, asOf: shop.Clock.EndOf(new LocalDate(2025, 12, 31)));
        foreach (var user in book.Users)
        {
            counter.Add(book[user]);
        }

        var report = counter.ToReport();
        foreach (var step in report.Steps)
        {
            Console.WriteLine($"{step.Events[0]}: {step.Reached} users, {step.FromFirst!.Value.Estimate:P1} of those who began; {step.Open} may go on, {step.Dropped} stopped");
        }

        Console.WriteLine($"median time from cart to checkout: {report.Steps[2].MedianTime}");
        // => view: 981 users, 100.0 % of those who began; 0 may go on, 2 stopped
        // => cart: 979 users, 99.8 % of those who began; 0 may go on, 2 stopped
        // => checkout: 977 users, 99.6 % of those who began; 3 may go on, 78 stopped
        // => purchase: 896 users, 91.3 % of those who began; 0 may go on, 0 stopped
        // => median time from cart to checkout: 0:00:01:18
        // end-snippet

        Ran("lifecycle-funnel");
    }

    [Fact]
    public void Paths_of_a_shop()
    {
        var (shop, book) = (Shop, Book);

        // begin-snippet: lifecycle-paths
        var policy = new PathPolicy
        {
            Name = "to-order",
            Version = "1",
            StartEvent = ShopEvents.Visit,
            GoalEvent = ShopEvents.Purchase,
            MaxSteps = 10,
            SessionGap = Duration.FromMinutes(30),
            CollapseRepeats = true,
        };
        var counter = new PathCounter(policy, asOf: shop.Clock.EndOf(new LocalDate(2025, 12, 31)));
        foreach (var user in book.Users)
        {
            counter.Add(book[user]);
        }

        var report = counter.ToReport();
        Console.WriteLine($"{report.PathsToGoal} of {report.Paths} paths reach the goal");
        foreach (var edge in report.Edges.Where(edge => edge.Step == 1))
        {
            Console.WriteLine($"{edge.From} -> {edge.To}: {edge.Paths} paths of {edge.Users} users");
        }

        Console.WriteLine($"{string.Join(" > ", report.KeyPath!.Steps.Select(step => step.Event))}: {report.KeyPath.Share:P1} of the paths to the goal");
        // => 9488 of 23438 paths reach the goal
        // => visit -> view: 14175 paths of 934 users
        // => visit -> search: 2357 paths of 549 users
        // => visit -> cart: 5 paths of 5 users
        // => visit -> checkout: 1 paths of 1 users
        // => visit -> purchase: 1 paths of 1 users
        // => visit > view > cart > checkout > purchase: 89.6 % of the paths to the goal
        // end-snippet

        Ran("lifecycle-paths");
    }

    [Fact]
    public void Breakdown_by_group()
    {
        var (shop, book, evaluator) = (Shop, Book, Evaluator);

        // begin-snippet: lifecycle-groups
        var byKind = new GroupedCounter<UserKind, GrowthCounter>(
            () => new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Months), asOf: new LocalDate(2025, 12, 31)));
        foreach (var user in shop.Users)
        {
            byKind[user.Kind].Add(evaluator.Read(book[user.Id]));
        }

        foreach (var kind in new[] { UserKind.Loyal, UserKind.Seasonal })
        {
            var december = byKind[kind].ToReport().Periods[^1];
            Console.WriteLine($"{kind}: {december.Active} active, {december.Resurrected} of them resurrected");
        }

        Console.WriteLine($"all: {byKind.Total().ToReport().Periods[^1].Active} active");
        // => Loyal: 61 active, 0 of them resurrected
        // => Seasonal: 59 active, 3 of them resurrected
        // => all: 366 active
        // end-snippet

        Ran("lifecycle-groups");
    }

    [Fact]
    public void Retention_by_month()
    {
        var (shop, book) = (Shop, Book);

        // begin-snippet: lifecycle-retention
        var policy = RetentionPolicy.Default with
        {
            Zone = "Asia/Shanghai",
            Period = CalendarGrid.Months,
            Intervals = 4,
            StartEvents = [ShopEvents.SignUp],
            ReturnEvents = [ShopEvents.Purchase],
        };
        var counter = new RetentionCounter(policy, asOf: shop.Clock.EndOf(new LocalDate(2025, 12, 20)), from: new LocalDate(2025, 9, 1));
        foreach (var user in book.Users)
        {
            counter.Add(book[user]);
        }

        var report = counter.ToReport();
        foreach (var cohort in report.Cohorts)
        {
            var cells = cohort.Cells.Select(cell => $"{cell.Retained}/{cell.Eligible} {cell.State}");
            Console.WriteLine($"{cohort.Start:uuuu-MM}, {cohort.Size} users: {string.Join(", ", cells)}");
        }

        var month = report.Averages[1];
        Console.WriteLine($"after one month: {month.Rate:P1} ({month.Interval!.Value.Lower:P1} to {month.Interval.Value.Upper:P1}) of {month.Eligible} users in {month.Cohorts} cohorts");
        // => 2025-09, 12 users: 12/12 Complete, 2/12 Complete, 1/12 Complete, 2/12 InProgress
        // => 2025-10, 22 users: 22/22 Complete, 2/22 Complete, 2/22 InProgress, 0/0 Future
        // => 2025-11, 22 users: 22/22 Complete, 7/22 InProgress, 0/0 Future, 0/0 Future
        // => 2025-12, 35 users: 35/35 InProgress, 0/0 Future, 0/0 Future, 0/0 Future
        // => after one month: 11.8 % (4.7 % to 26.6 %) of 34 users in 2 cohorts
        // end-snippet

        Ran("lifecycle-retention");
    }

    [Fact]
    public void Retention_averages_of_known_systems()
    {
        // begin-snippet: lifecycle-retention-averages
        var monday = new LocalDate(2025, 11, 3);
        var leaves = new UserActivity(ActivityDays.From([monday]));
        var stays = new UserActivity(ActivityDays.From([monday, monday.PlusDays(1)]));
        var other = new UserActivity(ActivityDays.From([monday.PlusDays(1), monday.PlusDays(2)]));

        foreach (var average in Enum.GetValues<RetentionAverageMethod>())
        {
            var policy = RetentionPolicy.Default with { Period = CalendarGrid.Days, Intervals = 2, Average = average };
            var counter = new RetentionCounter(policy, DayClock.Utc.EndOf(monday.PlusDays(2)));
            foreach (var user in new[] { stays, leaves, leaves, leaves, other, other })
            {
                counter.Add(user);
            }

            Console.WriteLine($"{average}: {counter.ToReport().Averages[1].Rate}");
        }

        // => Pooled: 0.5
        // => MeanOfCohorts: 0.625
        // => Mixpanel: 0.4
        // end-snippet

        Ran("lifecycle-retention-averages");
    }

    [Fact]
    public void Fans_to_write_to()
    {
        var policy = ReadingClub;

        // begin-snippet: lifecycle-example
        var evaluator = new StageEvaluator(policy);
        var zone = evaluator.Days.Zone;
        var book = new ActivityBook<string>();
        foreach (var week in Enumerable.Range(0, 6))
        {
            var monday = new LocalDate(2026, 1, 5).PlusWeeks(week);
            book.Add(new("ann", monday.AtMidnight().InZoneStrictly(zone).ToInstant()) { Event = "read" });
            book.Add(new("bob", monday.PlusDays(3).AtMidnight().InZoneStrictly(zone).ToInstant()) { Event = week < 3 ? "read" : "login" });
        }

        var asOf = new LocalDate(2026, 2, 20);
        foreach (var user in book.Users.Order(StringComparer.Ordinal))
        {
            Console.WriteLine($"{user}: {evaluator.Explain(evaluator.Read(book[user]), asOf).Reasons[0]}");
        }

        // => ann: Fan since 26 January: active in 6 weeks in a row; reader on 23 February unless active.
        // => bob: Reader since 8 January: silent for 29 days, own rhythm not known yet, taken as 14 days, active in 0 weeks in a row; gone on 16 April unless active.
        // end-snippet

        Ran("lifecycle-example");
    }

    [Fact]
    public void Columns()
    {
        // begin-snippet: lifecycle-columns
        long[] users = [7, 8, 7, 9, 7];
        int[] days = [20_500, 20_540, 20_530, 20_310, 20_544];    // days since 1970-01-01
        var columns = ActivityColumns.FromDays<long>(users, days);

        var evaluator = new StageEvaluator(StagePolicies.ClassicFive);
        var stages = new StageId[columns.Count];
        evaluator.StagesOf(columns, asOf: new LocalDate(2026, 4, 1), stages);

        for (var i = 0; i < columns.Count; i++)
        {
            Console.WriteLine($"user {columns.Users.Span[i]}: {stages[i]}, {columns[i]}");
        }

        // => user 7: growth, 3 active days, 2026-02-16 to 2026-04-01
        // => user 8: introduction, 1 active day, 2026-03-28
        // => user 9: churned, 1 active day, 2025-08-10
        // end-snippet

        Ran("lifecycle-columns");
    }

    private static Stage Named(string id, StageAim aim, int rank, string en, string zh) => new()
    {
        Id = id,
        Aim = aim,
        Rank = rank,
        Name = LocalizedText.Of(en, zh),
        Meaning = LocalizedText.Of($"{en}.", $"{zh}。"),
        Action = LocalizedText.Of("See the handbook.", "见运营手册。"),
    };

    private static ActivityBook<UserId> Gather()
    {
        var book = new ActivityBook<UserId>();
        foreach (var row in Shop.Events())
        {
            book.Add(row);
        }

        return book;
    }

    private static List<UserActivity> Activities() => [.. Book.Users.Select(user => Evaluator.Read(Book[user]))];
}
