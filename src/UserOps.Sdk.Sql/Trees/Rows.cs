using NodaTime;

namespace UserOps.Sql;

/// <summary>What all queries ask of the rows of a host's table.</summary>
internal static class Rows
{
    /// <summary>A column of the table.</summary>
    public static Column Of(SqlColumn column, string? source = null) =>
        new(source, column.Name, column.Storage.Kind is SqlStorageKind.Text or SqlStorageKind.IsoDate);

    /// <summary>The tenant's rows up to an instant, and those that have none: they are told as errors, not left out.</summary>
    public static Expression UpTo(SqlLogTable table, Instant asOf, SqlDialect dialect)
    {
        var at = Of(table.At);
        var seen = (at < table.At.Storage.Bound(asOf + Duration.Epsilon)) | dialect.IsFault(at, table.At.Storage);
        return table.Tenant is null ? seen : Expression.All(TenantOf(table)!, seen);
    }

    /// <summary>The tenant's rows; <see langword="null"/> when all are read.</summary>
    public static Expression? TenantOf(SqlTable table) =>
        table.Tenant is { } tenant ? Of(tenant.Column).EqualTo(tenant.Value) : null;

    /// <summary>Which rows have a user or an instant that can't be read.</summary>
    public static Expression Fault(SqlLogTable table, SqlDialect dialect)
    {
        var at = Of(table.At);
        return Expression.Any(
            dialect.IsFault(Of(table.User), table.User.Storage),
            dialect.IsFault(at, table.At.Storage),
            at < table.At.Storage.Bound(table.Earliest));
    }
}
