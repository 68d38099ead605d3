using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace UserOps.Simulation.Tests;

/// <summary>Generates options of small shops, all of them valid.</summary>
internal static class AnyShop
{
    private static readonly string[] Zones =
        ["Asia/Shanghai", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];

    /// <summary>As many users of each kind.</summary>
    public static KindShares EvenShares { get; } = new()
    {
        WindowShopper = 1,
        OneTime = 1,
        Regular = 1,
        Loyal = 1,
        Seasonal = 1,
        Wholesale = 1,
        Lapsed = 1,
        Newcomer = 1,
        BargainHunter = 1,
        ReturnOnly = 1,
    };

    /// <summary>Shops of up to 40 users, all kinds nearly as many, over 1 to 800 days of the years 2008 to 2027.</summary>
    public static Arbitrary<ShopOptions> Options { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        from users in Gen.Choose(0, 40)
        from startDay in Gen.Choose(0, 6_000)
        from days in Gen.Choose(2, 800)
        from zone in Gen.Choose(0, Zones.Length - 1)
        from percents in Gen.Choose(0, 100).ListOf(3)
        from activity in Gen.Elements(0.1, 1.0, 4.0)
        from returnDays in Gen.Choose(1, 60)
        from seasons in Gen.Choose(0, 2)
        from steps in Gen.Choose(5, 10).ListOf(4)
        select ShopOptions.Default with
        {
            Seed = (ulong)seed,
            Users = users,
            Start = new LocalDate(2008, 1, 1).PlusDays(startDay),
            End = new LocalDate(2008, 1, 1).PlusDays(startDay + days),
            ZoneId = Zones[zone],
            Shares = EvenShares,
            Activity = activity,
            ReturnRate = percents[0] / 100.0,
            BargainReturnRate = percents[1] / 100.0,
            WholeReturnShare = percents[2] / 100.0,
            ReturnWindow = Duration.FromDays(returnDays),
            Seasons = [.. ShopOptions.Default.Seasons.Take(seasons)],
            Funnel = new()
            {
                SearchGivenVisit = percents[0] / 100.0,
                ViewGivenVisit = steps[0] / 10.0,
                CartGivenView = steps[1] / 10.0,
                CheckoutGivenCart = steps[2] / 10.0,
                PurchaseGivenCheckout = steps[3] / 10.0,
            },
        },
        options => options.Users == 0 ? [] : [options with { Users = options.Users / 2 }, options with { Users = options.Users - 1 }]);

    /// <summary>A default shop in which every user is of one kind.</summary>
    public static Shop Of(UserKind kind, int users) =>
        new(ShopOptions.Default with { Users = users, Shares = KindShares.Only(kind) });
}
