namespace UserOps.Sql;

/// <summary>A table with a row for each event: of one type, or of several with a column that tells which.</summary>
public sealed record EventTable : SqlLogTable
{
    /// <summary>Gets the column that holds the type of the event, as text.</summary>
    /// <value><see langword="null"/>, the default: all rows are of the one type in <see cref="Events"/>.</value>
    public SqlColumn? Type { get; init; }

    /// <summary>Gets the types of the events that the table holds, as the catalogue declares them.</summary>
    public required EquatableArray<string> Events { get; init; }

    /// <summary>Gets the columns of the properties, by the names that the catalogue declares.</summary>
    public EquatableMap<SqlColumn> Properties { get; init; } = [];

    internal override IEnumerable<(string Member, SqlColumn? Column)> Columns =>
    [
        (nameof(User), User), (nameof(At), At), (nameof(Type), Type), (nameof(Tenant), Tenant?.Column),
        .. Properties.Select(property => ($"{nameof(Properties)}['{property.Key}']", (SqlColumn?)property.Value)),
    ];
}
