using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;
using UserOps.Testing;

namespace UserOps.Tests;

/// <summary>The laws of <see cref="DayClock"/> against an oracle that reads its definition word by word.</summary>
public class DayClockLawTests
{
    private static readonly Instant From = Instant.FromUtc(2000, 1, 1, 0, 0);

    private static readonly Instant To = Instant.FromUtc(2038, 1, 1, 0, 0);

    /// <summary>Every zone of the tz database once; the other names are aliases of the same data.</summary>
    private static readonly DateTimeZone[] Zones =
        [.. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Order().Select(id => DateTimeZoneProviders.Tzdb[id])];

    private static readonly LocalTime[] DayStarts = [LocalTime.Midnight, new(4, 0)];

    private static readonly Duration[] Near =
    [
        -Duration.Epsilon,
        Duration.Epsilon,
        .. new[] { -36, -25, -24, -12, -3, -1, 0, 1, 3, 12, 24, 25, 36 }.Select(hours => Duration.FromHours(hours)),
    ];

    private static readonly Arbitrary<DayClock> AnyClock = Arb.From(
        from zone in Gen.Elements(Zones)
        from start in Gen.Elements(DayStarts)
        select new DayClock(zone, start));

    private static readonly Arbitrary<Instant> AnyInstant =
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seconds => Instant.FromUnixTimeSeconds(seconds)));

    /// <summary>Zones such as no government has made yet: transitions hours apart, to any offset.</summary>
    private static readonly Arbitrary<WildZone> AnyWildZone = Arb.From(
        Gen.NonEmptyListOf(
                from hours in Gen.Choose(1, 60)
                from quarters in Gen.OneOf(Gen.Choose(-72, 72), Gen.Choose(-4, 4))
                select (Duration.FromHours(hours), Offset.FromSeconds(quarters * 900)))
            .Select(steps => new WildZone([.. steps])));

    [Fact]
    public void Around_every_transition_of_every_zone_days_are_those_of_the_definition()
    {
        var transitions = 0;
        foreach (var zone in Zones)
        {
            var oracle = new Oracle(zone, From, To);
            foreach (var transition in oracle.Intervals.Where(interval => interval.HasStart && interval.Start >= From))
            {
                transitions++;
                foreach (var dayStart in DayStarts)
                {
                    var clock = new DayClock(zone, dayStart);
                    foreach (var distance in Near)
                    {
                        AssertLaws(clock, oracle, transition.Start + distance);
                    }

                    var day = transition.Start.InZone(zone).Date;
                    for (var i = -2; i <= 2; i++)
                    {
                        AssertStart(clock, oracle, day.PlusDays(i));
                    }
                }
            }
        }

        Assert.InRange(transitions, 5_000, 100_000);
    }

    [LongFact]
    public void On_every_day_of_every_zone_days_are_those_of_the_definition()
    {
        foreach (var zone in Zones)
        {
            var oracle = new Oracle(zone, From, To);
            foreach (var dayStart in DayStarts)
            {
                var clock = new DayClock(zone, dayStart);
                for (var day = new LocalDate(2000, 1, 2); day.Year < 2038; day = day.PlusDays(1))
                {
                    AssertStart(clock, oracle, day);
                    AssertLaws(clock, oracle, day.At(LocalTime.Noon).InUtc().ToInstant());
                }
            }
        }
    }

    [Fact]
    public void Days_hold_together_in_zones_that_change_every_few_hours() =>
        Law.Holds(AnyWildZone, Arb.From(Gen.Choose(0, 23)), Arb.From(Gen.Choose(-100, 1500)), (zone, hour, quarters) =>
        {
            var clock = new DayClock(zone, new(hour, 0));
            var oracle = new Oracle(zone, WildZone.Begin - Duration.FromDays(10), WildZone.Begin + Duration.FromDays(1000));
            AssertLaws(clock, oracle, WildZone.Begin + Duration.FromMinutes(15 * quarters));
            foreach (var interval in oracle.Intervals.Where(interval => interval.HasStart))
            {
                AssertLaws(clock, oracle, interval.Start - Duration.Epsilon);
                AssertLaws(clock, oracle, interval.Start);
                AssertStart(clock, oracle, interval.Start.InUtc().Date);
            }

            return true;
        });

    [Fact]
    public void A_later_instant_is_never_on_an_earlier_day() =>
        Law.Holds(AnyClock, AnyInstant, Arb.From(Gen.Choose(0, 200_000)), (clock, instant, seconds) =>
            clock.DayOf(instant) <= clock.DayOf(instant + Duration.FromSeconds(seconds)));

    private static void AssertLaws(DayClock clock, Oracle oracle, Instant instant)
    {
        var day = clock.DayOf(instant);
        if (!(clock.StartOf(day) <= instant && instant < clock.StartOf(day.PlusDays(1))) || day != oracle.DayOf(instant, clock.DayStart))
        {
            Assert.Fail($"{clock}: {instant} is on {day}, by the definition on {oracle.DayOf(instant, clock.DayStart)}");
        }
    }

    private static void AssertStart(DayClock clock, Oracle oracle, LocalDate day)
    {
        var start = clock.StartOf(day);
        if (start != oracle.StartOf(day, clock.DayStart) || clock.DayOf(start) < day || clock.DayOf(start - Duration.Epsilon) >= day)
        {
            Assert.Fail($"{clock}: {day} starts at {start}, by the definition at {oracle.StartOf(day, clock.DayStart)}");
        }

        AssertLaws(clock, oracle, start);
        AssertLaws(clock, oracle, start - Duration.Epsilon);
    }

    /// <summary>The definition: the first instant at which the local clock shows the day at its start or later.</summary>
    private sealed class Oracle(DateTimeZone zone, Instant from, Instant to)
    {
        public ZoneInterval[] Intervals { get; } =
            [.. zone.GetZoneIntervals(from - Duration.FromDays(30), to + Duration.FromDays(30))];

        public Instant StartOf(LocalDate day, LocalTime dayStart)
        {
            var target = day.At(dayStart);
            foreach (var interval in Intervals)
            {
                if (interval.HasEnd && interval.IsoLocalEnd <= target)
                {
                    continue;
                }

                return interval.HasStart && interval.IsoLocalStart >= target
                    ? interval.Start
                    : target.WithOffset(interval.WallOffset).ToInstant();
            }

            throw new InvalidOperationException("The day lies outside the oracle's years.");
        }

        public LocalDate DayOf(Instant instant, LocalTime dayStart)
        {
            var day = instant.InUtc().Date.PlusDays(3);
            while (StartOf(day, dayStart) > instant)
            {
                day = day.PlusDays(-1);
            }

            return day;
        }
    }

    private sealed class WildZone((Duration After, Offset Offset)[] steps)
        : DateTimeZone("Wild", isFixed: false, Offset.FromHours(-18), Offset.FromHours(18))
    {
        public static readonly Instant Begin = Instant.FromUtc(2026, 1, 1, 0, 0);

        public override ZoneInterval GetZoneInterval(Instant instant)
        {
            var (start, offset) = ((Instant?)null, Offset.Zero);
            var end = Begin;
            foreach (var (after, next) in steps)
            {
                if (instant < end)
                {
                    return new("wild", start, end, offset, Offset.Zero);
                }

                (start, offset, end) = (end, next, end + after);
            }

            return new("wild", start, end: null, offset, Offset.Zero);
        }

        public override string ToString() => string.Join(", ", steps.Select(step => $"{step.Offset} for {step.After}"));
    }
}
