using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql.Tests.Lifecycle;

/// <summary>The edges: of time, of days, of what rows may hold, and of what is compiled.</summary>
public class LifecycleSqlTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2025, 3, 10, 12, 0);
    private static readonly StagePolicy Policy = StagePolicies.ClassicFive;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_row_at_the_instant_of_judgement_is_seen_and_the_next_one_the_column_can_hold_is_not(EngineKind kind)
    {
        using var bench = new ActivityFixture(kind);
        foreach (var storage in ActivityFixture.StoragesOf(kind))
        {
            foreach (var asOf in new[] { AsOf, AsOf + (ActivityFixture.UnitOf(storage) / 2), AsOf + ActivityFixture.UnitOf(storage) - Duration.Epsilon })
            {
                bench.Empty();
                bench.AddVisits(
                [
                    new("at", AsOf, null, storage), new("next", AsOf + ActivityFixture.UnitOf(storage), null, storage),
                    new("both", AsOf, null, storage), new("both", AsOf + Duration.FromDays(1), null, storage),
                ]);

                var found = await bench.ReadAsync(LifecycleSql.ActivityFigures(Policy, ActivityFixture.Table(storage, "t"), asOf, bench.Dialect));

                Assert.Equal(["at", "both"], found.Keys.Order(StringComparer.Ordinal));
                Assert.All(found.Values, activity => Assert.Equal([new LocalDate(2025, 3, 10)], activity.Days.Enumerate()));
                var growth = await SqlReader.GrowthAsync(
                    bench.Connection, LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Days), DayClock.Utc, ActivityFixture.Table(storage, "t"), asOf, bench.Dialect));
                Assert.Equal(2, growth.Users);
            }
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task Days_are_told_across_an_hour_that_comes_twice_or_never_and_a_day_that_never_came(EngineKind kind)
    {
        // Havana: 2 November 2025, 00:00 to 01:00 comes twice; 9 March 2025, 00:00 to 01:00 never. Beirut and Sao Paulo: likewise. Apia: 30 December 2011 never.
        (string Zone, string At, LocalDate Day)[] cases =
        [
            ("America/Havana", "2025-11-02T03:59:59Z", new(2025, 11, 1)), ("America/Havana", "2025-11-02T04:00:00Z", new(2025, 11, 2)),
            ("America/Havana", "2025-11-02T05:00:00Z", new(2025, 11, 2)), ("America/Havana", "2025-11-03T04:59:59Z", new(2025, 11, 2)),
            ("America/Havana", "2025-03-09T04:59:59Z", new(2025, 3, 8)), ("America/Havana", "2025-03-09T05:00:00Z", new(2025, 3, 9)),
            ("Asia/Beirut", "2024-10-26T20:59:59Z", new(2024, 10, 26)), ("Asia/Beirut", "2024-10-26T21:00:00Z", new(2024, 10, 26)),
            ("Asia/Beirut", "2024-10-26T21:59:59Z", new(2024, 10, 26)), ("Asia/Beirut", "2024-10-26T22:00:00Z", new(2024, 10, 27)),
            ("Asia/Beirut", "2025-03-29T21:59:59Z", new(2025, 3, 29)), ("Asia/Beirut", "2025-03-29T22:00:00Z", new(2025, 3, 30)),
            ("America/Sao_Paulo", "2018-02-18T01:59:59Z", new(2018, 2, 17)), ("America/Sao_Paulo", "2018-02-18T02:00:00Z", new(2018, 2, 17)),
            ("America/Sao_Paulo", "2018-02-18T02:59:59Z", new(2018, 2, 17)), ("America/Sao_Paulo", "2018-02-18T03:00:00Z", new(2018, 2, 18)),
            ("America/Sao_Paulo", "2018-11-04T02:59:59Z", new(2018, 11, 3)), ("America/Sao_Paulo", "2018-11-04T03:00:00Z", new(2018, 11, 4)),
            ("Pacific/Apia", "2011-12-30T09:59:59Z", new(2011, 12, 29)), ("Pacific/Apia", "2011-12-30T10:00:00Z", new(2011, 12, 31)),
        ];
        using var bench = new ActivityFixture(kind);
        var storage = ActivityFixture.StoragesOf(kind)[0];
        foreach (var zone in cases.GroupBy(item => item.Zone, StringComparer.Ordinal))
        {
            bench.Empty();
            bench.AddVisits(zone.Select(item => new ActivityRow(item.At, NodaTime.Text.InstantPattern.ExtendedIso.Parse(item.At).Value, null, storage)));

            var found = await bench.ReadAsync(LifecycleSql.ActivityFigures(
                Policy with { Zone = zone.Key }, ActivityFixture.Table(storage, "t"), Instant.FromUtc(2026, 1, 1, 0, 0), bench.Dialect));

            Assert.All(zone, item => Assert.Equal([item.Day], found[item.At].Days.Enumerate()));
        }
    }

    [Fact]
    public async Task A_clock_set_back_over_midnight_leaves_the_day_that_had_started()
    {
        // Moncton set its clocks back at one minute past midnight until 2006: 29 October had begun, and the hour after belongs to it.
        using var bench = new ActivityFixture(EngineKind.Sqlite);
        bench.AddVisits(
        [
            new("before", Instant.FromUtc(2006, 10, 29, 2, 59, 59), null, SqlStorage.UnixSeconds), new("first minute", Instant.FromUtc(2006, 10, 29, 3, 0), null, SqlStorage.UnixSeconds),
            new("shown as yesterday", Instant.FromUtc(2006, 10, 29, 3, 30), null, SqlStorage.UnixSeconds), new("after", Instant.FromUtc(2006, 10, 29, 4, 0), null, SqlStorage.UnixSeconds),
        ]);

        var found = await bench.ReadAsync(LifecycleSql.ActivityFigures(
            Policy with { Zone = "America/Moncton" }, ActivityFixture.Table(SqlStorage.UnixSeconds, "t"), AsOf, bench.Dialect));

        Assert.Equal([new LocalDate(2006, 10, 28)], found["before"].Days.Enumerate());
        Assert.All(found.Where(pair => pair.Key != "before"), pair => Assert.Equal([new LocalDate(2006, 10, 29)], pair.Value.Days.Enumerate()));
    }

    [Fact]
    public void A_zone_whose_clocks_change_more_often_than_an_engine_is_told_is_refused()
    {
        var table = Table(SqlStorage.UnixSeconds) with { Earliest = Instant.FromUtc(1900, 1, 1, 0, 0) };
        var clock = new DayClock(DateTimeZoneProviders.Tzdb["America/New_York"]);

        Assert.Equal(["$.zone"], Refused(() => LifecycleSql.ActivityFigures(Policy with { Zone = "America/New_York" }, table, AsOf, SqlDialect.Sqlite)));
        Assert.Equal(["$.zone"], Refused(() => LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Weeks), clock, table, AsOf, SqlDialect.Sqlite)));
        Assert.Equal(["$.zone"], Refused(() => LifecycleSql.Retention(
            RetentionPolicy.Default with { Zone = "America/New_York" }, table, AsOf, SqlDialect.Sqlite)));

        // Months start at instants that the clock tells, so no zone is too restless; but there can be too many of them.
        _ = LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Months), clock, table, AsOf, SqlDialect.Sqlite);
        Assert.Equal(["$.grid"], Refused(() => LifecycleSql.Growth(
            GrowthPolicy.Default(CalendarGrid.Months), clock, table with { Earliest = Instant.FromUtc(1800, 1, 1, 0, 0) }, AsOf, SqlDialect.Sqlite)));
    }

    [Fact]
    public void Everything_that_is_refused_is_told_at_once()
    {
        var table = Table(SqlStorage.UnixSeconds) with { Event = null, CountedEvents = ["pay"] };
        var users = new UserTable { Name = "people", User = new("id", SqlStorage.WholeNumber), Since = new("since", SqlStorage.Text) };
        var policy = Policy with { ActivityEvents = ["view"], RegistrationEvent = "register" };
        var retention = RetentionPolicy.Amplitude with { StartEvents = ["view"], ReturnEvents = ["pay"] };

        Assert.Equal(
            ["ActivityTable.CountedEvents", "UserTable.Since", "UserTable.User", "$.activityEvents", "$.activityEvents[0]"],
            Refused(() => LifecycleSql.ActivityFigures(policy, table, AsOf, SqlDialect.Sqlite, users)));
        Assert.Equal(
            ["ActivityTable.CountedEvents", "$.activityEvents", "$.activityEvents[0]", "$.registrationEvent"],
            Refused(() => LifecycleSql.ActivityFigures(policy, table, AsOf, SqlDialect.Sqlite)));
        Assert.Equal(
            ["ActivityTable.At", "ActivityTable.CountedEvents", "$.newUsers"],
            Refused(() => LifecycleSql.Growth(GrowthPolicy.PostHog(CalendarGrid.Days), DayClock.Utc, table with { At = new("at", SqlStorage.Timestamp) }, AsOf, SqlDialect.Sqlite)));
        Assert.Equal(
            ["ActivityTable.CountedEvents", "$.startEvents", "$.startEvents[0]", "$.returnEvents", "$.clock"],
            Refused(() => LifecycleSql.Retention(retention, table, AsOf, SqlDialect.PostgreSql)));
        Assert.Equal(
            ["$.brackets"],
            Refused(() => LifecycleSql.Retention(
                RetentionPolicy.Default with { Measure = RetentionMeasure.Brackets, Brackets = [.. Enumerable.Repeat(new IntervalRange(0, 1), 51)] },
                Table(SqlStorage.UnixSeconds),
                AsOf,
                SqlDialect.PostgreSql)));
        Assert.Equal(
            ["$.measure"],
            Refused(() => LifecycleSql.Retention(
                RetentionPolicy.PostHog with { Zone = "Pacific/Apia", Measure = RetentionMeasure.Streak }, Table(SqlStorage.UnixSeconds), AsOf, SqlDialect.PostgreSql)));
    }

    [Fact]
    public void What_is_no_policy_table_or_instant_is_an_error_of_its_own()
    {
        var table = Table(SqlStorage.UnixSeconds);
        Assert.Throws<InvalidPolicyException>(() => LifecycleSql.ActivityFigures(Policy with { Zone = "Nowhere" }, table, AsOf, SqlDialect.Sqlite));
        Assert.Throws<InvalidPolicyException>(() => LifecycleSql.Growth(new(null!), DayClock.Utc, table, AsOf, SqlDialect.Sqlite));
        Assert.Throws<InvalidPolicyException>(() => LifecycleSql.Retention(RetentionPolicy.Default with { Intervals = 0 }, table, AsOf, SqlDialect.Sqlite));
        foreach (var never in new[] { Instant.MaxValue, Instant.MinValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>("asOf", () => LifecycleSql.ActivityFigures(Policy, table, never, SqlDialect.Sqlite));
            Assert.Throws<ArgumentOutOfRangeException>("asOf", () => LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Days), DayClock.Utc, table, never, SqlDialect.Sqlite));
            Assert.Throws<ArgumentOutOfRangeException>("asOf", () => LifecycleSql.Retention(RetentionPolicy.Default, table, never, SqlDialect.Sqlite));
        }

        Assert.Throws<ArgumentOutOfRangeException>("through", () => LifecycleSql.Retention(
            RetentionPolicy.Default, table, AsOf, SqlDialect.Sqlite, new(2025, 1, 2), new(2025, 1, 1)));
        Assert.Throws<ArgumentNullException>("policy", () => LifecycleSql.ActivityFigures(null!, table, AsOf, SqlDialect.Sqlite));
        Assert.Throws<ArgumentNullException>("clock", () => LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Days), null!, table, AsOf, SqlDialect.Sqlite));
        Assert.Throws<ArgumentNullException>("table", () => LifecycleSql.Retention(RetentionPolicy.Default, null!, AsOf, SqlDialect.Sqlite));
        Assert.Throws<ArgumentNullException>("dialect", () => LifecycleSql.ActivityFigures(Policy, table, AsOf, null!));
    }

    [Fact]
    public void A_query_is_read_by_the_method_that_is_named_after_it()
    {
        using var bench = new ActivityFixture(EngineKind.Sqlite);
        var query = LifecycleSql.ActivityFigures(Policy, Table(SqlStorage.UnixSeconds), AsOf, SqlDialect.Sqlite);

        Assert.Equal((SqlShape.Activity, Policy.ToRef(), AsOf), (query.Shape, query.Policy!, query.AsOf));
        Assert.Throws<ArgumentException>("query", () => SqlReader.GrowthAsync(bench.Connection, query).GetAwaiter().GetResult());
        Assert.Throws<ArgumentException>("query", () => SqlReader.RetentionAsync(bench.Connection, query).GetAwaiter().GetResult());
        Assert.Throws<ArgumentException>("query", () => SqlReader.ActivityAsync<string>(
            bench.Connection, LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Days), DayClock.Utc, Table(SqlStorage.UnixSeconds), AsOf, SqlDialect.Sqlite)));
    }

    [Fact]
    public void The_text_does_not_change_with_names_numbers_and_instants()
    {
        var table = Table(SqlStorage.UnixSeconds) with { Event = new("event", SqlStorage.Text) };
        foreach (var dialect in SqlDialect.All)
        {
            var one = LifecycleSql.ActivityFigures(Policy with { ActivityEvents = ["view"] }, table, AsOf, dialect);
            var other = LifecycleSql.ActivityFigures(
                StagePolicies.OwnRhythm with { ActivityEvents = ["'; DROP TABLE visits; --"] }, table, AsOf + Duration.FromSeconds(77), dialect);

            Assert.Equal(one.Text, other.Text);
            Assert.DoesNotContain("view", one.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_row_that_can_not_be_read_is_told_and_nothing_counts(EngineKind kind)
    {
        using var bench = new ActivityFixture(kind);
        var storage = ActivityFixture.StoragesOf(kind)[0];
        ActivityRow fine = new("u", AsOf, "view", storage);
        foreach (var (row, field) in new[]
        {
            (fine with { At = null }, "faults"), (fine with { User = null }, "user_key"), (fine with { At = Instant.FromUtc(1969, 12, 31, 23, 59) }, "faults"),
        })
        {
            bench.Empty();
            bench.AddVisits([fine, row, fine with { User = "v" }]);
            await IsFaultyAsync(bench, ActivityFixture.Table(storage, "t"), field, field == "faults" ? "u" : null);
        }

        // Of events that are not asked for nothing is read, so nothing can be wrong with them.
        bench.Empty();
        bench.AddVisits([fine, fine with { At = null, Event = "else" }, fine with { User = null, Event = null }]);
        var found = await bench.ReadAsync(LifecycleSql.ActivityFigures(Policy with { ActivityEvents = ["view"] }, ActivityFixture.Table(storage, "t"), AsOf, bench.Dialect));
        Assert.Equal("u", Assert.Single(found).Key);
    }

    [Fact]
    public async Task A_value_of_another_type_than_described_is_told()
    {
        foreach (var values in new[] { "'t', 'u', '2025-03-10', 'view'", "'t', 'u', 1.5, 'view'", "'t', 7, 1741600000, 'view'", "'t', 'u', 1741600000, 5" })
        {
            using var bench = new ActivityFixture(EngineKind.Sqlite);
            bench.Engine.Execute("CREATE TABLE loose (tenant, user, units, event)");
            bench.Engine.Execute($"INSERT INTO loose VALUES ({values}), ('t', 'u', 1741600000, 'view')");
            var table = ActivityFixture.Table(SqlStorage.UnixSeconds, "t") with { Name = "loose", CountedEvents = ["view"] };
            await IsFaultyAsync(bench, table, values.StartsWith("'t', 7", StringComparison.Ordinal) ? null : "faults", null);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_user_who_stands_twice_in_the_table_of_users_is_told(EngineKind kind)
    {
        using var bench = new ActivityFixture(kind);
        var storage = ActivityFixture.StoragesOf(kind)[0];
        var table = ActivityFixture.Table(storage, "t");
        bench.AddVisits([new ActivityRow("u", AsOf, "view", storage)]);
        foreach (var second in new Instant?[] { AsOf, AsOf - Duration.FromDays(1), null })
        {
            bench.Engine.Empty("people");
            bench.AddPeople([new PersonRow("u", AsOf, storage), new PersonRow("u", second, storage), new PersonRow("v", null, storage)]);
            foreach (var hasSince in new[] { true, false })
            {
                var users = ActivityFixture.Users(storage, "t", hasSince);
                var error = await Assert.ThrowsAsync<SqlReadException>(() => bench.ReadAsync(LifecycleSql.ActivityFigures(Policy, table, AsOf, bench.Dialect, users)));
                Assert.Equal(("user_key", "u"), (error.Field, error.User));
                var growth = LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Days), DayClock.Utc, table, AsOf, bench.Dialect, users: users);
                Assert.Equal("user_key", (await Assert.ThrowsAsync<SqlReadException>(() => SqlReader.GrowthAsync(bench.Connection, growth))).Field);
            }
        }
    }

    [OnShardsFact]
    public async Task A_user_on_two_shards_is_told()
    {
        using var bench = new ActivityFixture(EngineKind.Shards);
        var storage = SqlStorage.Timestamp;
        foreach (var shard in Enumerable.Range(0, 3))
        {
            bench.Plant(shard, [new ActivityRow("stray", AsOf, "view", storage)]);
        }

        var table = ActivityFixture.Table(storage, "t");
        var error = await Assert.ThrowsAsync<SqlReadException>(() => bench.ReadAsync(LifecycleSql.ActivityFigures(Policy, table, AsOf, bench.Dialect)));
        Assert.Equal(("user_key", "stray"), (error.Field, error.User));

        // Where the planner brings the rows together before it groups them, they are one user's, as they should be.
        try
        {
            var growth = LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Days), DayClock.Utc, table, AsOf, bench.Dialect);
            Assert.Equal(1, (await SqlReader.GrowthAsync(bench.Connection, growth)).Users);
        }
        catch (SqlReadException e)
        {
            Assert.Equal("user_key", e.Field);
        }
    }

    [Fact]
    public async Task Users_whose_ids_differ_in_case_alone_are_two_whatever_the_column_says()
    {
        using var bench = new ActivityFixture(EngineKind.Sqlite);
        bench.Engine.Execute("CREATE TABLE folded (user TEXT COLLATE NOCASE, at INTEGER, event TEXT COLLATE NOCASE)");
        bench.Engine.Execute("CREATE TABLE known (id TEXT COLLATE NOCASE, since INTEGER)");
        bench.Engine.Execute("INSERT INTO folded VALUES ('u', 1741500000, 'view'), ('U', 1741600000, 'view'), ('u', 1741600000, 'VIEW')");
        bench.Engine.Execute("INSERT INTO known VALUES ('u', 1741400000), ('U', NULL)");
        var table = Table(SqlStorage.UnixSeconds) with { Name = "folded", User = new("user", SqlStorage.Text), Event = new("event", SqlStorage.Text), CountedEvents = ["view"] };
        var users = new UserTable { Name = "known", User = new("id", SqlStorage.Text), Since = new("since", SqlStorage.UnixSeconds) };

        foreach (var known in new[] { null, users })
        {
            var found = await bench.ReadAsync(LifecycleSql.ActivityFigures(Policy, table, AsOf, bench.Dialect, known));
            Assert.Equal([new LocalDate(2025, 3, 9)], found["u"].Days.Enumerate());
            Assert.Equal([new LocalDate(2025, 3, 10)], found["U"].Days.Enumerate());
            var growth = await SqlReader.GrowthAsync(
                bench.Connection, LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Days), DayClock.Utc, table, AsOf, bench.Dialect, users: known));
            Assert.Equal((2, 1, 1), (growth.Users, growth.Periods[0].New, growth.Periods[1].New));
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task Tables_without_a_row_give_no_user_no_period_and_no_cohort(EngineKind kind)
    {
        using var bench = new ActivityFixture(kind);
        var table = ActivityFixture.Table(ActivityFixture.StoragesOf(kind)[0], "t");

        Assert.Empty(await bench.ReadAsync(LifecycleSql.ActivityFigures(Policy, table, AsOf, bench.Dialect)));
        Assert.Empty((await SqlReader.GrowthAsync(
            bench.Connection, LifecycleSql.Growth(GrowthPolicy.Default(CalendarGrid.Months), DayClock.Utc, table, AsOf, bench.Dialect))).Periods);
        Assert.Empty((await SqlReader.RetentionAsync(bench.Connection, LifecycleSql.Retention(RetentionPolicy.Default, table, AsOf, bench.Dialect))).Cohorts);
    }

    [OnShardsFact]
    public async Task Each_shard_groups_its_own_rows()
    {
        using var bench = new ActivityFixture(EngineKind.Shards);
        foreach (var storage in ActivityFixture.StoragesOf(EngineKind.Shards))
        {
            foreach (var users in new[] { null, ActivityFixture.Users(storage, "t") })
            {
                var policy = Policy with { Zone = "America/Havana", ActivityEvents = ["view", "pay"], RegistrationEvent = "register" };
                var plan = await PlanAsync(bench, LifecycleSql.ActivityFigures(policy, ActivityFixture.Table(storage, "t"), AsOf, bench.Dialect, users));

                var remote = plan.Where(line => line.Contains("Remote SQL:", StringComparison.Ordinal)).ToList();
                Assert.Equal(users is null ? 3 : 6, remote.Count);
                Assert.All(remote, line => Assert.Contains(" GROUP BY ", line, StringComparison.Ordinal));
                Assert.All(
                    plan.Where(line => line.Contains("Foreign Scan", StringComparison.Ordinal)),
                    line => Assert.Contains("Async Foreign Scan", line, StringComparison.Ordinal));
            }
        }
    }

    private static async Task<List<string>> PlanAsync(ActivityFixture bench, SqlQuery query)
    {
        await using var command = query.CreateCommand(bench.Connection);
        command.CommandText = $"EXPLAIN (VERBOSE, COSTS OFF) {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    private static async Task IsFaultyAsync(ActivityFixture bench, ActivityTable table, string? field, string? user)
    {
        var error = await Assert.ThrowsAsync<SqlReadException>(() => bench.ReadAsync(LifecycleSql.ActivityFigures(Policy, table, AsOf, bench.Dialect)));
        Assert.Equal((field ?? error.Field, user ?? error.User), (error.Field, error.User));
        foreach (var grid in new[] { CalendarGrid.Days, CalendarGrid.Months })
        {
            var growth = LifecycleSql.Growth(GrowthPolicy.Default(grid), DayClock.Utc, table, AsOf, bench.Dialect);
            error = await Assert.ThrowsAsync<SqlReadException>(() => SqlReader.GrowthAsync(bench.Connection, growth));
            Assert.Equal(field == "user_key" && user is not null ? field : "faults", error.Field);
            var retention = LifecycleSql.Retention(RetentionPolicy.Default with { Period = grid }, table, AsOf, bench.Dialect);
            error = await Assert.ThrowsAsync<SqlReadException>(() => SqlReader.RetentionAsync(bench.Connection, retention));
            Assert.Equal(field == "user_key" && user is not null ? field : "faults", error.Field);
        }
    }

    private static ActivityTable Table(SqlStorage storage) => new() { Name = "visits", User = new("user", SqlStorage.Text), At = new("at", storage) };

    private static IEnumerable<string> Refused(Func<SqlQuery> compile) => Assert.Throws<SqlRefusedException>(compile).Refusals.Select(refusal => refusal.Path);
}
