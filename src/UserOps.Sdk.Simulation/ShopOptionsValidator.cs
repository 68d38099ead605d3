using System.Globalization;
using NodaTime;

namespace UserOps.Simulation;

/// <summary>Finds every member of the options that is out of its range.</summary>
internal static class ShopOptionsValidator
{
    private const int MaxUsers = 10_000_000;
    private const int MaxDays = 36_600;
    private const int MaxSeasons = 366;
    private const int MaxReturnDays = 365;
    private const double MaxActivity = 100;
    private const double MaxSeasonWeight = 1_000;
    private const double MinPurchaseGivenVisit = 0.001;
    private const decimal MinBasket = 1m;
    private const decimal MaxBasket = 1_000_000m;

    private static readonly LocalDate FirstDay = new(1900, 1, 1);
    private static readonly LocalDate LastEnd = new(2200, 1, 1);

    /// <summary>Refuses options with a problem, naming all of them.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member is out of its range.</exception>
    public static void ThrowIfInvalid(ShopOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = Problems(options).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(options));
        }
    }

    private static IEnumerable<string> Problems(ShopOptions options) =>
        TimeProblems(options)
            .Concat(MoneyProblems(options))
            .Concat(ShareProblems(options.Shares))
            .Concat(SeasonProblems(options))
            .Concat(FunnelProblems(options.Funnel));

    private static IEnumerable<string> TimeProblems(ShopOptions options)
    {
        if (options.Users is < 0 or > MaxUsers)
        {
            yield return Problem("Users", options.Users, "from 0 to 10000000");
        }

        if (options.Start.Calendar != CalendarSystem.Iso || options.End.Calendar != CalendarSystem.Iso)
        {
            yield return Problem(
                "Start and End", $"{options.Start.Calendar.Id}, {options.End.Calendar.Id}", "days of the ISO calendar");
            yield break;
        }

        var daysAllowed = options.Start >= FirstDay && options.End <= LastEnd && options.Start < options.End
            && Period.DaysBetween(options.Start, options.End) <= MaxDays;
        if (!daysAllowed)
        {
            yield return Problem(
                "Start to End",
                $"{options.Start:uuuu-MM-dd} to {options.End:uuuu-MM-dd}",
                "1 to 36600 days between 1900-01-01 and 2200-01-01, End not simulated");
        }

        var zone = options.ZoneId is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.ZoneId);
        if (zone is null)
        {
            yield return Problem("ZoneId", options.ZoneId, "an id of the tz database, such as Asia/Shanghai");
        }
        else if (daysAllowed && new DayClock(zone) is var clock && clock.StartOf(options.Start) >= clock.StartOf(options.End))
        {
            yield return Problem(
                "Start to End", $"{options.Start:uuuu-MM-dd}, one day", "at least one day that the zone did not skip");
        }

        if (options.ReturnWindow < Duration.FromDays(1) || options.ReturnWindow > Duration.FromDays(MaxReturnDays)
            || options.ReturnWindow != Duration.FromDays(options.ReturnWindow.Days))
        {
            yield return Problem("ReturnWindow", options.ReturnWindow, "whole days from 1 to 365");
        }
    }

    private static IEnumerable<string> MoneyProblems(ShopOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Currency))
        {
            yield return Problem("Currency", options.Currency, "a text that is not blank, such as CNY");
        }

        if (!(options.Activity > 0 && options.Activity <= MaxActivity))
        {
            yield return Problem("Activity", options.Activity, "above 0 and up to 100");
        }

        if (options.MeanBasket is < MinBasket or > MaxBasket)
        {
            yield return Problem("MeanBasket", options.MeanBasket, "from 1 to 1000000");
        }

        (string Name, double Value)[] chances =
        [
            ("ReturnRate", options.ReturnRate),
            ("BargainReturnRate", options.BargainReturnRate),
            ("WholeReturnShare", options.WholeReturnShare),
        ];
        foreach (var (name, value) in chances)
        {
            if (!(value >= 0 && value <= 1))
            {
                yield return Problem(name, value, "a chance from 0 to 1");
            }
        }
    }

    private static IEnumerable<string> ShareProblems(KindShares? shares)
    {
        if (shares is null)
        {
            yield return Problem("Shares", null, "a record of parts, such as KindShares.Default");
            yield break;
        }

        var wrong = false;
        foreach (var kind in Enum.GetValues<UserKind>())
        {
            var parts = shares.PartsOf(kind);
            if (!(parts >= 0 && double.IsFinite(parts)))
            {
                wrong = true;
                yield return Problem($"Shares.{kind}", parts, "finite and not negative");
            }
        }

        var sum = shares.Parts().Sum();
        if (!wrong && !(sum > 0 && double.IsFinite(sum)))
        {
            yield return Problem("Shares", sum, "parts whose sum is finite and above 0");
        }
    }

    private static IEnumerable<string> SeasonProblems(ShopOptions options)
    {
        if (options.Seasons.Count > MaxSeasons)
        {
            yield return Problem("Seasons", options.Seasons.Count, "up to 366 seasons");
            yield break;
        }

        for (var i = 0; i < options.Seasons.Count; i++)
        {
            var season = options.Seasons[i];
            if (season is null)
            {
                yield return Problem($"Seasons[{i}]", null, "a season");
            }
            else if (!(season.Weight > 0 && season.Weight <= MaxSeasonWeight))
            {
                yield return Problem($"Seasons[{i}].Weight", season.Weight, "above 0 and up to 1000");
            }
        }
    }

    private static IEnumerable<string> FunnelProblems(VisitFunnel? funnel)
    {
        if (funnel is null)
        {
            yield return Problem("Funnel", null, "a record of chances, such as VisitFunnel.Default");
            yield break;
        }

        if (!(funnel.SearchGivenVisit >= 0 && funnel.SearchGivenVisit <= 1))
        {
            yield return Problem("Funnel.SearchGivenVisit", funnel.SearchGivenVisit, "a chance from 0 to 1");
        }

        (string Name, double Value)[] steps =
        [
            ("ViewGivenVisit", funnel.ViewGivenVisit),
            ("CartGivenView", funnel.CartGivenView),
            ("CheckoutGivenCart", funnel.CheckoutGivenCart),
            ("PurchaseGivenCheckout", funnel.PurchaseGivenCheckout),
        ];
        var wrong = false;
        foreach (var (name, value) in steps)
        {
            if (!(value > 0 && value <= 1))
            {
                wrong = true;
                yield return Problem($"Funnel.{name}", value, "a chance above 0 and up to 1");
            }
        }

        if (!wrong && funnel.PurchaseGivenVisit < MinPurchaseGivenVisit)
        {
            yield return Problem("Funnel.PurchaseGivenVisit", funnel.PurchaseGivenVisit, "a product of steps from 0.001");
        }
    }

    private static string Problem(string path, object? found, string allowed) =>
        $"{path} is {(found is null ? "null" : Convert.ToString(found, CultureInfo.InvariantCulture))}; allowed: {allowed}.";
}
