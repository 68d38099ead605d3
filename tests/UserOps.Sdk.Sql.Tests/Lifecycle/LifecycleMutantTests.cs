using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Tests;

namespace UserOps.Sql.Tests.Lifecycle;

/// <summary>Whether the comparison with the library would see a mistake of the compiler: each one that can be made in a tree, one by one.</summary>
public class LifecycleMutantTests
{
    private const int Samples = 120;
    private const int Size = 70;
    private const string Zone = "America/Asuncion";

    /// <summary>Clocks go back at 03:00Z on 24 March, by an hour; a day that starts at half past eleven has started by then.</summary>
    private static readonly Instant Back = Instant.FromUtc(2024, 3, 24, 3, 0);
    private static readonly Instant Earliest = Instant.FromUtc(2024, 3, 20, 0, 0);
    private static readonly LocalTime DayStart = new(23, 30);
    private static readonly DayClock Clock = new(DateTimeZoneProviders.Tzdb[Zone], DayStart);
    private static readonly StagePolicy Stages = StagePolicies.ClassicFive with
    {
        Zone = Zone,
        DayStart = DayStart,
        ActivityEvents = ["pay", "view"],
        RegistrationEvent = "register",
    };

    private static readonly RetentionPolicy Returns = RetentionPolicy.Default with
    {
        Zone = Zone,
        DayStart = DayStart,
        Period = CalendarGrid.Days,
        Intervals = 3,
        StartEvents = ["pay", ""],
        ReturnEvents = ["view"],
        SameInterval = SameIntervalReturn.LaterReturn,
    };

    private static readonly ActivityTable Table = new()
    {
        Name = "visits",
        User = new("user", SqlStorage.Text),
        At = new("at", SqlStorage.UnixNanoseconds),
        Event = new("event", SqlStorage.Text),
        Tenant = TenantFilter.Of("tenant", "north"),
        Earliest = Earliest,
    };

    private static readonly UserTable Known = new()
    {
        Name = "people",
        User = new("id", SqlStorage.Text),
        Since = new("since", SqlStorage.UnixNanoseconds),
        Tenant = TenantFilter.Of("tenant", "north"),
    };

    private static readonly Gen<Instant> Instants =
        from edge in Gen.Elements(Earliest, Back - Duration.FromDays(1), Back, Back + Duration.FromDays(1), Back + Duration.FromDays(2), Back + Duration.FromDays(3), Back + Duration.FromDays(4), Clock.StartOf(new(2024, 4, 1)), Clock.StartOf(new(2024, 5, 1)), Clock.StartOf(new(2024, 6, 1)))
        from minutes in Gen.Elements(0, 0, 15, 15, -60, -30, 30, 60, 90, 400)
        from nanoseconds in Gen.Elements(0, 0, -1, 1)
        select Instant.Max(Earliest, edge + Duration.FromMinutes(minutes) + Duration.FromNanoseconds(nanoseconds));

    private static readonly Gen<Sample> Any =
        from asOf in Instants
        from rows in Gen.ArrayOf(
            from user in Gen.OneOf(Gen.Choose(1, 4), Gen.Choose(5, 12))
            from at in Gen.OneOf(Instants, from step in Gen.Choose(-1, 1) select Instant.Max(Earliest, asOf + Duration.FromNanoseconds(step)))
            from name in Gen.Elements(null, "", "pay", "pay", "view", "view", "register", "other")
            from tenant in Gen.Frequency((5, Gen.Constant<string?>("north")), (1, Gen.Elements("south", null)))
            from oddity in Gen.Frequency((12, Gen.Constant(Oddity.None)), (1, Gen.Elements(Enum.GetValues<Oddity>())))
            select new Row($"u{user}", at, name, tenant, oddity))
        from people in Gen.ArrayOf(
            from user in Gen.Choose(1, 14)
            from since in Gen.Frequency(
                (1, Gen.Constant<Instant?>(null)),
                (3, Instants.Select(at => (Instant?)at)),
                (1, from days in Gen.Choose(0, 40) from step in Gen.Choose(-1, 1) select (Instant?)(Earliest - Duration.FromDays(days) + Duration.FromNanoseconds(step))),
                (1, from step in Gen.Choose(-1, 1) select (Instant?)(asOf + Duration.FromNanoseconds(step))),
                (2, from step in Gen.Choose(-1, 1) from month in Gen.Choose(3, 6) select (Instant?)(Clock.StartOf(new(2024, month, 1)) + Duration.FromNanoseconds(step))))
            from tenant in Gen.Frequency((5, Gen.Constant<string?>("north")), (1, Gen.Constant<string?>("south")))
            from oddity in Gen.Frequency((12, Gen.Constant(Oddity.None)), (1, Gen.Elements(Oddity.UserMissing, Oddity.InstantAsText)))
            select new Person($"u{user}", since, tenant, oddity))
        select new Sample(asOf, rows, people);

