using System.Data.Common;
using System.Globalization;

namespace UserOps.Sql.Tests;

/// <summary>The engines that the tests run on: each keeps what it is given, is empty for the next test, and is of a version that is promised.</summary>
public class EngineTests
{
    private static readonly TestColumn[] Columns =
    [
        new("user", "bigint"), new("tenant", "text"), new("at", "timestamptz"), new("amount", "numeric"), new("minor", "integer"), new("good", "boolean"), new("order id", "uuid"),
    ];

    [Theory, OnSqlite, OnPostgres, OnShards]
    public void A_table_keeps_its_rows(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        engine.CreateTable("some \"rows\"", "user", Columns);
        engine.Insert("some \"rows\"", Rows(1_000));
        Assert.Equal([1_000L, 500L, 1L], Read(engine, "SELECT COUNT(*), COUNT(\"order id\"), COUNT(DISTINCT tenant) FROM \"some \"\"rows\"\"\""));
        Assert.Equal([3_500L], Read(engine, "SELECT CAST(SUM(minor) AS bigint) FROM \"some \"\"rows\"\"\""));

        engine.Empty("some \"rows\"");
        Assert.Equal([0L], Read(engine, "SELECT COUNT(*) FROM \"some \"\"rows\"\"\""));
    }

    [Theory, OnSqlite, OnPostgres, OnShards]
    public void Two_tests_do_not_see_each_other(EngineKind kind)
    {
        using var one = TestEngine.Start(kind);
        one.CreateTable("t", "user", Columns);
        using (var other = TestEngine.Start(kind))
        {
            other.CreateTable("t", "user", Columns);
            other.Insert("t", Rows(5));
            Assert.Equal([0L], Read(one, "SELECT COUNT(*) FROM t"));
        }

        Assert.Equal([0L], Read(one, "SELECT COUNT(*) FROM t"));
    }

    [Theory, OnSqlite, OnPostgres, OnShards]
    public void The_tests_run_on_a_version_that_is_promised(EngineKind kind)
    {
        using var engine = TestEngine.Start(kind);
        using var connection = engine.Open();
        var least = kind == EngineKind.Sqlite ? new Version(3, 38) : new Version(15, 0);
        Assert.True(Version.Parse(connection.ServerVersion.Split(' ')[0]) >= least, connection.ServerVersion);
    }

    [OnShardsFact]
    public void Each_shard_holds_some_of_the_users_and_one_can_hold_a_stray()
    {
        using var engine = new ShardsEngine(Servers.Shards);
        engine.CreateTable("t", "user", Columns);
        engine.Insert("t", Rows(300));
        var before = engine.RowsOf("t");
        Assert.All(before, rows => Assert.InRange(rows, 50, 150));

        engine.Plant("t", 1, Rows(7));
        Assert.Equal([before[0], before[1] + 7, before[2]], engine.RowsOf("t"));
    }

    private static IEnumerable<object?[]> Rows(int count) => Enumerable.Range(0, count).Select(i => new object?[]
    {
        (long)i, "t", DateTime.UnixEpoch.AddMinutes(i), 1.25m * i, i % 8, i % 3 == 0, i % 2 == 0 ? new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]) : null,
    });

    private static List<long> Read(TestEngine engine, string sql)
    {
        using var connection = engine.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using DbDataReader reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToInt64(reader.GetValue(i), CultureInfo.InvariantCulture))];
    }
}
