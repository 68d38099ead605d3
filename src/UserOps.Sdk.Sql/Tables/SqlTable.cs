using NodaTime;

namespace UserOps.Sql;

/// <summary>A table or view of the host's, told so that a query can read it. A closed family.</summary>
/// <remarks>Names are quoted and values are parameters, so no name or value can become SQL of its own.</remarks>
public abstract record SqlTable
{
    private protected SqlTable()
    {
    }

    /// <summary>Gets the name of the table or view.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the schema it is in.</summary>
    /// <value><see langword="null"/>, the default: where the engine looks first.</value>
    public string? Schema { get; init; }

    /// <summary>Gets the column of the user's id: text, whole numbers or UUIDs. Where the table is sharded, it is sharded by this column.</summary>
    public required SqlColumn User { get; init; }

    /// <summary>Gets whose rows are read, where a table holds those of several tenants.</summary>
    /// <value><see langword="null"/>, the default: all rows.</value>
    public TenantFilter? Tenant { get; init; }

    /// <summary>Gets the columns that a query may read, each with the member that names it.</summary>
    internal abstract IEnumerable<(string Member, SqlColumn? Column)> Columns { get; }

    /// <summary>Gets the name that refusals and errors use.</summary>
    internal string Kind => GetType().Name;
}

/// <summary>A table that has a row for each thing that happened. A closed family.</summary>
public abstract record SqlLogTable : SqlTable
{
    private protected SqlLogTable()
    {
    }

    /// <summary>Gets the column of the instant at which it happened.</summary>
    public required SqlColumn At { get; init; }

    /// <summary>
    /// Gets the instant before which nothing can have happened: an earlier row is an error, told by the reader. Local days are
    /// computed by the changes of the zone's clocks from it on.
    /// </summary>
    /// <value>1970-01-01T00:00:00Z.</value>
    public Instant Earliest { get; init; } = NodaConstants.UnixEpoch;
}
