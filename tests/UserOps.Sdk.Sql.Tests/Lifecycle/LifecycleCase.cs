using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Lifecycle;

/// <summary>Policies, rows and users that are compiled, stored and asked for, and what the library makes of them in process.</summary>
internal sealed record LifecycleCase
{
    private static readonly Instant BeforeAll = RetentionGenerators.Start - Duration.FromDays(5);

    /// <summary>Gets cases around the changes of clocks in London and Havana in 2011, and the day that Apia skipped.</summary>
    public static Arbitrary<LifecycleCase> Any { get; } = Arb.From(
        from stages in StageGenerators.Policies.Generator
        from retention in RetentionGenerators.Policies.Generator
        from growth in AnyGrowth()
        from rows in RetentionGenerators.Events.Generator
        from asOf in RetentionGenerators.AsOf.Generator
        from dayStart in Gen.Elements(LocalTime.Midnight, new LocalTime(4, 0), new LocalTime(0, 0, 1), new LocalTime(23, 30))
        from active in Gen.Elements<EquatableArray<string>>([], [], ["pay"], ["view", ""])
        from counted in Gen.Elements<EquatableArray<string>>([], [], ["", "pay", "view"], ["pay", "view"])
        from registers in Gen.Elements(null, null, "view", "pay")
        from people in Gen.Frequency((1, Gen.Constant(default((UserId, Instant?)[]))), (2, AnyPeople().Select(list => ((UserId, Instant?)[]?)list)))
        from hasSince in Gen.Elements(true, true, false)
        from earliest in Gen.Elements(NodaConstants.UnixEpoch, BeforeAll, RetentionGenerators.Start)
        from first in Gen.Elements<LocalDate?>(null, null, new(2011, 11, 20), new(2011, 12, 30))
        from storage in Gen.Choose(0, 5)
        let counts = active.All(counted.Contains) || counted.Count == 0 ? counted : []
        select new LifecycleCase
        {
            Stages = stages with { DayStart = dayStart, ActivityEvents = active, RegistrationEvent = registers },
            Retention = retention with { Brackets = retention.Brackets.Take(RetentionPlan.MaxBrackets).ToEquatableArray(), Clock = RetentionClock.Calendar, ElapsedAnchor = ElapsedAnchor.Exact },
            Growth = growth,
            Rows = rows,
            AsOf = asOf,
            Counted = counts,
            People = people,
            HasSince = hasSince,
            Earliest = earliest == RetentionGenerators.Start ? earliest - Duration.FromSeconds(1) : earliest,
            From = first,
            Place = storage,
        },
        Shrink);

    public required StagePolicy Stages { get; init; }

    public required RetentionPolicy Retention { get; init; }

    public required GrowthPolicy Growth { get; init; }

    public required ActivityEvent<UserId>[] Rows { get; init; }

    public required Instant AsOf { get; init; }

    public required EquatableArray<string> Counted { get; init; }

    public required (UserId User, Instant? Since)[]? People { get; init; }

    public required bool HasSince { get; init; }

    public required Instant Earliest { get; init; }

    public required LocalDate? From { get; init; }

    /// <summary>Gets which form holds the instants.</summary>
    public required int Place { get; init; }

    public DayClock Clock => new(DateTimeZoneProviders.Tzdb[Stages.Zone], Stages.DayStart);

    public SqlStorage StorageOn(EngineKind kind)
    {
        var storages = ActivityFixture.StoragesOf(kind);
        return storages[Place % storages.Count];
    }

    public ActivityTable TableOn(EngineKind kind, string tenant) =>
        ActivityFixture.Table(StorageOn(kind), tenant, Earliest) with { CountedEvents = Counted };

    public UserTable? UsersOn(EngineKind kind, string tenant) =>
        People is null ? null : ActivityFixture.Users(StorageOn(kind), tenant, HasSince);

