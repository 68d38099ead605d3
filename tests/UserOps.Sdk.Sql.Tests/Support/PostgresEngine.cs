using System.Data.Common;
using Npgsql;

namespace UserOps.Sql.Tests;

/// <summary>A schema of one PostgreSQL.</summary>
internal class PostgresEngine : TestEngine
{
    private readonly Dictionary<string, TestColumn[]> _tables = new(StringComparer.Ordinal);
    private readonly string _own;

    /// <summary>Makes the schema.</summary>
    /// <param name="server">The connection string of the server.</param>
    /// <param name="settings">What each connection sets as it opens, as options of the server.</param>
    public PostgresEngine(string server, string settings = "")
    {
        Server = server;
        _own = new NpgsqlConnectionStringBuilder(server) { SearchPath = Schema, Options = settings }.ConnectionString;
        OnServer(Server, $"CREATE SCHEMA {Schema}");
    }

    protected string Server { get; }

    public sealed override DbConnection Open() => Open(_own);

    public override void CreateTable(string name, string key, params ReadOnlySpan<TestColumn> columns)
    {
        _tables[name] = columns.ToArray();
        Execute($"CREATE TABLE {Quote(name)} ({ColumnsOf(name)})");
    }

    public override void Insert(string name, IEnumerable<object?[]> rows)
    {
        using var connection = Open(_own);
        Copy(connection, Quote(name), _tables[name], rows);
    }

    public sealed override void Empty(string name) => Execute($"TRUNCATE {Quote(name)}");

    protected static NpgsqlConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    protected static void OnServer(string connectionString, string sql)
    {
        using var connection = Open(connectionString);
        Execute(connection, sql);
    }

    protected static void Copy(NpgsqlConnection connection, string table, TestColumn[] columns, IEnumerable<object?[]> rows)
    {
        using var writer = connection.BeginBinaryImport($"COPY {table} FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            writer.StartRow();
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value)
                {
                    writer.Write(value, columns[i].Type);
                }
                else
                {
                    writer.WriteNull();
                }
            }
        }

        _ = writer.Complete();
    }

    protected TestColumn[] Remember(string name, ReadOnlySpan<TestColumn> columns) => _tables[name] = columns.ToArray();

    protected TestColumn[] Recall(string name) => _tables[name];

    protected string ColumnsOf(string name) => string.Join(", ", _tables[name].Select(column => $"{Quote(column.Name)} {column.Type}"));

    protected override void Dispose(bool disposing)
    {
        OnServer(Server, $"SET client_min_messages = warning; DROP SCHEMA IF EXISTS {Schema} CASCADE");
        ForgetConnections();
    }

    protected void ForgetConnections()
    {
        using var connection = new NpgsqlConnection(_own);
        NpgsqlConnection.ClearPool(connection);
    }
}
