using NodaTime;
using UserOps.Lifecycle;
using UserOps.Statistics;

namespace UserOps.Simulation.Tests;

/// <summary>What was planted is what the events show, to within what chance allows in shops of this size.</summary>
public sealed class ShopEventsTruthTests
{
    private const double DaysPerMonth = 30.436875;

    /// <summary>Of a thousand right shops, about two fail one such interval.</summary>
    private const double Confidence = 0.998;

    private static readonly VisitFunnel Slow = new()
    {
        SearchGivenVisit = 0.4,
        ViewGivenVisit = 0.5,
        CartGivenView = 0.25,
        CheckoutGivenCart = 0.6,
        PurchaseGivenCheckout = 0.55,
    };

    [Fact]
    public void The_default_shop_has_as_many_events_as_its_page_tells() =>
        Assert.InRange(new Shop(ShopOptions.Default).Events().Count(), 380_000, 430_000);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_visits_after_the_first_order_have_the_rates_of_the_funnel(bool slow)
    {
        var funnel = slow ? Slow : VisitFunnel.Default;
        var shop = new Shop(ShopOptions.Default with { Funnel = funnel });
        var visits = shop.Users.Where(user => user.Kind != UserKind.WindowShopper).SelectMany(user => VisitsAfterTheFirstOrder(shop, user)).ToList();

        Assert.True(visits.Count > 50_000);
        AssertRate(funnel.SearchGivenVisit, visits, ShopEvents.Visit, ShopEvents.Search);
        AssertRate(funnel.ViewGivenVisit, visits, ShopEvents.Visit, ShopEvents.View);
        AssertRate(funnel.CartGivenView, visits, ShopEvents.View, ShopEvents.Cart);
        AssertRate(funnel.CheckoutGivenCart, visits, ShopEvents.Cart, ShopEvents.Checkout);
        AssertRate(funnel.PurchaseGivenCheckout, visits, ShopEvents.Checkout, ShopEvents.Purchase);
        AssertRate(funnel.PurchaseGivenVisit, visits, ShopEvents.Visit, ShopEvents.Purchase);
    }

    [Theory]
    [InlineData(UserKind.Regular)]
    [InlineData(UserKind.Loyal)]
    [InlineData(UserKind.Seasonal)]
    [InlineData(UserKind.Wholesale)]
    [InlineData(UserKind.Lapsed)]
    [InlineData(UserKind.Newcomer)]
    [InlineData(UserKind.BargainHunter)]
    public void The_rates_of_the_funnel_hold_for_each_kind_alone(UserKind kind)
    {
        var shop = AnyShop.Of(kind, 1_500);
        var visits = shop.Users.SelectMany(user => VisitsAfterTheFirstOrder(shop, user)).ToList();

        AssertRate(0.65, visits, ShopEvents.Visit, ShopEvents.View);
        AssertRate(0.8, visits, ShopEvents.View, ShopEvents.Cart);
        AssertRate(0.85, visits, ShopEvents.Cart, ShopEvents.Checkout);
        AssertRate(0.9, visits, ShopEvents.Checkout, ShopEvents.Purchase);
    }

    [Fact]
    public void Window_shoppers_follow_the_funnel_up_to_the_checkout_and_never_buy()
    {
        var shop = AnyShop.Of(UserKind.WindowShopper, 5_000);
        var visits = shop.Users.SelectMany(user => SeenVisits.Of(shop.EventsOf(user.Index))).ToList();

        AssertRate(0.65, visits, ShopEvents.Visit, ShopEvents.View);
        AssertRate(0.8, visits, ShopEvents.View, ShopEvents.Cart);
        AssertRate(0.85, visits, ShopEvents.Cart, ShopEvents.Checkout);
        Assert.DoesNotContain(visits, visit => visit.Has(ShopEvents.Purchase));
        Assert.InRange(shop.Users.Average(user => user.VisitsPerMonth), 0.95, 1.05);
    }

