using NodaTime;
using NodaTime.TimeZones;
using UserOps.BusinessTime;
using UserOps.Testing;
using static UserOps.Tests.BusinessTime.BusinessTimeExamples;

namespace UserOps.Tests.BusinessTime;

/// <summary>Walks the days about every move of a clock, minute by minute, beside the slow oracle.</summary>
public class ZoneMoveTests
{
    private static readonly Instant From = Instant.FromUtc(2000, 1, 1, 0, 0);

    private static readonly Instant Until = Instant.FromUtc(2038, 1, 1, 0, 0);

    /// <summary>Hours that begin, end and run on where clocks move.</summary>
    private static readonly string[] Hours =
        ["22:00-06:00 09:00-17:00", "00:00-00:30 01:30-02:30 03:15-04:00", "02:30-03:30", "00:00-24:00", "23:30-01:15 02:00-03:00"];

    public static TheoryData<string> Zones { get; } = [.. WorkingCalendarGenerators.Zones];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Minute_by_minute_about_every_move_of_the_clock_from_2000_to_2037(string zone) => Walk(zone, Daily(zone, Hours[0]), From, Until);

    [Theory]
    [MemberData(nameof(Zones))]
    public void Telling_hours_about_the_moves_of_two_years(string zone)
    {
        foreach (var hours in Hours[1..])
        {
            Walk(zone, Daily(zone, hours), TellingYear(zone), TellingYear(zone) + Duration.FromDays(730));
        }
    }

    [Fact]
    public void Generated_calendars_about_the_moves_of_a_year() =>
        Law.Holds(WorkingCalendarGenerators.Calendars, calendar =>
        {
            Walk(calendar.Zone, calendar, TellingYear(calendar.Zone), TellingYear(calendar.Zone) + Duration.FromDays(370));
            return true;
        });

    [LongFact]
    public void Minute_by_minute_about_every_move_of_every_zone()
    {
        foreach (var zone in TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var hours in Hours[..2])
            {
                Walk(zone, Daily(zone, hours), Instant.FromUtc(1850, 1, 1, 0, 0), Instant.FromUtc(2110, 1, 1, 0, 0));
            }
        }
    }

    [LongFact]
    public void Generated_calendars_about_every_move_of_their_zone() =>
        Law.Holds(WorkingCalendarGenerators.Calendars, calendar =>
        {
            Walk(calendar.Zone, calendar, From, Until);
            return true;
        });

    [LongFact]
    public void The_clocks_of_all_zones_recur_after_400_years()
    {
        foreach (var zone in TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            var cycle = Duration.FromDays(146_097);
            var (start, end) = (Instant.FromUtc(2100, 1, 1, 0, 0), Instant.FromUtc(2500, 1, 1, 0, 0));
            Assert.Equal(
                zone.GetZoneIntervals(start, end).Where(interval => interval.HasEnd).Select(interval => (interval.End + cycle, interval.WallOffset)),
                zone.GetZoneIntervals(start + cycle, end + cycle).Where(interval => interval.HasEnd).Select(interval => (interval.End, interval.WallOffset)));
        }
    }

    /// <summary>The start of a year in which a zone's clock moves, and generated calendars have their holidays, if it is one of them.</summary>
    private static Instant TellingYear(string zone) => Instant.FromUtc(
        zone switch
        {
            "Pacific/Apia" => 2011,
            "Pacific/Kiritimati" => 1994,
            "America/Sao_Paulo" => 2018,
            "America/St_Johns" => 2010,
            "Asia/Tehran" => 2021,
            _ => 2026,
        },
        1,
        1,
        0,
        0);

    private static void Walk(string zone, WorkingCalendar calendar, Instant from, Instant until)
    {
        var (clock, naive) = (new BusinessClock(calendar), new NaiveCalendar(calendar));
        foreach (var move in DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(from, until).Where(interval => interval.HasEnd).Select(interval => interval.End))
        {
            WalkAbout(move, clock, naive);
        }
    }

    private static void WalkAbout(Instant move, BusinessClock clock, NaiveCalendar naive)
    {
        var (start, end) = (move - Duration.FromHours(36), move + Duration.FromHours(36));
        var spans = naive.OpenSpans(start - Duration.FromDays(3), end + Duration.FromDays(3));
        var (place, elapsed, before) = (spans.FindIndex(span => span.End > start), Duration.Zero, start);
        for (var at = start; at <= end; at += Duration.FromMinutes(1))
        {
            if (place >= 0)
            {
                for (; place < spans.Count && spans[place].Start < at; place++)
                {
                    elapsed += Instant.Min(at, spans[place].End) - Instant.Max(before, spans[place].Start);
                    if (spans[place].End > at)
                    {
                        break;
                    }

                    before = spans[place].End;
                }
            }

            before = at;
            var isOpen = place >= 0 && place < spans.Count && spans[place].Contains(at);
            if (clock.Elapsed(start, at) != elapsed || clock.IsOpen(at) != isOpen)
            {
                Assert.Fail($"{clock.Calendar}: from {start} to {at} {clock.Elapsed(start, at)} and {clock.IsOpen(at)}; the oracle has {elapsed} and {isOpen}.");
            }

            var due = clock.Add(start, elapsed);
            if (elapsed != Duration.Zero && !(due.DueAt <= at && !(due.LastOnTimeAt < at)))
            {
                Assert.Fail($"{clock.Calendar}: from {start} {elapsed} are used up between {due.DueAt} and {due.LastOnTimeAt}, not about {at}.");
            }
        }
    }
}
