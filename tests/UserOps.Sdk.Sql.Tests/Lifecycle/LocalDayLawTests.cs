using System.Globalization;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Tests;

namespace UserOps.Sql.Tests.Lifecycle;

/// <summary>The day that an engine puts an instant on is that of the clock, around every change of every zone's clocks from 1970 to 2037.</summary>
public class LocalDayLawTests
{
    private static readonly Instant End = Instant.FromUtc(2038, 1, 1, 0, 0);
    private static readonly LocalTime[] DayStarts = [LocalTime.Midnight, new(4, 0), new(23, 30)];

    /// <summary>Zones that change at midnight, skip or repeat a day, change often, by half an hour or by seconds, or are behind and ahead the most.</summary>
    private static readonly string[] Samples =
    [
        "America/Havana", "Asia/Beirut", "America/Sao_Paulo", "Pacific/Apia", "Pacific/Kwajalein", "Africa/Casablanca", "Australia/Lord_Howe", "Africa/Monrovia",
        "Asia/Gaza", "America/St_Johns", "Antarctica/Troll", "Pacific/Kiritimati",
    ];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task Days_of_zones_that_are_known_for_trouble(EngineKind kind)
    {
        var start = kind == EngineKind.Sqlite ? Instant.FromUtc(1970, 1, 1, 0, 0) : Instant.FromUtc(2010, 1, 1, 0, 0);
        foreach (var zone in kind == EngineKind.Sqlite ? Samples : ["America/Havana", "Pacific/Apia"])
        {
            await CheckAsync(kind, [DateTimeZoneProviders.Tzdb[zone]], start);
        }
    }

    [LongFact]
    public Task Days_of_all_zones() =>
        CheckAsync(EngineKind.Sqlite, DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]), NodaConstants.UnixEpoch);

    private static async Task CheckAsync(EngineKind kind, IEnumerable<DateTimeZone> zones, Instant start)
    {
        using var bench = new ActivityFixture(kind);
        foreach (var zone in zones)
        {
            foreach (var dayStart in DayStarts)
            {
                var clock = new DayClock(zone, dayStart);
                foreach (var storage in kind == EngineKind.Sqlite ? [SqlStorage.UnixMilliseconds] : ActivityFixture.StoragesOf(kind).AsSpan().ToArray())
                {
                    var instants = Around(clock, start, ActivityFixture.UnitOf(storage));
                    bench.Empty();
                    bench.AddVisits(instants.Select((at, i) => new ActivityRow(i.ToString(CultureInfo.InvariantCulture), at, null, storage)));
                    var policy = StagePolicies.ClassicFive with { Zone = zone.Id, DayStart = dayStart };
                    var found = await bench.ReadAsync(LifecycleSql.ActivityFigures(policy, ActivityFixture.Table(storage, "t", start), End, bench.Dialect));
                    Assert.Equal(instants.Count, found.Count);
                    for (var i = 0; i < instants.Count; i++)
                    {
                        var day = Assert.Single(found[i.ToString(CultureInfo.InvariantCulture)].Days.Enumerate());
                        Assert.True(day == clock.DayOf(instants[i]), $"{clock}: {instants[i]} is on {clock.DayOf(instants[i])}, not on {day}.");
                    }
                }
            }
        }
    }

    /// <summary>Instants at and next to each change of a zone's clocks, and each start of a day near it.</summary>
    private static List<Instant> Around(DayClock clock, Instant start, Duration unit)
    {
        var instants = new HashSet<Instant> { start, End };
        foreach (var interval in clock.Zone.GetZoneIntervals(start, End))
        {
            var change = interval.HasStart ? Instant.Max(interval.Start, start) : start;
            var today = clock.DayOf(change);
            IEnumerable<Instant> edges =
            [
                change, change + Duration.FromMinutes(20), change + Duration.FromMinutes(59), change + Duration.FromHours(1), change - Duration.FromMinutes(40),
                .. Enumerable.Range(-2, 5).Select(days => clock.StartOf(today.PlusDays(days))),
            ];
            instants.UnionWith(edges.SelectMany(edge => new[] { edge - unit, edge, edge + unit }).Where(at => at >= start && at <= End));
        }

        return [.. instants.Order()];
    }
}