    /// <summary>Puts the rows of cases into the tables, each with a tenant of its own: t0, t1 and so on.</summary>
    public static void Store(ActivityFixture bench, EngineKind kind, params IReadOnlyList<LifecycleCase> items)
    {
        bench.AddVisits(items.SelectMany((item, place) => item.Rows.Select((row, i) => new ActivityRow(
            row.User.ToString(), row.At, row.Event.Length == 0 && i % 2 == 0 ? null : row.Event, item.StorageOn(kind), TenantAt(place)))));
        bench.AddPeople(items.SelectMany((item, place) => (item.People ?? []).Select(person => new PersonRow(
            person.User.ToString(), person.Since, item.StorageOn(kind), TenantAt(place)))));
    }

    public static string TenantAt(int place) => string.Create(CultureInfo.InvariantCulture, $"t{place}");

    /// <summary>The events as the engine keeps them, as far as they are seen.</summary>
    public Dictionary<string, EventLog> Logs(EngineKind kind)
    {
        var storage = StorageOn(kind);
        var book = new ActivityBook<string>();
        foreach (var row in Rows)
        {
            var at = ActivityFixture.Kept(row.At, storage);
            if (at <= AsOf)
            {
                book.Add(new(row.User.ToString(), at) { Event = row.Event });
            }
        }

        return book.Users.ToDictionary(user => user, user => book[user], StringComparer.Ordinal);
    }

    /// <summary>Puts together what the log tells of each user and since when the table of users knows them.</summary>
    public Dictionary<string, UserActivity> Activities(EngineKind kind, Func<EventLog, UserActivity> read, DayClock clock)
    {
        var known = Logs(kind).ToDictionary(pair => pair.Key, pair => read(pair.Value), StringComparer.Ordinal);
        if (People is null)
        {
            return known.Where(pair => pair.Value != UserActivity.Empty).ToDictionary(StringComparer.Ordinal);
        }

        return People.ToDictionary(
            person => person.User.ToString(),
            person =>
            {
                var since = HasSince && person.Since is { } at ? ActivityFixture.Kept(at, StorageOn(kind)) : (Instant?)null;
                return known.GetValueOrDefault(person.User.ToString())
                    .Merge(new(ActivityDays.Empty, since <= AsOf ? clock.DayOf(since.Value) : null));
            },
            StringComparer.Ordinal);
    }

    private static Gen<GrowthPolicy> AnyGrowth() =>
        from unit in Gen.Elements(Enum.GetValues<CalendarUnit>())
        from weekStart in Gen.Elements(IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday, IsoDayOfWeek.Thursday)
        from newUsers in Gen.Elements(Enum.GetValues<NewUsers>())
        from open in Gen.Elements(Enum.GetValues<OpenPeriod>())
        select new GrowthPolicy(new(unit, weekStart), newUsers, open);

    private static Gen<(UserId, Instant?)[]> AnyPeople() =>
        from users in Gen.SubListOf("u1", "u2", "u3", "u4", "u5", "u6", "idle", "other")
        from people in Gen.CollectToList(users, user => AnySince().Select(since => (new UserId(user), since)))
        select people.ToArray();

    private static Gen<Instant?> AnySince() => Gen.Frequency(
        (1, Gen.Constant<Instant?>(null)),
        (1, Gen.Choose(1, 9000).Select(day => (Instant?)(BeforeAll - Duration.FromDays(day)))),
        (4, RetentionGenerators.AsOf.Generator.Select(at => (Instant?)at)));

    private static IEnumerable<LifecycleCase> Shrink(LifecycleCase item)
    {
        if (item.People is not null)
        {
            yield return item with { People = null };
        }

        foreach (var rows in RetentionGenerators.Events.Shrinker(item.Rows))
        {
            yield return item with { Rows = rows };
        }

        foreach (var stages in StageGenerators.Policies.Shrinker(item.Stages))
        {
            yield return item with { Stages = stages };
        }
    }
}
