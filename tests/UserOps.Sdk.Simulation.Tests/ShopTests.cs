using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.Simulation.Tests;

/// <summary>Laws that hold in every shop.</summary>
public sealed class ShopTests
{
    [Fact]
    public void The_same_options_give_the_same_shop() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var (one, other) = (new Shop(options), new Shop(options with { }));
            return one.Users.SequenceEqual(other.Users) && one.Purchases().SequenceEqual(other.Purchases());
        });

    [Fact]
    public void Another_seed_gives_another_shop() =>
        Assert.NotEqual(
            new Shop(ShopOptions.Default).Purchases().Take(100),
            new Shop(ShopOptions.Default with { Seed = 1112 }).Purchases().Take(100));

    [Fact]
    public void A_user_is_the_same_whatever_the_number_of_users_and_the_order_of_asking() =>
        Law.Holds(AnyShop.Options, Arb.From(Gen.Choose(1, 1_000_000)), (options, more) =>
        {
            var (shop, larger) = (new Shop(options), new Shop(options with { Users = options.Users + more }));
            return Enumerable.Range(0, options.Users).Reverse().All(index =>
                shop.Users[index] == larger.Users[index]
                && shop.OrdersOf(index).SequenceEqual(larger.OrdersOf(index))
                && shop.PurchasesOf(index).SequenceEqual(larger.PurchasesOf(index)));
        });

    [Fact]
    public void A_shop_read_at_once_is_its_users_one_by_one() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            var indexes = Enumerable.Range(0, options.Users);
            return shop.Users.Select(user => user.Index).SequenceEqual(indexes)
                && shop.Orders().SequenceEqual(indexes.SelectMany(shop.OrdersOf))
                && shop.Purchases().SequenceEqual(indexes.SelectMany(shop.PurchasesOf));
        });

    [Fact]
    public void No_order_is_placed_before_joining_or_after_leaving() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Users.All(user => shop.OrdersOf(user.Index)
                .All(order => order.At >= user.Joined && (user.LeftAt is not { } left || order.At <= left)));
        });

    [Fact]
    public void Users_join_and_leave_in_the_window_and_in_this_order() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Users.All(user => user.Kind == UserKind.ReturnOnly
                ? user.Joined <= user.LeftAt && user.LeftAt < shop.Window.Start
                : shop.Window.Contains(user.Joined)
                    && (user.LeftAt is not { } left || (left >= user.Joined && shop.Window.Contains(left))));
        });

    [Fact]
    public void Every_row_lies_in_the_window() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Purchases().All(row => shop.Window.Contains(row.At)
                && shop.Clock.DayOf(row.At) >= options.Start && shop.Clock.DayOf(row.At) < options.End);
        });

    [Fact]
    public void The_rows_of_a_user_come_by_time() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return Enumerable.Range(0, options.Users).Select(shop.PurchasesOf)
                .All(rows => rows.Zip(rows.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
        });

    [Fact]
    public void A_return_comes_on_a_later_day_than_its_order_and_within_the_return_window() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Orders().All(order =>
            {
                if (order.ReturnedAt is not { } returnedAt)
                {
                    return order.ReturnedAmount == 0;
                }

                var days = Period.DaysBetween(shop.Clock.DayOf(order.At), shop.Clock.DayOf(returnedAt));

                // A date that the zone skipped on the way is none of the shop's days.
                return order.ReturnedAmount > 0 && days >= 1 && days <= options.ReturnWindow.Days + 1;
            });
        });

    [Fact]
    public void What_comes_back_of_an_order_is_never_more_than_was_bought() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            return shop.Users.Where(user => user.Kind != UserKind.ReturnOnly)
                .SelectMany(user => shop.PurchasesOf(user.Index))
                .GroupBy(row => row.OrderId)
                .All(rows => rows.Sum(row => row.Amount) >= 0
                    && rows.Where(row => row.Amount < 0).All(row => row.At > rows.Where(bought => bought.Amount > 0).Max(bought => bought.At)));
        });

    [Fact]
    public void The_rows_are_the_lines_of_the_orders_and_of_the_returns() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options);
            var rows = shop.Purchases().GroupBy(row => row.OrderId!).ToDictionary(group => group.Key, group => group.ToList());
            var orders = shop.Orders().ToList();
            return rows.Keys.ToHashSet().SetEquals(orders.Select(order => order.Id)) && orders.All(order =>
            {
                var seen = shop.Window.Contains(order.At);
                var bought = rows[order.Id].Where(row => row.Kind == PurchaseKind.Purchase).ToList();
                var returned = rows[order.Id].Where(row => row.Kind == PurchaseKind.Refund).ToList();
                return bought.Count + returned.Count == rows[order.Id].Count
                    && bought.Select(row => row.Amount).SequenceEqual(seen ? order.Lines.Select(line => line.Amount) : [])
                    && bought.TrueForAll(row => row.At == order.At && row.User == order.User)
                    && returned.Sum(row => row.Amount) == -order.ReturnedAmount
                    && returned.TrueForAll(row => row.At == order.ReturnedAt && row.User == order.User && row.Amount < 0);
            });
        });

    [Fact]
    public void Lines_have_units_and_a_price() =>
        Law.Holds(AnyShop.Options, options => new Shop(options).Orders().SelectMany(order => order.Lines)
            .All(line => line.Quantity >= 1 && line.UnitPrice >= 0.01m && line.ReturnedQuantity >= 0 && line.ReturnedQuantity <= line.Quantity));

    [Fact]
    public void Money_has_two_decimals_and_the_currency_asked_for() =>
        Law.Holds(AnyShop.Options, options => new Shop(options with { Currency = "GBP" }).Purchases()
            .All(row => row.Amount.Scale == 2 && row.Currency == "GBP" && decimal.Abs(row.Amount) <= PurchaseLimits.Amount));

    [Fact]
    public void An_order_id_names_one_order() =>
        Law.Holds(AnyShop.Options, options => new Shop(options).Orders().ToList() is var orders
            && orders.Select(order => order.Id).Distinct().Count() == orders.Count);

    [Fact]
    public void Return_options_change_no_order() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var without = new Shop(options with { ReturnRate = 0, BargainReturnRate = 0 });
            return new Shop(options).Purchases().Where(row => row.Amount > 0).SequenceEqual(without.Purchases().Where(row => row.Amount > 0));
        });

    [Fact]
    public void Without_returns_only_the_return_only_users_send_back() =>
        Law.Holds(AnyShop.Options, options =>
        {
            var shop = new Shop(options with { ReturnRate = 0, BargainReturnRate = 0 });
            return shop.Users.All(user => shop.PurchasesOf(user.Index).Any(row => row.Amount < 0) == (user.Kind == UserKind.ReturnOnly));
        });

    [Fact]
    public async Task A_host_reads_the_same_rows_by_its_port()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 200 });

        Assert.Equal(shop.Purchases(), await shop.ReadPurchasesAsync().ToListAsync().ConfigureAwait(true));
    }

    [Fact]
    public async Task A_cancelled_reading_stops_at_the_next_user()
    {
        using var source = new CancellationTokenSource();
        var shop = new Shop(ShopOptions.Default with { Shares = KindShares.Only(UserKind.OneTime) });
        var rows = shop.ReadPurchasesAsync(source.Token).GetAsyncEnumerator(CancellationToken.None);
        await using var disposal = rows.ConfigureAwait(true);

        Assert.True(await rows.MoveNextAsync().ConfigureAwait(true));
        await source.CancelAsync().ConfigureAwait(true);
        await Assert.ThrowsAsync<OperationCanceledException>(Read).ConfigureAwait(true);

        async Task Read()
        {
            while (await rows.MoveNextAsync().ConfigureAwait(true))
            {
                Assert.Equal(shop.Users[0].Id, rows.Current.User);
            }
        }
    }

    [Fact]
    public void A_shop_of_nobody_is_empty()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 0 });

        Assert.Empty(shop.Users);
        Assert.Empty(shop.Orders());
        Assert.Empty(shop.Purchases());
        Assert.Throws<ArgumentOutOfRangeException>(() => shop.PurchasesOf(0));
    }

    [Fact]
    public void A_shop_of_one_user_has_the_user()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 1, Shares = KindShares.Only(UserKind.OneTime) });

        Assert.Equal("u0000000", Assert.Single(shop.Users).Id.Value);
        Assert.Equal("u0000000-001", Assert.Single(shop.Orders()).Id);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_user_who_is_none_is_refused(int index)
    {
        var shop = new Shop(ShopOptions.Default with { Users = 5 });

        Assert.Throws<ArgumentOutOfRangeException>(() => shop.Users[index]);
        Assert.Throws<ArgumentOutOfRangeException>(() => shop.OrdersOf(index));
        Assert.Throws<ArgumentOutOfRangeException>(() => shop.PurchasesOf(index));
    }
}
