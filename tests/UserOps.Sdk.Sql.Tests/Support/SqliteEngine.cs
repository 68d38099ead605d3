using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace UserOps.Sql.Tests;

/// <summary>SQLite in memory, for as long as the test lives.</summary>
internal sealed class SqliteEngine : TestEngine
{
    private readonly Dictionary<string, TestColumn[]> _tables = new(StringComparer.Ordinal);
    private readonly SqliteConnection _keeper;

    public SqliteEngine() => _keeper = (SqliteConnection)Open();

    public override DbConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Schema};Mode=Memory;Cache=Shared;Pooling=False");
        connection.Open();
        return connection;
    }

    public override void CreateTable(string name, string key, params ReadOnlySpan<TestColumn> columns)
    {
        _tables[name] = columns.ToArray();
        Execute(_keeper, $"CREATE TABLE {Quote(name)} ({string.Join(", ", _tables[name].Select(column => $"{Quote(column.Name)} {column.Type}"))})");
    }

    public override void Insert(string name, IEnumerable<object?[]> rows)
    {
        using var transaction = _keeper.BeginTransaction();
        using var command = _keeper.CreateCommand();
        var parameters = _tables[name].Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}")).ToList();
        command.CommandText = $"INSERT INTO {Quote(name)} VALUES ({string.Join(", ", parameters)})";
        parameters.ForEach(parameter => command.Parameters.AddWithValue(parameter, DBNull.Value));
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            _ = command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public override void Empty(string name) => Execute(_keeper, $"DELETE FROM {Quote(name)}");

    protected override void Dispose(bool disposing) => _keeper.Dispose();
}
