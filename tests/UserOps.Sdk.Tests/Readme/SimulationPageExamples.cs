using NodaTime;
using UserOps.Rfm;
using UserOps.Simulation;
using UserOps.Tickets;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/simulation.md.</summary>
public class SimulationPageExamples : PageExample
{
    [Fact]
    public void Shop_and_truth()
    {
        // begin-snippet: simulation-shop
        var shop = new Shop(ShopOptions.Default with { Users = 1_000 });

        var user = shop.Users[7];
        Console.WriteLine($"{user.Id}: {user.Kind}, joined {user.Joined}, rhythm {user.OrdersPerMonth:0.00} a month");
        // => u0000007: Regular, joined 2025-02-13T03:40:24Z, rhythm 0.73 a month

        foreach (var order in shop.OrdersOf(7))
        {
            Console.WriteLine($"{order.Id}: {order.Lines.Count} lines, {order.Amount}");
        }

        // => u0000007-001: 1 lines, 146.58
        // => u0000007-002: 3 lines, 84.79
        // => u0000007-003: 1 lines, 110.04

        foreach (var row in shop.PurchasesOf(7))
        {
            Console.WriteLine($"{row.At} {row.Kind} {row.Amount} {row.Currency}");
        }

        // => 2025-02-13T04:01:49Z Purchase 146.58 CNY
        // => 2025-02-25T03:15:39Z Purchase 43.29 CNY
        // => 2025-02-25T03:15:39Z Purchase 26.27 CNY
        // => 2025-02-25T03:15:39Z Purchase 15.23 CNY
        // => 2025-03-11T05:08:37Z Refund -146.58 CNY
        // => 2025-03-14T05:10:22Z Purchase 110.04 CNY
        // end-snippet

        Ran("simulation-shop");
    }

    [Fact]
    public void Events_and_their_funnel()
    {
        // begin-snippet: simulation-events
        var shop = new Shop(ShopOptions.Default with { Users = 1_000 });

        foreach (var row in shop.EventsOf(7).Take(10))
        {
            Console.WriteLine($"{row.At} {row.Event}");
        }

        // => 2025-02-13T03:40:24Z signup
        // => 2025-02-13T03:53:14Z visit
        // => 2025-02-13T03:55:18Z view
        // => 2025-02-13T03:55:28Z view
        // => 2025-02-13T03:57:31Z view
        // => 2025-02-13T03:58:16Z cart
        // => 2025-02-13T04:00:21Z checkout
        // => 2025-02-13T04:01:49Z purchase
        // => 2025-02-14T02:34:01Z visit
        // => 2025-02-25T03:09:45Z visit

        // What was planted beside what was found, after the first order of each buyer.
        var later = shop.Users
            .SelectMany(user => shop.EventsOf(user.Index).SkipWhile(row => row.Event != ShopEvents.Purchase).Skip(1))
            .CountBy(row => row.Event).ToDictionary();
        var funnel = shop.Options.Funnel;
        Console.WriteLine(
            $"cart to checkout: {funnel.CheckoutGivenCart:0.000} planted, "
            + $"{(double)later[ShopEvents.Checkout] / later[ShopEvents.Cart]:0.000} of {later[ShopEvents.Cart]} found");
        Console.WriteLine(
            $"checkout to purchase: {funnel.PurchaseGivenCheckout:0.000} planted, "
            + $"{(double)later[ShopEvents.Purchase] / later[ShopEvents.Checkout]:0.000} of {later[ShopEvents.Checkout]} found");
        // => cart to checkout: 0.850 planted, 0.854 of 11263 found
        // => checkout to purchase: 0.900 planted, 0.897 of 9614 found
        // end-snippet

        Ran("simulation-events");
    }

    [Fact]
    public void Known_truth_in_a_test()
    {
        // begin-snippet: simulation-test
        var shop = new Shop(ShopOptions.Default with { Users = 1_000 });
        var book = new PurchaseBook<UserId>();
        foreach (var row in shop.Purchases())
        {
            book.Add(row);
        }

        var asOf = shop.Clock.EndOf(new LocalDate(2025, 12, 31));
        var snapshot = RfmSnapshot.Fit(book, asOf, RfmPolicy.Classic11 with { Zone = shop.Options.ZoneId });

        // What was planted beside what was found.
        string[] sleeping = ["aboutToSleep", "atRisk", "cannotLoseThem", "hibernating", "lost"];
        foreach (var kind in new[] { UserKind.Lapsed, UserKind.Loyal, UserKind.Newcomer })
        {
            var planted = shop.Users.Where(user => user.Kind == kind).ToList();
            var found = planted.Count(user => sleeping.Contains(snapshot.Find(user.Id)!.Segment.Id, StringComparer.Ordinal));
            Console.WriteLine($"{kind}: {planted.Count} planted, {planted.Count(user => !user.IsCustomer(asOf))} gone, {found} found asleep");
        }

        // => Lapsed: 70 planted, 70 gone, 70 found asleep
        // => Loyal: 80 planted, 19 gone, 11 found asleep
        // => Newcomer: 49 planted, 0 gone, 0 found asleep

        var silent = shop.Users.Where(user => snapshot.Find(user.Id) is null).Select(user => user.Kind).Distinct();
        Console.WriteLine($"without any row: {string.Join(", ", silent)}");
        // => without any row: WindowShopper
        // end-snippet

        Ran("simulation-test");
    }

