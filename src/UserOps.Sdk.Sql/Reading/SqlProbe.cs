using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UserOps.Json;

namespace UserOps.Sql;

/// <summary>Asks an engine, before a query is run, whether it is one that answers as the library does, and whether the tables are as they were described.</summary>
public static class SqlProbe
{
    /// <summary>Checks the version, the division of whole numbers, the columns and their types, how they compare texts, and on PostgreSQL whether tables spread over servers are grouped there.</summary>
    /// <remarks>Reads no row of the tables. Costs a few statements.</remarks>
    /// <param name="connection">The host's connection. One that is closed is opened, and closed again.</param>
    /// <param name="query">The query that is to be run.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>What the query would stumble on; nothing where all is well.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static async Task<EquatableArray<SqlFinding>> CheckAsync(DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(query);
        var opened = connection.State == ConnectionState.Closed;
        if (opened)
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var findings = new List<SqlFinding>();
            if (await IsAnotherAsync(connection, query.Dialect, cancellationToken).ConfigureAwait(false) is { } other)
            {
                return [other];
            }

            CheckVersion(connection, query.Dialect, findings);
            if (await ValueAsync(connection, "SELECT CAST(-7 AS bigint) / 2", cancellationToken).ConfigureAwait(false) is not "-3")
            {
                findings.Add(new(true, query.Dialect.Name, "It does not divide whole numbers towards zero.", "Use an engine that is promised."));
            }

            foreach (var table in query.Tables)
            {
                await CheckTableAsync(connection, query.Dialect, table, findings, cancellationToken).ConfigureAwait(false);
            }

            return findings.ToEquatableArray();
        }
        finally
        {
            if (opened)
            {
                await connection.CloseAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks the engine for what only that engine knows.</summary>
    private static async Task<SqlFinding?> IsAnotherAsync(DbConnection connection, SqlDialect dialect, CancellationToken cancellationToken)
    {
        try
        {
            _ = await ValueAsync(connection, dialect.Question, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DbException e)
        {
            return new(true, dialect.Name, $"The connection leads to another engine: {e.Message}", "Compile the query by the dialect of the engine that is to run it.");
        }
    }

    private static void CheckVersion(DbConnection connection, SqlDialect dialect, List<SqlFinding> findings)
    {
        var digits = connection.ServerVersion.TakeWhile(sign => char.IsAsciiDigit(sign) || sign == '.').ToArray();
        var text = new string(digits).Trim('.');
        if (!Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : $"{text}.0", out var version) || version < dialect.OldestVersion)
        {
            findings.Add(new(true, dialect.Name, $"The version is {connection.ServerVersion}.", $"Use {dialect.OldestVersion} or later."));
        }
    }

    private static async Task CheckTableAsync(
        DbConnection connection, SqlDialect dialect, SqlTable table, List<SqlFinding> findings, CancellationToken cancellationToken)
    {
        var name = $"{(table.Schema is { } schema ? $"{dialect.Quote(schema)}." : "")}{dialect.Quote(table.Name)}";
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var command = Command(connection, $"SELECT * FROM {name} WHERE 1 = 0");
            await using var ownCommand = command.ConfigureAwait(false);
            var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellationToken).ConfigureAwait(false);
            await using var ownReader = reader.ConfigureAwait(false);
            for (var i = 0; i < reader.FieldCount; i++)
            {
                found[reader.GetName(i)] = reader.GetDataTypeName(i);
            }
        }
        catch (DbException e)
        {
            findings.Add(new(true, name, $"It can't be read: {e.Message}", "Name a table or view that is there and may be read."));
            return;
        }

        foreach (var column in table.Columns.Select(pair => pair.Column).OfType<SqlColumn>().Distinct())
        {
            var place = $"{name}.{dialect.Quote(column.Name)}";
            if (!found.TryGetValue(column.Name, out var type))
            {
                findings.Add(new(true, place, "There is no such column.", Spelling.Suggest(column.Name, found.Keys, "Name one that is there.")));
            }
            else if (dialect == SqlDialect.PostgreSql && !Array.Exists(PostgreSqlTypes(column.Storage.Kind), allowed => allowed == Bare(type)))
            {
                findings.Add(new(
                    true,
                    place,
                    $"Its type is {type}, and it is described as {column.Storage}.",
                    $"Describe it as it is, or read a view that casts it to {PostgreSqlTypes(column.Storage.Kind)[0]}."));
            }
        }

        if (dialect == SqlDialect.PostgreSql)
        {
            await CheckPostgreSqlAsync(connection, name, findings, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CheckPostgreSqlAsync(DbConnection connection, string name, List<SqlFinding> findings, CancellationToken cancellationToken)
    {
        const string Folding = """
            SELECT a.attname FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation
            WHERE a.attrelid = to_regclass($1) AND NOT c.collisdeterministic ORDER BY 1 LIMIT 1
            """;
        if (await ValueAsync(connection, Folding, cancellationToken, name).ConfigureAwait(false) is { } column)
        {
            findings.Add(new(true, $"{name}.\"{column}\"", "Its collation holds different texts for equal.", "Read a view that gives it a deterministic collation."));
        }

        const string Spread = """
            SELECT current_setting('enable_partitionwise_aggregate') FROM pg_inherits i JOIN pg_foreign_table f ON f.ftrelid = i.inhrelid
            WHERE i.inhparent = to_regclass($1) LIMIT 1
            """;
        if (await ValueAsync(connection, Spread, cancellationToken, name).ConfigureAwait(false) is "off")
        {
            findings.Add(new(
                false,
                "enable_partitionwise_aggregate",
                $"It is off, so every row of {name} comes from its server to be grouped.",
                "SET enable_partitionwise_aggregate = on in the session, and each server groups its own rows."));
        }
    }

    private static string[] PostgreSqlTypes(SqlStorageKind kind) => kind switch
    {
        SqlStorageKind.Boolean => ["boolean"],
        SqlStorageKind.WholeNumber or SqlStorageKind.UnixTime or SqlStorageKind.DayNumber => ["bigint", "integer", "smallint"],
        SqlStorageKind.Numeric => ["numeric"],
        SqlStorageKind.Uuid => ["uuid"],
        SqlStorageKind.Timestamp => ["timestamp with time zone"],
        SqlStorageKind.UtcTimestamp => ["timestamp without time zone"],
        SqlStorageKind.Date => ["date"],
        _ => ["text", "character varying"],
    };

    /// <summary>The name of a type without its sizes.</summary>
    private static string Bare(string type)
    {
        var start = type.IndexOf('(', StringComparison.Ordinal);
        var end = type.IndexOf(')', StringComparison.Ordinal);
        return start < 0 || end < start ? type : type.Remove(start, end - start + 1);
    }

    private static async Task<string?> ValueAsync(DbConnection connection, string text, CancellationToken cancellationToken, string? parameter = null)
    {
        var command = Command(connection, text);
        await using var own = command.ConfigureAwait(false);
        if (parameter is not null)
        {
            var value = command.CreateParameter();
            value.Value = parameter;
            command.Parameters.Add(value);
        }

        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) is { Length: > 0 } found
            ? found
            : null;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants, but for names, which are quoted.")]
    private static DbCommand Command(DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
