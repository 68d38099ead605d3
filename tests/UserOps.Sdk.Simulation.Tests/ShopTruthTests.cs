using NodaTime;
using UserOps.Rfm;

namespace UserOps.Simulation.Tests;

/// <summary>What was planted is what the records show, to within what chance allows in shops of this size.</summary>
public sealed class ShopTruthTests
{
    private const double DaysPerMonth = 30.436875;

    private static readonly ShopOptions Options = ShopOptions.Default;

    private static readonly DayClock Clock = new(DateTimeZoneProviders.Tzdb[Options.ZoneId]);

    [Theory]
    [InlineData(UserKind.Regular, 0.9)]
    [InlineData(UserKind.Loyal, 3)]
    [InlineData(UserKind.Seasonal, 0.5)]
    [InlineData(UserKind.Wholesale, 3)]
    [InlineData(UserKind.Lapsed, 1.3)]
    [InlineData(UserKind.Newcomer, 1.5)]
    [InlineData(UserKind.BargainHunter, 1.4)]
    public void The_rhythms_of_a_kind_have_the_mean_that_its_page_tells(UserKind kind, double monthly) =>
        AssertNear(monthly, AnyShop.Of(kind, 4_000).Users.Average(user => user.OrdersPerMonth), 0.05);

    /// <summary>
    /// Orders beyond the first, and beyond the one that a regular leaves with, against rhythm times time as a customer.
    /// </summary>
    [Theory]
    [InlineData(UserKind.Regular, 1, 0.1)]
    [InlineData(UserKind.Loyal, 1, 0.1)]
    [InlineData(UserKind.Lapsed, 1, 0.1)]
    [InlineData(UserKind.Newcomer, 1, 0.15)]
    [InlineData(UserKind.BargainHunter, 1, 0.1)]
    [InlineData(UserKind.Wholesale, 1.0 / 6, 0.2)]
    public void Users_order_in_their_own_rhythm_and_as_unevenly_as_planted(UserKind kind, double dispersion, double tolerance)
    {
        var (expected, seen, squares) = (0.0, 0.0, 0.0);
        var busy = 0;
        var shop = AnyShop.Of(kind, 2_500);
        foreach (var user in shop.Users)
        {
            var orders = shop.OrdersOf(user.Index);
            var months = ((user.LeftAt ?? shop.Window.End) - orders[0].At).TotalDays / DaysPerMonth;
            var leaving = kind == UserKind.Regular && user.LeftAt is not null ? 1 : 0;
            var mean = user.OrdersPerMonth * (1 - user.DropoutChance) * months;
            var repeats = orders.Count - 1 - leaving;
            expected += mean;
            seen += repeats;
            if (mean > 1)
            {
                busy++;
                squares += (repeats - mean) * (repeats - mean) / mean;
            }
        }

        // Three standard errors, and one part in a hundred for weeks that are cut.
        AssertNear(expected, seen, (3 / Math.Sqrt(expected)) + 0.01);

        // The variance over the mean: 1 for Poisson counts, 1/k for waiting times of a gamma of shape k.
        AssertNear(dispersion, squares / busy, tolerance);
    }

    /// <summary>The variance of a gamma is the mean squared over the shape; of a beta, m (1 - m) / (sum of shapes + 1).</summary>
    [Fact]
    public void Users_of_a_kind_differ_as_much_as_its_page_tells()
    {
        var regulars = AnyShop.Of(UserKind.Regular, 20_000).Users.ToList();
        var loyals = AnyShop.Of(UserKind.Loyal, 20_000).Users.ToList();

        AssertNear(0.9 * 0.9 / 1.5, Variance(regulars.Select(user => user.OrdersPerMonth)), 0.08);
        AssertNear(3.0 * 3.0 / 6, Variance(loyals.Select(user => user.OrdersPerMonth)), 0.08);
        AssertNear(0.08 * 0.92 / 11, Variance(regulars.Select(user => user.DropoutChance)), 0.08);
        AssertNear(0.06 * 0.94 / 21, Variance(regulars.Select(user => user.ReturnRate)), 0.08);
        AssertNear(0.25, Variance(regulars.Select(user => Math.Log((double)user.MeanBasket))), 0.05);

        static double Variance(IEnumerable<double> values)
        {
            var all = values.ToList();
            var mean = all.Average();
            return all.Average(value => (value - mean) * (value - mean));
        }
    }

