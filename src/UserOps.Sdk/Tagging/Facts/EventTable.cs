using NodaTime;

namespace UserOps.Tagging;

/// <summary>The events of one type of one user, by columns, in an order that only their contents decide.</summary>
internal sealed class EventTable
{
    private EventTable(string type, Instant[] at, string?[] ids, string[] properties, FactColumn[] columns)
    {
        Type = type;
        At = at;
        Ids = ids;
        Properties = properties;
        Columns = columns;
    }

    public string Type { get; }

    /// <summary>When each event happened, ascending.</summary>
    public Instant[] At { get; }

    public string?[] Ids { get; }

    /// <summary>The names of the columns, in ordinal order.</summary>
    public string[] Properties { get; }

    public FactColumn[] Columns { get; }

    public int Count => At.Length;

    /// <summary>Makes the table of events of one type, at least one.</summary>
    public static EventTable Of(string type, IEnumerable<UserEvent> events)
    {
        var rows = events.ToList();
        rows.Sort(Compare);

        // Of two with one id the later row stays, so that it doesn't matter which came first.
        var kept = new List<UserEvent>(rows.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (rows[i].Id is not { } id || seen.Add(id))
            {
                kept.Add(rows[i]);
            }
        }

        kept.Reverse();
        var properties = kept.SelectMany(row => row.Properties.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var columns = Array.ConvertAll(properties, _ => new FactValue[kept.Count]);
        for (var row = 0; row < kept.Count; row++)
        {
            var names = kept[row].Properties.NamesSpan;
            var values = kept[row].Properties.ValuesSpan;
            for (int i = 0, column = 0; i < names.Length; i++)
            {
                while (properties[column] != names[i])
                {
                    column++;
                }

                columns[column][row] = values[i];
            }
        }

        return new(
            type,
            [.. kept.Select(row => row.At)],
            [.. kept.Select(row => row.Id)],
            properties,
            Array.ConvertAll(columns, values => new FactColumn(values)));
    }

    /// <summary>Finds a column; <see langword="null"/> when no event has the property.</summary>
    public FactColumn? Find(string property) =>
        Array.BinarySearch(Properties, property, StringComparer.Ordinal) is >= 0 and var place ? Columns[place] : null;

    /// <summary>Gives the events back.</summary>
    public IEnumerable<UserEvent> Rows()
    {
        for (var row = 0; row < Count; row++)
        {
            var values = new List<KeyValuePair<string, FactValue>>(Properties.Length);
            for (var column = 0; column < Properties.Length; column++)
            {
                if (!Columns[column].Values[row].IsNone)
                {
                    values.Add(new(Properties[column], Columns[column].Values[row]));
                }
            }

            yield return new() { Type = Type, At = At[row], Id = Ids[row], Properties = values.ToEquatableMap() };
        }
    }

    /// <summary>The order of events of one type: by time, then by id, then by properties.</summary>
    public static int Compare(UserEvent left, UserEvent right)
    {
        var order = left.At.CompareTo(right.At);
        order = order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
        if (order != 0)
        {
            return order;
        }

        using var one = left.Properties.GetEnumerator();
        using var other = right.Properties.GetEnumerator();
        while (one.MoveNext())
        {
            if (!other.MoveNext())
            {
                return 1;
            }

            order = string.CompareOrdinal(one.Current.Key, other.Current.Key);
            order = order != 0 ? order : one.Current.Value.CompareTo(other.Current.Value);
            if (order != 0)
            {
                return order;
            }
        }

        return other.MoveNext() ? -1 : 0;
    }
}

/// <summary>One property of the events of one type; missing values are <see cref="FactValue.None"/>.</summary>
internal sealed class FactColumn
{
    public FactColumn(FactValue[] values)
    {
        Values = values;
        foreach (var value in values)
        {
            if (value.IsNone)
            {
                continue;
            }

            IsMixed |= Type is { } type && type != value.Type;
            Type ??= value.Type;
        }
    }

    public FactValue[] Values { get; }

    /// <summary>The type of the values; <see langword="null"/> when all are missing.</summary>
    public FactType? Type { get; }

    /// <summary>Whether there are values of other types too.</summary>
    public bool IsMixed { get; }
}
