using NodaTime;

namespace UserOps.Tests;

public class DayClockTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-01-31", "2026-01-30T16:00:00Z", 24)]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", 23)]
    [InlineData("America/Havana", "2025-11-02", "2025-11-02T04:00:00Z", 25)] // 00:00 to 01:00 is shown twice
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 23)] // begins at 01:00
    [InlineData("America/St_Johns", "2010-11-06", "2010-11-06T02:30:00Z", 24)]
    [InlineData("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z", 25)] // at 00:01 the clock shows the 6th again
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", 24)]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0)] // skipped
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", 24)]
    [InlineData("Pacific/Kwajalein", "1993-08-21", "1993-08-21T12:00:00Z", 0)] // skipped
    [InlineData("Antarctica/Troll", "2026-03-29", "2026-03-29T00:00:00Z", 22)] // two hours at once
    [InlineData("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", 24.5)] // half an hour
    public void A_day_starts_when_its_date_is_first_shown(string zone, string day, string start, double hours)
    {
        var clock = new DayClock(DateTimeZoneProviders.Tzdb[zone]);
        var date = Day(day);

        Assert.Equal(At(start), clock.StartOf(date));
        Assert.Equal(Duration.FromHours(hours), clock.StartOf(date.PlusDays(1)) - clock.StartOf(date));
        Assert.Equal(clock.StartOf(date.PlusDays(1)) - Duration.Epsilon, clock.EndOf(date));
    }

    [Theory]
    [InlineData("America/New_York", 2, 30, "2026-03-08", "2026-03-08T07:00:00Z")] // 02:30 is skipped: at 03:00
    [InlineData("America/New_York", 1, 30, "2025-11-02", "2025-11-02T05:30:00Z")] // 01:30 comes twice: at the first
    [InlineData("Asia/Shanghai", 4, 0, "2026-01-31", "2026-01-30T20:00:00Z")]
    public void A_day_may_start_later_than_midnight(string zone, int hour, int minute, string day, string start)
    {
        var clock = new DayClock(DateTimeZoneProviders.Tzdb[zone], new(hour, minute));

        Assert.Equal(At(start), clock.StartOf(Day(day)));
        Assert.Equal(Day(day), clock.DayOf(At(start)));
        Assert.Equal(Day(day).PlusDays(-1), clock.DayOf(At(start) - Duration.Epsilon));
    }

    [Fact]
    public void A_skipped_date_holds_no_instant()
    {
        var clock = new DayClock(DateTimeZoneProviders.Tzdb["Pacific/Apia"]);
        var jump = At("2011-12-30T10:00:00Z");

        Assert.Equal(Day("2011-12-29"), clock.DayOf(jump - Duration.Epsilon));
        Assert.Equal(Day("2011-12-31"), clock.DayOf(jump));
    }

    [Fact]
    public void A_day_that_has_started_goes_on_when_the_clock_goes_back_to_the_day_before()
    {
        var zone = DateTimeZoneProviders.Tzdb["America/St_Johns"];
        var shownAgain = At("2010-11-07T02:45:00Z");

        Assert.Equal(Day("2010-11-06"), shownAgain.InZone(zone).Date);
        Assert.Equal(Day("2010-11-07"), new DayClock(zone).DayOf(shownAgain));
    }

    [Fact]
    public void Every_instant_in_range_has_a_day_that_can_be_named_in_every_zone()
    {
        var first = At("0001-01-03T00:00:00Z");
        var last = At("9998-12-30T00:00:00Z") - Duration.Epsilon;
        Assert.True(DayClock.InRange(first) && DayClock.InRange(last));
        Assert.False(DayClock.InRange(first - Duration.Epsilon) || DayClock.InRange(last + Duration.Epsilon));

        foreach (var hours in new[] { -18, 0, 18 })
        {
            foreach (var start in new[] { LocalTime.Midnight, LocalTime.MaxValue })
            {
                var clock = new DayClock(DateTimeZone.ForOffset(Offset.FromHours(hours)), start);
                foreach (var instant in new[] { first, last })
                {
                    var day = clock.DayOf(instant);
                    Assert.InRange(day, DayClock.MinDay, DayClock.MaxDay);
                    Assert.True(clock.StartOf(day) <= instant && instant < clock.StartOf(day.PlusDays(1)));
                }

                Assert.True(clock.StartOf(DayClock.MinDay) < clock.EndOf(DayClock.MinDay));
                Assert.True(clock.StartOf(DayClock.MaxDay) < clock.EndOf(DayClock.MaxDay));
            }
        }
    }

    [Fact]
    public void Clocks_are_equal_by_zone_and_start_of_day()
    {
        var shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        var clock = new DayClock(shanghai, new(4, 0));

        Assert.Equal(new DayClock(shanghai, new(4, 0)), clock);
        Assert.Equal(new DayClock(shanghai, new(4, 0)).GetHashCode(), clock.GetHashCode());
        Assert.NotEqual(new DayClock(shanghai), clock);
        Assert.NotEqual(new DayClock(DateTimeZone.Utc, new(4, 0)), clock);
        Assert.Equal(DayClock.Utc, new DayClock(DateTimeZone.Utc));
        Assert.False(clock.Equals((object)"Asia/Shanghai from 04:00"));
        Assert.Equal("Asia/Shanghai from 04:00", clock.ToString());
    }

    [Fact]
    public void A_clock_needs_a_zone() =>
        Assert.Equal("zone", Assert.Throws<ArgumentNullException>(() => new DayClock(null!)).ParamName);

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
