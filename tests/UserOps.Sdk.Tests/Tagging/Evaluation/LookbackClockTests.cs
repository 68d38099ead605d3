using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Evaluation;

public class LookbackClockTests
{
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    /// <summary>Zones with offsets and moves of the last century too.</summary>
    private static readonly Arbitrary<DateTimeZone> AnyOldZone = Gen.Elements(
            "UTC", "America/Havana", "America/Asuncion", "Africa/Monrovia", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kwajalein")
        .Select(id => DateTimeZoneProviders.Tzdb[id])
        .ToArbitrary();

    /// <summary>Zones with folds and gaps of an hour, of half an hour, of a day, at midnight, and without.</summary>
    private static readonly Arbitrary<DateTimeZone> AnyZone = Gen.Elements(
            "UTC", "America/Havana", "America/Asuncion", "Pacific/Apia", "Australia/Lord_Howe", "Europe/London", "Asia/Shanghai")
        .Select(id => DateTimeZoneProviders.Tzdb[id])
        .ToArbitrary();

    /// <summary>Instants on quarters of an hour, most near the turn of a month or of the clock, and some a nanosecond off.</summary>
    private static readonly Arbitrary<Instant> AnyMark = (
        from start in Gen.Elements(
            Instant.FromUtc(2024, 2, 26, 0, 0),
            Instant.FromUtc(2011, 12, 28, 0, 0),
            Instant.FromUtc(2011, 11, 28, 0, 0),
            Instant.FromUtc(2024, 3, 9, 0, 0),
            Instant.FromUtc(2024, 10, 25, 0, 0),
            Instant.FromUtc(2024, 11, 1, 0, 0),
            Instant.FromUtc(2024, 4, 5, 0, 0),
            Instant.FromUtc(2023, 1, 28, 0, 0))
        from quarters in Gen.Choose(0, 6 * 96)
        from off in Gen.Choose(-1, 1)
        select start + (quarters * Quarter) + Duration.FromNanoseconds(off)).ToArbitrary();

    private static readonly Arbitrary<(int Months, int Days)> AnyMonthsAndDays = (
        from months in Gen.Elements(1, 1, 1, 2, 3, 12)
        from days in Gen.Choose(0, 10)
        select (months, days)).ToArbitrary();

    [Fact]
    public void A_day_at_the_end_of_February_goes_out_of_the_last_month_day_after_day()
    {
        // 28, 29, 30 and 31 March all lie one month after 28 February.
        var noon = Instant.FromUtc(2023, 2, 28, 12, 0);
        var month = Lookback.OfMonths(1);
        var turns = new List<Instant>();
        for (var at = LookbackClock.NextTurn(noon, month, noon, DateTimeZone.Utc); at is { } turn; at = LookbackClock.NextTurn(noon, month, turn, DateTimeZone.Utc))
        {
            turns.Add(turn);
        }

        Assert.Equal(
            [
                Instant.FromUtc(2023, 3, 28, 12, 0),
                Instant.FromUtc(2023, 3, 29, 0, 0), Instant.FromUtc(2023, 3, 29, 12, 0),
                Instant.FromUtc(2023, 3, 30, 0, 0), Instant.FromUtc(2023, 3, 30, 12, 0),
                Instant.FromUtc(2023, 3, 31, 0, 0), Instant.FromUtc(2023, 3, 31, 12, 0),
            ],
            turns);
    }

    [Fact]
    public void Elapsed_time_turns_once_and_to_the_nanosecond()
    {
        var mark = Instant.FromUtc(2024, 5, 8, 12, 0);
        var turn = mark + Duration.FromDays(7);
        Assert.Equal(turn, LookbackClock.NextTurn(mark, Lookback.OfDays(7), mark, DateTimeZone.Utc));
        Assert.Equal(turn, LookbackClock.NextTurn(mark, Lookback.OfDays(7), turn - Duration.Epsilon, DateTimeZone.Utc));
        Assert.Null(LookbackClock.NextTurn(mark, Lookback.OfDays(7), turn, DateTimeZone.Utc));
    }

    [Fact]
    public void Nothing_turns_in_years_that_no_clock_names()
    {
        var mark = Instant.FromUtc(9998, 12, 1, 0, 0);
        Assert.Null(LookbackClock.NextTurn(mark, Lookback.OfDays(60), mark, DateTimeZone.Utc));
        Assert.Null(LookbackClock.NextTurn(mark, Lookback.OfMonths(12), mark, DateTimeZone.Utc));
        Assert.Null(LookbackClock.FirstDayReaching(DayNumber.Max - 3, Lookback.OfDays(4)));
        Assert.Null(LookbackClock.FirstDayReaching(DayNumber.Max - 3, Lookback.OfMonths(1)));
    }

    [Fact]
    public void Months_turn_exactly_where_a_scan_of_the_quarter_hours_says() =>
        Law.Holds(AnyZone, AnyMark, AnyMonthsAndDays, (zone, mark, length) =>
        {
            var months = Lookback.OfMonths(length.Months);
            var about = mark.InZone(zone).LocalDateTime.PlusMonths(length.Months).InZoneLeniently(zone).ToInstant();
            var at = about - Duration.FromDays(length.Days) - Duration.FromMinutes(7);
            var end = about + Duration.FromDays(7);
            var expected = Scan(at, end).ToList();
            var found = new List<Instant>();
            for (var turn = LookbackClock.NextTurn(mark, months, at, zone); turn is { } next; turn = LookbackClock.NextTurn(mark, months, next, zone))
            {
                found.Add(next);
                Assert.NotEqual(IsEarlier(next - Duration.Epsilon), IsEarlier(next));
            }

            Assert.Equal(expected, found);
            return true;

            bool IsEarlier(Instant instant) => LookbackClock.Before(instant, months, zone) < mark;

            IEnumerable<Instant> Scan(Instant first, Instant last)
            {
                // The marks lie about quarters of an hour, and so do midnights and moves of the clock: so do the turns.
                var state = IsEarlier(first);
                var quarter = Instant.FromUnixTimeSeconds(first.ToUnixTimeSeconds() / 900 * 900);
                for (; quarter <= last; quarter += Quarter)
                {
                    for (var off = -2; off <= 2; off++)
                    {
                        var tick = quarter + Duration.FromNanoseconds(off);
                        if (tick > first && IsEarlier(tick) != state)
                        {
                            state = !state;
                            yield return tick;
                        }
                    }
                }
            }
        });

    [Fact]
    public void The_first_day_that_reaches_a_day_is_the_first() =>
        Law.Holds(Gen.Choose(19_700, 20_500).ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), (day, number) =>
        {
            foreach (var length in new[] { Lookback.OfDays(number), Lookback.OfMonths(number) })
            {
                var first = LookbackClock.FirstDayReaching(day, length)!.Value;
                Assert.True(LookbackClock.DayBefore(first, length) >= day);
                Assert.True(LookbackClock.DayBefore(first - 1, length) < day);
            }

            return true;
        });

    [Fact]
    public void A_local_time_is_the_instant_that_NodaTime_maps_it_to_leniently() =>
        Law.Holds(AnyOldZone, Gen.Choose(0, int.MaxValue).Select(number => number % 1_000).ToArbitrary(), (zone, number) =>
        {
            // About the moves of the clock, quarter of an hour by quarter of an hour.
            var moves = zone.GetZoneIntervals(Instant.FromUtc(1880, 1, 1, 0, 0), Instant.FromUtc(2040, 1, 1, 0, 0)).ToList();
            var interval = moves[number % moves.Count];
            var move = interval.HasStart ? interval.Start.InUtc().LocalDateTime : new LocalDateTime(1880, 1, 1, 0, 0);
            for (var quarter = -150; quarter <= 150; quarter++)
            {
                var local = move.PlusMinutes(15 * quarter);
                Assert.Equal(local.InZoneLeniently(zone).ToInstant(), LookbackClock.Leniently(local, zone));
            }

            return true;
        });
}
