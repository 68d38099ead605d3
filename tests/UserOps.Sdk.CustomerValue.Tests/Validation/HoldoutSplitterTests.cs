using NodaTime;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.CustomerValue.Tests.Support.ValueExamples;

namespace UserOps.CustomerValue.Tests.Validation;

public class HoldoutSplitterTests
{
    private static readonly CustomerValuePolicy Policy = CustomerValuePolicy.MbgNbd with { Unit = BtydUnit.Days };

    private static readonly DayClock Days = DayClock.Utc;

    [Fact]
    public void An_order_in_the_afternoon_of_the_last_day_is_calibration()
    {
        var customer = AtDays(10, 20).Split(History(Buy(5, 1), Buy(7, 10)))!;

        Assert.Equal(new BtydStatistics(1, 9, 9), customer.Statistics);
        Assert.Equal((0, 0L, 0m, (decimal?)null), (customer.Purchases, customer.Orders, customer.Money, customer.MoneyPerOrder));
        Assert.Equal(10, customer.Duration);
        Assert.Equal(Days.EndOf(FirstDay.PlusDays(9)), customer.Calibration.AsOf);
    }

    [Fact]
    public void The_instant_of_the_split_is_calibration_and_the_nanosecond_after_is_holdout()
    {
        var splitter = new HoldoutSplitter(Policy, At(10), At(20));

        Assert.Equal(1, splitter.Split(History(Buy(5, 1), Buy(7, 10)))!.Statistics.Repeats);
        var after = splitter.Split(History(Buy(5, 1), new Purchase<UserId>(new("u1"), At(10) + Duration.Epsilon, 7)))!;
        Assert.Equal((0, 1, 1L, 7m), (after.Statistics.Repeats, after.Purchases, after.Orders, after.Money));
        Assert.Equal(1, splitter.Split(History(Buy(5, 1), Buy(7, 20)))!.Purchases);
        Assert.Equal(0, splitter.Split(History(Buy(5, 1), new Purchase<UserId>(new("u1"), At(20) + Duration.Epsilon, 7)))!.Purchases);
        Assert.Equal((At(10), At(20)), (splitter.CalibrationEnd, splitter.HoldoutEnd));
    }

    [Fact]
    public void A_day_with_purchases_on_both_sides_of_the_split_is_counted_once()
    {
        var splitter = new HoldoutSplitter(Policy, At(10), At(20));
        var history = History(Buy(5, 1), Buy(7, 10), new Purchase<UserId>(new("u1"), At(10) + Duration.FromHours(1), 8), Buy(9, 12));

        var customer = splitter.Split(history)!;

        Assert.Equal((1, 1), (customer.Statistics.Repeats, customer.Purchases));
        Assert.Equal((2L, 17m, 8.5m), (customer.Orders, customer.Money, customer.MoneyPerOrder!.Value));
    }

    [Theory]
    [InlineData(BtydUnit.Days, 2)]
    [InlineData(BtydUnit.SevenDays, 2)]
    [InlineData(BtydUnit.CalendarWeeks, 1)]
    public void A_week_with_purchases_on_both_sides_of_the_split_is_counted_once(BtydUnit unit, int purchases)
    {
        // Day 8 is a Monday: days 9 and 11 are of one week, day 16 of the next.
        var splitter = new HoldoutSplitter(Policy with { Unit = unit }, Days.EndOf(FirstDay.PlusDays(9)), At(30));

        Assert.Equal(purchases, splitter.Split(History(Buy(5, 1), Buy(7, 9), Buy(8, 11), Buy(9, 16)))!.Purchases);
    }

    [Fact]
    public void A_user_who_came_after_the_split_is_none_that_a_model_has_seen()
    {
        Assert.Null(AtDays(10, 20).Split(History(Buy(7, 11))));
        Assert.Null(AtDays(10, 20).Split(History(Buy(-7, 3), Buy(7, 11))));
        Assert.Null(AtDays(10, 20).Split(PurchaseHistory.Empty));
    }

