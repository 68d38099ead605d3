using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Simulation.Tests;

/// <summary>Laws of the events that hold in every shop.</summary>
public sealed class ShopEventsTests
{
    [Fact]
    public void The_same_options_give_the_same_events() =>
        Law.Holds(AnyShop.Options, options => new Shop(options).Events().SequenceEqual(new Shop(options with { }).Events()));

    [Fact]
    public void Another_seed_gives_other_events() =>
        Assert.NotEqual(
            new Shop(ShopOptions.Default).Events().Take(100),
            new Shop(ShopOptions.Default with { Seed = 1112 }).Events().Take(100));

    [Fact]
    public void The_events_of_a_user_are_the_same_whatever_the_number_of_users_and_the_order_of_asking() =>
        Law.Holds(AnyShop.Options, Arb.From(Gen.Choose(1, 1_000_000)), (options, more) =>
        {
            var (shop, larger) = (new Shop(options), new Shop(options with { Users = options.Users + more }));
            return Enumerable.Range(0, options.Users).Reverse().All(index => shop.EventsOf(index).SequenceEqual(larger.EventsOf(index)));
        });

    [Fact]
    public void The_events_of_a_shop_are_those_of_its_users_one_by_one() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Events().SequenceEqual(Enumerable.Range(0, options.Users).SelectMany(shop.EventsOf))
                && shop.Users.All(user => shop.EventsOf(user.Index).All(row => row.User == user.Id));
        });

    [Fact]
    public void Every_event_lies_in_the_window_at_a_whole_second() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Events().All(row => shop.Window.Contains(row.At)
                && row.At == Instant.FromUnixTimeSeconds(row.At.ToUnixTimeSeconds()));
        });

    [Fact]
    public void The_events_of_a_user_come_by_time() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return Enumerable.Range(0, options.Users).Select(shop.EventsOf)
                .All(rows => rows.Zip(rows.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
        });

    [Fact]
    public void Orders_and_purchase_events_are_one_to_one_at_the_same_instants() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return Enumerable.Range(0, options.Users).All(index =>
                shop.EventsOf(index).Where(row => row.Event == ShopEvents.Purchase).Select(row => row.At)
                    .SequenceEqual(shop.OrdersOf(index).Select(order => order.At).Where(shop.Window.Contains)));
        });

    [Fact]
    public void Users_sign_up_once_when_they_join_and_before_all_else() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Users.Where(user => user.Kind != UserKind.ReturnOnly).All(user =>
                shop.EventsOf(user.Index)[0] == new ActivityEvent<UserId>(user.Id, user.Joined) { Event = ShopEvents.SignUp }
                && shop.EventsOf(user.Index).Count(row => row.Event == ShopEvents.SignUp) == 1);
        });

    [Fact]
    public void Who_left_before_the_window_has_no_events() =>
        Assert.Empty(AnyShop.Of(UserKind.ReturnOnly, 200).Events());

    [Fact]
    public void Nothing_happens_after_leaving_and_at_it_only_the_visit_of_the_last_order() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Users.Where(user => user.LeftAt is not null).All(user =>
                SeenVisits.Of(shop.EventsOf(user.Index)).TrueForAll(visit => visit.Has(ShopEvents.Purchase)
                    ? visit[^1].At <= user.LeftAt
                    : visit[^1].At < user.LeftAt));
        });

    [Fact]
    public void A_visit_is_its_steps_in_order_and_within_an_hour() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return Enumerable.Range(0, options.Users).SelectMany(index => SeenVisits.Of(shop.EventsOf(index)))
                .All(visit => AreInOrder([.. visit.Select(row => row.Event)])
                    && visit[^1].At - visit[0].At <= Duration.FromHours(1));
        });

    [Fact]
    public void Events_of_a_user_share_a_second_only_where_there_is_no_room()
    {
        var shop = new Shop(ShopOptions.Default);
        var shared = shop.Users.Sum(user => shop.EventsOf(user.Index) is var rows
            ? rows.Zip(rows.Skip(1)).Count(pair => pair.First.At == pair.Second.At) : 0);

        Assert.InRange(shared, 1, shop.Events().Count() / 1_000);
    }

    [Fact]
    public void Another_funnel_changes_no_user_and_no_order() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var (one, other) = (new Shop(options), new Shop(options with { Funnel = VisitFunnel.Default }));
            return one.Purchases().SequenceEqual(other.Purchases())
                && one.Users.Select(user => user with { VisitsPerMonth = 0 })
                    .SequenceEqual(other.Users.Select(user => user with { VisitsPerMonth = 0 }));
        });

    [Fact]
    public void Return_options_change_no_event() =>
        Law.Holds(AnyShop.Options, options => new Shop(options).Events()
            .SequenceEqual(new Shop(options with { ReturnRate = 0, BargainReturnRate = 0 }).Events()));

    [Fact]
    public void Where_every_visit_ends_in_an_order_only_window_shoppers_visit_otherwise() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options with
            {
                Funnel = new()
                {
                    SearchGivenVisit = 0,
                    ViewGivenVisit = 1,
                    CartGivenView = 1,
                    CheckoutGivenCart = 1,
                    PurchaseGivenCheckout = 1,
                },
            });
            return shop.Events().All(row => row.Event != ShopEvents.Search)
                && shop.Users.All(user => SeenVisits.Of(shop.EventsOf(user.Index)).TrueForAll(visit =>
                    visit.Has(ShopEvents.Checkout) && visit.Has(ShopEvents.Purchase) == (user.Kind != UserKind.WindowShopper)));
        });

    [Fact]
    public void A_shop_of_nobody_has_no_events()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 0 });

        Assert.Empty(shop.Events());
        Assert.Throws<ArgumentOutOfRangeException>(() => shop.EventsOf(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => shop.EventsOf(-1));
    }

    /// <summary>A search may follow the visit, views may repeat; else the steps are the first few of the five.</summary>
    private static bool AreInOrder(List<string> steps)
    {
        var plain = steps
            .Where((step, i) => i == 0 || (!(i == 1 && step == ShopEvents.Search) && !(step == ShopEvents.View && steps[i - 1] == step)))
            .ToList();
        string[] all = [ShopEvents.Visit, ShopEvents.View, ShopEvents.Cart, ShopEvents.Checkout, ShopEvents.Purchase];
        return plain.SequenceEqual(all.Take(plain.Count));
    }

    [Fact]
    public async Task The_port_of_a_host_gives_the_same_rows()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 30 });
        var rows = new List<ActivityEvent<UserId>>();
        await foreach (var row in shop.ReadActivityAsync())
        {
            rows.Add(row);
        }

        Assert.Equal(shop.Events(), rows);
    }
}
