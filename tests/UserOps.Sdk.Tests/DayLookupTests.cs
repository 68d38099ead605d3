using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;
using UserOps.Testing;

namespace UserOps.Tests;

public class DayLookupTests
{
    private static readonly DateTimeZone[] Zones =
        [.. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Order().Select(id => DateTimeZoneProviders.Tzdb[id])];

    private static readonly LocalTime[] DayStarts = [LocalTime.Midnight, new(4, 0), LocalTime.FromNanosecondsSinceMidnight(86_399_999_999_999)];

    private static readonly Arbitrary<DayClock> AnyClock = Arb.From(
        from zone in Gen.Elements(Zones)
        from start in Gen.Elements(DayStarts)
        select new DayClock(zone, start));

    private static readonly Arbitrary<ZoneMove[]> AnyMoves = Arb.From(
        from steps in Gen.ArrayOf(
            from quarters in Gen.Choose(1, 200)
            from nanosecond in Gen.Elements(0, 0, 1, 99)
            from zone in Gen.Elements(Zones)
            select (Duration.FromMinutes(15 * quarters) + Duration.FromNanoseconds(nanosecond), zone))
        select Moves(steps));

    private static Instant Begin => Instant.FromUtc(2025, 10, 25, 0, 0);

    [Fact]
    public void Around_every_change_of_offset_the_days_are_those_of_the_clock()
    {
        foreach (var zone in Zones)
        {
            var changes = zone.GetZoneIntervals(Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2038, 1, 1, 0, 0))
                .Where(interval => interval.HasStart)
                .Select(interval => interval.Start)
                .Where(change => change.InUtc().Year is 2000 or 2011 or 2018 or 2025 or 2037);
            var clock = new DayClock(zone);
            var lookup = new DayLookup(clock);
            foreach (var change in changes)
            {
                AssertAround(lookup, clock, change);
                AssertAround(lookup, clock, clock.StartOf(clock.DayOf(change)));
                AssertAround(lookup, clock, clock.StartOf(clock.DayOf(change).PlusDays(1)));
            }
        }
    }

    [Fact]
    public void A_date_that_was_skipped_holds_no_instant()
    {
        var clock = new DayClock(DateTimeZoneProviders.Tzdb["Pacific/Apia"]);
        var lookup = new DayLookup(clock);
        var skipped = clock.StartOf(new(2011, 12, 30));

        Assert.Equal(DayNumber.Of(new(2011, 12, 29)), lookup.DayOf(skipped - Duration.Epsilon));
        Assert.Equal(DayNumber.Of(new(2011, 12, 31)), lookup.DayOf(skipped));
    }

    [Fact]
    public void The_days_are_those_of_the_clock_whatever_was_asked_before() =>
        Law.Holds(AnyClock, Arb.From(Gen.ArrayOf(AnyInstant())), (clock, instants) =>
        {
            var lookup = new DayLookup(clock);
            foreach (var instant in instants.Where(DayClock.InRange))
            {
                Assert.Equal(DayNumber.Of(clock.DayOf(instant)), lookup.DayOf(instant));
            }

            return true;
        });

    [Fact]
    public void The_days_are_those_of_a_clock_that_moves_often() =>
        Law.Holds(AnyClock, AnyMoves, (home, moves) =>
        {
            var clock = home.WithMoves(moves);
            var lookup = new DayLookup(clock);
            AssertAround(lookup, clock, Begin);
            foreach (var move in moves)
            {
                AssertAround(lookup, clock, move.At);
                AssertAround(lookup, clock, clock.StartOf(clock.DayOf(move.At).PlusDays(1)));
            }

            return true;
        });

    /// <summary>Near each other, or so far apart that they share a place in memory, or at the ends of the calendar.</summary>
    private static Gen<Instant> AnyInstant() =>
        from year in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(-3, 3)), (1, Gen.Elements(-2023, 7973)))
        from hours in Gen.Choose(-200, 200)
        from nanosecond in Gen.Elements(0, 0, -1, 1)
        select Instant.FromUtc(2025 + Math.Clamp(year, -2023, 7972), 6, 1, 0, 0)
            + Duration.FromHours(hours + (year is -2023 ? -12_400 : year is 7973 ? 13_800 : year * 2048 * 24))
            + Duration.FromNanoseconds(nanosecond);

    private static ZoneMove[] Moves((Duration After, DateTimeZone Zone)[] steps)
    {
        var at = Begin;
        return [.. steps.Select(step => new ZoneMove(at += step.After, step.Zone))];
    }

    private static void AssertAround(DayLookup lookup, DayClock clock, Instant instant)
    {
        foreach (var hours in (ReadOnlySpan<int>)[-25, -24, -1, 0, 1, 24])
        {
            foreach (var nanosecond in (ReadOnlySpan<int>)[-1, 0])
            {
                var at = instant + Duration.FromHours(hours) + Duration.FromNanoseconds(nanosecond);
                var (expected, found) = (DayNumber.Of(clock.DayOf(at)), lookup.DayOf(at));
                if (expected != found)
                {
                    Assert.Fail($"{clock}: {at} is on {DayNumber.ToDate(expected)}, not on {DayNumber.ToDate(found)}");
                }
            }
        }
    }
}
