namespace UserOps.Sql;

/// <summary>The rows of a table of users, each user once.</summary>
internal sealed class UserRows(UserTable table, SqlDialect dialect)
{
    private const string Alias = "u";

    private readonly List<(string Alias, SqlColumn Column)> _columns = [];

    /// <summary>How many rows there are that can't be read.</summary>
    public Expression Faults => Column(Aliases.Faults);

    /// <summary>A column of the query that stands for the table.</summary>
    public Column Column(string name) => new(Alias, name, name == Aliases.User && table.User.Storage.Kind == SqlStorageKind.Text);

    /// <summary>Reads a column of the table.</summary>
    public Expression Attribute(SqlColumn column)
    {
        var place = _columns.FindIndex(known => known.Column == column);
        if (place < 0)
        {
            place = _columns.Count;
            _columns.Add(($"a{Exact.Text(place)}", column));
        }

        return new Column(Alias, _columns[place].Alias, Rows.Of(column).IsText);
    }

    /// <summary>The query. A user who stands there twice is in two rows, or makes the one a fault.</summary>
    public Source ToSource()
    {
        var user = Rows.Of(table.User);
        var faults = _columns.Select(column => EventRows.Fault(Rows.Of(column.Column), column.Column.Storage, dialect))
            .OfType<Expression>()
            .Prepend(dialect.IsFault(user, table.User.Storage))
            .ToArray();
        return Source.Of(
            new Select
            {
                Columns =
                [
                    (Aliases.User, user),
                    (Aliases.Faults, new Fragment("(COUNT(*) - 1)") + Expression.When(Expression.Any(faults), Expression.Number(1), Expression.Number(0))),
                    .. _columns.Select(column => (column.Alias, (Expression)Rows.Of(column.Column))),
                ],
                From = Source.Of(table),
                Where = Rows.TenantOf(table),
                GroupBy = [user, .. _columns.Select(column => column.Column.Name).Distinct(StringComparer.Ordinal).Where(name => name != table.User.Name).Select(name => new Column(null, name))],
            },
            Alias);
    }
}
