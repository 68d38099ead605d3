namespace UserOps.Sql;

/// <summary>A table with a row for each thing that counts as activity.</summary>
public sealed record ActivityTable : SqlLogTable
{
    /// <summary>Gets the column that says what happened, as text.</summary>
    /// <value><see langword="null"/>, the default: every row counts as activity.</value>
    public SqlColumn? Event { get; init; }

    /// <summary>Gets which of <see cref="Event"/> count as activity; with none, all do.</summary>
    public EquatableArray<string> CountedEvents { get; init; }

    internal override IEnumerable<(string Member, SqlColumn? Column)> Columns =>
        [(nameof(User), User), (nameof(At), At), (nameof(Event), Event), (nameof(Tenant), Tenant?.Column)];
}
