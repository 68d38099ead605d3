using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.PopulationExamples;

namespace UserOps.Tests.Lifecycle;

public class GrowthCounterTests
{
    private static readonly Arbitrary<GrowthPolicy> AnyPolicy =
        (from grid in AnyGrid.Generator
         from newUsers in Gen.Elements(Enum.GetValues<NewUsers>())
         from open in Gen.Elements(Enum.GetValues<OpenPeriod>())
         select new GrowthPolicy(grid, newUsers, open)).ToArbitrary();

    private static LocalDate January(int day) => new(2020, 1, day);

    // The persons of PostHog's own test of its lifecycle insight.
    private static readonly UserActivity[] Four =
    [
        User(January(11), January(11), January(12), January(13), January(15), January(17), January(19)),
        User(January(9), January(9), January(12)),
        User(January(12), January(12)),
        User(January(15), January(15)),
    ];

    [Fact]
    public void PostHogs_own_example_has_its_counts()
    {
        var periods = Count(GrowthPolicy.PostHog(CalendarGrid.Days), January(19), Four).ToReport(January(12)).Periods;

        Assert.Equal(Enumerable.Range(12, 8).Select(January), periods.Select(period => period.Start));
        Assert.Equal([1, 0, 0, 1, 0, 0, 0, 0], periods.Select(period => period.New));
        Assert.Equal([1, 1, 0, 0, 0, 0, 0, 0], periods.Select(period => period.Retained));
        Assert.Equal([1, 0, 0, 1, 0, 1, 0, 1], periods.Select(period => period.Resurrected));
        Assert.Equal([0, -2, -1, 0, -2, 0, -1, 0], periods.Select(period => period.Dormant ?? 99));
        Assert.Equal([0, 2, 3, 2, 4, 3, 4, 3], periods.Select(period => period.DormantStock ?? 99));
        Assert.Equal([null, 0.0, 0.0, null, 0.0, null, 0.0, null], periods.Select(period => period.QuickRatio));
    }

    [Fact]
    public void The_accounts_are_those_of_the_definition_and_balance() =>
        Law.Holds(AnyUsers, AnyPolicy, AnyAsOf, (users, policy, asOf) =>
        {
            var report = Count(policy, asOf, users).ToReport();
            Assert.Equal(Naive(users, policy, asOf), report.Periods);
            Assert.Equal(users.Count(user => DaysOf(user, asOf).Length > 0), report.Users);

            var before = 0L;
            foreach (var period in report.Periods)
            {
                Assert.Equal(period.Complete || policy.OpenPeriod == OpenPeriod.Dormant, period.Dormant is not null);
                Assert.True(period.Dormant is not { } flow || period.Active == before + period.New + period.Resurrected + flow);
                before = period.Active;
            }

            return true;
        });

    [Fact]
    public void Periods_that_were_counted_elsewhere_give_the_accounts_of_their_users() =>
        Law.Holds(AnyUsers, AnyPolicy, AnyAsOf, (users, policy, asOf) =>
        {
            var counter = new GrowthCounter(policy, asOf);
            foreach (var user in users)
            {
                var byActivity = Count(policy with { NewUsers = NewUsers.FirstActivity }, asOf, [user]).ToReport().Periods;
                foreach (var (period, first) in Count(policy, asOf, [user]).ToReport().Periods.Zip(byActivity))
                {
                    counter.AddPeriod(period.End.PlusDays(-1), first.New, period.New, period.Retained, first.Resurrected);
                }
            }

            return counter.ToReport() == Count(policy, asOf, users).ToReport();
        });

