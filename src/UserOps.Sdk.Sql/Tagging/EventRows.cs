using NodaTime;
using UserOps.Tagging;

namespace UserOps.Sql;

/// <summary>The rows of a table of events, grouped by user.</summary>
internal sealed class EventRows(EventTable table, int number, SlotPlan plan, bool allTypes, Refusals refusals)
{
    private const string FirstAt = "first_at";

    private readonly string _alias = $"e{Exact.Text(number)}";
    private readonly List<(string Alias, Expression Value)> _columns = [];
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<SqlColumn> _properties = [];
    private readonly Dictionary<string, Expression> _isType = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Event, Condition Where), Expression> _filters = [];
    private readonly Dictionary<Instant, Value> _bounds = [];
    private Instant? _from = Instant.MaxValue;
    private Expression? _day;

    public EventTable Table => table;

    /// <summary>Whether a slot needs the table.</summary>
    public bool IsRead => _columns.Count > 0;

    /// <summary>How many rows of a user can't be read.</summary>
    public Expression Faults => Expression.Coalesce(Column(Aliases.Faults), Expression.Number(0));

    private Column At => Rows.Of(table.At);

    /// <summary>Which values of a column that may be NULL are none of its storage; <see langword="null"/>: the engine sees to it.</summary>
    public static Expression? Fault(Expression value, SqlStorage storage, SqlDialect dialect)
    {
        var faults = new List<Expression>();
        if (dialect == SqlDialect.Sqlite)
        {
            faults.Add(dialect.IsFault(value, storage));
        }

        switch (storage.Kind)
        {
            case SqlStorageKind.Numeric:
                // NaN is greater than all numbers.
                faults.Add(value > Value.Of(decimal.MaxValue));
                faults.Add(value < Value.Of(decimal.MinValue));
                faults.Add(new Fragment("({0} <> ROUND({0}, 28))", value));
                break;
            case SqlStorageKind.Boolean when dialect == SqlDialect.Sqlite:
                faults.Add(!value.In([Expression.Number(0), Expression.Number(1)]));
                break;
            case SqlStorageKind.IsoDate:
                faults.Add(new Fragment("(length({0}) <> 10 OR substr({0}, 5, 1) <> '-' OR substr({0}, 8, 1) <> '-')", value));
                break;
            case SqlStorageKind.Timestamp or SqlStorageKind.UtcTimestamp:
                faults.Add(value < storage.BoundWithin(Instant.FromUtc(1, 1, 3, 0, 0)));
                faults.Add(value >= storage.BoundWithin(Instant.FromUtc(9998, 12, 30, 0, 0)));
                break;
            case SqlStorageKind.Date:
                faults.Add(value < DateOperand.OfDate(DayClock.MinDay));
                faults.Add(value > Value.Of(DayClock.MaxDay));
                break;
        }

        return faults.Count == 0 ? null : value.IsNotNull() & Expression.Any(faults);
    }

    /// <summary>A column of the query that stands for the table.</summary>
    public Column Column(string name) => new(_alias, name, name == Aliases.User && table.User.Storage.Kind == SqlStorageKind.Text);

    /// <summary>Finds the column of a property.</summary>
    public bool TryColumn(string property, out SqlColumn? column)
    {
        var found = table.Properties.TryGet(property, out var described);
        column = described;
        return found;
    }

    /// <summary>Compiles the filter of events; an equal one is the same expression.</summary>
    /// <param name="type">The type of the events.</param>
    /// <param name="where">The filter.</param>
    /// <param name="path">Its JSON path.</param>
    public Expression Filter(string type, Condition where, string path)
    {
        var compiled = Comparisons.Combine(where, path, (leaf, place) =>
        {
            var condition = (PropertyCondition)leaf;
            var valueType = plan.Slots.Tagger.Catalog.Events[type][condition.Property];
            if (!TryColumn(condition.Property, out var column))
            {
                refusals.Add(place, $"the property '{type}.{condition.Property}', which no column holds", "What a description doesn't tell can't be read.", "Name its column under EventTable.Properties.");
                return Expression.Number(0).EqualTo(Expression.Number(1));
            }

            return Require(column!, condition.Property, valueType)
                ? plan.Comparisons.Compile(condition, plan.Comparisons.OperandOf(Rows.Of(column!), column!.Storage, valueType), place)
                : Expression.Number(0).EqualTo(Expression.Number(1));
        });
        if (!_filters.TryGetValue((type, where), out var known))
        {
            _filters.Add((type, where), known = compiled);
        }

        return known;
    }

    /// <summary>The instant of a user's first event of any type.</summary>
    public Expression First() => Put(new Aggregate(AggregateOperator.Min, At), FirstAt, null);

    /// <summary>Adds a slot.</summary>
    /// <returns>The columns that it becomes: one, or of a mean the sum and the count.</returns>
    public IEnumerable<(Expression Value, SqlStorage Storage)> Add(AggregateSlot slot, SqlColumn? property, Expression? where)
    {
        if (property is not null && !Require(property, slot.Property!, plan.Slots.Tagger.Catalog.Events[slot.Event][slot.Property!]))
        {
            return [];
        }

        _types.Add(slot.Event);
        _from = slot.From is { } from && _from is { } least ? Instant.Min(from, least) : null;
        var parts = new List<Expression>();
        if (table.Type is not null)
        {
            parts.Add(IsType(slot.Event));
        }

        if (slot.From is { } start && start > table.Earliest)
        {
            parts.Add(At >= Bound(start));
        }

        if (slot.Until <= plan.Slots.AsOf)
        {
            parts.Add(At < Bound(slot.Until));
        }

        if (where is not null)
        {
            parts.Add(where);
        }

        var condition = parts.Count == 0 ? null : Expression.All(parts);
        var value = property is null ? (Expression)At : Rows.Of(property);
        var storage = property?.Storage ?? table.At.Storage;
        return slot.Function switch
        {
            AggregateFunction.Count => [(Put(CountOf(condition), null, 0), SqlStorage.WholeNumber)],
            AggregateFunction.DaysActive => [(Put(DistinctOf(condition, Day()), null, 0), SqlStorage.WholeNumber)],
            AggregateFunction.Distinct => [(Put(DistinctOf(condition, value), null, 0), SqlStorage.WholeNumber)],
            AggregateFunction.Sum => [(Put(SumOf(condition, value), null, 0), storage)],
            AggregateFunction.Avg =>
            [
                (Put(SumOf(condition, value), null, 0), storage),
                (Put(CountOf(condition is null ? value.IsNotNull() : condition & value.IsNotNull()), null, 0), SqlStorage.WholeNumber),
            ],
            AggregateFunction.Min or AggregateFunction.First => [(Put(condition is null ? new Aggregate(AggregateOperator.Min, value) : Expression.MinWhere(condition, value), null, null), storage)],
            _ => [(Put(condition is null ? new Aggregate(AggregateOperator.Max, value) : Expression.MaxWhere(condition, value), null, null), storage)],
        };
    }

    /// <summary>The query. Rows before all windows are left out where a table of users says who there is.</summary>
    public Source ToSource()
    {
        var user = Rows.Of(table.User);
        var faults = _properties.Select(column => Fault(Rows.Of(column), column.Storage, plan.Dialect)).OfType<Expression>();
        var where = new List<Expression> { Rows.UpTo(table, plan.Slots.AsOf, plan.Dialect) };
        if (!allTypes && plan.HasUsers)
        {
            if (table.Type is { } type)
            {
                where.Add(Rows.Of(type).In([.. _types.Order(StringComparer.Ordinal).Select(name => Value.Of(name))]));
            }

            if (_from is { } from && from > table.Earliest)
            {
                where.Add((At >= Bound(Instant.Min(from, plan.Slots.AsOf + Duration.Epsilon))) | Rows.Fault(table, plan.Dialect));
            }
        }

        return Source.Of(
            new Select
            {
                Columns =
                [
                    (Aliases.User, user),
                    (Aliases.Faults, Expression.CountWhere(Expression.Any([Rows.Fault(table, plan.Dialect), .. faults]))),
                    .. _columns,
                ],
                From = Source.Of(table),
                Where = Expression.All(where),
                GroupBy = [user],
            },
            _alias);
    }

    private static Expression CountOf(Expression? condition) => condition is null ? new Fragment("COUNT(*)") : Expression.CountWhere(condition);

    private static Expression SumOf(Expression? condition, Expression value) =>
        condition is null ? new Aggregate(AggregateOperator.Sum, value) : Expression.SumWhere(condition, value);

    private static Expression DistinctOf(Expression? condition, Expression value) =>
        condition is null ? new Aggregate(AggregateOperator.CountDistinct, value) : Expression.DistinctWhere(condition, value);

    /// <summary>Checks that a column holds values of a type.</summary>
    private bool Require(SqlColumn column, string property, FactType type)
    {
        _properties.Add(column);
        var holds = Comparisons.Holds(column.Storage, type);
        refusals.Require(table, $"{nameof(EventTable.Properties)}['{property}']", column, holds, $"values of type {type}");
        return holds;
    }

    private Expression IsType(string type)
    {
        if (!_isType.TryGetValue(type, out var known))
        {
            _isType.Add(type, known = Rows.Of(table.Type!).EqualTo(Value.Of(type)));
        }

        return known;
    }

    private Value Bound(Instant instant)
    {
        if (!_bounds.TryGetValue(instant, out var known))
        {
            _bounds.Add(instant, known = table.At.Storage.BoundWithin(instant));
        }

        return known;
    }

    private Expression Day() => _day ??= plan.Dialect.LocalDay(
        At,
        table.At.Storage,
        LocalDays.Of(new(DateTimeZoneProviders.Tzdb[plan.Slots.Tagger.Catalog.Zone]), table.Earliest, plan.Slots.AsOf, refusals));

    /// <summary>Adds a column to the query, and gives what stands for it outside; a user without rows has what none come to.</summary>
    private Expression Put(Expression value, string? alias, long? ofNone)
    {
        alias ??= $"c{Exact.Text(_columns.Count)}";
        _columns.Add((alias, value));
        var column = new Column(_alias, alias);
        return ofNone is { } zero ? Expression.Coalesce(column, Expression.Number(zero)) : column;
    }
}