    [Fact]
    public void Regulars_leave_with_a_repeat_order_by_their_own_chance()
    {
        var shop = AnyShop.Of(UserKind.Regular, 3_000);
        var (expected, seen) = (0.0, 0.0);
        foreach (var user in shop.Users)
        {
            var orders = shop.OrdersOf(user.Index);
            expected += user.DropoutChance * (orders.Count - 1);
            if (user.LeftAt is { } left)
            {
                seen++;
                Assert.Equal(left, orders[^1].At);
            }
        }

        AssertNear(expected, seen, 0.08);
        AssertNear(0.08, shop.Users.Average(user => user.DropoutChance), 0.05);
    }

    [Theory]
    [InlineData(UserKind.Loyal, 6)]
    [InlineData(UserKind.Seasonal, 4)]
    [InlineData(UserKind.Wholesale, 8)]
    [InlineData(UserKind.BargainHunter, 2)]
    public void Silent_leavers_have_an_exponential_lifetime(UserKind kind, double years)
    {
        var shop = AnyShop.Of(kind, 3_000);
        var expected = shop.Users.Sum(user => 1 - Math.Exp(-(shop.Window.End - user.Joined).TotalDays / (years * 365.2425)));

        AssertNear(expected, shop.Users.Count(user => user.LeftAt is not null), 0.12);
    }

    [Fact]
    public void One_time_buyers_buy_once_and_are_gone()
    {
        var shop = AnyShop.Of(UserKind.OneTime, 500);
        Assert.All(shop.Users, user => Assert.Equal(user.LeftAt, Assert.Single(shop.OrdersOf(user.Index)).At));
    }

    [Fact]
    public void Window_shoppers_join_and_never_buy()
    {
        var shop = AnyShop.Of(UserKind.WindowShopper, 500);
        Assert.Equal(500, shop.Users.Count(user => user.LeftAt is null && user is { MeanBasket: 0, OrdersPerMonth: 0, ReturnRate: 0 }));
        Assert.Empty(shop.Purchases());
    }

    [Fact]
    public void Return_only_users_have_refunds_of_an_order_before_the_start_and_nothing_else()
    {
        var shop = AnyShop.Of(UserKind.ReturnOnly, 500);
        Assert.All(shop.Users, user =>
        {
            Assert.All(shop.PurchasesOf(user.Index), row => Assert.True(row is { Kind: PurchaseKind.Refund, Amount: < 0 }));
            Assert.InRange(user.LeftAt!.Value, shop.Window.Start - Options.ReturnWindow, shop.Window.Start - Duration.Epsilon);
            Assert.NotEmpty(shop.PurchasesOf(user.Index));
        });
    }

    [Fact]
    public void Newcomers_joined_in_the_last_four_weeks() =>
        Assert.All(
            AnyShop.Of(UserKind.Newcomer, 500).Users,
            user => Assert.InRange(user.Joined, At(2025, 12, 3), At(2026, 1, 1)));

    [Fact]
    public void Lapsed_users_joined_in_the_first_quarter_and_left_before_the_middle() =>
        Assert.All(AnyShop.Of(UserKind.Lapsed, 500).Users, user =>
        {
            Assert.InRange(user.Joined, At(2024, 1, 1), At(2024, 7, 3));
            Assert.InRange(user.LeftAt!.Value, At(2024, 8, 7), At(2025, 1, 1));
        });

    [Fact]
    public void Seasonal_users_buy_in_season()
    {
        var shop = AnyShop.Of(UserKind.Seasonal, 500);
        var days = shop.Orders().Select(order => shop.Clock.DayOf(order.At)).ToList();

        // Of 32 + 75 parts in season and 336 x 0.02 out of it.
        AssertNear(107 / 113.72, (double)days.Count(day => Options.Seasons.Any(season => season.Contains(day))) / days.Count, 0.02);
    }