    [Theory]
    [InlineData(UserKind.WindowShopper)]
    [InlineData(UserKind.Regular)]
    [InlineData(UserKind.Loyal)]
    [InlineData(UserKind.Lapsed)]
    [InlineData(UserKind.BargainHunter)]
    public void Users_visit_in_their_own_rhythm(UserKind kind)
    {
        var (expected, seen, squares, busy) = (0.0, 0.0, 0.0, 0);
        var shop = AnyShop.Of(kind, 2_500);
        foreach (var user in shop.Users)
        {
            var first = kind == UserKind.WindowShopper ? user.Joined : shop.OrdersOf(user.Index)[0].At;
            var mean = user.VisitsPerMonth * ((user.LeftAt ?? shop.Window.End) - first).TotalDays / DaysPerMonth;
            var visits = SeenVisits.Of(shop.EventsOf(user.Index)).Count - (kind == UserKind.WindowShopper ? 0 : 1);
            expected += mean;
            seen += visits;
            if (mean > 1 && kind != UserKind.Regular)
            {
                busy++;
                squares += (visits - mean) * (visits - mean) / mean;
            }
        }

        // Three standard errors, and one part in a hundred for weeks that are cut. Regulars leave with an order, so that
        // their counts and their times are not independent.
        var tolerance = (3 / Math.Sqrt(expected)) + 0.01;
        Assert.InRange(seen, expected * (1 - tolerance), expected * (1 + tolerance));
        if (kind != UserKind.Regular)
        {
            Assert.InRange(squares / busy, 0.9, 1.15);
        }
    }

    [Fact]
    public void Rhythms_of_visits_are_those_of_orders_by_the_funnel() =>
        Assert.All(
            new Shop(ShopOptions.Default).Users.Where(user => user.Kind != UserKind.WindowShopper),
            user => Assert.Equal(user.OrdersPerMonth, user.VisitsPerMonth * 0.65 * 0.8 * 0.85 * 0.9, 1e-9));

    [Fact]
    public void One_time_buyers_come_once()
    {
        var shop = AnyShop.Of(UserKind.OneTime, 500);
        Assert.All(shop.Users, user => Assert.Equal(user.LeftAt, Assert.Single(SeenVisits.Of(shop.EventsOf(user.Index)))[^1].At));
    }

    [Fact]
    public void Visits_without_an_order_keep_the_days_and_hours_of_the_orders()
    {
        var shop = new Shop(ShopOptions.Default with { Shares = KindShares.Only(UserKind.Loyal), Users = 1_000 });
        var times = shop.Users.SelectMany(user => SeenVisits.Of(shop.EventsOf(user.Index)))
            .Where(visit => !visit.Has(ShopEvents.Purchase))
            .Select(visit => visit[0].At.InZone(shop.Clock.Zone).LocalDateTime).ToList();

        // As in the tests of the orders: the weights of Saturday and Sunday, and of the hours from 19 to 22.
        Assert.InRange(Share(times, time => time.DayOfWeek >= IsoDayOfWeek.Saturday), 2.3 / 7 * 0.97, 2.3 / 7 * 1.03);
        Assert.InRange(Share(times, time => time.Hour is >= 19 and < 23), 0.37 * 0.97, 0.37 * 1.03);
    }

    [Fact]
    public void Most_visits_that_end_in_an_order_take_minutes()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 1_000 });
        var minutes = shop.Users.SelectMany(user => SeenVisits.Of(shop.EventsOf(user.Index)))
            .Where(visit => visit.Has(ShopEvents.Purchase))
            .Select(visit => (visit[^1].At - visit[0].At).TotalMinutes).Order().ToList();

        // Four pauses and a third on average, each from 5 to 180 seconds: 6.7 minutes.
        Assert.InRange(minutes[minutes.Count / 2], 5, 8);
        Assert.True(minutes[minutes.Count / 20] > 2);
    }

    private static IEnumerable<List<ActivityEvent<UserId>>> VisitsAfterTheFirstOrder(Shop shop, ShopUser user) =>
        SeenVisits.Of(shop.EventsOf(user.Index)).Skip(1);

    private static void AssertRate(double planted, List<List<ActivityEvent<UserId>>> visits, string from, string to)
    {
        var trials = visits.Where(visit => visit.Has(from)).ToList();
        var range = ProportionInterval.Wilson(trials.Count(visit => visit.Has(to)), trials.Count, Confidence)!.Value;
        Assert.True(planted >= range.Lower && planted <= range.Upper, $"{from} to {to}: planted {planted}, found {range}");
    }

    private static double Share(List<LocalDateTime> times, Func<LocalDateTime, bool> counts) => (double)times.Count(counts) / times.Count;
}
