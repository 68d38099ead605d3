namespace UserOps.Sql;

/// <summary>The rows of one tenant, where a table holds those of several.</summary>
public sealed record TenantFilter
{
    private TenantFilter(SqlColumn column, Value value) => (Column, Value) = (column, value);

    /// <summary>Gets the column that tells whose row it is.</summary>
    public SqlColumn Column { get; }

    /// <summary>Gets the tenant, as a parameter of the query.</summary>
    internal Value Value { get; }

    /// <summary>Compares two filters by the column and the tenant.</summary>
    /// <param name="other">The other.</param>
    /// <returns><see langword="true"/> if they take the same rows.</returns>
    public bool Equals(TenantFilter? other) => other is not null && Column == other.Column && Value.Content.Equals(other.Value.Content);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Column, Value.Content);

    /// <summary>Takes the rows of a tenant whose id is a text.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static TenantFilter Of(string column, string tenant)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(tenant);
        return new(new(column, SqlStorage.Text), Value.Of(tenant));
    }

    /// <summary>Takes the rows of a tenant whose id is a number.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    public static TenantFilter Of(string column, long tenant)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new(new(column, SqlStorage.WholeNumber), Value.Of(tenant));
    }

    /// <summary>Takes the rows of a tenant whose id is a UUID.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is <see langword="null"/>.</exception>
    public static TenantFilter Of(string column, Guid tenant)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new(new(column, SqlStorage.Uuid), Value.Of(tenant));
    }
}
