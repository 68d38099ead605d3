using NodaTime;
using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>What the slots of a tagger are in a query, and in which of its columns they stand.</summary>
internal sealed class SlotPlan
{

    private readonly SqlTables _tables;
    private readonly Refusals _refusals;
    private readonly List<(string Alias, Expression Value)> _columns = [];
    private readonly List<EventRows> _events;
    private readonly UserRows? _users;

    public SlotPlan(TagSlots slots, SqlTables tables, SqlDialect dialect, Refusals refusals)
    {
        Slots = slots;
        Dialect = dialect;
        _tables = tables;
        _refusals = refusals;
        CheckTables();
        Comparisons = new(dialect, refusals, slots);
        _users = tables.Users is { } users ? new(users, dialect) : null;
        var observes = slots.Slots.Any(slot => slot is ObservedSinceSlot);
        _events = [.. tables.Events.Index().Select(pair => new EventRows(pair.Item, pair.Index, this, observes, refusals))];
        foreach (var item in slots.Unslotted)
        {
            refusals.Add(item.Path, item.Feature, "It looks at a user's events one by one, in their order.", "Judge the users of this rule in process, or leave it out of the catalogue that is compiled.");
        }

        Columns = [.. slots.Slots.Select(Add)];
    }

    public TagSlots Slots { get; }

    public SqlDialect Dialect { get; }

    public Comparisons Comparisons { get; }

    /// <summary>Gets whether a table says who the users are.</summary>
    public bool HasUsers => _users is not null;

    /// <summary>Gets where each slot stands.</summary>
    public IReadOnlyList<SlotColumn> Columns { get; }

    /// <summary>Gets the tables that are read.</summary>
    public IReadOnlyList<SqlTable> Tables =>
        [.. _tables.Users is { } users ? [users] : Array.Empty<SqlTable>(), .. Read.Select(rows => rows.Table)];

    /// <summary>The tables of events that are read: all that a slot needs, and the one that tells who the users are.</summary>
    private IEnumerable<EventRows> Read => _events.Where(rows => rows.IsRead || _users is null);

    /// <summary>The one query: a row for each user.</summary>
    public Select ToSelect()
    {
        var columns = new List<(string, Expression)>
        {
            (Aliases.User, _users is null ? _events[0].Column(Aliases.User) : _users.Column(Aliases.User)),
            (Aliases.Faults, Read.Select(rows => rows.Faults).Append(_users?.Faults).OfType<Expression>().Aggregate((sum, next) => sum + next)),
        };
        columns.AddRange(_columns);
        return new()
        {
            Columns = columns,
            From = _users is null ? _events[0].ToSource() : _users.ToSource(),
            Joins = _users is null ? [] : [.. Read.Select(rows => (rows.ToSource(), rows.Column(Aliases.User).EqualTo(_users.Column(Aliases.User))))],
        };
    }

    /// <summary>Finds the table of an event's type.</summary>
    private EventRows? RowsOf(string type) => _events.Find(rows => rows.Table.Events.Contains(type, StringComparer.Ordinal));

    private SlotColumn Add(TagSlot slot, int number)
    {
        switch (slot)
        {
            case AttributeSlot attribute:
                return AddAttribute(attribute, number);
            case AggregateSlot aggregate:
                return AddAggregate(aggregate, number);
            default:
                return new(slot, [.. ObservedColumns().Select(pair => Put(pair.Value, pair.Storage))]);
        }
    }

    private SlotColumn AddAttribute(AttributeSlot slot, int number)
    {
        if (_tables.Users is null || !_tables.Users.Attributes.TryGet(slot.Name, out var column))
        {
            RefuseUses(number, use => use.Path, $"the attribute '{slot.Name}', which no column holds", "What a description doesn't tell can't be read.", "Name its column under UserTable.Attributes.");
            return new(slot, []);
        }

        _refusals.Require(
            _tables.Users, $"{nameof(UserTable.Attributes)}['{slot.Name}']", column, Comparisons.Holds(column.Storage, slot.Type), $"values of type {slot.Type}");
        return new(slot, [Put(_users!.Attribute(column), column.Storage)]);
    }

