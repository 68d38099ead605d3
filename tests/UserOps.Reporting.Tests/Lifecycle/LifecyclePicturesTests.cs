using System.Globalization;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class LifecyclePicturesTests
{
    private static readonly LocalDate Start = new(2026, 1, 5);

    private static readonly LocalDate AsOf = new(2026, 7, 15);

    private static readonly StageEvaluator Evaluator = new(StagePolicies.ClassicFive);

    private static readonly PictureOptions Light = new() { Theme = PictureTheme.Light };

    public static TheoryData<string> Names => ["", "   ", new string('w', 500), "<script>alert(1)</script>", "]]>", "\"'&", "عميل مهم 12", "👩‍👩‍👧‍👦 family 🎉", "\uD800 lone", "a\nb\tc\u0001\u202E", "重要价值客户重要价值客户重要价值客户重要价值客户"];

    [Fact]
    public void Approved_the_stages() => Approved.Picture("lifecycle-stages", options => LifecyclePictures.Stages(Stock(), Evaluator.Policy, options));

    [Fact]
    public void Approved_the_stock() => Approved.Picture("lifecycle-stock", options => LifecyclePictures.Stock(Transitions(), Evaluator.Policy, options: options));

    [Fact]
    public void Approved_the_stock_with_a_forecast()
    {
        var forecast = StageForecaster.Forecast(Transitions());
        Approved.Picture("lifecycle-stock-forecast", options => LifecyclePictures.Stock(Transitions(), Evaluator.Policy, forecast, options));
    }

    [Fact]
    public void Approved_the_growth() => Approved.Picture("lifecycle-growth", options => LifecyclePictures.Growth(Growth(), options));

    [Fact]
    public void Approved_the_retention() => Approved.Picture("lifecycle-retention", options => LifecyclePictures.Retention(Retention(), options));

    [Fact]
    public void Approved_the_transitions() => Approved.Picture("lifecycle-transitions", options => LifecyclePictures.Transitions(Transitions(), Evaluator.Policy, options: options));

    [Fact]
    public void Approved_the_hours() => Approved.Picture("lifecycle-hours", options => LifecyclePictures.Hours(Hours(), options));

    [Fact]
    public void Approved_the_funnel() => Approved.Picture("lifecycle-funnel", options => LifecyclePictures.Funnel(Steps(), options));

    [Fact]
    public void Approved_the_timeline() => Approved.Picture("lifecycle-timeline", options => LifecyclePictures.Timeline(Evaluator, UserNumber(4), AsOf, "u4", options));

    [Fact]
    public void Approved_the_active_users() => Approved.Picture("lifecycle-active", options => LifecyclePictures.Active(Active(60), options));

    [Fact]
    public void Approved_the_stickiness() => Approved.Picture("lifecycle-stickiness", options => LifecyclePictures.Stickiness(Stickiness(28), options));

    [Fact]
    public void Where_there_is_nothing_a_sentence_says_so() => Assert.All(
        (Func<PictureOptions, Picture>[])
        [
            options => LifecyclePictures.Stages(StageStock.Count(AsOf, []), Evaluator.Policy, options),
            options => LifecyclePictures.Stages(StageStock.Count(AsOf, [StageId.NotSeen]), Evaluator.Policy, options),
            options => LifecyclePictures.Stock(new TransitionCounter(Evaluator, CalendarGrid.Months, AsOf).ToReport(), Evaluator.Policy, options: options),
            options => LifecyclePictures.Growth(new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Months), AsOf).ToReport(), options),
            options => LifecyclePictures.Retention(new RetentionCounter(RetentionPolicy.Default, Evaluator.Days.EndOf(AsOf)).ToReport(), options),
            options => LifecyclePictures.Transitions(new TransitionCounter(Evaluator, CalendarGrid.Months, AsOf).ToReport(), Evaluator.Policy, options: options),
            options => LifecyclePictures.Hours(new HourCounter(Evaluator.Days).ToGrid(), options),
            options => LifecyclePictures.Funnel(new FunnelCounter(Funnel(), Evaluator.Days.EndOf(AsOf)).ToReport(), options),
            options => LifecyclePictures.Timeline(Evaluator, UserActivity.Empty, AsOf, options: options),
            options => LifecyclePictures.Active(new ActiveUserCounter(Start, AsOf).ToReport(), options),
            options => LifecyclePictures.Stickiness(new StickinessCounter(AsOf).ToReport(), options),
        ],
        PictureLaws.HoldForNothing);

    [Fact]
    public void One_user_is_enough_for_every_picture()
    {
        var user = new UserActivity(ActivityDays.From([AsOf.PlusDays(-40)]), AsOf.PlusDays(-45));
        Assert.All(
            DrawAll([user], Evaluator, CalendarGrid.Months),
            draw =>
            {
                PictureLaws.HoldFor(draw);
                Assert.False(draw(PictureOptions.Default).IsEmpty);
            });
    }

    [Fact]
    public void Bars_of_stages_are_as_long_as_their_users()
    {
        var stock = new StageStock { Day = AsOf, Stages = [new(new("maturity"), 40), new(new("growth"), 10), new(new("dormant"), 25)] };
        var picture = LifecyclePictures.Stages(stock, Evaluator.Policy, Light);
        double[] widths = [.. new[] { "maturity", "growth", "dormant" }.Select(id => Assert.Single(PictureLaws.Rects(picture, FillOf(id))).Width)];
        Assert.Equal(widths[0] / 4, widths[1], 0.05);
        Assert.Equal(widths[0] * 25 / 40, widths[2], 0.05);
        Assert.Equal(["Maturity", "Growth", "Dormant"], picture.Table.Rows.Select(row => row[0]));
        Assert.Equal(75, picture.Table.Rows.Sum(row => Number(row[1])));
    }

    [Fact]
    public void A_stock_counts_each_user_once() => Law.Holds(StageGenerators.Policies, StageGenerators.AsOf, StageGenerators.Activity, (policy, asOf, activity) =>
    {
        var evaluator = new StageEvaluator(policy);
        StageId[] stages = [evaluator.StageOf(activity, asOf), evaluator.StageOf(activity, asOf.PlusDays(30)), StageId.NeverActive];
        var stock = StageStock.Count(asOf, stages);
        return stock.Stages.Sum(line => line.Users) == 3 && stock.Stages.All(line => line.Users == stages.Count(stage => stage == line.Stage));
    });

    [Fact]
    public void The_last_stock_of_a_report_is_that_of_its_last_period()
    {
        var report = Transitions();
        var stock = StageStock.LastOf(report)!;
        Assert.Equal(new LocalDate(2026, 6, 30), stock.Day);
        Assert.Equal(Users().Count(user => Evaluator.StageOf(user, stock.Day).IsStage), stock.Stages.Where(line => line.Stage.IsStage).Sum(line => line.Users));
        Assert.Null(StageStock.LastOf(new TransitionCounter(Evaluator, CalendarGrid.Months, AsOf).ToReport()));
    }

    [Fact]
    public void The_sums_of_the_stock_are_those_of_the_report()
    {
        var (report, table) = (Transitions(), LifecyclePictures.Stock(Transitions(), Evaluator.Policy).Table);
        Assert.Equal(report.Periods.Reverse().Select(period => period.Stock.Sum()), table.Rows.Select(row => Number(row[^1])));
        Assert.All(table.Rows, row => Assert.Equal(Number(row[^1]), row.Skip(1).SkipLast(1).Sum(Number)));
    }

    [Fact]
    public void A_growth_column_is_as_high_as_its_users_and_a_running_period_is_hatched()
    {
        var (seen, running) = (Growth(), Growth().Periods[^1] with { New = 3, Resurrected = 2 });
        var report = seen with { Periods = [.. seen.Periods.SkipLast(1), running] };
        var picture = LifecyclePictures.Growth(report, Light);
        GrowthPeriod[] closed = [.. report.Periods.Where(period => period.Complete)];
        AreProportional(picture, Style.Fill(0), [.. closed.Select(period => period.New)]);
        AreProportional(picture, Style.Fill(2), [.. closed.Select(period => period.Resurrected)]);
        AreProportional(picture, Style.Fill(1), [.. closed.Select(period => -period.Dormant!.Value)]);
        Assert.False(running.Complete);
        Assert.Equal(1.5, Assert.Single(PictureLaws.Rects(picture, Style.Wash(0))).Height / Assert.Single(PictureLaws.Rects(picture, Style.Wash(2))).Height, 0.01);
        Assert.Equal(report.Periods.Count, picture.Table.Rows.Count);
        Assert.Equal(report.Periods.Sum(period => period.New), picture.Table.Rows.Sum(row => Number(row[2])));
        Assert.Equal("still running", picture.Table.Rows[0][^1]);
        Assert.Equal("–", picture.Table.Rows[0][5]);
    }

    [Fact]
    public void No_quick_ratio_is_crossed_by_the_line_of_as_many_won_as_lost()
    {
        var (report, first) = (Growth(), new LocalDate(2025, 1, 1));
        long[] won = [49, 40, 50, 67, 52, 58, 55, 61, 42, 55, 84, 74];
        long[] lost = [92, 57, 46, 40, 46, 50, 52, 43, 63, 49, 46, 49];
        var year = report with
        {
            Periods = [.. won.Zip(lost).Select((flow, month) => report.Periods[0] with
            {
                Start = first.PlusMonths(month), End = first.PlusMonths(month + 1), Complete = true, New = flow.First, Resurrected = 0, Dormant = -flow.Second,
            })],
        };

        foreach (var width in new[] { 720, 1000 })
        {
            var elements = PictureLaws.Read(LifecyclePictures.Growth(year, new() { Width = width })).Elements().ToList();
            var rule = double.Parse(elements.Single(element => element.Attribute("class")?.Value == Style.RuleLine).Attribute("d")!.Value.Split(' ')[^1], CultureInfo.InvariantCulture);
            var numbers = elements.Skip(elements.FindLastIndex(element => element.Name.LocalName == "circle") + 1).ToList();
            Assert.Equal(12, numbers.Count);
            Assert.All(numbers, number =>
            {
                var line = double.Parse(number.Attribute("y")!.Value, CultureInfo.InvariantCulture);
                Assert.False(rule > line - 9 && rule < line + 1, number.ToString());
            });
        }
    }

    [Fact]
    public void Retention_leaves_out_the_interval_that_is_the_cohort_itself_and_hatches_what_is_open()
    {
        var report = Retention();
        var picture = LifecyclePictures.Retention(report, Light);
        Assert.DoesNotContain("0", PictureLaws.Texts(picture).Take(8));
        var open = report.Cohorts.Sum(cohort => cohort.Cells.Skip(1).Count(cell => cell.State == RetentionCellState.InProgress));
        Assert.True(open > 0);
        Assert.Equal(open + 1, PictureLaws.Read(picture).Elements().Count(element => element.Attribute("class")?.Value == Style.Hatch)); // and the legend's
        Assert.Equal(["all cohorts", .. report.Cohorts.Reverse().Select(cohort => Words.Day(cohort.Start)[..^3])], picture.Table.Rows.Select(row => row[0]));
        Assert.Contains("%", picture.Table.Rows[0][3], StringComparison.Ordinal);
        Assert.Contains("so far", picture.Table.Rows[1][2], StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_that_the_policy_rules_out_have_an_empty_place()
    {
        var (report, picture) = (Transitions(), LifecyclePictures.Transitions(Transitions(), Evaluator.Policy, options: Light));
        Assert.Contains(report.Matrix(), cell => !cell.IsPossible && cell.OutOf > 0 && cell.To != StageId.NeverActive);
        Assert.Equal(report.Matrix().Sum(cell => cell.Users), picture.Table.Rows.Sum(row => Number(row[2])));
    }

    [Fact]
    public void A_funnel_marks_where_most_are_lost_and_its_bars_are_as_long_as_its_users()
    {
        var (report, picture) = (Steps(), LifecyclePictures.Funnel(Steps(), Light));
        var bars = PictureLaws.Rects(picture, Style.Fill(0)).Concat(PictureLaws.Rects(picture, Style.Fill(1))).OrderBy(bar => bar.Y).ToArray();
        Assert.Equal(report.Steps.Count, bars.Length);
        Assert.All(report.Steps.Zip(bars), step => Assert.Equal(bars[0].Width * step.First.Reached / report.Started, step.Second.Width, 0.05));
        Assert.Contains(PictureLaws.Texts(picture), text => text.EndsWith("most lost", StringComparison.Ordinal));
        Assert.Contains("Most are lost before: 3. Pays", picture.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_spans_of_a_timeline_are_as_long_as_their_days()
    {
        var user = UserNumber(4);
        var spans = Evaluator.Timeline(user, AsOf);
        var picture = LifecyclePictures.Timeline(Evaluator, user, AsOf, options: Light);
        foreach (var group in spans.SkipLast(1).GroupBy(span => span.Stage).Where(group => group.Key != spans[^1].Stage))
        {
            var bars = PictureLaws.Rects(picture, FillOf(group.Key.Value));
            Assert.Equal(group.Count(), bars.Count);
            var unit = bars[0].Width / Days(group.First());
            Assert.All(group.Zip(bars), pair => Assert.Equal(Days(pair.First) * unit, pair.Second.Width, 0.05));
        }

        Assert.Contains(PictureLaws.Texts(picture), text => text == $"changes {Words.Day(spans[^1].Until)}");
        Assert.Equal(user.Days.UpTo(AsOf).Count, picture.Table.Rows.Sum(row => Number(row[^1])));

        static int Days(StageSpan span) => Period.DaysBetween(span.Since!.Value, span.Until!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_name_is_shown_as_text(string name)
    {
        var policy = StagePolicies.ClassicFive with
        {
            Name = name.Trim().Length == 0 ? "p" : name,
            Stages = [.. StagePolicies.ClassicFive.Stages.Select(stage => stage with { Name = LocalizedText.Of(name + stage.Id, name), Action = LocalizedText.Of(name, name) })],
        };
        Assert.All(DrawAll(Users(), new StageEvaluator(policy), CalendarGrid.Months, name), PictureLaws.HoldFor);
        var funnel = Steps();
        PictureLaws.HoldFor(options => LifecyclePictures.Funnel(
            funnel with { Policy = funnel.Policy with { Name = name }, Steps = [.. funnel.Steps.Select(step => step with { Name = step.Step % 2 == 0 ? null : LocalizedText.Of(name, name), Events = [name, ""] })] }, options));
    }

    [Fact]
    public void Two_hundred_stages_are_readable()
    {
        var first = Evaluator.Policy.Stages[0];
        var policy = Evaluator.Policy with { Stages = [.. Enumerable.Range(0, 200).Select(place => first with { Id = $"s{place}", Name = LocalizedText.Of($"Stage {place}", $"阶段 {place}"), Rank = place })] };
        var stock = new StageStock { Day = AsOf, Stages = [.. policy.Stages.Select((stage, place) => new StageCount(new(stage.Id), place + 1))] };
        PictureLaws.HoldFor(options => LifecyclePictures.Stages(stock, policy, options));
        Assert.Equal(200, LifecyclePictures.Stages(stock, policy).Table.Rows.Count);
        var report = Report(policy, users: 7);
        PictureLaws.HoldFor(options => LifecyclePictures.Stock(report, policy, options: options));
        PictureLaws.HoldFor(options => LifecyclePictures.Transitions(report, policy, options: options));
    }

    [Fact]
    public void Trillions_of_users_can_be_drawn()
    {
        var policy = Evaluator.Policy;
        var report = Report(policy, users: 1_000_000_000_000);
        PictureLaws.HoldFor(options => LifecyclePictures.Stock(report, policy, options: options));
        PictureLaws.HoldFor(options => LifecyclePictures.Transitions(report, policy, options: options));
        var growth = Growth();
        PictureLaws.HoldFor(options => LifecyclePictures.Growth(
            growth with { Periods = [.. growth.Periods.Select((period, place) => period with { New = place % 2 == 0 ? 0 : 9_000_000_000_000, Dormant = place % 3 == 0 ? -1 : -8_000_000_000_000 })] }, options));
    }

    [Fact]
    public void Many_periods_are_thinned_and_told()
    {
        var counter = new TransitionCounter(Evaluator, CalendarGrid.Days, AsOf);
        var growth = new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Days), AsOf);
        var retention = new RetentionCounter(RetentionPolicy.Default with { Period = CalendarGrid.Days, Intervals = 60 }, Evaluator.Days.EndOf(AsOf));
        foreach (var user in Users().Select(user => user.Merge(new(ActivityDays.From([AsOf.PlusYears(-3)])))))
        {
            counter.Add(user);
            growth.Add(user);
            retention.Add(user);
        }

        var stock = LifecyclePictures.Stock(counter.ToReport(), Evaluator.Policy);
        Assert.Contains(PictureLaws.Texts(stock), text => text.StartsWith("Drawn is the end of every 7 periods", StringComparison.Ordinal));
        Assert.Equal(PictureTable.MaxRows, stock.Table.Rows.Count);
        Assert.Equal(counter.ToReport().Periods.Count - PictureTable.MaxRows, stock.Table.RowsLeftOut);
        Assert.All(
            (Func<PictureOptions, Picture>[])
            [
                options => LifecyclePictures.Stock(counter.ToReport(), Evaluator.Policy, options: options),
                options => LifecyclePictures.Growth(growth.ToReport(), options),
                options => LifecyclePictures.Retention(retention.ToReport(), options),
                options => LifecyclePictures.Active(Active(2000), options),
                options => LifecyclePictures.Stickiness(Stickiness(1000), options),
            ],
            PictureLaws.HoldFor);
    }

    [Fact]
    public void Dates_centuries_apart_can_be_drawn()
    {
        var user = new UserActivity(ActivityDays.From([new(1400, 1, 1), new(1999, 1, 1), AsOf]), new LocalDate(2, 1, 1));
        PictureLaws.HoldFor(options => LifecyclePictures.Timeline(Evaluator, user, AsOf, options: options));
        PictureLaws.HoldFor(options => LifecyclePictures.Timeline(Evaluator, user, DayClock.MaxDay, options: options));
        PictureLaws.HoldFor(options => LifecyclePictures.Timeline(Evaluator, new(ActivityDays.From([DayClock.MinDay])), DayClock.MinDay, options: options));
        var growth = new GrowthCounter(GrowthPolicy.Default(new(CalendarUnit.Year)), AsOf);
        growth.Add(user);
        PictureLaws.HoldFor(options => LifecyclePictures.Growth(growth.ToReport(), options));
    }

    [Fact]
    public void Every_population_can_be_drawn() => Law.Holds(StageGenerators.Policies, StageGenerators.Activity.Generator.ArrayOf().ToArbitrary(), StageGenerators.AsOf, (policy, users, asOf) =>
    {
        var evaluator = new StageEvaluator(policy);
        var options = new PictureOptions { Width = users.Length % 2 == 0 ? 340 : 720, Culture = users.Length % 3 == 0 ? "zh-CN" : "en" };
        var grid = new CalendarGrid((CalendarUnit)(users.Length % 3));
        return DrawAll(users, evaluator, grid, asOf: asOf).All(draw => PictureLaws.Hold(draw(options), options));
    });

    [Fact]
    public void Every_log_can_be_drawn() => Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Funnels, LifecycleGenerators.AsOf, (events, policy, asOf) =>
    {
        var book = new ActivityBook<UserId>();
        foreach (var row in events)
        {
            book.TryAdd(row, out _);
        }

        var (hours, funnel, retention) = (new HourCounter(Evaluator.Days), new FunnelCounter(new Funnel(policy), asOf), new RetentionCounter(RetentionPolicy.Default with { Period = CalendarGrid.Days }, asOf));
        foreach (var user in book.Users)
        {
            hours.Add(book[user]);
            funnel.Add(book[user]);
            retention.Add(book[user]);
        }

        var options = new PictureOptions { Width = events.Length % 2 == 0 ? 340 : 720, Culture = events.Length % 3 == 0 ? "zh-CN" : "en" };
        return PictureLaws.Hold(LifecyclePictures.Hours(hours.ToGrid(), options), options)
            && PictureLaws.Hold(LifecyclePictures.Funnel(funnel.ToReport(), options), options)
            && PictureLaws.Hold(LifecyclePictures.Retention(retention.ToReport(), options), options);
    });

    [Fact]
    public void The_same_answer_gives_the_same_bytes() => Assert.Equal(LifecyclePictures.Retention(Retention()), LifecyclePictures.Retention(Retention()));

    /// <summary>Twelve users who differ: user k came every (k mod 5) + 2 days for some weeks, paused, and some came back.</summary>
    internal static UserActivity[] Users() => [.. Enumerable.Range(0, 12).Select(UserNumber)];

    internal static TransitionReport Transitions()
    {
        var counter = new TransitionCounter(Evaluator, CalendarGrid.Months, AsOf);
        Array.ForEach(Users(), user => counter.Add(user));
        return counter.ToReport();
    }

    internal static GrowthReport Growth()
    {
        var counter = new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Months), AsOf);
        Array.ForEach(Users(), user => counter.Add(user));
        return counter.ToReport();
    }

    internal static RetentionReport Retention()
    {
        var counter = new RetentionCounter(RetentionPolicy.Default with { Period = CalendarGrid.Months, Intervals = 6 }, Evaluator.Days.EndOf(AsOf));
        Array.ForEach(Users(), user => counter.Add(user));
        return counter.ToReport();
    }

    internal static FunnelReport Steps()
    {
        var counter = new FunnelCounter(Funnel(), Evaluator.Days.EndOf(AsOf));
        for (var user = 0; user < 20; user++)
        {
            var first = Evaluator.Days.StartOf(AsOf.PlusDays(-user));
            string[] events = [.. new[] { "view", "cart", "pay" }.Take(user < 3 ? 1 : user < 14 ? 2 : 3)];
            counter.Add(EventLog.From(events.Select((name, place) => new EventEntry(first + Duration.FromMinutes(place * 7), name))));
        }

        return counter.ToReport();
    }

    private static UserActivity UserNumber(int user) => new(
        ActivityDays.From(Enumerable.Range(0, 8 + user).Select(visit => Start.PlusDays((user * 9) + (visit * ((user % 5) + 2)) + (visit > 6 ? user * 5 : 0)))),
        Start.PlusDays((user * 9) - 1));

    private static StageStock Stock() => StageStock.Count(AsOf, Users().Select(user => Evaluator.StageOf(user, AsOf)).Append(StageId.NeverActive));

    private static HourGrid Hours()
    {
        var counter = new HourCounter(Evaluator.Days);
        for (var user = 0; user < 30; user++)
        {
            counter.Add(EventLog.From(Enumerable.Range(0, 5 + user).Select(visit => new EventEntry(Evaluator.Days.StartOf(Start.PlusDays(visit)) + Duration.FromHours(((user * visit) % 7) + 16), "visit"))));
        }

        return counter.ToGrid();
    }

    private static ActiveUserReport Active(int days)
    {
        var counter = new ActiveUserCounter(AsOf.PlusDays(1 - days), AsOf);
        Array.ForEach(Users(), user => counter.Add(user));
        return counter.ToReport();
    }

    private static StickinessReport Stickiness(int days)
    {
        var counter = new StickinessCounter(AsOf, days);
        Array.ForEach(Users(), user => counter.Add(user));
        return counter.ToReport();
    }

    private static Funnel Funnel() => new(new()
    {
        Name = "buy",
        Version = "1",
        Within = Duration.FromDays(2),
        Steps = [new() { Events = ["view"], Name = LocalizedText.Of("Views", "浏览") }, new() { Events = ["cart"], Name = LocalizedText.Of("Fills the cart", "加购") }, new() { Events = ["pay"], Name = LocalizedText.Of("Pays", "支付") }],
    });

    /// <summary>Every picture that days of activity suffice for.</summary>
    private static IEnumerable<Func<PictureOptions, Picture>> DrawAll(UserActivity[] users, StageEvaluator evaluator, CalendarGrid grid, string? name = null, LocalDate? asOf = null)
    {
        var day = asOf ?? AsOf;
        var transitions = new TransitionCounter(evaluator, grid, day);
        var growth = new GrowthCounter(GrowthPolicy.Default(grid), day);
        var retention = new RetentionCounter(RetentionPolicy.Default with { Period = grid }, evaluator.Days.EndOf(day));
        var active = new ActiveUserCounter(day.PlusDays(-50), day);
        var stickiness = new StickinessCounter(day, 60);
        foreach (var user in users)
        {
            transitions.Add(user);
            growth.Add(user);
            retention.Add(user);
            active.Add(user);
            stickiness.Add(user);
        }

        var (stock, moves) = (StageStock.Count(day, users.Select(user => evaluator.StageOf(user, day))), transitions.ToReport());
        var forecast = moves.Periods.Count > 2 ? StageForecaster.Forecast(moves) : null;
        return
        [
            options => LifecyclePictures.Stages(stock, evaluator.Policy, options),
            options => LifecyclePictures.Stock(moves, evaluator.Policy, forecast, options),
            options => LifecyclePictures.Transitions(moves, evaluator.Policy, options: options),
            options => LifecyclePictures.Growth(growth.ToReport(), options),
            options => LifecyclePictures.Retention(retention.ToReport(), options),
            options => LifecyclePictures.Active(active.ToReport(), options),
            options => LifecyclePictures.Stickiness(stickiness.ToReport(), options),
            options => LifecyclePictures.Timeline(evaluator, users.Length > 0 ? users[0] : UserActivity.Empty, day, name, options),
        ];
    }

    /// <summary>A report of three months in which so many users go from each stage to each.</summary>
    private static TransitionReport Report(StagePolicy policy, long users)
    {
        EquatableArray<StageId> states = [.. policy.Stages.Select(stage => new StageId(stage.Id)), StageId.NeverActive, StageId.NotSeen];
        EquatableArray<EquatableArray<long>> moves = [.. states.Select((_, from) => (EquatableArray<long>)[.. states.Select((_, to) => to == states.Count - 1 ? 0 : users + from + to)])];
        return new()
        {
            Policy = new(policy.Name, policy.Version, "0"),
            Grid = CalendarGrid.Months,
            AsOf = AsOf,
            States = states,
            Periods = [.. Enumerable.Range(1, 3).Select(month => new TransitionPeriod { Start = new(2026, month, 1), End = new(2026, month + 1, 1), Moves = moves })],
            PossibleMoves = [.. states.Select(_ => (EquatableArray<bool>)[.. states.Select(_ => true)])],
        };
    }

    private static void AreProportional(Picture picture, string style, long[] values)
    {
        // The legend's square is a rectangle too, and comes first; nothing is drawn of nobody.
        double[] heights = [.. PictureLaws.Rects(picture, style).Skip(1).Select(bar => bar.Height)];
        long[] drawn = [.. values.Where(value => value > 0)];
        Assert.Equal(drawn.Length, heights.Length);
        Assert.All(drawn.Zip(heights), bar => Assert.Equal(bar.First * heights[0] / drawn[0], bar.Second, 0.05));
    }

    private static string FillOf(string id) => new StageNames(Evaluator.Policy, new("en")).Fill(new(id));

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
