using System.Globalization;
using Npgsql;

namespace UserOps.Sql.Tests;

/// <summary>A schema of three PostgreSQL servers and of the one that reads them.</summary>
/// <remarks>Connections have <c>enable_partitionwise_aggregate</c> and <c>enable_partitionwise_join</c> on; a test sets them otherwise after it opened one.</remarks>
internal sealed class ShardsEngine : PostgresEngine
{
    private const int Count = 3;
    private const string Settings = "-c enable_partitionwise_aggregate=on -c enable_partitionwise_join=on";
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly string[] _shards;
    private readonly OwnShards? _own;
    private int _made;

    public ShardsEngine(string server)
        : base(server, Settings)
    {
        using var connection = Open(server);
        _shards = [.. Enumerable.Range(0, Count).Select(shard => new NpgsqlConnectionStringBuilder(server) { Port = PortOf(connection, shard) }.ConnectionString)];
        Array.ForEach(_shards, shard => OnServer(shard, $"CREATE SCHEMA {Schema}"));
    }

    /// <summary>Takes servers over, of which some may be dead in the end; all of them go with the engine.</summary>
    public ShardsEngine(OwnShards own)
        : this(own.ConnectionString) => _own = own;

    public override void CreateTable(string name, string key, params ReadOnlySpan<TestColumn> columns)
    {
        _ = Remember(name, columns);
        var part = _parts[name] = string.Create(CultureInfo.InvariantCulture, $"part_{_made++}");
        Execute($"CREATE TABLE {Quote(name)} ({ColumnsOf(name)}) PARTITION BY HASH ({Quote(key)})");
        for (var shard = 0; shard < Count; shard++)
        {
            OnServer(_shards[shard], $"CREATE TABLE {Schema}.{part} ({ColumnsOf(name)})");
            Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"CREATE FOREIGN TABLE {part}_{shard} PARTITION OF {Quote(name)} FOR VALUES WITH (MODULUS {Count}, REMAINDER {shard}) SERVER shard_{shard} OPTIONS (table_name '{part}')"));
        }
    }

    public override void Insert(string name, IEnumerable<object?[]> rows)
    {
        // Rows that COPY puts into foreign partitions travel one by one; those of an INSERT go in batches.
        using var connection = (NpgsqlConnection)Open();
        using var transaction = connection.BeginTransaction();
        Execute(connection, $"CREATE TEMPORARY TABLE rows_to_insert (LIKE {Quote(name)}) ON COMMIT DROP");
        Copy(connection, "rows_to_insert", Recall(name), rows);
        Execute(connection, $"INSERT INTO {Quote(name)} SELECT * FROM rows_to_insert");
        transaction.Commit();
    }

    /// <summary>Puts rows into a table of one shard, wherever they belong.</summary>
    public void Plant(string name, int shard, IEnumerable<object?[]> rows)
    {
        using var connection = Open(_shards[shard]);
        Copy(connection, $"{Schema}.{_parts[name]}", Recall(name), rows);
    }

    /// <summary>Tells how many rows of a table each shard holds.</summary>
    public long[] RowsOf(string name) => [.. _shards.Select(shard =>
    {
        using var connection = Open(shard);
        using var command = new NpgsqlCommand($"SELECT COUNT(*) FROM {Schema}.{_parts[name]}", connection);
        return (long)command.ExecuteScalar()!;
    })];

    protected override void Dispose(bool disposing)
    {
        if (_own is not null)
        {
            _own.Dispose();
            ForgetConnections();
            return;
        }

        base.Dispose(disposing);
        Array.ForEach(_shards, shard => OnServer(shard, $"SET client_min_messages = warning; DROP SCHEMA IF EXISTS {Schema} CASCADE"));
    }

    private static int PortOf(NpgsqlConnection connection, int shard)
    {
        using var command = new NpgsqlCommand(
            "SELECT option_value FROM pg_foreign_server, pg_options_to_table(srvoptions) WHERE srvname = $1 AND option_name = 'port'", connection);
        command.Parameters.Add(new() { Value = string.Create(CultureInfo.InvariantCulture, $"shard_{shard}") });
        return int.Parse((string)command.ExecuteScalar()!, CultureInfo.InvariantCulture);
    }
}