    [Fact]
    public void Every_mistake_in_active_days_is_found_out() => FindsOut(
        asOf => LifecycleSql.ActivityFigures(Stages, Table, asOf, SqlDialect.Sqlite),
        ReadFigures,
        sample => TextOf(Logs(sample, StageNames).Select(pair => (pair.Key, StagesOf(pair.Value)))),
        counted: StageNames,
        byUser: true,
        HarmlessInFigures(""));

    [Fact]
    public void Every_mistake_in_active_days_of_known_users_is_found_out() => FindsOut(
        asOf => LifecycleSql.ActivityFigures(Stages, Table, asOf, SqlDialect.Sqlite, Known),
        ReadFigures,
        sample =>
        {
            var logs = Logs(sample, StageNames);
            return TextOf(PeopleOf(sample).Select(person => (
                person.User,
                StagesOf(logs.GetValueOrDefault(person.User, EventLog.Empty)).Merge(new(ActivityDays.Empty, person.Since <= sample.AsOf ? Clock.DayOf(person.Since.Value) : null)))));
        },
        counted: StageNames,
        byUser: true,
        [
            .. HarmlessInFigures("/join, 0"),
            new("^/join, 0/faults\\.0\\.0: part lost, 0$", "Rows of nobody are none of a known user's."),
            new("^/join, 0/faults\\.0: ELSE lost$", "No sum is a sum of 0."),
            new("^/from/since_at: Max for Min$", "A user who stands twice is refused."),
        ],
        hasPeople: true);

