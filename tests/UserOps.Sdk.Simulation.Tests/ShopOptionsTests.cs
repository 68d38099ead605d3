using NodaTime;

namespace UserOps.Simulation.Tests;

public sealed class ShopOptionsTests
{
    private static readonly ShopOptions Good = ShopOptions.Default;

    public static TheoryData<string, ShopOptions> OddOptions() => new()
    {
        { "Users is -1; allowed: from 0 to 10000000.", Good with { Users = -1 } },
        { "Users is 10000001; allowed", Good with { Users = 10_000_001 } },
        { "Start to End is 2024-01-01 to 2024-01-01; allowed", Good with { End = Good.Start } },
        { "Start to End is 2024-01-01 to 2023-01-01; allowed", Good with { End = new LocalDate(2023, 1, 1) } },
        { "Start to End is 1899-12-31 to 2026-01-01; allowed", Good with { Start = new LocalDate(1899, 12, 31) } },
        { "Start to End is 1900-01-01 to 2026-01-01; allowed", Good with { Start = new LocalDate(1900, 1, 1) } },
        { "Start to End is 2024-01-01 to 2200-01-02; allowed", Good with { End = new LocalDate(2200, 1, 2) } },
        { "Start and End is Julian, ISO; allowed", Good with { Start = Good.Start.WithCalendar(CalendarSystem.Julian) } },
        { "ZoneId is Mars/Olympus; allowed", Good with { ZoneId = "Mars/Olympus" } },
        { "ZoneId is null; allowed", Good with { ZoneId = null! } },
        {
            "Start to End is 2011-12-30, one day; allowed: at least one day that the zone did not skip.",
            Good with { ZoneId = "Pacific/Apia", Start = new LocalDate(2011, 12, 30), End = new LocalDate(2011, 12, 31) }
        },
        { "ReturnWindow is 0:00:00:00; allowed", Good with { ReturnWindow = Duration.Zero } },
        { "ReturnWindow is 1:12:00:00; allowed", Good with { ReturnWindow = Duration.FromHours(36) } },
        { "ReturnWindow is 366:00:00:00; allowed", Good with { ReturnWindow = Duration.FromDays(366) } },
        { "Currency is  ; allowed", Good with { Currency = " " } },
        { "Activity is 0; allowed", Good with { Activity = 0 } },
        { "Activity is NaN; allowed", Good with { Activity = double.NaN } },
        { "Activity is 100.5; allowed", Good with { Activity = 100.5 } },
        { "MeanBasket is 0.99; allowed", Good with { MeanBasket = 0.99m } },
        { "MeanBasket is 1000000.01; allowed", Good with { MeanBasket = 1_000_000.01m } },
        { "ReturnRate is -0.1; allowed", Good with { ReturnRate = -0.1 } },
        { "BargainReturnRate is 1.1; allowed", Good with { BargainReturnRate = 1.1 } },
        { "WholeReturnShare is NaN; allowed", Good with { WholeReturnShare = double.NaN } },
        { "Shares is null; allowed", Good with { Shares = null! } },
        { "Shares.Loyal is -1; allowed", Good with { Shares = KindShares.Default with { Loyal = -1 } } },
        { "Shares.Regular is Infinity; allowed", Good with { Shares = KindShares.Default with { Regular = double.PositiveInfinity } } },
        { "Shares is 0; allowed", Good with { Shares = KindShares.Only(UserKind.Loyal) with { Loyal = 0 } } },
        { "Seasons is 367; allowed", Good with { Seasons = [.. Enumerable.Repeat(Good.Seasons[0], 367)] } },
        { "Seasons[1] is null; allowed", Good with { Seasons = [Good.Seasons[0], null!] } },
        { "Seasons[0].Weight is 0; allowed", Good with { Seasons = [Good.Seasons[0] with { Weight = 0 }] } },
        { "Funnel is null; allowed", Good with { Funnel = null! } },
        { "Funnel.SearchGivenVisit is 1.1; allowed", Good with { Funnel = Good.Funnel with { SearchGivenVisit = 1.1 } } },
        { "Funnel.ViewGivenVisit is 0; allowed", Good with { Funnel = Good.Funnel with { ViewGivenVisit = 0 } } },
        { "Funnel.CartGivenView is NaN; allowed", Good with { Funnel = Good.Funnel with { CartGivenView = double.NaN } } },
        { "Funnel.CheckoutGivenCart is -1; allowed", Good with { Funnel = Good.Funnel with { CheckoutGivenCart = -1 } } },
        { "Funnel.PurchaseGivenCheckout is 2; allowed", Good with { Funnel = Good.Funnel with { PurchaseGivenCheckout = 2 } } },
        {
            "Funnel.PurchaseGivenVisit is 0.0001; allowed: a product of steps from 0.001.",
            Good with { Funnel = new() { SearchGivenVisit = 0, ViewGivenVisit = 0.0001, CartGivenView = 1, CheckoutGivenCart = 1, PurchaseGivenCheckout = 1 } }
        },
    };

    [Theory]
    [MemberData(nameof(OddOptions))]
    public void Odd_options_are_refused_with_the_value_and_what_is_allowed(string message, ShopOptions options)
    {
        var refusal = Assert.Throws<ArgumentException>(nameof(options), () => new Shop(options));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(nameof(options), () => new ShopColumns(options));
    }

    [Fact]
    public void All_problems_are_named_at_once()
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => new Shop(Good with { Users = -1, ReturnRate = 2, ZoneId = "", Shares = KindShares.Default with { Loyal = -1, OneTime = -1 } }));

        Assert.Equal(
            ["Users", "ZoneId", "ReturnRate", "Shares.OneTime", "Shares.Loyal"],
            refusal.Message.Split('\n').Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void No_options_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new Shop(null!));
        Assert.Throws<ArgumentNullException>(() => new ShopColumns(null!));
    }

    [Fact]
    public void The_ends_of_the_ranges_are_allowed()
    {
        var options = Good with
        {
            Users = 12,
            Shares = AnyShop.EvenShares,
            Start = new LocalDate(2199, 12, 31),
            End = new LocalDate(2200, 1, 1),
            Activity = 100,
            MeanBasket = 1_000_000m,
            ReturnRate = 1,
            BargainReturnRate = 1,
            WholeReturnShare = 1,
            ReturnWindow = Duration.FromDays(365),
            Seasons = [],
            Funnel = new()
            {
                SearchGivenVisit = 1,
                ViewGivenVisit = 0.001,
                CartGivenView = 1,
                CheckoutGivenCart = 1,
                PurchaseGivenCheckout = 1,
            },
        };

        Assert.NotEmpty(new Shop(options).Purchases());
        Assert.NotEmpty(new Shop(options).Events());
    }
}