    [Fact]
    public void Seasons_share_the_orders_by_their_weights()
    {
        var shop = AnyShop.Of(UserKind.Seasonal, 1_000);
        var days = shop.Users.Where(user => user.Joined < At(2025, 11, 1) && user.LeftAt is null)
            .SelectMany(user => shop.OrdersOf(user.Index)).Select(order => shop.Clock.DayOf(order.At)).Where(day => day.Year == 2025).ToList();

        // 4 days of weight 8 beside 25 of weight 3.
        AssertNear(32.0 / 75, (double)days.Count(Options.Seasons[0].Contains) / days.Count(Options.Seasons[1].Contains), 0.1);
    }

    [Fact]
    public void Without_seasons_seasonal_users_buy_all_the_year()
    {
        var shop = new Shop(Options with { Users = 500, Shares = KindShares.Only(UserKind.Seasonal), Seasons = [] });
        var months = shop.Orders().Select(order => shop.Clock.DayOf(order.At)).Where(day => day.Year == 2025).CountBy(day => day.Month).ToList();

        Assert.Equal(12, months.Count);
        Assert.InRange(months.Max(month => month.Value) / (double)months.Min(month => month.Value), 1, 1.7);
    }

    [Fact]
    public void Consumers_buy_more_at_weekends_and_in_the_evening_of_their_own_zone()
    {
        var times = LocalTimes(AnyShop.Of(UserKind.Loyal, 300));

        AssertNear(2.3 / 7, Share(times, time => time.DayOfWeek >= IsoDayOfWeek.Saturday), 0.03);
        AssertNear(37.0 / 100, Share(times, time => time.Hour is >= 19 and < 23), 0.03);
        AssertNear(1.3 / 100, Share(times, time => time.Hour is >= 2 and < 7), 0.45);
    }

    [Fact]
    public void Wholesale_buys_on_work_days_in_office_hours()
    {
        var times = LocalTimes(AnyShop.Of(UserKind.Wholesale, 300));

        Assert.InRange(Share(times, time => time.DayOfWeek <= IsoDayOfWeek.Friday), 0.97, 1);
        Assert.InRange(Share(times, time => time.Hour is >= 8 and < 18), 0.95, 1);
    }

    [Theory]
    [InlineData(UserKind.OneTime, 180)]
    [InlineData(UserKind.Loyal, 270)]
    [InlineData(UserKind.Wholesale, 7200)]
    [InlineData(UserKind.BargainHunter, 108)]
    public void The_baskets_of_a_kind_have_the_mean_that_its_page_tells(UserKind kind, double basket) =>
        AssertNear(basket, AnyShop.Of(kind, 5_000).Users.Average(user => (double)user.MeanBasket), 0.04);

    [Theory]
    [InlineData(UserKind.Loyal)]
    [InlineData(UserKind.Wholesale)]
    [InlineData(UserKind.BargainHunter)]
    public void Order_values_are_log_normal_around_the_users_own_basket(UserKind kind)
    {
        var shop = AnyShop.Of(kind, 300);
        var ratios = shop.Users
            .SelectMany(user => shop.OrdersOf(user.Index).Select(order => (double)(order.Amount / user.MeanBasket))).ToList();
        var meanLog = ratios.Average(Math.Log);

        AssertNear(1, ratios.Average(), 0.02);
        AssertNear(-0.55 * 0.55 / 2, meanLog, 0.1);
        AssertNear(0.55, Math.Sqrt(ratios.Average(ratio => (Math.Log(ratio) - meanLog) * (Math.Log(ratio) - meanLog))), 0.03);
    }

