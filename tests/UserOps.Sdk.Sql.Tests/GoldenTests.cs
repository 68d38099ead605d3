using System.Data.Common;
using System.Globalization;
using System.Text;
using UserOps.Tests;

namespace UserOps.Sql.Tests;

/// <summary>The SQL of a list of policies, word by word, and that each engine takes its own.</summary>
public class GoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "UserOps.Sdk.Sql.Tests", "Goldens");

    [Fact]
    public void The_sql_is_what_was_approved()
    {
        var expected = PolicyCases.All.SelectMany(policy => SqlDialect.All.Where(policy.IsFor).Select(dialect => (File: FileOf(policy, dialect), Text: TextOf(policy, dialect)))).ToList();
        if (Environment.GetEnvironmentVariable("APPROVE_SQL") == "1")
        {
            Directory.CreateDirectory(Folder);
            Array.ForEach(Directory.GetFiles(Folder, "*.sql"), File.Delete);
            expected.ForEach(golden => File.WriteAllText(golden.File, golden.Text));
        }

        Assert.Equal(expected.Select(golden => golden.File).Order(StringComparer.Ordinal), Directory.GetFiles(Folder, "*.sql").Order(StringComparer.Ordinal));
        Assert.All(expected, golden => Assert.True(
            File.ReadAllText(golden.File) == golden.Text,
            $"{golden.File} is not the SQL of its policy. If the change is meant: APPROVE_SQL=1 dotnet test --filter GoldenTests.\n{golden.Text}"));
    }

    [Theory, OnSqlite, OnPostgres, OnShards]
    public void Every_engine_runs_its_own(EngineKind kind)
    {
        var dialect = kind == EngineKind.Sqlite ? SqlDialect.Sqlite : SqlDialect.PostgreSql;
        Assert.All(PolicyCases.All.Where(policy => policy.IsFor(dialect)).GroupBy(policy => policy.SplitBy), policies =>
        {
            using var engine = TestEngine.Start(kind);
            Shop.Build(engine, policies.Key);
            using var connection = engine.Open();
            Assert.All(policies, policy => Runs(connection, policy.Compile(dialect)));
        });
    }

    [Fact]
    public void A_policy_is_in_the_list_once() => Assert.Distinct(PolicyCases.All.Select(policy => policy.Name));

    private static void Runs(DbConnection connection, SqlQuery query)
    {
        using var command = query.CreateCommand(connection);
        using var reader = command.ExecuteReader();
        Assert.Equal(query.Columns, Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        Assert.True(reader.Read(), "There is no row.");
    }

    private static string FileOf(PolicyCase policy, SqlDialect dialect) => Path.Combine(Folder, $"{policy.Name}.{dialect.Name.ToLowerInvariant()}.sql");

    private static string TextOf(PolicyCase policy, SqlDialect dialect)
    {
        var query = policy.Compile(dialect);
        var text = new StringBuilder().Append(query.Text).Append(";\n");
        foreach (var parameter in query.Parameters)
        {
            text.Append(CultureInfo.InvariantCulture, $"-- {parameter.Name} {parameter.Type} {parameter.ValueText}\n");
        }

        return text.ToString();
    }
}
