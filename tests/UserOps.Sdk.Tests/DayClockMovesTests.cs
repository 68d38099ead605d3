using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using UserOps.Testing;

namespace UserOps.Tests;

public class DayClockMovesTests
{
    private static readonly DateTimeZone Shanghai = Zone("Asia/Shanghai");

    private static readonly DateTimeZone NewYork = Zone("America/New_York");

    private static readonly DayClock AtHome = new(Shanghai);

    private static readonly Gen<DateTimeZone> AnyZone = Gen.Elements(
        TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Order(StringComparer.Ordinal).Select(Zone).ToArray());

    /// <summary>Minutes, hours or months between two moves, in whole minutes as the transitions since 2000 are.</summary>
    private static readonly Gen<int> AnyMinutes =
        Gen.OneOf(Gen.Choose(1, 600), Gen.Choose(1, 60).Select(hours => hours * 60), Gen.Choose(1, 600_000));

    private static readonly Arbitrary<History> AnyHistory = Arb.From(
        from home in AnyZone
        from start in Gen.Elements(LocalTime.Midnight, new(4, 0), new(23, 30))
        from begin in Gen.Choose(16_000_000, 34_000_000) // minutes: from 2000 to 2034
        from steps in Gen.NonEmptyListOf(
            from minutes in AnyMinutes
            from zone in AnyZone
            select (minutes, zone))
        select History.Of(home, start, begin, [.. steps.Take(6)]));

    private static readonly Arbitrary<int> AnyDistance = Arb.From(Gen.OneOf(Gen.Choose(-5, 5), Gen.Choose(-4000, 4000)));

    [Fact]
    public void Moving_west_makes_the_day_longer()
    {
        var clock = Moved("2026-03-01T12:00:00Z", NewYork); // 20:00 in Shanghai, 07:00 in New York, on the same date

        AssertDay(clock, "2026-02-28", "2026-02-27T16:00:00Z", 24);
        AssertDay(clock, "2026-03-01", "2026-02-28T16:00:00Z", 37);
        AssertDay(clock, "2026-03-02", "2026-03-02T05:00:00Z", 24);
    }

    [Fact]
    public void A_day_that_has_started_goes_on_when_the_user_lands_on_the_day_before()
    {
        var clock = Moved("2026-02-28T20:00:00Z", NewYork); // 04:00 on 1 March in Shanghai, 15:00 on 28 February in New York

        Assert.Equal(Day("2026-03-01"), clock.DayOf(At("2026-02-28T20:00:00Z")));
        Assert.Equal(Day("2026-03-01"), clock.DayOf(At("2026-03-01T04:59:59Z")));
        AssertDay(clock, "2026-03-01", "2026-02-28T16:00:00Z", 37);
    }

    [Fact]
    public void Moving_east_over_the_date_line_starts_the_next_day_on_arrival()
    {
        var clock = new DayClock(NewYork).WithMoves([Move("2026-03-01T12:00:00Z", "Pacific/Apia")]); // 07:00, then 01:00 on the 2nd

        AssertDay(clock, "2026-03-01", "2026-03-01T05:00:00Z", 7);
        AssertDay(clock, "2026-03-02", "2026-03-01T12:00:00Z", 23);
        AssertDay(clock, "2026-03-03", "2026-03-02T11:00:00Z", 24);
    }

    [Fact]
    public void A_date_that_a_move_skips_holds_no_instant()
    {
        // From 23:30 on 28 February to 00:30 on 2 March.
        var clock = new DayClock(Zone("Pacific/Pago_Pago")).WithMoves([Move("2026-03-01T10:30:00Z", "Pacific/Kiritimati")]);

        AssertDay(clock, "2026-02-28", "2026-02-28T11:00:00Z", 23.5);
        AssertDay(clock, "2026-03-01", "2026-03-01T10:30:00Z", 0);
        AssertDay(clock, "2026-03-02", "2026-03-01T10:30:00Z", 23.5);
        Assert.Equal(Day("2026-02-28"), clock.DayOf(At("2026-03-01T10:30:00Z") - Duration.Epsilon));
        Assert.Equal(Day("2026-03-02"), clock.DayOf(At("2026-03-01T10:30:00Z")));
    }