    [Theory]
    [InlineData(UserKind.Loyal, 0.06)]
    [InlineData(UserKind.BargainHunter, 0.4)]
    public void Orders_come_back_at_the_users_own_rate(UserKind kind, double rate)
    {
        var shop = AnyShop.Of(kind, 1_000);
        var settled = shop.Window.End - Options.ReturnWindow - Duration.FromDays(1);
        var (expected, seen) = (0.0, 0.0);
        foreach (var user in shop.Users)
        {
            var orders = shop.OrdersOf(user.Index).Where(order => order.At < settled).ToList();
            expected += user.ReturnRate * orders.Count;
            seen += orders.Count(order => order.ReturnedAt is not null);
        }

        AssertNear(rate, AnyShop.Of(kind, 10_000).Users.Average(user => user.ReturnRate), 0.03);
        AssertNear(expected, seen, 0.03);
    }

    [Fact]
    public void Returns_take_a_good_week_and_most_are_of_the_whole_order()
    {
        var shop = AnyShop.Of(UserKind.BargainHunter, 1_000);
        var settled = shop.Window.End - Options.ReturnWindow - Duration.FromDays(1);
        var returned = shop.Orders().Where(order => order.At < settled && order.ReturnedAt is not null).ToList();
        var days = returned.Average(order => Period.DaysBetween(shop.Clock.DayOf(order.At), shop.Clock.DayOf(order.ReturnedAt!.Value)));
        var several = returned.Where(order => order.Lines.Count > 1).ToList();

        // One day, and the whole days of an exponential of mean 8 cut at 30: the sum of k q^k over 0 to 29, q = e^(-1/8).
        var q = Math.Exp(-1.0 / 8);
        var weights = Enumerable.Range(0, 30).Select(k => Math.Pow(q, k)).ToList();
        AssertNear(1 + (weights.Select((weight, k) => k * weight).Sum() / weights.Sum()), days, 0.03);
        AssertNear(0.6, several.Count(order => order.ReturnedAmount == order.Amount) / (double)several.Count, 0.03);
    }

    [Fact]
    public void Activity_multiplies_the_rhythms_and_nothing_else() =>
        Assert.All(
            new Shop(Options with { Activity = 2 }).Users.Zip(new Shop(Options).Users).Take(500),
            pair => Assert.Equal(
                pair.Second with { OrdersPerMonth = 0, VisitsPerMonth = 0, LeftAt = null },
                pair.First with
                {
                    OrdersPerMonth = pair.First.OrdersPerMonth - (2 * pair.Second.OrdersPerMonth),
                    VisitsPerMonth = pair.First.VisitsPerMonth - (2 * pair.Second.VisitsPerMonth),
                    LeftAt = null,
                }));

    [Fact]
    public void A_user_is_a_customer_from_joining_until_leaving()
    {
        var user = AnyShop.Of(UserKind.Lapsed, 1).Users[0];
        var left = user.LeftAt!.Value;

        Assert.False(user.IsCustomer(user.Joined - Duration.Epsilon));
        Assert.True(user.IsCustomer(user.Joined));
        Assert.True(user.IsCustomer(left - Duration.Epsilon));
        Assert.False(user.IsCustomer(left));
        Assert.True((user with { LeftAt = null }).IsCustomer(Instant.MaxValue));
    }

    [Fact]
    public void The_default_shop_has_the_size_that_its_page_tells()
    {
        var shop = new Shop(Options);

        Assert.Equal(5_000, shop.Users.Count);
        Assert.InRange(shop.Orders().Count(), 43_000, 53_000);
        Assert.InRange(shop.Purchases().Count(), 100_000, 130_000);
        Assert.Equal(Enum.GetValues<UserKind>().ToHashSet(), [.. shop.Users.Select(user => user.Kind)]);
    }

    private static void AssertNear(double expected, double actual, double relative) =>
        Assert.InRange(actual, expected - Math.Abs(expected * relative), expected + Math.Abs(expected * relative));

    private static List<LocalDateTime> LocalTimes(Shop shop) =>
        [.. shop.Orders().Select(order => order.At.InZone(shop.Clock.Zone).LocalDateTime)];

    private static double Share(List<LocalDateTime> times, Func<LocalDateTime, bool> counts) => (double)times.Count(counts) / times.Count;

    private static Instant At(int year, int month, int day) => Clock.StartOf(new LocalDate(year, month, day));
}