    [Fact]
    public void Outage()
    {
        // begin-snippet: simulation-outage
        var complaints = new ShopComplaints(new Shop(ShopOptions.Default));
        var outage = complaints.Outage;
        var burst = complaints.All.Where(complaint => complaint.IsOfOutage).ToList();

        Console.WriteLine($"{complaints.All.Count} complaints; '{outage.Topic}' broke at {outage.From}");
        Console.WriteLine($"{burst.Count} of them from {burst.Select(complaint => complaint.UserIndex).Distinct().Count()} users");
        // => 465 complaints; 'payment' broke at 2025-12-29T01:40:00Z
        // => 244 of them from 139 users

        // One user, one matter, several channels.
        var matter = burst.GroupBy(complaint => complaint.Matter).First(group => group.Count() == 3);
        foreach (var facts in matter.Select(complaint => complaint.Facts))
        {
            Console.WriteLine($"{facts.Id} {facts.Channel}: customer {facts.CustomerId?.Value ?? "unknown"}, keys {string.Join(", ", facts.Keys.Select(key => key.Kind))}");
        }

        // => c0002215-1 web: customer u0002215, keys order, email
        // => c0002215-2 hotline: customer unknown, keys phone
        // => c0002215-3 app: customer u0002215, keys order
        // end-snippet

        Ran("simulation-outage");
    }

    [Fact]
    public void Desk()
    {
        // begin-snippet: simulation-tickets
        var desk = new ShopTickets(new Shop(ShopOptions.Default));
        Console.WriteLine($"{desk.All.Count} tickets, {desk.Events.Count} events; '{desk.Truth.Surge!.Key}' surges from {desk.Truth.Surge.From:uuuu'-'MM'-'dd} on");

        var scorer = new MaturityScorer(MaturityPolicy.Default with { Zone = desk.Shop.Options.ZoneId });
        var found = scorer.Score(desk.ToLog(), desk.Window.End).Value;
        Console.WriteLine($"level {found.Level} demonstrated, {found.PlausibleLevel} plausible, {desk.Truth.Maturity.Level} planted");

        foreach (var planted in desk.Truth.Rates.Where(rate => rate.Id is IndicatorId.M1 or IndicatorId.S2 or IndicatorId.D2 or IndicatorId.P2))
        {
            var item = found.Indicators.Single(score => score.Id == planted.Id);
            Console.WriteLine($"{item.Id}: {planted.Rate:0.000} planted, {item.Successes} of {item.Opportunities} or {item.Observed:0.000} found");
        }

        // => 3965 tickets, 25993 events; 'use-coupon' surges from 2025-11-10 on
        // => level 3 demonstrated, 4 plausible, 4 planted
        // => M1: 0.970 planted, 3699 of 3811 or 0.971 found
        // => S2: 0.602 planted, 2215 of 3689 or 0.600 found
        // => D2: 0.550 planted, 540 of 979 or 0.552 found
        // => P2: 0.638 planted, 429 of 677 or 0.634 found
        // end-snippet

        Ran("simulation-tickets");
    }

    [Fact]
    public void Columns()
    {
        // begin-snippet: simulation-columns
        var columns = new ShopColumns(ShopOptions.Default with { Users = 100_000 });
        var users = new long[3];
        var days = new int[3];
        var minorUnits = new long[3];

        columns.Fill(firstRow: 1_000_000, users, days, minorUnits);

        for (var i = 0; i < users.Length; i++)
        {
            Console.WriteLine($"user {users[i]}, day {days[i]}, {minorUnits[i]} fen");
        }

        // => user 71940, day 20421, 19714 fen
        // => user 11331, day 20336, 4962 fen
        // => user 86088, day 20123, 22130 fen
        // end-snippet

        Ran("simulation-columns");
    }
}