    [Fact]
    public void A_period_that_can_not_be_is_refused()
    {
        var counter = new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Weeks), January(19));

        Assert.Throws<ArgumentOutOfRangeException>("day", () => counter.AddPeriod(January(20), 1, 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("first", () => counter.AddPeriod(January(1), -1, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("newUsers", () => counter.AddPeriod(January(1), 1, 2, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("newUsers", () => counter.AddPeriod(January(1), 1, -1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("retained", () => counter.AddPeriod(January(1), 1, 1, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("returned", () => counter.AddPeriod(January(1), 1, 1, 0, -1));
        Assert.Empty(counter.ToReport().Periods);
    }

    [Fact]
    public void New_retained_and_resurrected_are_the_daily_active_users() =>
        Law.Holds(AnyUsers, AnyAsOf, (users, asOf) =>
        {
            var periods = Count(GrowthPolicy.Default(CalendarGrid.Days), asOf, users).ToReport().Periods;
            if (periods.Count == 0)
            {
                return users.All(user => DaysOf(user, asOf).Length == 0);
            }

            var daily = new ActiveUserCounter(periods[0].Start, asOf);
            foreach (var user in users)
            {
                daily.Add(user);
            }

            return daily.ToReport().Days.Select(day => day.Daily)
                .SequenceEqual(periods.Select(period => period.New + period.Retained + period.Resurrected));
        });

    [Fact]
    public void Shards_merge_to_what_one_pass_gives() =>
        Law.Holds(AnyUsers, AnyPolicy, AnyAsOf, (users, policy, asOf) =>
            CountInShards(() => new GrowthCounter(policy, asOf), users, (counter, user) => counter.Add(user)).ToReport()
            == Count(policy, asOf, users).ToReport());

    [Fact]
    public void A_later_first_period_leaves_the_others_as_they_were() =>
        Law.Holds(AnyUsers, AnyPolicy, AnyAsOf, (users, policy, asOf) =>
        {
            var counter = Count(policy, asOf, users);
            var from = asOf.PlusDays(-40);
            var cut = counter.ToReport().Periods.Where(period => period.End > from);
            return counter.ToReport(from).Periods.SequenceEqual(cut);
        });

    [Fact]
    public void What_comes_later_is_not_seen() =>
        Law.Holds(AnyUsers, AnyPolicy, AnyAsOf, (users, policy, asOf) =>
        {
            var known = users.Select(user => User(user.Registered <= asOf ? user.Registered : null, DaysOf(user, asOf)));
            return Count(policy, asOf, known).ToReport() == Count(policy, asOf, users).ToReport();
        });

    [Fact]
    public void Complete_periods_never_change_when_only_days_go_by() =>
        Law.Holds(AnyUsers, AnyGrid, AnyAsOf, (users, grid, asOf) =>
        {
            var policy = GrowthPolicy.Default(grid);
            var now = Count(policy, asOf, users).ToReport().Periods.Where(period => period.Complete).ToArray();
            return Count(policy, asOf.PlusDays(45), users).ToReport().Periods.Take(now.Length).SequenceEqual(now);
        });

    [Fact]
    public void Nobody_is_lost_in_a_month_that_still_runs_unless_the_policy_says_so()
    {
        UserActivity[] users = [User(null, new LocalDate(2024, 1, 5))];
        var running = new LocalDate(2024, 2, 28);

        var honest = Count(GrowthPolicy.Default(CalendarGrid.Months), running, users).ToReport().Periods[^1];
        Assert.Equal((false, null, null), (honest.Complete, honest.Dormant, honest.DormantStock));
        Assert.Equal((new LocalDate(2024, 2, 1), new LocalDate(2024, 3, 1)), (honest.Start, honest.End));

        var hasty = Count(GrowthPolicy.PostHog(CalendarGrid.Months), running, users).ToReport().Periods[^1];
        Assert.Equal((false, -1, 1), (hasty.Complete, hasty.Dormant, hasty.DormantStock));

        var over = Count(GrowthPolicy.Default(CalendarGrid.Months), running.PlusDays(1), users).ToReport().Periods[^1];
        Assert.Equal((true, -1, 1), (over.Complete, over.Dormant, over.DormantStock));
    }

    [Fact]
    public void The_quick_ratio_is_won_by_lost()
    {
        UserActivity[] users =
        [
            User(null, January(1)), User(null, January(1)),
            User(null, January(2)), User(null, January(2)), User(null, January(2)),
        ];
        var periods = Count(GrowthPolicy.Default(CalendarGrid.Days), January(2), users).ToReport().Periods;

        Assert.Null(periods[0].QuickRatio);
        Assert.Equal(1.5, periods[1].QuickRatio);
    }

    [Fact]
    public void The_first_and_the_last_day_of_the_clock_count()
    {
        UserActivity[] users = [User(DayClock.MinDay, DayClock.MinDay, DayClock.MaxDay)];
        foreach (var unit in Enum.GetValues<CalendarUnit>().Where(unit => unit != CalendarUnit.Day))
        {
            var periods = Count(GrowthPolicy.Default(new(unit, IsoDayOfWeek.Sunday)), DayClock.MaxDay, users).ToReport().Periods;
            Assert.Equal((1, 0), (periods[0].New, periods[1].Active));
            Assert.Equal((1, periods[^1].End > DayClock.MaxDay), (periods[^1].Resurrected, true));
        }
    }

    [Fact]
    public void Nobody_gives_no_period()
    {
        var counter = Count(GrowthPolicy.Default(CalendarGrid.Weeks), January(19), [UserActivity.Empty, User(January(1), January(20))]);

        Assert.Equal((0, 0), (counter.ToReport().Users, counter.ToReport().Periods.Count));
        Assert.Empty(Count(GrowthPolicy.Default(CalendarGrid.Weeks), January(19), Four).ToReport(January(25)).Periods);
    }

    [Fact]
    public void Counters_of_other_settings_do_not_merge()
    {
        var counter = new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Weeks), January(19));

        Assert.Contains(
            "as of 2020-01-20",
            Assert.Throws<ArgumentException>(() => counter.Merge(new(counter.Policy, January(20)))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => counter.Merge(new(GrowthPolicy.PostHog(CalendarGrid.Weeks), January(19))));
        Assert.Throws<ArgumentException>(() => counter.Merge(new(GrowthPolicy.Default(CalendarGrid.Days), January(19))));
        Assert.Throws<ArgumentNullException>(() => counter.Merge(null!));
    }

    [Fact]
    public void A_policy_out_of_bounds_tells_all_its_problems()
    {
        var policy = new GrowthPolicy(new((CalendarUnit)7, IsoDayOfWeek.None), (NewUsers)8, (OpenPeriod)9);

        Assert.Equal(
            ["$.grid.unit", "$.grid.weekStart", "$.newUsers", "$.openPeriod"],
            Assert.Throws<InvalidPolicyException>(() => new GrowthCounter(policy, January(1))).Problems.Select(problem => problem.Path));
        Assert.Throws<InvalidPolicyException>(() => new GrowthCounter(new(null!), January(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Days), LocalDate.MaxIsoValue));
    }

    private static GrowthCounter Count(GrowthPolicy policy, LocalDate asOf, IEnumerable<UserActivity> users) =>
        PopulationExamples.Count(new GrowthCounter(policy, asOf), users, (counter, user) => counter.Add(user));

    /// <summary>All users times all periods, from the definitions.</summary>
    private static IEnumerable<GrowthPeriod> Naive(UserActivity[] users, GrowthPolicy policy, LocalDate asOf)
    {
        var grid = policy.Grid;
        var active = users
            .Select(user => (Registered: user.Registered <= asOf ? user.Registered : null, Periods: DaysOf(user, asOf).Select(grid.NumberOf).ToHashSet()))
            .Where(user => user.Periods.Count > 0)
            .ToArray();
        if (active.Length == 0)
        {
            yield break;
        }

        for (var p = active.Min(user => user.Periods.Min()); p <= grid.NumberOf(asOf); p++)
        {
            var end = grid.StartOf(p + 1);
            var complete = end.PlusDays(-1) <= asOf;
            var known = complete || policy.OpenPeriod == OpenPeriod.Dormant;
            bool IsNew((LocalDate? Registered, HashSet<int> Periods) user) =>
                user.Periods.Min() == p
                && (policy.NewUsers == NewUsers.FirstActivity || user.Registered is not { } day || grid.NumberOf(day) == p);
            yield return new()
            {
                Start = grid.StartOf(p),
                End = end,
                Complete = complete,
                New = active.Count(IsNew),
                Retained = active.Count(user => user.Periods.Contains(p) && user.Periods.Contains(p - 1)),
                Resurrected = active.Count(user => user.Periods.Contains(p) && !user.Periods.Contains(p - 1) && !IsNew(user)),
                Dormant = known ? -active.Count(user => user.Periods.Contains(p - 1) && !user.Periods.Contains(p)) : null,
                DormantStock = known ? active.Count(user => user.Periods.Any(q => q < p) && !user.Periods.Contains(p)) : null,
            };
        }
    }
}
