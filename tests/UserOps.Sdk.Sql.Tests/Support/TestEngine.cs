using System.Data.Common;
using System.Globalization;

namespace UserOps.Sql.Tests;

/// <summary>A column of a test's table.</summary>
/// <param name="Name">The name, any text that the engine takes.</param>
/// <param name="Type">The type as PostgreSQL calls it; SQLite takes any name.</param>
internal readonly record struct TestColumn(string Name, string Type);

/// <summary>An engine with an empty place for one test's tables, which goes with it.</summary>
internal abstract class TestEngine : IDisposable
{
    private static int _last;

    /// <summary>Gets a name that no other test has.</summary>
    public string Schema { get; } = string.Create(CultureInfo.InvariantCulture, $"userops_{Environment.ProcessId}_{Interlocked.Increment(ref _last)}");

    public static TestEngine Start(EngineKind kind) => kind switch
    {
        EngineKind.Sqlite => new SqliteEngine(),
        EngineKind.Postgres => new PostgresEngine(Servers.Postgres),
        _ => new ShardsEngine(Servers.Shards),
    };

    /// <summary>Opens a connection that finds the test's tables by their bare names.</summary>
    public abstract DbConnection Open();

    /// <summary>Makes a table.</summary>
    /// <param name="name">Its name, any text that the engine takes.</param>
    /// <param name="key">The column with the user, by which shards split it.</param>
    /// <param name="columns">All columns.</param>
    public abstract void CreateTable(string name, string key, params ReadOnlySpan<TestColumn> columns);

    /// <summary>Puts rows into a table, with a value for each column in order; null is NULL.</summary>
    public abstract void Insert(string name, IEnumerable<object?[]> rows);

    /// <summary>Takes all rows out of a table.</summary>
    public abstract void Empty(string name);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a statement that the test wrote itself.</summary>
    public void Execute(string sql)
    {
        using var connection = Open();
        Execute(connection, sql);
    }

    protected abstract void Dispose(bool disposing);

    protected static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        _ = command.ExecuteNonQuery();
    }
}