    [Fact]
    public void A_move_while_the_start_of_day_is_skipped()
    {
        // 02:30 does not come in either zone: 01:30 in Chicago, then 03:30 in New York, which has gone forward at 07:00 UTC.
        var clock = new DayClock(Zone("America/Chicago"), new(2, 30)).WithMoves([new(At("2026-03-08T07:30:00Z"), NewYork)]);

        AssertDay(clock, "2026-03-07", "2026-03-07T08:30:00Z", 23);
        AssertDay(clock, "2026-03-08", "2026-03-08T07:30:00Z", 23);
        AssertDay(clock, "2026-03-09", "2026-03-09T06:30:00Z", 24);
    }

    [Fact]
    public void Four_zones_in_ten_hours_are_one_long_day()
    {
        var clock = new DayClock(Zone("Pacific/Kiritimati")).WithMoves(
        [
            Move("2026-03-01T12:00:00Z", "Asia/Tokyo"), // 02:00 on the 2nd, then 21:00 on the 1st
            Move("2026-03-01T15:30:00Z", "Europe/London"), // 00:30 on the 2nd, then 15:30
            Move("2026-03-01T19:00:00Z", "America/New_York"), // then 14:00
            Move("2026-03-01T22:00:00Z", "Pacific/Honolulu"), // then 12:00
        ]);

        AssertDay(clock, "2026-03-01", "2026-02-28T10:00:00Z", 24);
        AssertDay(clock, "2026-03-02", "2026-03-01T10:00:00Z", 48);
        AssertDay(clock, "2026-03-03", "2026-03-03T10:00:00Z", 24);
    }

    [Fact]
    public void The_wall_clock_is_that_of_the_zone_in_force()
    {
        var zone = Moved("2026-03-01T12:00:00Z", NewYork).Zone;

        Assert.Equal(new(2026, 3, 1, 19, 59, 59), At("2026-03-01T11:59:59Z").InZone(zone).LocalDateTime);
        Assert.Equal(new(2026, 3, 1, 7, 0, 0), At("2026-03-01T12:00:00Z").InZone(zone).LocalDateTime);
        Assert.Equal(At("2026-03-08T07:00:00Z"), zone.GetZoneInterval(At("2026-03-01T12:00:00Z")).End);
        Assert.Same(zone.GetZoneInterval(At("2026-03-01T12:00:00Z")), zone.GetZoneInterval(At("2026-03-02T12:00:00Z")));
    }

    [Fact]
    public void A_move_in_the_far_future_or_past_changes_nothing_in_between()
    {
        foreach (var at in new[] { Instant.FromUtc(9998, 1, 1, 0, 0), Instant.MaxValue })
        {
            var clock = AtHome.WithMoves([new(at, NewYork)]);
            AssertDay(clock, "2026-03-01", "2026-02-28T16:00:00Z", 24);
            Assert.Equal(AtHome.StartOf(DayClock.MinDay), clock.StartOf(DayClock.MinDay));
        }

        Assert.Equal(new DayClock(NewYork), AtHome.WithMoves([new(Instant.MinValue, NewYork)]));
        AssertDay(AtHome.WithMoves([new(Instant.FromUtc(1, 1, 1, 0, 0), NewYork)]), "2026-03-01", "2026-03-01T05:00:00Z", 24);
        Assert.True(AtHome.WithMoves([new(Instant.MaxValue, NewYork)]).EndOf(DayClock.MaxDay) == AtHome.EndOf(DayClock.MaxDay));
    }

    [Fact]
    public void Clocks_are_equal_by_the_zones_in_force()
    {
        ZoneMove[] moves = [Move("2026-03-01T12:00:00Z", "America/New_York"), Move("2026-06-01T00:00:00Z", "Europe/London")];
        var clock = AtHome.WithMoves(moves);

        Assert.Equal(clock, AtHome.WithMoves([.. moves]));
        Assert.Equal(clock.GetHashCode(), AtHome.WithMoves([.. moves]).GetHashCode());
        Assert.NotEqual(AtHome, clock);
        Assert.NotEqual(clock, AtHome.WithMoves(moves[..1]));
        Assert.NotEqual(clock, new DayClock(NewYork).WithMoves(moves));
        Assert.NotEqual(clock, new DayClock(Shanghai, new(4, 0)).WithMoves(moves));
        Assert.Equal(AtHome, AtHome.WithMoves([]));
        Assert.Equal(clock, clock.WithMoves([]));
        Assert.Equal(AtHome, AtHome.WithMoves([Move("2026-03-01T12:00:00Z", "Asia/Shanghai")]));
        Assert.Equal(clock, AtHome.WithMoves([moves[0], Move("2026-04-01T12:00:00Z", "America/New_York"), moves[1]]));
    }

