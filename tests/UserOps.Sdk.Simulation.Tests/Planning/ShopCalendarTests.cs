using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;

namespace UserOps.Simulation.Tests;

public sealed class ShopCalendarTests
{
    private static readonly DayPattern[] Patterns = Enum.GetValues<DayPattern>();

    [Fact]
    public void Every_point_of_the_clock_is_a_whole_second_in_the_window() =>
        Law.Holds(
            AnyShop.Options,
            Arb.From(Gen.Choose(-10, 1_010)),
            (options, permille) =>
            {
                var calendar = new ShopCalendar(options);
                return Patterns.All(pattern =>
                {
                    var at = calendar.At(pattern, calendar.Total(pattern) * permille / 1_000);
                    return at >= calendar.Start && at < calendar.End && at == Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
                });
            });

    [Fact]
    public void Later_on_the_shops_clock_is_never_earlier_in_time() =>
        Law.Holds(
            AnyShop.Options,
            options =>
            {
                var calendar = new ShopCalendar(options);
                return Patterns.All(pattern =>
                {
                    var times = Enumerable.Range(0, 500).Select(i => calendar.At(pattern, calendar.Total(pattern) * i / 500)).ToList();
                    return times.Zip(times.Skip(1)).All(pair => pair.First <= pair.Second);
                });
            });

    [Fact]
    public void A_day_is_found_again_by_any_of_its_instants() =>
        Law.Holds(
            AnyShop.Options,
            Arb.From(Gen.Choose(0, 999)),
            (options, permille) =>
            {
                var calendar = new ShopCalendar(options);
                return Enumerable.Range(0, calendar.Days)
                    .All(day => calendar.DayOf(calendar.OnDay(DayPattern.Everyday, day, permille / 1_000.0)) == day);
            });

    [Theory]
    [InlineData("2024-03-31", 23)]
    [InlineData("2024-04-01", 24)]
    [InlineData("2024-10-27", 25)]
    public void A_day_of_changed_clocks_is_filled_from_end_to_end(string date, int hours)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var calendar = new ShopCalendar(
            ShopOptions.Default with { ZoneId = "Europe/London", Start = day, End = day.PlusDays(1) });
        var last = calendar.OnDay(DayPattern.Everyday, 0, Math.BitDecrement(1.0));

        Assert.Equal(Duration.FromHours(hours), calendar.End - calendar.Start);
        Assert.Equal(calendar.Start, calendar.OnDay(DayPattern.Everyday, 0, 0));
        Assert.InRange(calendar.End - last, Duration.FromSeconds(1), Duration.FromSeconds(2));
    }

    [Fact]
    public void A_date_that_the_zone_skipped_is_no_day()
    {
        var calendar = new ShopCalendar(ShopOptions.Default with
        {
            ZoneId = "Pacific/Apia",
            Start = new LocalDate(2011, 12, 29),
            End = new LocalDate(2012, 1, 1),
        });

        Assert.Equal(2, calendar.Days);
        Assert.Equal(new LocalDate(2011, 12, 31), calendar.Clock.DayOf(calendar.OnDay(DayPattern.Everyday, 1, 0.5)));
    }

    [Fact]
    public void A_week_has_seven_mean_days_and_a_year_of_seasons_as_many_as_days()
    {
        var week = new ShopCalendar(ShopOptions.Default with { End = ShopOptions.Default.Start.PlusDays(7) });
        Assert.Equal(7, week.Total(DayPattern.Everyday), 1e-9);
        Assert.Equal(7, week.Total(DayPattern.WorkDays), 1e-9);
        Assert.InRange(new ShopCalendar(ShopOptions.Default).Total(DayPattern.InSeason), 731 * 0.95, 731 * 1.05);
    }
}