    private SlotColumn AddAggregate(AggregateSlot slot, int number)
    {
        if (RowsOf(slot.Event) is not { } rows)
        {
            RefuseUses(number, use => use.Path, $"the event '{slot.Event}', which no table holds", "What a description doesn't tell can't be read.", "Name it under the Events of its table.");
            return new(slot, []);
        }

        if (slot is { Function: AggregateFunction.First or AggregateFunction.Last, Property: not null })
        {
            RefuseUses(
                number,
                use => use.Path,
                $"the {(slot.Function == AggregateFunction.First ? "first" : "last")} '{slot.Event}.{slot.Property}'",
                "It is a value of one row, and rows are grouped.",
                "Ask min or max, keep the value as an attribute of the user, or judge in process.");
            return new(slot, []);
        }

        var column = default(SqlColumn);
        if (slot.Property is { } property && !rows.TryColumn(property, out column))
        {
            RefuseUses(number, use => use.Path, $"the property '{slot.Event}.{property}', which no column holds", "What a description doesn't tell can't be read.", "Name its column under EventTable.Properties.");
            return new(slot, []);
        }

        // Each use of the filter is compiled, so that its refusals have a path of their own; they are the same expression.
        var where = default(Expression);
        foreach (var use in Slots.UsesOf(number))
        {
            where = slot.Where is null ? null : rows.Filter(slot.Event, slot.Where, use.Where!);
        }

        return new(slot, [.. rows.Add(slot, column, where).Select(pair => Put(pair.Value, pair.Storage))]);
    }

    private IEnumerable<(Expression Value, SqlStorage Storage)> ObservedColumns()
    {
        if (_tables.Users?.Since is { } since)
        {
            var value = _users!.Attribute(since);
            yield return (Expression.When(value < since.Storage.BoundWithin(Slots.AsOf + Duration.Epsilon), value), since.Storage);
        }

        foreach (var rows in _events)
        {
            yield return (rows.First(), rows.Table.At.Storage);
        }
    }

    private (int Column, SqlStorage Storage, Expression Value) Put(Expression value, SqlStorage storage)
    {
        _columns.Add(($"s{Exact.Text(_columns.Count)}", value));
        return (_columns.Count + 1, storage, new Column(null, _columns[^1].Alias, storage.Kind is SqlStorageKind.Text or SqlStorageKind.IsoDate));
    }

    private void RefuseUses(int slot, Func<SlotUse, string> path, string feature, string why, string instead)
    {
        foreach (var use in Slots.UsesOf(slot))
        {
            _refusals.Add(path(use), feature, why, instead);
        }
    }

    private void CheckTables()
    {
        if (_tables.Users is null && _tables.Events.Count != 1)
        {
            _refusals.Add(
                $"{nameof(SqlTables)}.{nameof(SqlTables.Users)}",
                _tables.Events.Count == 0 ? "no table at all" : "several tables of events without a table of users",
                "Somebody must say who the users are.",
                "Describe the table of users, or a view that has all events.");
        }

        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in _tables.Events)
        {
            _refusals.Check(table);
            _refusals.Require(table, nameof(table.Type), table.Type, table.Type?.Storage == SqlStorage.Text, "text");
            if (table.Events.Count == 0 || (table.Type is null && table.Events.Count > 1))
            {
                _refusals.Add("EventTable.Events", table.Events.Count == 0 ? "no type of event" : "several types of events without a column that tells them", "Each row is an event of one type.", "Name the types, and the column of the type under Type.");
            }

            foreach (var type in table.Events.Where(type => !types.Add(type)))
            {
                _refusals.Add("EventTable.Events", $"the event '{type}' twice", "The rows of a type are grouped in one table.", "Read a view that unites the tables.");
            }

            if (_tables.Users is { } owner && owner.User.Storage != table.User.Storage)
            {
                _refusals.Add("EventTable.User", $"a column of {table.User.Storage} beside users of {owner.User.Storage}", "They are joined by it.", "Read a view that gives both the same type.");
            }
        }

        if (_tables.Users is { } users)
        {
            _refusals.Check(users);
            _refusals.Require(users, nameof(users.Since), users.Since, users.Since?.Storage.IsInstant != false, "instants");
        }
    }
}

/// <summary>Where a slot stands: one column, two for a mean, or one a table for the first instant of a user.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Parts">The number of each column, how it is stored, and what stands for it in a query over the rows.</param>
internal sealed record SlotColumn(TagSlot Slot, IReadOnlyList<(int Column, SqlStorage Storage, Expression Value)> Parts);