    [Fact]
    public void A_clock_with_moves_may_move_on()
    {
        ZoneMove[] moves = [Move("2026-03-01T12:00:00Z", "America/New_York"), Move("2026-06-01T00:00:00Z", "Europe/London")];

        Assert.Equal(AtHome.WithMoves(moves), AtHome.WithMoves(moves[..1]).WithMoves(moves[1..]));
        Assert.Equal(AtHome.WithMoves(moves), AtHome.WithMoves(moves[..1]).WithMoves(moves));
        Assert.Equal(AtHome.WithMoves(moves[..1]), AtHome.WithMoves(moves).WithMoves(moves[..1]));
    }

    [Fact]
    public void The_text_tells_the_moves()
    {
        var clock = new DayClock(Shanghai, new(4, 0)).WithMoves(
            [Move("2026-03-01T12:00:00Z", "America/New_York"), Move("2026-06-01T00:00:00.5Z", "Europe/London")]);

        Assert.Equal(
            "Asia/Shanghai (America/New_York since 2026-03-01T12:00:00Z, Europe/London since 2026-06-01T00:00:00.5Z) from 04:00",
            clock.ToString());
    }

    [Fact]
    public void Moves_out_of_order_are_refused_by_their_place()
    {
        var later = Move("2026-03-01T12:00:00Z", "America/New_York");
        var earlier = Move("2026-02-01T00:00:00Z", "Europe/London");

        var disorder = Assert.Throws<ArgumentException>(() => AtHome.WithMoves([later, earlier]));
        Assert.Equal("moves", disorder.ParamName);
        Assert.StartsWith(
            "Move 1 (Europe/London) is at 2026-02-01T00:00:00Z; it must be later than move 0 at 2026-03-01T12:00:00Z.",
            disorder.Message,
            StringComparison.Ordinal);

        var twice = Assert.Throws<ArgumentException>(() => AtHome.WithMoves([earlier, later, later with { Zone = Shanghai }]));
        Assert.StartsWith("Move 2 (Asia/Shanghai) is at 2026-03-01T12:00:00Z; it must", twice.Message, StringComparison.Ordinal);

        var none = Assert.Throws<ArgumentException>(() => AtHome.WithMoves([earlier, null!]));
        Assert.StartsWith("Move 1 is null", none.Message, StringComparison.Ordinal);
        Assert.Equal("moves", Assert.Throws<ArgumentNullException>(() => AtHome.WithMoves(null!)).ParamName);
    }

    [Fact]
    public void A_move_needs_a_zone()
    {
        Assert.Throws<ArgumentNullException>(() => new ZoneMove(default, null!));
        Assert.Throws<ArgumentNullException>(() => new ZoneMove(default, Shanghai) with { Zone = null! });
    }

    [Fact]
    public void Days_of_a_moving_user_are_those_of_a_scan_minute_by_minute() =>
        Law.Holds(AnyHistory, AnyDistance, (history, distance) =>
        {
            foreach (var move in history.Moves)
            {
                var instant = move.At + Duration.FromMinutes(distance);
                var day = history.Clock.DayOf(instant);
                Assert.Equal(history.SlowDayOf(instant), day);
                AssertHolds(history.Clock, instant);
            }

            return true;
        });

    [Fact]
    public void Every_instant_is_on_one_day_and_every_day_starts_once() =>
        Law.Holds(AnyHistory, AnyDistance, (history, distance) =>
        {
            foreach (var move in history.Moves)
            {
                var day = history.Clock.DayOf(move.At + Duration.FromMinutes(distance));
                for (var i = -3; i <= 3; i++)
                {
                    var start = history.Clock.StartOf(day.PlusDays(i));
                    Assert.True(start <= history.Clock.StartOf(day.PlusDays(i + 1)));
                    Assert.True(history.Clock.DayOf(start) >= day.PlusDays(i));
                    Assert.True(history.Clock.DayOf(start - Duration.Epsilon) < day.PlusDays(i));
                    AssertHolds(history.Clock, start);
                    AssertHolds(history.Clock, start - Duration.Epsilon);
                }

                // Two days of hours: longer than a clock can be set back.
                for (var i = 0; i <= 48; i++)
                {
                    AssertHolds(history.Clock, move.At + Duration.FromHours(i));
                }

                AssertHolds(history.Clock, move.At - Duration.Epsilon);
            }

            return true;
        });

