using System.Data;
using NodaTime;
using Npgsql;
using UserOps.Rfm;

namespace UserOps.Sql.Tests;

/// <summary>What goes wrong on the servers, or with what is in the tables: it is told clearly, and nothing of the answer counts.</summary>
public class FaultTests
{
    private static readonly RfmPolicy Policy = RfmPolicy.Classic11;

    [OnOwnShardsFact]
    public async Task A_shard_that_is_killed_ends_the_read_with_an_error()
    {
        using var own = new OwnShards();
        using var engine = new ShardsEngine(own);
        var query = Build(engine, EngineKind.Shards, Enumerable.Range(0, 60_000).Select(i => Row($"user {i} {new string('x', 100)}")));
        await using var connection = engine.Open();
        var killed = false;
        var error = await Assert.ThrowsAsync<SqlReadException>(async () =>
        {
            await foreach (var figures in SqlReader.PurchasesAsync<string>(connection, query))
            {
                Assert.Equal(1, figures.Orders);
                if (!killed)
                {
                    own.Kill(1);
                    killed = true;
                }
            }
        });
        Assert.InRange(error.RowsRead, 1, 59_999);
        Assert.Equal(PostgresErrorCodes.ConnectionFailure, Assert.IsType<PostgresException>(error.InnerException).SqlState);

        var next = await ThrowsAsync(engine, query);
        Assert.Equal(0, next.RowsRead);
        Assert.Contains("could not connect to server \"shard_1\"", next.Message, StringComparison.Ordinal);
    }

