using System.Data.Common;

namespace UserOps.Sql.Tests;

/// <summary>How a PostgreSQL over shards goes about the queries: each shard groups its own rows, all at the same time, and no row travels.</summary>
public class PlanTests
{
    /// <summary>ANALYZE alone leaves out the foreign tables that are parts.</summary>
    private const string MeasureParts = """
        DO $$
        DECLARE part regclass;
        BEGIN
          FOR part IN SELECT oid FROM pg_class WHERE relkind = 'f' AND relnamespace = current_schema()::regnamespace LOOP
            EXECUTE 'ANALYZE ' || part;
          END LOOP;
        END $$
        """;

    [OnShardsFact]
    public void Every_shard_groups_its_own_rows() => Assert.All(PolicyCases.All.Where(policy => policy is { Level: 1, Joins: false }).GroupBy(policy => policy.SplitBy), policies =>
    {
        using var engine = new ShardsEngine(Servers.Shards);
        Shop.Build(engine, policies.Key, users: 300);
        using var connection = engine.Open();
        Assert.All(policies, policy => ChecksPlan(Explain(connection, policy)));

        // The same with what the planner knows once the tables are measured, and for plans that serve all values of the parameters.
        engine.Execute(MeasureParts);
        Assert.All(policies, policy => ChecksPlan(Explain(connection, policy)));
        TestEngine.Execute(connection, "SET plan_cache_mode = force_generic_plan");
        Assert.All(policies, policy => ChecksPlan(ExplainPrepared(connection, policy)));
    });

    [OnShardsFact]
    public void Where_users_are_joined_every_shard_groups_what_they_did()
    {
        using var engine = new ShardsEngine(Servers.Shards);
        Shop.Build(engine, users: 300);
        using var connection = engine.Open();
        Assert.All(PolicyCases.All.Where(policy => policy is { Level: 1, Joins: true }), policy => ChecksPlan(Explain(connection, policy)));

        // Once the tables are measured, the planner knows that grouping users makes no rows fewer, and may fetch them as they are.
        engine.Execute(MeasureParts);
        Assert.All(PolicyCases.All.Where(policy => policy.Joins && policy.Name is "tags-aggregates" or "tags-filter" or "tags-stopped-and-observed"), policy =>
        {
            var plan = Explain(connection, policy);
            var lines = plan.Split('\n', StringSplitOptions.TrimEntries);
            Assert.True(
                lines.Count(line => line.StartsWith("Relations: Aggregate on", StringComparison.Ordinal) && line.Contains("purchases", StringComparison.Ordinal)) == 3
                && lines.Count(line => line.StartsWith("Remote SQL:", StringComparison.Ordinal)) == 6,
                plan);
        });
    }

    [OnShardsFact]
    public void Without_the_setting_rows_travel()
    {
        using var engine = new ShardsEngine(Servers.Shards);
        Shop.Build(engine);
        using var connection = engine.Open();
        TestEngine.Execute(connection, "SET enable_partitionwise_aggregate = off");
        var plan = Explain(connection, PolicyCases.All[0]);
        Assert.DoesNotContain("GROUP BY", plan, StringComparison.Ordinal);
    }

    private static void ChecksPlan(string plan)
    {
        var lines = plan.Split('\n', StringSplitOptions.TrimEntries);
        var scans = lines.Count(line => line.Contains("Foreign Scan", StringComparison.Ordinal));
        Assert.True(
            scans >= 3 && scans % 3 == 0
            && lines.Count(line => line.Contains("Async Foreign Scan", StringComparison.Ordinal)) == scans
            && lines.Count(line => line.StartsWith("Relations: Aggregate on", StringComparison.Ordinal)) == scans
            && lines.Count(line => line.StartsWith("Remote SQL:", StringComparison.Ordinal) && line.Contains(" GROUP BY ", StringComparison.Ordinal)) == scans,
            plan);
    }

    private static string Explain(DbConnection connection, PolicyCase policy)
    {
        using var command = policy.Compile(SqlDialect.PostgreSql).CreateCommand(connection);
        command.CommandText = $"EXPLAIN (VERBOSE) {command.CommandText}";
        return Read(command);
    }

    private static string ExplainPrepared(DbConnection connection, PolicyCase policy)
    {
        var query = policy.Compile(SqlDialect.PostgreSql);
        using var command = connection.CreateCommand();
        var types = query.Parameters.Select(parameter => TypeOf(parameter.Type)).ToList();
        var list = types.Count == 0 ? "" : $"({string.Join(", ", types)})";
        var nulls = types.Count == 0 ? "" : $"({string.Join(", ", types.Select(_ => "NULL"))})";
        command.CommandText = $"PREPARE planned {list} AS {query.Text}";
        _ = command.ExecuteNonQuery();
        command.CommandText = $"EXPLAIN (VERBOSE) EXECUTE planned {nulls}";
        var plan = Read(command);
        command.CommandText = "DEALLOCATE planned";
        _ = command.ExecuteNonQuery();
        return plan;
    }

    private static string Read(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private static string TypeOf(SqlType type) => type switch
    {
        SqlType.WholeNumber => "bigint",
        SqlType.Timestamp => "timestamptz",
        SqlType.UtcTimestamp => "timestamp",
        _ => type.ToString(),
    };
}
