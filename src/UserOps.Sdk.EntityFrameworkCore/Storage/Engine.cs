using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UserOps.EntityFrameworkCore;

/// <summary>What the two databases say differently.</summary>
internal abstract class Engine
{
    private static readonly Engine Sqlite = new SqliteEngine();
    private static readonly Engine Postgres = new PostgresEngine();

    /// <summary>Gets what a reader appends to keep others from changing the rows until it is done.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Finds the database of a context.</summary>
    /// <exception cref="NotSupportedException">It is neither SQLite nor PostgreSQL.</exception>
    public static Engine Of(DbContext context) => context.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => Postgres,
        var other => throw new NotSupportedException($"The stores run on SQLite and on PostgreSQL (Npgsql), not on '{other}'. Configure {context.GetType().Name} with UseSqlite or UseNpgsql."),
    };

    /// <summary>Writes a condition that a column is one of a list, and the list as its parameter.</summary>
    public abstract (string Condition, object Parameter) In(string column, int parameter, IReadOnlyCollection<string> values);

    /// <summary>Writes a table, called <c>r</c>, out of a parameter that holds rows as JSON.</summary>
    public abstract string Rows(IReadOnlyList<(string Column, string Type)> columns, int parameter);

    /// <summary>Makes a connection ready to write.</summary>
    public virtual Task PrepareAsync(DbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells a race that was lost through no fault of the caller, and that a second try may win.</summary>
    public virtual bool IsRace(Exception exception) => false;

    private sealed class SqliteEngine : Engine
    {
        // There is one writer at a time, and each of our transactions is one from its beginning.
        public override string ForUpdate => "";

        public override (string Condition, object Parameter) In(string column, int parameter, IReadOnlyCollection<string> values) =>
            ($"{column} IN (SELECT value FROM json_each({{{parameter}}}))", RowsJson.Write(values));

        public override string Rows(IReadOnlyList<(string Column, string Type)> columns, int parameter) =>
            $"(SELECT {string.Join(", ", columns.Select(column => $"json_extract(e.value, '$.{column.Column}') AS {column.Column}"))} FROM json_each({{{parameter}}}) AS e) AS r";

        // SQLite's own way of waiting looks again after milliseconds; the provider's, which goes on after it, sleeps 150 at a time.
        public override Task PrepareAsync(DbContext context, CancellationToken cancellationToken) =>
            context.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout = 2000", cancellationToken);
    }

    private sealed class PostgresEngine : Engine
    {
        public override string ForUpdate => " FOR UPDATE";

        public override (string Condition, object Parameter) In(string column, int parameter, IReadOnlyCollection<string> values) =>
            ($"{column} = ANY ({{{parameter}}})", values as string[] ?? [.. values]);

        public override string Rows(IReadOnlyList<(string Column, string Type)> columns, int parameter) =>
            $"json_to_recordset({{{parameter}}}::json) AS r({string.Join(", ", columns.Select(column => $"{column.Column} {column.Type}"))})";

        public override bool IsRace(Exception exception) =>
            (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
                is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;
    }
}
