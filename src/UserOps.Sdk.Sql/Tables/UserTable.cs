namespace UserOps.Sql;

/// <summary>A table with one row for each user.</summary>
public sealed record UserTable : SqlTable
{
    /// <summary>Gets the columns of the attributes, by the names that the catalogue declares.</summary>
    public EquatableMap<SqlColumn> Attributes { get; init; } = [];

    /// <summary>Gets the column of the instant since when the user is known, or registered.</summary>
    /// <value><see langword="null"/>, the default: it is not known.</value>
    public SqlColumn? Since { get; init; }

    internal override IEnumerable<(string Member, SqlColumn? Column)> Columns =>
    [
        (nameof(User), User), (nameof(Since), Since), (nameof(Tenant), Tenant?.Column),
        .. Attributes.Select(attribute => ($"{nameof(Attributes)}['{attribute.Key}']", (SqlColumn?)attribute.Value)),
    ];
}