    [Fact]
    public void Every_mistake_in_growth_by_days_is_found_out() => FindsOut(
        asOf => LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Days), Clock, Table with { CountedEvents = ["pay", "view"] }, asOf, SqlDialect.Sqlite),
        (connection, query) => SqlReader.GrowthAsync(connection, query).GetAwaiter().GetResult(),
        sample => Growth(GrowthPolicy.Default(CalendarGrid.Days), sample, hasPeople: false),
        counted: ["pay", "view"],
        byUser: false,
        [
            .. HarmlessInPeriods,
            .. HarmlessInDays("/with active/period\\.0"),
            new("^/with active/faults\\.0\\.0\\.3: part lost, 0$", "A row without an event is not looked at."),
        ]);

    [Fact]
    public void Every_mistake_in_growth_of_known_users_by_months_is_found_out() => FindsOut(
        asOf => LifecycleSql.Growth(GrowthPolicy.PostHog(CalendarGrid.Months), Clock, Table, asOf, SqlDialect.Sqlite, users: Known),
        (connection, query) => SqlReader.GrowthAsync(connection, query).GetAwaiter().GetResult(),
        sample => Growth(GrowthPolicy.PostHog(CalendarGrid.Months), sample, hasPeople: true),
        counted: [],
        byUser: false,
        [
            .. HarmlessInPeriods,
            new("^/faults\\.0\\.1(\\.1: 1 more|: COALESCE lost)$", "Known users without activity are left out."),
            new("^/repeated\\.0\\.0: part lost, 0$", "SQLite never gives a group twice."),
            new("^/with active/faults\\.0\\.0: part lost, 0$", "Rows of nobody are none of a known user's."),
            new("^/with active/period: condition lost$", "Rows before the earliest are faults."),
            new("^/with users/(copies|faults|from/faults): Max for Sum$", "Only whether there are any is asked."),
            new("^/with users/from/faults\\.0\\.1: 1 more$", "Only whether there are any is asked."),
            new("^/with users/(from/since_at|registered[.0-9]*): Max for Min$", "A user who stands twice is refused."),
            new("^/with users/registered\\.(4|6\\.0)(\\.1)?: (another value|AtMost for Less|Greater for AtLeast)$", "The month of the earliest row is the same before it."),
            new("^/with users/registered(\\.6: condition lost|: branch lost, 2)$", "The month of the earliest row is the same before it."),
        ],
        hasPeople: true,
        size: 40,
        samples: 500);

    [LongFact]
    public void Every_mistake_in_anchors_and_returns_is_found_out()
    {
        (string, string)[] afterAnchors = [new("^/union, 2/later: 1 more$", "Of returns in the anchor's own period the number is not read.")];
        FindsOutReturns(RetentionMeasure.On, RetentionAnchor.FirstMatching, [new("^/with anchors/having\\.0: Max for Min$", "Where one is NULL the other is.")]);
        FindsOutReturns(RetentionMeasure.OnOrBefore, RetentionAnchor.Recurring, afterAnchors);
        FindsOutReturns(RetentionMeasure.Streak, RetentionAnchor.Recurring, afterAnchors);
        FindsOutReturns(
            RetentionMeasure.OnOrAfter,
            RetentionAnchor.FirstEver,
            [
                new("^/union, 1/from/later\\.0: AtLeast for Greater$", "The most is the most."),
                new("^/with anchors/cohort\\.0: condition lost$", "Who is anchored is anchored in the first period."),
            ]);
    }

    private static void FindsOutReturns(RetentionMeasure measure, RetentionAnchor anchor, (string Pattern, string Why)[] harmless)
    {
        var policy = Returns with { Measure = measure, Anchor = anchor };
        string[] counted = anchor == RetentionAnchor.FirstEver ? [] : ["pay", "", "view"];
        FindsOut(
            asOf => LifecycleSql.Retention(policy, Table, asOf, SqlDialect.Sqlite),
            (connection, query) => SqlReader.RetentionAsync(connection, query).GetAwaiter().GetResult(),
            sample =>
            {
                var counter = new RetentionCounter(policy, sample.AsOf);
                Array.ForEach([.. Logs(sample, counted).Values], log => counter.Add(log));
                return counter.ToReport();
            },
            counted,
            byUser: false,
            [
                .. harmless,
                new("^/(?!union|with (anchors|returns|active/(is_start|is_return|first_start_at|first_at|last_return_at)))", "Days, faults and which rows are read are as in growth."),
                new("^/union, 0/later: 1 more$", "Of sizes the number is not read."),
                new("^/with active/is_return\\.0: ELSE lost$", "NULL is not 1."),
                new("^/with (active/is_start\\.0: ELSE lost|returns/on, 0\\.1\\.1: part lost, 0)$", "NULL is not 1; what was before the anchor is sorted out by its number, or is no anchor's."),
            ],
            size: 300);
    }

    private static string[] StageNames => ["pay", "view", "register"];

    /// <summary>Mistakes in a local day that change no answer: where they are, and why.</summary>
    private static (string Pattern, string Why)[] HarmlessInDays(string place) =>
    [
        new($"^{place}\\.0\\.1(\\.1)?: ", "Where a held day ends, the clock has come to it again."),
        new($"^{place}\\.3\\.0\\.0\\.1\\.0(\\.1)?: ", "Where the clock is set back, the day is held."),
        new($"^{place}: condition lost$", "Rows before the earliest are faults."),
    ];

    /// <summary>Mistakes in the figures of a user that change no answer.</summary>
    private static (string Pattern, string Why)[] HarmlessInFigures(string place) =>
    [
        .. HarmlessInDays($"{place}/days\\.0\\.1"),
        new($"^{place}/days: DISTINCT lost$", "Days are a set."),
        new($"^{place}/faults\\.0\\.0\\.3: part lost, 0$", "A row without an event is not looked at."),
    ];

    /// <summary>Mistakes in the periods of a user that change no answer.</summary>
    private static (string Pattern, string Why)[] HarmlessInPeriods { get; } =
    [
        new("^/with active/faults(: Max for Sum|\\.0\\.1: 1 more|\\.0: ELSE lost)$", "Of faults only whether there are any is asked."),
        new("^/(faults|repeated): Max for Sum$", "Only whether there are any is asked."),
        new("^/repeated\\.0\\.1: 1 more$", "Only whether there are any is asked."),
        new("^/nobody", "It only says why."),
        new("^/with active/group, 1", "It is the very expression of the period that is returned, and each mistake is made there."),
        new("^/(first_ever|new)\\.0\\.0: part lost, 1$", "Only a fault has no period."),
        new("^/with active/faults\\.0\\.0: part lost, 2$", "A row before the earliest has no period, and is told for that."),
    ];

    private static void FindsOut(
        Func<Instant, SqlQuery> compile,
        Func<DbConnection, SqlQuery, object> read,
        Func<Sample, object> expect,
        string[] counted,
        bool byUser,
        (string Pattern, string Why)[] harmless,
        bool hasPeople = false,
        int size = Size,
        int samples = Samples)
    {
        using var engine = new SqliteEngine();
        engine.CreateTable("visits", "user", new("user", "text"), new("at", ""), new("event", "text"), new("tenant", "text"));
        engine.CreateTable("people", "id", new("id", "text"), new("since", ""), new("tenant", "text"));
        using var connection = engine.Open();
        var alive = new List<Mutant>();
        var seen = new HashSet<Mutant>();
        foreach (var sample in Any.Sample(samples, new Rnd(9, 0x9E37_79B9_7F4A_7C15), size))
        {
            var query = compile(sample.AsOf);
            alive.AddRange(Mutant.Of(query).Where(mutant => seen.Add(mutant) && !Array.Exists(harmless, mistakes => mutant.Is(mistakes.Pattern))));

            // What is found in rows that can be read, and whose rows can't.
            var good = new Sample(
                sample.AsOf,
                [.. sample.Rows.Where(row => row.Oddity == Oddity.None)],
                [.. sample.People.Where(person => person.Oddity == Oddity.None).DistinctBy(person => (person.User, person.Tenant))]);
            var answer = expect(good);
            Prunes(good, spoilt => IsSame(() => read(connection, spoilt), answer));
            foreach (var odd in new[] { sample with { People = good.People }, good with { People = sample.People } })
            {
                if (byUser)
                {
                    var faults = Faults(odd, counted, hasPeople);
                    Prunes(odd, spoilt => IsSame(() => ReadFaults(connection, spoilt, hasPeople), faults));
                }
                else
                {
                    var isRefused = Refuses(odd, counted, hasPeople);
                    Prunes(odd, spoilt => Throws(() => read(connection, spoilt)) == isRefused);
                }
            }

            void Prunes(Sample filled, Func<SqlQuery, bool> isRight)
            {
                engine.Empty("visits");
                engine.Empty("people");
                engine.Insert("visits", filled.Rows.Select(row => row.ToValues()));
                engine.Insert("people", filled.People.Select(person => person.ToValues()));
                Assert.True(isRight(query));
                alive.RemoveAll(mutant => mutant.In(query) is { } spoilt && !isRight(spoilt));
            }
        }

        var unseen = string.Join('\n', alive.Select(mutant => mutant.ToString()).Order(StringComparer.Ordinal));
        Assert.True(unseen.Length == 0, $"{seen.Count} mistakes were made. Not found out:\n{unseen}");
        Assert.All(harmless, mistakes => Assert.Contains(seen, mutant => mutant.Is(mistakes.Pattern)));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a spoilt query throws, it is found out.")]
    private static bool IsSame(Func<object> read, object expected)
    {
        try
        {
            return read().Equals(expected);
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static bool Throws(Func<object> read)
    {
        try
        {
            _ = read();
            return false;
        }
        catch (SqlReadException)
        {
            return true;
        }
    }

    private static object ReadFigures(DbConnection connection, SqlQuery query) =>
        TextOf(Read(SqlReader.ActivityAsync<string>(connection, query)).GetAwaiter().GetResult().Select(figures => (figures.User, figures.Activity)));

    private static async Task<List<T>> Read<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
        {
            list.Add(row);
        }

        return list;
    }

    private static string TextOf(IEnumerable<(string User, UserActivity Activity)> users) => string.Join('\n', users
        .Select(user => $"{user.User}: {string.Join(' ', user.Activity.Days.Enumerate())} {user.Activity.Registered}")
        .Order(StringComparer.Ordinal));

    private static string ReadFaults(DbConnection connection, SqlQuery query, bool hasCopies)
    {
        using var command = query.CreateCommand(connection);
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add($"{(reader.IsDBNull(0) ? "" : reader.GetString(0))} {reader.GetInt64(1)} {(hasCopies ? reader.GetInt64(2) : 1)}");
        }

        return string.Join('\n', found.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Row> Looked(Sample sample, string[] counted) => sample.Rows.Where(row =>
        row.Tenant == "north"
        && (counted.Length == 0 || row.Oddity == Oddity.EventAsBytes || counted.Contains(row.Event ?? ""))
        && (row.AtOrNull is not { } at || at <= sample.AsOf));

    private static bool IsFaulty(Row row, string[] counted) => row.Oddity != Oddity.None && (row.Oddity != Oddity.EventAsBytes || counted.Length > 0);

    private static string Faults(Sample sample, string[] counted, bool hasPeople)
    {
        var rows = Looked(sample, counted)
            .GroupBy(row => row.Oddity == Oddity.UserMissing ? "" : row.User, StringComparer.Ordinal)
            .ToDictionary(user => user.Key, user => user.LongCount(row => IsFaulty(row, counted)), StringComparer.Ordinal);
        var lines = hasPeople
            ? PeopleOf(sample)
                .GroupBy(person => person.Oddity == Oddity.UserMissing ? "" : person.User, StringComparer.Ordinal)
                .Select(user =>
                {
                    var own = user.LongCount(person => person.Oddity != Oddity.None);
                    return $"{user.Key} {own + (user.Key.Length == 0 ? 0 : rows.GetValueOrDefault(user.Key))} {user.Count()}";
                })
            : rows.Select(user => $"{user.Key} {user.Value} 1");
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>Tells whether counts over all rows are refused.</summary>
    private static bool Refuses(Sample sample, string[] counted, bool hasPeople)
    {
        var faulty = Looked(sample, counted).Where(row => IsFaulty(row, counted)).ToList();
        if (!hasPeople)
        {
            return faulty.Count > 0;
        }

        var people = PeopleOf(sample).ToList();
        return people.Exists(person => person.Oddity != Oddity.None)
            || people.Select(person => person.User).Distinct(StringComparer.Ordinal).Count() < people.Count
            || faulty.Exists(row => row.Oddity != Oddity.UserMissing && people.Exists(person => person.User == row.User));
    }

    private static IEnumerable<Person> PeopleOf(Sample sample) => sample.People.Where(person => person.Tenant == "north");

    private static Dictionary<string, EventLog> Logs(Sample sample, string[] counted)
    {
        var book = new ActivityBook<string>();
        foreach (var row in Looked(sample, counted))
        {
            book.Add(new(row.User, row.At) { Event = row.Event ?? "" });
        }

        return book.Users.ToDictionary(user => user, user => book[user], StringComparer.Ordinal);
    }

    private static UserActivity StagesOf(EventLog log) => log.ToActivity(Clock, Stages.ActivityEvents, Stages.RegistrationEvent);

    private static GrowthReport Growth(GrowthPolicy policy, Sample sample, bool hasPeople)
    {
        var logs = Logs(sample, hasPeople ? [] : ["pay", "view"]);
        var counter = new GrowthCounter(policy, Clock.DayOf(sample.AsOf));
        var users = hasPeople
            ? PeopleOf(sample).Select(person => logs.GetValueOrDefault(person.User, EventLog.Empty).ToActivity(Clock)
                .Merge(new(ActivityDays.Empty, person.Since <= sample.AsOf ? Clock.DayOf(person.Since.Value) : null)))
            : logs.Values.Select(log => log.ToActivity(Clock));
        foreach (var user in users)
        {
            counter.Add(user);
        }

        return counter.ToReport();
    }

    /// <summary>What may be wrong with a row besides its values.</summary>
    private enum Oddity
    {
        None = 0,
        UserMissing = 1,
        InstantMissing = 2,
        InstantAsText = 3,
        TooEarly = 4,
        EventAsBytes = 5,
    }

    private sealed record Sample(Instant AsOf, Row[] Rows, Person[] People);

    private sealed record Row(string User, Instant At, string? Event, string? Tenant, Oddity Oddity)
    {
        public Instant? AtOrNull => Oddity switch
        {
            Oddity.InstantMissing or Oddity.InstantAsText => null,
            Oddity.TooEarly => Earliest - Duration.Epsilon,
            _ => At,
        };

        public object?[] ToValues() =>
        [
            Oddity == Oddity.UserMissing ? null : User,
            Oddity == Oddity.InstantAsText ? "2024-03-21" : (AtOrNull - NodaConstants.UnixEpoch)?.ToInt64Nanoseconds(),
            Oddity == Oddity.EventAsBytes ? new byte[] { 1 } : Event,
            Tenant,
        ];
    }

    private sealed record Person(string User, Instant? Since, string? Tenant, Oddity Oddity)
    {
        public object?[] ToValues() =>
        [
            Oddity == Oddity.UserMissing ? null : User,
            Oddity == Oddity.InstantAsText ? "2024-03-21" : (Since - NodaConstants.UnixEpoch)?.ToInt64Nanoseconds(),
            Tenant,
        ];
    }
}