    [OnShardsFact]
    public async Task A_row_on_the_wrong_shard_is_found_by_the_user_who_comes_twice()
    {
        using var engine = new ShardsEngine(Servers.Shards);
        var query = Build(engine, EngineKind.Shards, Enumerable.Range(0, 30).Select(i => Row($"user {i}")));
        Assert.Equal(30, await CountAsync(engine, query));
        Array.ForEach([0, 1, 2], shard => engine.Plant("purchases", shard, [Row("user 7")]));

        var error = await ThrowsAsync(engine, query);
        Assert.Equal(("user 7", "user_key"), (error.User, error.Field));
        Assert.Contains("The user comes twice. Rows of one user must lie in one partition", error.Message, StringComparison.Ordinal);

        await using var connection = engine.Open();
        var counts = await Assert.ThrowsAsync<SqlReadException>(
            () => SqlReader.DistributionAsync(connection, RfmSql.Distribution(Policy, (PurchaseTable)query.Tables[0], Shop.AsOf, query.Dialect)));
        Assert.Contains("users come twice", counts.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_read_that_is_cancelled_ends_at_once_and_leaves_the_connection_as_it_was(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var query = Build(engine, kind, Enumerable.Range(0, 5_000).Select(i => Row($"user {i}")));
        await using var connection = engine.Open();
        await connection.CloseAsync();
        using var stop = new CancellationTokenSource();
        var read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var figures in SqlReader.PurchasesAsync<string>(connection, query, stop.Token))
            {
                read++;
                await stop.CancelAsync();
            }
        });
        Assert.Equal(1, read);
        Assert.Equal(ConnectionState.Closed, connection.State);
        Assert.Equal(5_000, await CountAsync(engine, query));
    }

    [Theory]
    [OnPostgres]
    [OnShards]
    public async Task A_statement_that_takes_too_long_is_told(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var query = Build(engine, kind, Enumerable.Range(0, 20_000).Select(i => Row($"user {i}")));
        await using var connection = engine.Open();
        TestEngine.Execute(connection, "SET statement_timeout = 1");
        var error = await Assert.ThrowsAsync<SqlReadException>(async () => await ListAsync(SqlReader.PurchasesAsync<string>(connection, query)));
        Assert.Contains("statement timeout", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnPostgres]
    [OnShards]
    public async Task A_connection_that_is_cut_is_told(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var query = Build(engine, kind, Enumerable.Range(0, 60_000).Select(i => Row($"user {i} {new string('x', 100)}")));
        await using var connection = (NpgsqlConnection)engine.Open();
        var error = await Assert.ThrowsAsync<SqlReadException>(async () =>
        {
            await foreach (var figures in SqlReader.PurchasesAsync<string>(connection, query))
            {
                if (figures.Orders == 1 && connection.FullState.HasFlag(ConnectionState.Open))
                {
                    engine.Execute($"SELECT pg_terminate_backend({connection.ProcessID}, 5000)");
                }
            }
        });
        Assert.InRange(error.RowsRead, 1, 59_999);
        Assert.IsAssignableFrom<NpgsqlException>(error.InnerException);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_user_who_is_nobody_is_refused(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var missing = await ThrowsAsync(engine, Build(engine, kind, [Row("ann"), Row(null)]));
        Assert.Equal((null, "user_key"), (missing.User, missing.Field));
        Assert.Contains("It is NULL.", missing.Message, StringComparison.Ordinal);

        var blank = await ThrowsAsync(engine, Build(engine, kind, [Row("ann"), Row(" ")]));
        Assert.Equal((null, "user_key"), (blank.User, blank.Field));
        Assert.Contains("It is blank.", blank.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_row_that_the_library_would_reject_is_told_with_its_user(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var (tooMuch, tooFine) = (PurchaseLimits.Amount + 0.01m, 0.000_000_000_1m);
        var rows = new List<object?[]>
        {
            Row("no instant", at: null),
            Row("no amount", amount: null),
            Row("before 1970", at: Instant.FromUnixTimeSeconds(-1)),
            Row("too much", amount: tooMuch),
            Row("too much back", amount: -tooMuch),
        };
        if (kind != EngineKind.Sqlite)
        {
            rows.Add(Row("too fine", amount: tooFine));
        }

        foreach (var row in rows)
        {
            var error = await ThrowsAsync(engine, Build(engine, kind, [Row("ann"), row, Row("ben")]));
            Assert.Equal(((string)row[0]!, "faults"), (error.User, error.Field));
            Assert.Contains("1 of the rows can't be read", error.Message, StringComparison.Ordinal);
        }

        var most = Build(engine, kind, [Row("ann", amount: PurchaseLimits.Amount), Row("ben", at: NodaConstants.UnixEpoch), Row("later", at: Shop.AsOf + Duration.FromMilliseconds(1))]);
        Assert.Equal(2, await CountAsync(engine, most));
    }

    [Theory]
    [OnPostgres]
    [OnShards]
    public async Task Values_that_are_no_numbers_and_no_instants_are_told_with_their_user(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        foreach (var (at, amount) in new[] { ("'-infinity'", "5"), ("'2026-06-01Z'", "'NaN'"), ("'2026-06-01Z'", "'Infinity'"), ("'2026-06-01Z'", "'-Infinity'"), ("'0300-01-01Z BC'", "5") })
        {
            var query = Build(engine, kind, [Row("ann")]);
            engine.Execute($"INSERT INTO purchases VALUES ('odd', {at}, 1, {amount}, 1)");
            Assert.Equal(("odd", "faults"), await ThrowsAsync(engine, query) is var error ? (error.User, error.Field) : default);
            var perDay = RfmSql.Facts(Policy with { Orders = OrderGrouping.PerDay, Zone = "Asia/Shanghai" }, (PurchaseTable)query.Tables[0], Shop.AsOf, query.Dialect);
            Assert.Equal("odd", (await ThrowsAsync(engine, perDay)).User);
        }

        var later = Build(engine, kind, [Row("ann")]);
        engine.Execute("INSERT INTO purchases VALUES ('later', 'infinity', 1, 5, 1), ('later', '20000-01-01Z', 1, 5, 1)");
        Assert.Equal(1, await CountAsync(engine, later));
    }

    [Fact]
    public async Task A_value_of_another_type_is_told_with_its_user_on_SQLite()
    {
        using var engine = new SqliteEngine();
        foreach (var (at, cents) in new (object, object)[] { ("2026-06-01", 5L), (1.5, 5L), (1_000L, "5 EUR"), (1_000L, 5.5), (1_000L, new byte[] { 1 }), (new byte[] { 1 }, 5L) })
        {
            var query = Build(engine, EngineKind.Sqlite, [Row("ann"), ["odd", null, at, null, cents]]);
            var error = await ThrowsAsync(engine, query);
            Assert.Equal(("odd", "faults"), (error.User, error.Field));
        }

        var key = await ThrowsAsync(engine, Build(engine, EngineKind.Sqlite, [Row("ann"), [new byte[] { 1 }, null, 1_000L, null, 5L]]));
        Assert.Equal("user_key", key.Field);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task Money_that_adds_up_beyond_all_bounds_is_told(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var query = Build(engine, kind, [Row("ann"), .. Enumerable.Repeat(0, 1_100).Select(_ => Row("rich", amount: PurchaseLimits.Amount))]);
        var error = await ThrowsAsync(engine, query);
        Assert.Contains("check the unit of the amounts", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task Ids_that_are_read_as_another_type_are_told(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var query = Build(engine, kind, [Row("ann")]);
        await using var connection = engine.Open();
        var error = await Assert.ThrowsAsync<SqlReadException>(async () => await ListAsync(SqlReader.PurchasesAsync<Guid>(connection, query)));
        Assert.Equal("user_key", error.Field);
        Assert.Contains("It is no Guid.", error.Message, StringComparison.Ordinal);
        var other = await Assert.ThrowsAsync<SqlReadException>(async () => await ListAsync(SqlReader.PurchasesAsync<long>(connection, query)));
        Assert.Contains("It is no Int64.", other.Message, StringComparison.Ordinal);

        var table = (PurchaseTable)query.Tables[0];
        var byNumber = RfmSql.Facts(Policy, table with { User = new(kind == EngineKind.Sqlite ? "cents" : "at_us", SqlStorage.WholeNumber) }, Shop.AsOf, query.Dialect);
        var text = await Assert.ThrowsAsync<SqlReadException>(async () => await ListAsync(SqlReader.PurchasesAsync<string>(connection, byNumber)));
        Assert.Contains("It is no String.", text.Message, StringComparison.Ordinal);
        Assert.Single(await ListAsync(SqlReader.PurchasesAsync<long>(connection, byNumber)));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task What_is_not_there_is_told_before_the_run_and_by_it(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var table = (PurchaseTable)Build(engine, kind, [Row("ann")]).Tables[0];
        foreach (var wrong in new[]
        {
            table with { Name = "purchase" },
            table with { User = table.User with { Name = "user_nam" } },
            table with { At = table.At with { Name = "At" + table.At.Name } },
            table with { Amount = table.Amount with { Name = "amoun" } },
            table with { OrderId = new("order_id", SqlStorage.Text) },
            table with { Type = new("kind", SqlStorage.Text) },
            table with { Tenant = TenantFilter.Of("tenant", "tenant") },
        })
        {
            var query = RfmSql.Facts(Policy, wrong, Shop.AsOf, DialectOf(kind));
            await using var connection = engine.Open();
            Assert.Contains(await SqlProbe.CheckAsync(connection, query), finding => finding.IsError);
            _ = await ThrowsAsync(engine, query);
        }

        await using var good = engine.Open();
        Assert.Empty(await SqlProbe.CheckAsync(good, RfmSql.Facts(Policy, table, Shop.AsOf, DialectOf(kind))));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    [OnShards]
    public async Task A_connection_to_another_engine_is_told_before_the_run(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var table = new PurchaseTable
        {
            Name = "purchases",
            User = new("user_id", SqlStorage.Text),
            At = new("at", SqlStorage.UnixSeconds),
            Amount = new("amount", SqlStorage.MinorUnits(2)),
        };
        var other = SqlDialect.All.First(dialect => dialect != DialectOf(kind));
        await using var connection = engine.Open();
        var finding = Assert.Single(await SqlProbe.CheckAsync(connection, RfmSql.Facts(Policy, table, Shop.AsOf, other)));
        Assert.True(finding.IsError);
        Assert.Contains("another engine", finding.What, StringComparison.Ordinal);
    }

    [Theory]
    [OnPostgres]
    [OnShards]
    public async Task A_column_of_another_type_is_told_before_the_run(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        var table = (PurchaseTable)Build(engine, kind, [Row("ann")]).Tables[0];
        foreach (var (wrong, place) in new[]
        {
            (table with { User = new("user_name", SqlStorage.WholeNumber) }, "user_name"),
            (table with { At = new("at", SqlStorage.UtcTimestamp) }, "at"),
            (table with { At = new("at_us", SqlStorage.Timestamp) }, "at_us"),
            (table with { Amount = new("amount", SqlStorage.MinorUnits(2)) }, "amount"),
            (table with { Amount = new("cents", SqlStorage.Numeric) }, "cents"),
            (table with { OrderId = new("user_name", SqlStorage.Uuid) }, "user_name"),
            (table with { Type = new("cents", SqlStorage.Text) }, "cents"),
        })
        {
            await using var connection = engine.Open();
            var findings = await SqlProbe.CheckAsync(connection, RfmSql.Facts(Policy, wrong, Shop.AsOf, SqlDialect.PostgreSql));
            Assert.Contains(findings, finding => finding.IsError && finding.Place.EndsWith($"\"{place}\"", StringComparison.Ordinal));
        }
    }

    [OnShardsFact]
    public async Task Rows_that_would_travel_are_told_before_the_run()
    {
        using var engine = new ShardsEngine(Servers.Shards);
        var query = Build(engine, EngineKind.Shards, [Row("ann")]);
        await using var connection = engine.Open();
        TestEngine.Execute(connection, "SET enable_partitionwise_aggregate = off");
        var finding = Assert.Single(await SqlProbe.CheckAsync(connection, query));
        Assert.Equal((false, "enable_partitionwise_aggregate"), (finding.IsError, finding.Place));
    }

    [OnPostgresFact]
    public async Task Texts_that_are_held_for_equal_are_told_before_the_run()
    {
        using var engine = new PostgresEngine(Servers.Postgres);
        var query = Build(engine, EngineKind.Postgres, [Row("ann")]);
        engine.Execute("CREATE COLLATION nearly (provider = icu, locale = 'und-u-ks-level2', deterministic = false); ALTER TABLE purchases ALTER user_name TYPE text COLLATE nearly");
        await using var connection = engine.Open();
        var finding = Assert.Single(await SqlProbe.CheckAsync(connection, query));
        Assert.True(finding.IsError && finding.Place.EndsWith("\"user_name\"", StringComparison.Ordinal), finding.ToString());
    }

    private static SqlDialect DialectOf(EngineKind kind) => kind == EngineKind.Sqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql;

    /// <summary>Makes the table anew with some rows, and the query over it.</summary>
    private static SqlQuery Build(TestEngine engine, EngineKind kind, IEnumerable<object?[]> rows)
    {
        engine.Execute("DROP TABLE IF EXISTS purchases");
        engine.CreateTable("purchases", "user_name", new("user_name", "text"), new("at", "timestamptz"), new("at_us", "bigint"), new("amount", "numeric"), new("cents", "bigint"));
        engine.Insert("purchases", rows);
        var dialect = DialectOf(kind);
        return RfmSql.Facts(Policy, Shop.Purchases(dialect) with { User = new("user_name", SqlStorage.Text) }, Shop.AsOf, dialect);
    }

    private static object?[] Row(string? user) => Row(user, Shop.AsOf);

    private static object?[] Row(string user, decimal? amount) => Row(user, Shop.AsOf, amount);

    private static object?[] Row(string? user, Instant? at, decimal? amount = 5) =>
        [user, at?.ToDateTimeUtc(), at?.ToUnixTimeTicks() / 10, amount, (long?)(amount * 100)];

    private static async Task<SqlReadException> ThrowsAsync(TestEngine engine, SqlQuery query)
    {
        await using var connection = engine.Open();
        var error = await Assert.ThrowsAsync<SqlReadException>(async () => await ListAsync(SqlReader.PurchasesAsync<string>(connection, query)));
        Assert.EndsWith("nothing of it may be published.", error.Message, StringComparison.Ordinal);
        return error;
    }

    private static async Task<int> CountAsync(TestEngine engine, SqlQuery query)
    {
        await using var connection = engine.Open();
        return (await ListAsync(SqlReader.PurchasesAsync<string>(connection, query))).Count;
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
