using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.PopulationExamples;

namespace UserOps.Tests.Lifecycle;

public class RevenueCounterTests
{
    private static readonly Gen<RevenueEntry> AnyEntry =
        from day in Gen.Choose(0, 130)
        from cents in Gen.Frequency((4, Gen.Elements(1000, 2000, 3000)), (2, Gen.Choose(-3000, 5000)))
        from parts in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(-5, 5)))
        select new RevenueEntry(Origin.PlusDays(day), (cents / 100m) + (parts / 1_000_000_000m));

    private static readonly Arbitrary<RevenueEntry[]> AnyEntries = Arb.From(
        Gen.ArrayOf(AnyEntry), entries => entries.Select((_, place) => entries.Where((_, other) => other != place).ToArray()));

    private static readonly Arbitrary<RevenueEntry[][]> AnyPayers = Arb.From(
        Gen.Choose(0, 8).SelectMany(count => Gen.ArrayOf(Gen.Choose(0, 12).SelectMany(entries => Gen.ArrayOf(AnyEntry, entries)), count)),
        users => users.Select((_, place) => users.Where((_, other) => other != place).ToArray()));

    private static readonly LocalDate EndOfApril = new(2024, 4, 30);

    [Fact]
    public void The_accounts_are_those_of_the_definition_and_balance() =>
        Law.Holds(AnyPayers, AnyGrid, AnyAsOf, (users, grid, asOf) =>
        {
            var report = Count(grid, asOf, users).ToReport();
            Assert.Equal(Naive(users, grid, asOf), report.Periods);
            return report.Periods.All(period => !period.Complete
                || period.Ending == period.Starting + period.Expansion - period.Contraction!.Value - period.Churned!.Value + period.New + period.Reactivated);
        });

    [Fact]
    public void Gross_retention_is_from_0_to_1_and_never_above_net_retention() =>
        Law.Holds(AnyPayers, AnyGrid, AnyAsOf, (users, grid, asOf) =>
            Count(grid, asOf, users).ToReport().Periods.All(period =>
                period.Complete && period.Starting > 0
                    ? period.GrossRetention is >= 0 and <= 1 && period.GrossRetention <= period.NetRetention
                    : period is { GrossRetention: null, NetRetention: null }));

    [Fact]
    public void Shards_merge_to_what_one_pass_gives() =>
        Law.Holds(AnyPayers, AnyGrid, AnyAsOf, (users, grid, asOf) =>
        {
            var (one, other) = (Count(grid, asOf, users.Where((_, place) => place % 2 == 0)), Count(grid, asOf, users.Where((_, place) => place % 2 == 1)));
            other.Merge(one);
            return other.ToReport() == Count(grid, asOf, users).ToReport();
        });

    [Fact]
    public void A_later_first_period_leaves_the_others_as_they_were() =>
        Law.Holds(AnyPayers, AnyGrid, AnyAsOf, (users, grid, asOf) =>
        {
            var counter = Count(grid, asOf, users);
            var from = asOf.PlusDays(-40);
            return counter.ToReport(from).Periods.SequenceEqual(counter.ToReport().Periods.Where(period => period.End > from));
        });

    [Fact]
    public void Of_a_hundred_eighty_are_kept_net_and_sixty_five_gross()
    {
        // February 100: 50 grows to 65, 30 shrinks to 15, 20 goes; 10 comes back from January and 40 is new in March.
        RevenueEntry[][] users =
        [
            [In(2, 50), In(3, 65)], [In(2, 30), In(3, 15)], [In(2, 20)], [In(1, 5), In(3, 10)], [In(3, 40)], [In(3, 8), In(3, -9)],
        ];
        var march = Count(CalendarGrid.Months, new(2024, 3, 31), users).ToReport().Periods[^1];

        Assert.Equal(
            new()
            {
                Start = new(2024, 3, 1),
                End = new(2024, 4, 1),
                Complete = true,
                Starting = 100,
                Expansion = 15,
                Contraction = 15,
                Churned = 20,
                New = 40,
                Reactivated = 10,
                Ending = 130,
                PayingUsers = 4,
                NegativeUsers = 1,
            },
            march);
        Assert.Equal((0.80, 0.65), (march.NetRetention, march.GrossRetention));
    }

    [Fact]
    public void Nothing_is_lost_in_a_month_that_still_runs()
    {
        RevenueEntry[][] users = [[In(3, 50), In(4, 20)], [In(3, 50)]];

        var running = Count(CalendarGrid.Months, EndOfApril.PlusDays(-1), users).ToReport().Periods[^1];
        Assert.Equal((100, 20, null, null), (running.Starting, running.Ending, running.Contraction, running.Churned));
        Assert.Equal((null, null), (running.NetRetention, running.GrossRetention));

        var over = Count(CalendarGrid.Months, EndOfApril, users).ToReport().Periods[^1];
        Assert.Equal((30, 50, 0.2), (over.Contraction, over.Churned, over.NetRetention));
    }

    [Fact]
    public void What_comes_later_is_not_seen_also_within_the_period() =>
        Law.Holds(AnyPayers, AnyGrid, AnyAsOf, (users, grid, asOf) =>
            Count(grid, asOf, users).ToReport()
            == Count(grid, asOf, users.Select(user => user.Where(entry => entry.Day <= asOf).ToArray())).ToReport());

    [Fact]
    public void Revenue_does_not_depend_on_order_and_parts() =>
        Law.Holds(AnyEntries, AnyEntries, (one, other) =>
        {
            var whole = UserRevenue.From([.. one, .. other]);
            Assert.Equal(whole, UserRevenue.From(other.Reverse()).Merge(UserRevenue.From(one)));
            Assert.Equal(whole, one.Concat(other).Aggregate(UserRevenue.Empty, (sum, entry) => sum.Add(entry.Day, entry.Amount)));
            Assert.Equal(whole, UserRevenue.From(whole.Entries));
            Assert.Equal(whole.GetHashCode(), UserRevenue.From(whole.Entries).GetHashCode());
            return whole.Entries.SequenceEqual(one.Concat(other)
                .GroupBy(entry => entry.Day, entry => entry.Amount)
                .Select(day => new RevenueEntry(day.Key, day.Sum()))
                .Where(entry => entry.Amount != 0)
                .OrderBy(entry => entry.Day));
        });

    [Fact]
    public void The_largest_and_the_finest_amount_are_kept_exactly()
    {
        var most = UserRevenue.MaxAmount - 0.000000001m;

        Assert.Equal(most, Assert.Single(UserRevenue.Empty.Add(Origin, most).Entries).Amount);
        Assert.Equal(-most, Assert.Single(UserRevenue.Empty.Add(Origin, -most).Entries).Amount);
        Assert.True(UserRevenue.Empty.Add(Origin, most).Add(Origin, -most).IsEmpty);
        Assert.Throws<ArgumentOutOfRangeException>(() => UserRevenue.Empty.Add(Origin, UserRevenue.MaxAmount + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => UserRevenue.Empty.Add(Origin, 0.0000000001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => UserRevenue.Empty.Add(LocalDate.MaxIsoValue, 1));
        Assert.Throws<ArgumentNullException>(() => UserRevenue.From(null!));
        Assert.Equal("revenue on 1 days, 2023-12-27 to 2023-12-27", UserRevenue.Empty.Add(Origin, 1).ToString());
        Assert.Equal("no revenue", UserRevenue.Empty.ToString());
    }

    [Fact]
    public void Other_settings_do_not_merge_and_impossible_ones_are_refused()
    {
        var counter = new RevenueCounter(CalendarGrid.Months, Origin);

        Assert.Empty(counter.ToReport().Periods);
        Assert.Throws<ArgumentException>(() => counter.Merge(new(CalendarGrid.Weeks, Origin)));
        Assert.Throws<ArgumentException>(() => counter.Merge(new(CalendarGrid.Months, Origin.PlusDays(1))));
        Assert.Throws<InvalidPolicyException>(() => new RevenueCounter(new((CalendarUnit)9), Origin));
        Assert.Throws<ArgumentNullException>(() => new RevenueCounter(null!, Origin));
    }

    private static RevenueEntry In(int month, decimal amount) => new(new(2024, month, 15), amount);

    private static RevenueCounter Count(CalendarGrid grid, LocalDate asOf, IEnumerable<RevenueEntry[]> users)
    {
        var counter = new RevenueCounter(grid, asOf);
        foreach (var user in users)
        {
            counter.Add(UserRevenue.From(user));
        }

        return counter;
    }

    /// <summary>All users times all periods, from the definitions.</summary>
    private static IEnumerable<RevenuePeriod> Naive(RevenueEntry[][] users, CalendarGrid grid, LocalDate asOf)
    {
        var sums = users
            .Select(user => user.Where(entry => entry.Day <= asOf)
                .GroupBy(entry => grid.NumberOf(entry.Day), entry => entry.Amount)
                .ToDictionary(period => period.Key, period => period.Sum()))
            .ToArray();
        var numbers = sums.SelectMany(user => user).Where(period => period.Value != 0).Select(period => period.Key).ToArray();
        for (var p = numbers.Length == 0 ? int.MaxValue : numbers.Min(); p <= grid.NumberOf(asOf); p++)
        {
            decimal Paid(Dictionary<int, decimal> user, int q) => Math.Max(0, user.GetValueOrDefault(q));
            var moves = sums.Select(user => (
                Before: Paid(user, p - 1),
                Now: Paid(user, p),
                Ever: user.Keys.Any(q => q < p && user[q] > 0),
                Sum: user.GetValueOrDefault(p))).ToArray();
            var end = grid.StartOf(p + 1);
            var complete = end <= asOf.PlusDays(1);
            yield return new()
            {
                Start = grid.StartOf(p),
                End = end,
                Complete = complete,
                Starting = moves.Sum(move => move.Before),
                Expansion = moves.Where(move => move.Before > 0 && move.Now > move.Before).Sum(move => move.Now - move.Before),
                Contraction = complete ? moves.Where(move => move.Now > 0 && move.Now < move.Before).Sum(move => move.Before - move.Now) : null,
                Churned = complete ? moves.Where(move => move.Now == 0).Sum(move => move.Before) : null,
                New = moves.Where(move => !move.Ever).Sum(move => move.Now),
                Reactivated = moves.Where(move => move.Ever && move.Before == 0).Sum(move => move.Now),
                Ending = moves.Sum(move => move.Now),
                PayingUsers = moves.Count(move => move.Now > 0),
                NegativeUsers = moves.Count(move => move.Sum < 0),
            };
        }
    }
}
