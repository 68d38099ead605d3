using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class RetentionCounterTests
{
    private static readonly DayClock[] Clocks =
        [.. new[] { "Pacific/Apia", "America/Havana", "Pacific/Kiritimati" }.Select(zone => new DayClock(DateTimeZoneProviders.Tzdb[zone]))];

    private static readonly RetentionPolicy Daily = RetentionPolicy.Default with { Period = CalendarGrid.Days, Intervals = 4 };

    [Fact]
    public void The_answer_is_that_of_the_slow_oracle() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (policy, rows, asOf) =>
        {
            var users = Users(rows);
            Assert.Equal(NaiveRetention.Of(policy, asOf, users), Count(policy, asOf, users));
            return true;
        });

    [Fact]
    public void The_answer_is_that_of_the_slow_oracle_with_clocks_of_the_users_own_and_cohorts_asked_for() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (policy, rows, asOf) =>
        {
            var users = Users(rows).Select((user, i) => (user.Log, Clock: i % 4 == 3 ? null : Clocks[i % 4])).ToList();
            foreach (var (from, through) in new (LocalDate?, LocalDate?)[]
            {
                (null, null), (new(2011, 11, 14), new(2011, 12, 31)), (null, new(2011, 11, 20)), (new(2011, 12, 28), null),
            })
            {
                Assert.Equal(NaiveRetention.Of(policy, asOf, users, from, through), Count(policy, asOf, users, from, through));
            }

            return true;
        });

    [Fact]
    public void Days_alone_give_the_answer_of_the_events_they_were_read_from() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (any, rows, asOf) =>
        {
            var policy = any with
            {
                Clock = RetentionClock.Calendar,
                ElapsedAnchor = ElapsedAnchor.Exact,
                StartEvents = [],
                ReturnEvents = [],
                SameInterval = SameIntervalReturn.Anchor,
            };
            var own = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
            var endOfDay = own.EndOf(own.DayOf(asOf));
            var users = Users(rows);
            var counter = new RetentionCounter(policy, endOfDay);
            foreach (var (log, clock) in users)
            {
                counter.Add(log.ToActivity(clock ?? own), clock);
            }

            Assert.Equal(Count(policy, endOfDay, users), counter.ToReport());
            return true;
        });

    [Fact]
    public void Cohorts_that_were_counted_elsewhere_give_the_answer_of_their_users() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (any, rows, asOf) =>
        {
            var policy = any with { Clock = RetentionClock.Calendar, ElapsedAnchor = ElapsedAnchor.Exact };
            foreach (var (from, through) in new (LocalDate?, LocalDate?)[] { (null, null), (new(2011, 11, 14), new(2011, 12, 31)) })
            {
                var counter = new RetentionCounter(policy, asOf, from, through);
                foreach (var user in Users(rows))
                {
                    foreach (var cohort in Count(policy, asOf, [user]).Cohorts)
                    {
                        counter.AddCohort(cohort.Start, cohort.Size, [.. cohort.Cells.Select(cell => cell.Retained)]);
                    }
                }

                Assert.Equal(Count(policy, asOf, Users(rows), from, through), counter.ToReport());
            }

            return true;
        });

    [Fact]
    public void A_cohort_that_can_not_be_is_refused()
    {
        var counter = new RetentionCounter(Daily, Instant.FromUtc(2025, 1, 4, 12, 0));

        Assert.Throws<ArgumentOutOfRangeException>("day", () => counter.AddCohort(new(2025, 1, 5), 1, [1, 0, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("size", () => counter.AddCohort(new(2025, 1, 1), -1, [1, 0, 0, 0]));
        Assert.Throws<ArgumentException>("retained", () => counter.AddCohort(new(2025, 1, 1), 1, [1, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("retained", () => counter.AddCohort(new(2025, 1, 1), 1, [1, 0, 2, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("retained", () => counter.AddCohort(new(2025, 1, 1), 1, [1, -1, 0, 0]));
        Assert.Empty(counter.ToReport().Cohorts);

        var elapsed = new RetentionCounter(RetentionPolicy.Amplitude, counter.AsOf);
        Assert.Throws<InvalidOperationException>(() => elapsed.AddCohort(new(2025, 1, 1), 1, new long[31]));
    }

    [Fact]
    public void Order_shards_and_repeats_do_not_matter() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (policy, rows, asOf) =>
        {
            var whole = Count(policy, asOf, Users(rows));
            var late = Users([.. LateAndRepeated(rows)]);
            var shards = Enumerable.Range(0, 3)
                .Select(shard => Counter(policy, asOf, late.Where((_, i) => i % 3 == shard)))
                .ToArray();
            shards[2].Merge(shards[0]);
            shards[2].Merge(shards[1]);
            Assert.Equal(whole, shards[2].ToReport());
            return true;
        });

    [Fact]
    public void Nothing_after_the_instant_is_seen() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (policy, rows, asOf) =>
            Count(policy, asOf, Users(rows)) == Count(policy, asOf, Users([.. rows.Where(row => row.At <= asOf)])));

    [Fact]
    public void Retained_are_eligible_and_eligible_are_of_the_cohort() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (policy, rows, asOf) =>
            Count(policy, asOf, Users(rows)).Cohorts.All(cohort => cohort.Cells.All(cell =>
                cell.Retained >= 0
                && cell.Retained <= cell.Eligible
                && cell.Eligible <= cohort.Size
                && (cell.State != RetentionCellState.Complete || cohort.Complete)
                && (cell.State != RetentionCellState.Complete || cell.Eligible == cohort.Size || policy.Zone == "Pacific/Apia")
                && (cell.State != RetentionCellState.Future || cell.Eligible == 0)
                && (cell.Rate is not null) == (cell.State == RetentionCellState.Complete && cell.Eligible > 0))));

    [Fact]
    public void Measures_stand_in_their_order() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (any, rows, asOf) =>
        {
            var policy = any with { Brackets = [], SameInterval = SameIntervalReturn.Anchor, Zone = any.Zone == "Pacific/Apia" ? "Pacific/Auckland" : any.Zone };
            RetentionCell[][] Cells(RetentionMeasure measure) =>
                [.. Count(policy with { Measure = measure }, asOf, Users(rows)).Cohorts.Select(cohort => cohort.Cells.ToArray())];
            var (on, after, before, streak) =
                (Cells(RetentionMeasure.On), Cells(RetentionMeasure.OnOrAfter), Cells(RetentionMeasure.OnOrBefore), Cells(RetentionMeasure.Streak));
            for (var cohort = 0; cohort < on.Length; cohort++)
            {
                for (var k = 0; k < policy.Intervals; k++)
                {
                    Assert.InRange(on[cohort][k].Retained, streak[cohort][k].Retained, after[cohort][k].Retained);
                    Assert.True(k == 0 || on[cohort][k].Retained <= before[cohort][k].Retained);
                    Assert.True(k == 0 || after[cohort][k].Retained <= after[cohort][k - 1].Retained);
                    Assert.True(k == 0 || streak[cohort][k].Retained <= streak[cohort][k - 1].Retained);
                    Assert.True(
                        k < 2 || before[cohort][k].State != RetentionCellState.Complete || before[cohort][k].Retained >= before[cohort][k - 1].Retained);
                }
            }

            return true;
        });

    [Fact]
    public void A_week_of_the_default_is_told_by_retained_eligible_and_state()
    {
        // Ann comes in three weeks in a row, Bob in one, Eve for the first time in the second.
        var asOf = DayClock.Utc.EndOf(new(2025, 11, 18));
        var counter = new RetentionCounter(RetentionPolicy.Default with { Intervals = 4 }, asOf);
        counter.Add(Days(new(2025, 11, 3), new(2025, 11, 9), new(2025, 11, 10), new(2025, 11, 17)));
        counter.Add(Days(new LocalDate(2025, 11, 5)));
        counter.Add(Days(new(2025, 11, 16), new(2025, 11, 17)));
        counter.Add(UserActivity.Empty);
        counter.Add(EventLog.Empty);

        var report = counter.ToReport();

        Assert.Equal(
            [
                "2025-11-03..2025-11-10 2 True: 2/2 Complete, 1/2 Complete, 1/2 InProgress, 0/0 Future",
                "2025-11-10..2025-11-17 1 True: 1/1 Complete, 1/1 InProgress, 0/0 Future, 0/0 Future",
                "2025-11-17..2025-11-24 0 False: 0/0 InProgress, 0/0 Future, 0/0 Future, 0/0 Future",
            ],
            report.Cohorts.Select(Text));
        Assert.Equal([1.0, 0.5, null, null], report.Averages.Select(average => average.Rate));
        Assert.Equal([3, 2, 0, 0], report.Averages.Select(average => average.Eligible));
        Assert.Equal(0.0945, report.Averages[1].Interval!.Value.Lower, 4);
        Assert.Null(report.Averages[2].Interval);
        Assert.Equal(["0", "1", "2", "3"], report.Columns.Select(column => column.ToString()));
    }

    [Fact]
    public void Months_from_31_January_are_counted_from_the_anchor_anew()
    {
        var policy = RetentionPolicy.Default with { Period = CalendarGrid.Months, Intervals = 4, Clock = RetentionClock.Elapsed, Zone = "Europe/London" };
        var anchor = Instant.FromUtc(2024, 1, 31, 12, 0);
        Instant[] starts = [Instant.FromUtc(2024, 2, 29, 12, 0), Instant.FromUtc(2024, 3, 31, 11, 0), Instant.FromUtc(2024, 4, 30, 11, 0)];

        for (var k = 1; k <= starts.Length; k++)
        {
            Assert.Equal([k - 1], RetainedIn(policy, anchor, starts[k - 1] - Duration.Epsilon).Where(interval => interval > 0).DefaultIfEmpty(0));
            Assert.Equal([0, k], RetainedIn(policy, anchor, starts[k - 1]));
        }
    }

    [Fact]
    public void A_day_that_the_zone_skipped_is_reached_by_nobody_and_breaks_no_streak()
    {
        var policy = Daily with { Zone = "Pacific/Apia" };
        var clock = new DayClock(DateTimeZoneProviders.Tzdb["Pacific/Apia"]);
        var asOf = clock.EndOf(new(2012, 1, 2));
        var log = EventLog.From(new[] { 28, 29, 31 }.Select(day => new EventEntry(clock.StartOf(new(2011, 12, day)), "")));

        Assert.Equal(
            [
                "2011-12-28..2011-12-29 1 True: 1/1 Complete, 1/1 Complete, 0/0 Complete, 1/1 Complete",
                "2011-12-29..2011-12-30 0 True: 0/0 Complete, 0/0 Complete, 0/0 Complete, 0/0 Complete",
            ],
            Count(policy, asOf, [(log, null)]).Cohorts.Take(2).Select(Text));
        Assert.Equal("1/1, 1/1, 1/1, 1/1", Row(policy with { Measure = RetentionMeasure.Streak }));
        Assert.Equal("1/1, 1/1, 1/1, 1/1", Row(policy with { Measure = RetentionMeasure.OnOrAfter }));
        Assert.Equal("1/1, 1/1, 1/1, 1/1", Row(policy with { Measure = RetentionMeasure.OnOrBefore }));
        Assert.Equal("0/0, 1/1", Row(policy with { Measure = RetentionMeasure.Brackets, Brackets = [new(2, 2), new(2, 3)] }));
        Assert.Equal([1.0, 1.0, null, 1.0], Count(policy, asOf, [(log, null)]).Averages.Select(average => average.Rate));

        // By elapsed time nothing is skipped: 31 December is the next 24 hours after the 29th.
        Assert.Equal("1/1, 1/1, 1/1, 0/1", Row(policy with { Clock = RetentionClock.Elapsed }));

        // At the end of the 29th the 30th is over too.
        string AtTheEndOfThe29th(RetentionMeasure measure) =>
            Text(Count(policy with { Measure = measure }, clock.EndOf(new(2011, 12, 29)), [(log, null)]).Cohorts[0]).Split("True: ")[1];
        Assert.Equal("1/1 Complete, 1/1 Complete, 0/0 Complete, 0/0 Future", AtTheEndOfThe29th(RetentionMeasure.On));
        Assert.Equal("1/1 Complete, 1/1 Complete, 0/1 Complete, 0/0 Future", AtTheEndOfThe29th(RetentionMeasure.OnOrAfter));
        Assert.Equal("1/1 Complete, 1/1 Complete, 1/1 Complete, 0/0 Future", AtTheEndOfThe29th(RetentionMeasure.Streak));

        string Row(RetentionPolicy by) =>
            string.Join(", ", Count(by, asOf, [(log, null)]).Cohorts[0].Cells.Select(cell => $"{cell.Retained}/{cell.Eligible}"));
    }

    [Theory]
    [InlineData(RetentionClock.Calendar)]
    [InlineData(RetentionClock.Elapsed)]
    public void A_cohort_stays_open_while_it_is_its_day_for_one_of_its_users(RetentionClock by)
    {
        var policy = Daily with { Zone = "Pacific/Kiritimati", Clock = by };
        var clock = new DayClock(DateTimeZoneProviders.Tzdb["America/Havana"]);
        var log = EventLog.From([new(clock.StartOf(new(2025, 11, 4)), "")]);

        foreach (var (asOf, complete) in new[] { (clock.EndOf(new(2025, 11, 4)) - Duration.Epsilon, false), (clock.EndOf(new(2025, 11, 4)), true) })
        {
            var cohort = Count(policy, asOf, [(log, clock)]).Cohorts[0];
            Assert.Equal((new LocalDate(2025, 11, 4), complete), (cohort.Start, cohort.Complete));
            Assert.Equal(complete ? RetentionCellState.Complete : RetentionCellState.InProgress, cohort.Cells[0].State);
        }
    }

    [Fact]
    public void A_day_of_25_hours_is_one_day_by_the_calendar_and_more_by_elapsed_time()
    {
        var policy = Daily with { Zone = "America/Havana" };
        var midnight = Instant.FromUtc(2025, 11, 2, 4, 0);
        var back = midnight + Duration.FromHours(24) + Duration.FromMinutes(30);

        Assert.Equal([0], RetainedIn(policy, midnight, back));
        Assert.Equal([0, 1], RetainedIn(policy with { Clock = RetentionClock.Elapsed }, midnight, back));
        Assert.Equal([0, 1], RetainedIn(policy, midnight, midnight + Duration.FromHours(25)));
        Assert.Equal([0], RetainedIn(policy with { Clock = RetentionClock.Elapsed }, midnight, midnight + Duration.FromHours(24) - Duration.Epsilon));
    }

    [Fact]
    public void An_anchor_truncated_to_the_hour_makes_23_hours_and_a_bit_the_next_day()
    {
        var anchor = Instant.FromUtc(2025, 12, 1, 17, 59);
        var back = Instant.FromUtc(2025, 12, 2, 17, 0);
        var exact = RetentionPolicy.Amplitude with { ElapsedAnchor = ElapsedAnchor.Exact };

        Assert.Equal([0, 1], RetainedIn(RetentionPolicy.Amplitude, anchor, back));
        Assert.Equal([0], RetainedIn(exact, anchor, back));
        Assert.Equal([0], RetainedIn(RetentionPolicy.Amplitude with { Zone = "Asia/Kathmandu" }, anchor, back)); // 23:44, truncated to 23:00
        Assert.Equal([0, 1], RetainedIn(RetentionPolicy.Amplitude with { Zone = "Asia/Kathmandu" }, anchor, back + Duration.FromMinutes(15)));
    }

    [Fact]
    public void Anchors_differ_in_who_joins_and_how_often()
    {
        var log = Log(Did("view", 0), Did("pay", 3 * 1440), Did("pay", 4 * 1440));
        var asOf = At(10 * 1440);
        long[] Sizes(RetentionAnchor anchor) =>
            [.. Count(Daily with { StartEvents = ["pay"], Anchor = anchor }, asOf, [(log, null)], from: new(2025, 11, 2), through: new(2025, 11, 7))
                .Cohorts.Select(cohort => cohort.Size)];

        Assert.Equal([0, 0, 0, 1, 0, 0], Sizes(RetentionAnchor.FirstMatching));
        Assert.Equal([0, 0, 0, 0, 0, 0], Sizes(RetentionAnchor.FirstEver));
        Assert.Equal([0, 0, 0, 1, 1, 0], Sizes(RetentionAnchor.Recurring));
    }

    [Fact]
    public void A_return_in_the_same_interval_counts_when_asked_for_and_strictly_later()
    {
        var policy = Daily with { SameInterval = SameIntervalReturn.LaterReturn, ReturnEvents = ["pay"] };

        Assert.Equal(0, Count(policy, At(5000), [(Log(Did("pay", 0), Did("view", 0)), null)]).Cohorts[0].Cells[0].Retained);
        Assert.Equal(1, Count(policy, At(5000), [(Log(Did("pay", 0), Did("pay", 1)), null)]).Cohorts[0].Cells[0].Retained);
        Assert.Equal(0, Count(policy, At(5000), [(Log(Did("pay", 0), Did("view", 1)), null)]).Cohorts[0].Cells[0].Retained);
        Assert.Equal(1, Count(policy with { ReturnEvents = [], SameInterval = default }, At(5000), [(Log(Did("pay", 0)), null)]).Cohorts[0].Cells[0].Retained);
    }

    [Fact]
    public void Averages_weigh_users_alike_or_cohorts_alike_or_as_Mixpanel()
    {
        // Cohorts of 4 with 1 retained, and of 2 with 2.
        UserActivity stays = Days(new(2025, 11, 3), new(2025, 11, 4)), leaves = Days(new LocalDate(2025, 11, 3));
        UserActivity staysToo = Days(new(2025, 11, 4), new(2025, 11, 5));
        double? Rate(RetentionAverageMethod average)
        {
            var counter = new RetentionCounter(Daily with { Average = average }, DayClock.Utc.EndOf(new(2025, 11, 5)));
            foreach (var user in new[] { stays, leaves, leaves, leaves, staysToo, staysToo })
            {
                counter.Add(user);
            }

            Assert.Equal(average == RetentionAverageMethod.Pooled, counter.ToReport().Averages[1].Interval is not null);
            return counter.ToReport().Averages[1].Rate;
        }

        Assert.Equal(3 / 6.0, Rate(RetentionAverageMethod.Pooled));
        Assert.Equal((0.25 + 1) / 2, Rate(RetentionAverageMethod.MeanOfCohorts));
        Assert.Equal(((4 * 1) + (2 * 2)) / (16.0 + 4), Rate(RetentionAverageMethod.Mixpanel));
    }

    [Fact]
    public void Nobody_gives_no_cohort_unless_cohorts_are_asked_for()
    {
        var asOf = DayClock.Utc.EndOf(new(2025, 11, 5));

        Assert.Empty(new RetentionCounter(Daily, asOf).ToReport().Cohorts);
        Assert.Equal(4, new RetentionCounter(Daily, asOf).ToReport().Averages.Count);
        Assert.Equal(3, new RetentionCounter(Daily, asOf, from: new(2025, 11, 3)).ToReport().Cohorts.Count);
        Assert.Empty(new RetentionCounter(Daily, asOf, from: new(2025, 11, 6)).ToReport().Cohorts);
        Assert.Single(new RetentionCounter(Daily, asOf, new(2025, 11, 3), new(2025, 11, 3)).ToReport().Cohorts);
    }

    [Fact]
    public void The_ends_of_the_calendar_are_counted()
    {
        foreach (var clock in Enum.GetValues<RetentionClock>())
        {
            foreach (var unit in Enum.GetValues<CalendarUnit>())
            {
                var policy = RetentionPolicy.Default with { Clock = clock, Period = new(unit, IsoDayOfWeek.Sunday), Intervals = 3, Zone = "Pacific/Kiritimati" };
                var last = Instant.FromUtc(9998, 12, 29, 23, 59);
                var first = Instant.FromUtc(1, 1, 3, 0, 0);
                Assert.Equal(1, Count(policy, last, [(EventLog.From([new(last, "")]), null)]).Cohorts[^1].Size);
                Assert.Equal(1, Count(policy, first, [(EventLog.From([new(first, "")]), null)]).Cohorts[0].Size);
            }
        }
    }

    [Fact]
    public void Misuse_is_told()
    {
        var asOf = At(0);
        var counter = new RetentionCounter(Daily with { StartEvents = ["pay"] }, asOf);

        Assert.False(counter.CountsDays);
        Assert.True(new RetentionCounter(Daily, asOf).CountsDays);
        Assert.Throws<InvalidOperationException>(() => counter.Add(UserActivity.Empty));
        Assert.Throws<ArgumentNullException>("log", () => counter.Add(null!));
        Assert.Throws<ArgumentNullException>("other", () => counter.Merge(null!));
        Assert.Throws<ArgumentNullException>("policy", () => new RetentionCounter(null!, asOf));
        Assert.Throws<InvalidPolicyException>("policy", () => new RetentionCounter(Daily with { Intervals = 0 }, asOf));
        Assert.Throws<ArgumentOutOfRangeException>("asOf", () => new RetentionCounter(Daily, Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("from", () => new RetentionCounter(Daily, asOf, new(9999, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("through", () => new RetentionCounter(Daily, asOf, new(2025, 1, 2), new(2025, 1, 1)));
        Assert.All(
            new RetentionCounter[] { new(Daily, asOf), new(counter.Policy, At(1)), new(counter.Policy, asOf, new LocalDate(2025, 1, 1)) },
            another => Assert.Throws<ArgumentException>("other", () => counter.Merge(another)));
    }

    private static UserActivity Days(params IEnumerable<LocalDate> days) => new(ActivityDays.From(days));

    private static List<(EventLog Log, DayClock? Clock)> Users(ActivityEvent<UserId>[] rows)
    {
        var book = Book(rows);
        return [.. book.Users.OrderBy(user => user.ToString(), StringComparer.Ordinal).Select(user => (book[user], (DayClock?)null))];
    }

    private static RetentionReport Count(
        RetentionPolicy policy, Instant asOf, IEnumerable<(EventLog Log, DayClock? Clock)> users, LocalDate? from = null, LocalDate? through = null) =>
        Counter(policy, asOf, users, from, through).ToReport();

    private static RetentionCounter Counter(
        RetentionPolicy policy, Instant asOf, IEnumerable<(EventLog Log, DayClock? Clock)> users, LocalDate? from = null, LocalDate? through = null)
    {
        var counter = new RetentionCounter(policy, asOf, from, through);
        foreach (var (log, clock) in users)
        {
            counter.Add(log, clock);
        }

        return counter;
    }

    /// <summary>The intervals in which one who returns once is retained.</summary>
    private static IEnumerable<int> RetainedIn(RetentionPolicy policy, Instant anchor, Instant back)
    {
        var cells = Count(policy, back + Duration.FromDays(400), [(EventLog.From([new(anchor, ""), new(back, "")]), null)]).Cohorts[0].Cells;
        return Enumerable.Range(0, cells.Count).Where(k => cells[k].Retained == 1);
    }

    private static string Text(RetentionCohort cohort) =>
        $"{cohort.Start:uuuu-MM-dd}..{cohort.End:uuuu-MM-dd} {cohort.Size} {cohort.Complete}: {string.Join(", ", cohort.Cells.Select(cell => $"{cell.Retained}/{cell.Eligible} {cell.State}"))}";
}