    [Fact]
    public void A_move_leaves_the_days_before_it_as_they_were() =>
        Law.Holds(AnyHistory, AnyDistance, (history, distance) =>
        {
            for (var i = 0; i < history.Moves.Length; i++)
            {
                var before = history.Home.WithMoves(history.Moves[..i]);
                var instant = history.Moves[i].At - Duration.FromMinutes(Math.Abs(distance)) - Duration.Epsilon;
                var day = before.DayOf(instant);
                Assert.Equal(day, history.Clock.DayOf(instant));
                Assert.Equal(before.StartOf(day), history.Clock.StartOf(day));
                Assert.Equal(before.StartOf(day.PlusDays(-40)), history.Clock.StartOf(day.PlusDays(-40)));
            }

            return true;
        });

    [Fact]
    public void Moves_one_by_one_give_the_clock_of_the_whole_history() =>
        Law.Holds(AnyHistory, history =>
        {
            var clock = history.Moves.Aggregate(history.Home, (clock, move) => clock.WithMoves([move]));
            return clock.Equals(history.Clock) && clock.GetHashCode() == history.Clock.GetHashCode();
        });

    [Fact]
    public void The_stretches_of_a_moving_zone_follow_each_other_without_a_gap() =>
        Law.Holds(AnyHistory, history =>
        {
            var zone = history.Clock.Zone;
            var from = history.Moves[0].At - Duration.FromDays(400);
            var expected = from;
            foreach (var interval in zone.GetZoneIntervals(from, history.Moves[^1].At + Duration.FromDays(400)))
            {
                Assert.True(!interval.HasStart || interval.Start == expected || interval.Start < from);
                Assert.Equal(interval.WallOffset, history.OffsetAt(interval.HasStart ? interval.Start : from));
                expected = interval.HasEnd ? interval.End : Instant.MaxValue;
                Assert.Equal(interval, zone.GetZoneInterval(expected - Duration.Epsilon));
                Assert.InRange(interval.WallOffset, zone.MinOffset, zone.MaxOffset);
            }

            return true;
        });

    private static void AssertHolds(DayClock clock, Instant instant)
    {
        var day = clock.DayOf(instant);
        Assert.True(clock.StartOf(day) <= instant && instant < clock.StartOf(day.PlusDays(1)), $"{clock}: {instant}");
    }

    private static void AssertDay(DayClock clock, string day, string start, double hours)
    {
        var date = Day(day);
        Assert.Equal(At(start), clock.StartOf(date));
        Assert.Equal(Duration.FromHours(hours), clock.StartOf(date.PlusDays(1)) - clock.StartOf(date));
    }

    private static DayClock Moved(string at, DateTimeZone zone) => AtHome.WithMoves([new(At(at), zone)]);

    private static ZoneMove Move(string at, string zone) => new(At(at), Zone(zone));

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    /// <summary>A user's zones, and what the clock shows by them without any help of ours.</summary>
    private sealed record History(DayClock Home, ZoneMove[] Moves)
    {
        public DayClock Clock { get; } = Home.WithMoves(Moves);

        public static History Of(DateTimeZone home, LocalTime dayStart, int begin, (int Minutes, DateTimeZone Zone)[] steps)
        {
            var at = Instant.FromUnixTimeSeconds(begin * 60L);
            var moves = new List<ZoneMove>();
            foreach (var (minutes, zone) in steps)
            {
                moves.Add(new(at, zone));
                at += Duration.FromMinutes(minutes);
            }

            return new(new(home, dayStart), [.. moves]);
        }

        public Offset OffsetAt(Instant instant) =>
            (Moves.LastOrDefault(move => move.At <= instant)?.Zone ?? Home.Zone).GetUtcOffset(instant);

        /// <summary>The latest time that the clock showed on a full minute of the last four days; all transitions are on one.</summary>
        public LocalDate SlowDayOf(Instant instant)
        {
            var latest = LocalDateTime.MinIsoValue;
            for (var i = 0; i <= 4 * 24 * 60; i++)
            {
                var at = instant - Duration.FromMinutes(i);
                latest = LocalDateTime.Max(latest, at.WithOffset(OffsetAt(at)).LocalDateTime);
            }

            return latest.TimeOfDay < Home.DayStart ? latest.Date.PlusDays(-1) : latest.Date;
        }

        public override string ToString() => Clock.ToString();
    }
}
