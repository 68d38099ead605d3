namespace UserOps.Sql;

/// <summary>A host's table of users, as it is joined to what is known of their activity: grouped, for a server of a sharded table sends groups, and so that a user who stands twice is found.</summary>
internal sealed class KnownUsers
{
    public const string Name = "users";
    public const string Copies = "copies";
    public const string Since = "since_at";

    private readonly UserTable _table;
    private readonly SqlDialect _dialect;

    private KnownUsers(UserTable table, SqlDialect dialect) => (_table, _dialect) = (table, dialect);

    /// <summary>Gets the column of the instant since when a user is known; <see langword="null"/> when the table has none.</summary>
    public SqlColumn? SinceColumn => _table.Since;

    /// <summary>Checks the description of a table of users.</summary>
    /// <returns>The users; <see langword="null"/> without a table.</returns>
    public static KnownUsers? Of(UserTable? users, ActivityTable activity, SqlDialect dialect, Refusals refusals)
    {
        if (users is null)
        {
            return null;
        }

        refusals.Check(users);
        refusals.Require(users, nameof(users.Since), users.Since, users.Since?.Storage.IsInstant != false, "instants");
        if (users.User.Storage != activity.User.Storage)
        {
            refusals.Add($"{users.Kind}.{nameof(users.User)}", $"a column of {users.User.Storage}", $"The users of {activity.Kind} are {activity.User.Storage}, and ids of two types are never equal.", "Describe them as they are, or read a view that casts one.");
        }

        return new(users, dialect);
    }

    /// <summary>A row for each user of the tenant: the id, what can't be read of it, how often the user stands there, and since when.</summary>
    public Select ToSelect()
    {
        var user = Rows.Of(_table.User);
        var fault = _dialect.IsFault(user, _table.User.Storage);
        var columns = new List<(string, Expression)> { (Aliases.User, user) };
        if (_table.Since is { } column)
        {
            var since = Rows.Of(column);
            fault = _dialect.IsOfAnotherType(since, column.Storage) is { } mistyped ? fault | mistyped : fault;
            columns.Add((Since, new Aggregate(AggregateOperator.Min, since)));
        }

        columns.Add((Aliases.Faults, Expression.CountWhere(fault)));
        columns.Add((Copies, new Fragment("COUNT(*)")));
        return new() { Columns = columns, From = Source.Of(_table), Where = Rows.TenantOf(_table), GroupBy = [user] };
    }

    /// <summary>The same, and one row alone for a user who stands on several servers.</summary>
    /// <param name="more">A figure of since when the user is known.</param>
    public Select ToMergedSelect(params IReadOnlyList<(string Alias, Func<Expression, Expression> Of)> more)
    {
        Expression Over(AggregateOperator operation, string alias) => new Aggregate(operation, new Column(null, alias));
        var user = new Column(null, Aliases.User, isText: _table.User.Storage.Kind == SqlStorageKind.Text);
        return new()
        {
            Columns =
            [
                (Aliases.User, user),
                (Aliases.Faults, Over(AggregateOperator.Sum, Aliases.Faults)),
                (Copies, Over(AggregateOperator.Sum, Copies)),
                .. more.Select(figure => (figure.Alias, figure.Of(Over(AggregateOperator.Min, Since)))),
            ],
            From = Source.Of(ToSelect(), Name),
            GroupBy = [user],
        };
    }
}