    [Theory]
    [InlineData(RefundPolicy.Net, 1, 1, 6)]
    [InlineData(RefundPolicy.Ignore, 1, 1, 10)]
    [InlineData(RefundPolicy.LinkToOrder, 1, 1, 6)]
    public void Refunds_of_the_holdout_lower_its_money_as_the_policy_says(RefundPolicy refunds, int purchases, int orders, int money)
    {
        var splitter = new HoldoutSplitter(Policy with { Refunds = refunds }, Days.EndOf(FirstDay.PlusDays(9)), At(30));

        var customer = splitter.Split(History(Buy(5, 1, "a"), Buy(10, 12, "b"), Buy(-4, 14, "b")))!;

        Assert.Equal((purchases, orders, money), (customer.Purchases, (int)customer.Orders, (int)customer.Money));
    }

    [Theory]
    [InlineData(RefundPolicy.Net, 1, 1)]
    [InlineData(RefundPolicy.Ignore, 1, 1)]
    [InlineData(RefundPolicy.LinkToOrder, 0, 0)]
    public void An_order_of_the_holdout_that_was_given_back_counts_as_the_policy_says(RefundPolicy refunds, int purchases, int orders)
    {
        var splitter = new HoldoutSplitter(Policy with { Refunds = refunds }, Days.EndOf(FirstDay.PlusDays(9)), At(30));

        var customer = splitter.Split(History(Buy(5, 1, "a"), Buy(10, 12, "b"), Buy(-10, 14, "b")))!;

        Assert.Equal((purchases, orders), (customer.Purchases, (int)customer.Orders));
    }

    [Fact]
    public void The_length_of_the_holdout_is_the_same_for_all_to_the_last_bit()
    {
        var splitter = new HoldoutSplitter(CustomerValuePolicy.MbgNbd, Days.EndOf(FirstDay.PlusDays(299)), Days.EndOf(FirstDay.PlusDays(299 + 100)));

        Assert.All(Enumerable.Range(1, 300), day => Assert.Equal(100 / 7.0, splitter.Split(History(Buy(5, day)))!.Duration));
    }

    [Fact]
    public void Both_sides_are_those_of_counting_by_hand() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, ValueGenerators.Policies, RfmGenerators.AsOf, (rows, policy, end) =>
        {
            var holdoutEnd = end + Duration.FromHours(15 * 24 + 7);
            var customer = new HoldoutSplitter(policy, end, holdoutEnd).Split(History(rows));
            var (statistics, _) = NaiveCustomer.Of([.. rows], policy, end);
            if (statistics is null || customer is null)
            {
                return statistics is null && customer is null;
            }

            var clock = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
            var before = NaiveCustomer.Counted([.. rows.Where(row => row.At <= end)], policy, clock);
            List<Purchase<UserId>> later = [.. rows.Where(row => row.At > end && row.At <= holdoutEnd)];
            var after = NaiveCustomer.Counted(later, policy, clock);
            var (newOnes, known) = (after.Select(PeriodOf).ToHashSet(), before.Select(PeriodOf).ToHashSet());
            newOnes.ExceptWith(known);

            Assert.Equal(statistics, customer.Statistics);
            Assert.Equal(newOnes.Count, customer.Purchases);
            Assert.Equal(
                later.Sum(row => !NaiveCustomer.IsRefund(row) ? row.Amount : policy.Refunds == RefundPolicy.Ignore ? 0 : -Math.Abs(row.Amount)), customer.Money);
            Assert.Equal(
                Period.DaysBetween(PeriodStart(clock.DayOf(end)), PeriodStart(clock.DayOf(holdoutEnd))) / (policy.Unit == BtydUnit.Days ? 1.0 : 7.0),
                customer.Duration);
            return true;

            LocalDate PeriodOf(Purchase<UserId> row) => PeriodStart(clock.DayOf(row.At));
            LocalDate PeriodStart(LocalDate day) =>
                policy.Unit == BtydUnit.CalendarWeeks ? day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)) : day;
        });

    [Fact]
    public void Instants_that_split_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("holdoutEnd", () => new HoldoutSplitter(Policy, At(10), At(10)));
        Assert.Throws<ArgumentOutOfRangeException>("holdoutEnd", () => new HoldoutSplitter(Policy, At(10), At(9)));
        Assert.Throws<ArgumentOutOfRangeException>("holdoutEnd", () => new HoldoutSplitter(Policy, At(10), Instant.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("calibrationEnd", () => new HoldoutSplitter(Policy, Instant.MinValue, At(10)));
    }

    private static HoldoutSplitter AtDays(int calibration, int holdout) =>
        new(Policy, Days.EndOf(FirstDay.PlusDays(calibration - 1)), Days.EndOf(FirstDay.PlusDays(holdout - 1)));
}
