using NodaTime;

namespace UserOps.Tagging;

/// <summary>Which events of one type a program looks at, and which of their properties it reads.</summary>
internal sealed class StreamPlan(string type, Condition? where, EventFilter? filter)
{
    private readonly List<(string Name, FactType Type)> _columns = [];

    public string Type => type;

    /// <summary>The filter as the catalogue has it.</summary>
    public Condition? Where => where;

    public EventFilter? Filter => filter;

    public IReadOnlyList<(string Name, FactType Type)> Columns => _columns;

    /// <summary>The number of a property among those that are read.</summary>
    public int Column(string property, FactType of)
    {
        var place = _columns.FindIndex(column => column.Name == property);
        if (place < 0)
        {
            _columns.Add((property, of));
            place = _columns.Count - 1;
        }

        return place;
    }
}

/// <summary>The events of one user that a plan asks for, by time. Filled anew for each user; not thread-safe.</summary>
internal sealed class EventStream(StreamPlan plan)
{
    private readonly FactColumn?[] _sources = new FactColumn?[plan.Columns.Count];
    private readonly FactColumn?[] _filtered = new FactColumn?[plan.Filter?.Properties.Count ?? 0];
    private readonly FactValue[]?[] _columns = new FactValue[plan.Columns.Count][];
    private readonly FactValue[][] _ownColumns = [.. plan.Columns.Select(_ => Array.Empty<FactValue>())];
    private Instant[] _at = [];
    private Instant[] _ownAt = [];
    private int[] _days = [];
    private bool _hasDays;

    public StreamPlan Plan => plan;

    public int Count { get; private set; }

    public ReadOnlySpan<Instant> At => _at.AsSpan(0, Count);

    /// <summary>The values of a property; empty when no event has it.</summary>
    public ReadOnlySpan<FactValue> Column(int column) => _columns[column].AsSpan();

    public void Clear()
    {
        Count = 0;
        _hasDays = false;
    }

    /// <summary>Takes the events of a table that pass the filter.</summary>
    /// <exception cref="ArgumentException">A property has a value of another type than the catalogue says.</exception>
    public void Load(EventTable table)
    {
        Clear();
        Find(table, plan.Columns, _sources);
        if (plan.Filter is { } filter)
        {
            Find(table, filter.Properties, _filtered);
            Select(table, filter);
            return;
        }

        _at = table.At;
        Count = table.Count;
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = _sources[i]?.Values;
        }
    }

    /// <summary>Takes events that passed the filter one by one.</summary>
    public void Load(StreamState state)
    {
        Clear();
        _at = state.At;
        Count = state.Count;
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = state.Columns[i];
        }
    }

    /// <summary>The local days of the events.</summary>
    public ReadOnlySpan<int> Days(DayLookup lookup)
    {
        if (!_hasDays)
        {
            if (_days.Length < Count)
            {
                _days = new int[Math.Max(Count, 2 * _days.Length)];
            }

            for (var i = 0; i < Count; i++)
            {
                _days[i] = lookup.DayOf(_at[i]);
            }

            _hasDays = true;
        }

        return _days.AsSpan(0, Count);
    }

    /// <summary>The number of events before an instant.</summary>
    public int CountBefore(Instant end)
    {
        var at = At;

        // Most windows end after the newest event.
        if (at.IsEmpty || at[^1] < end)
        {
            return at.Length;
        }

        var (low, high) = (0, at.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (at[middle] < end)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void Find(EventTable table, IReadOnlyList<(string Name, FactType Type)> wanted, FactColumn?[] found)
    {
        for (var i = 0; i < found.Length; i++)
        {
            var (name, type) = wanted[i];
            found[i] = table.Find(name);
            if (found[i] is { Type: { } actual } column && (actual != type || column.IsMixed))
            {
                throw Wrong(column, name, type, table);
            }
        }
    }

    private static ArgumentException Wrong(FactColumn column, string name, FactType type, EventTable table)
    {
        var wrong = Array.Find(column.Values, value => value.Type is { } other && other != type);
        return new(
            $"The property '{name}' of an event of type '{table.Type}' is {wrong.Type} ({wrong}); the catalogue says {type}. "
                + "Give the value that type, or mend the catalogue.",
            nameof(table));
    }

    private void Select(EventTable table, EventFilter filter)
    {
        if (_ownAt.Length < table.Count)
        {
            var length = Math.Max(table.Count, 2 * _ownAt.Length);
            _ownAt = new Instant[length];
            for (var i = 0; i < _ownColumns.Length; i++)
            {
                _ownColumns[i] = new FactValue[length];
            }
        }

        _at = _ownAt;
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = _sources[i] is null ? null : _ownColumns[i];
        }

        for (var row = 0; row < table.Count; row++)
        {
            if (!filter.Admits(_filtered, row))
            {
                continue;
            }

            _ownAt[Count] = table.At[row];
            for (var i = 0; i < _columns.Length; i++)
            {
                if (_sources[i] is { } source)
                {
                    _ownColumns[i][Count] = source.Values[row];
                }
            }

            Count++;
        }
    }
}
