namespace UserOps.Sql;

/// <summary>Which rows of a table of activity are of certain events.</summary>
internal static class EventFilter
{
    /// <summary>
    /// The rows of events by name. A row whose event is NULL has the name of none, the empty text, as an event has that was given
    /// no name. Not as a list, which PostgreSQL does not send to other servers for every type of text.
    /// </summary>
    public static Expression Of(SqlColumn column, IEnumerable<string> names)
    {
        var name = Rows.Of(column);
        return Expression.Any(
        [
            .. names.Distinct(StringComparer.Ordinal)
                .SelectMany(wanted => wanted.Length == 0 ? new[] { name.IsNull(), name.EqualTo(Value.Of(wanted)) } : [name.EqualTo(Value.Of(wanted))]),
        ]);
    }

    /// <summary>The rows of all events but one that has a name.</summary>
    public static Expression AllBut(SqlColumn column, string name) => Rows.Of(column).IsNull() | Rows.Of(column).NotEqualTo(Value.Of(name));

    /// <summary>Refuses events by name where the table does not tell them apart.</summary>
    /// <param name="table">The table.</param>
    /// <param name="names">The names.</param>
    /// <param name="path">Where the policy has them.</param>
    /// <param name="refusals">Takes what is refused.</param>
    public static void Require(ActivityTable table, EquatableArray<string> names, string path, Refusals refusals)
    {
        if (names.Count > 0 && table.Event is null)
        {
            refusals.Add(path, "events by name", "The table has no column that tells them apart.", $"Describe it by {table.Kind}.{nameof(table.Event)}, or ask for no events by name.");
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (table.CountedEvents.Count > 0 && !table.CountedEvents.AsSpan().Contains(names[i]))
            {
                refusals.Add($"{path}[{Exact.Text(i)}]", "an event that the table's description leaves out", $"It is none of {table.Kind}.{nameof(table.CountedEvents)}.", "Add it there, or take it out of the policy.");
            }
        }
    }

    /// <summary>Checks the description of a table of activity.</summary>
    public static void Check(ActivityTable table, Refusals refusals)
    {
        refusals.Check(table);
        refusals.Require(table, nameof(table.Event), table.Event, table.Event?.Storage == SqlStorage.Text, "text");
        if (table.CountedEvents.Count > 0 && table.Event is null)
        {
            refusals.Add($"{table.Kind}.{nameof(table.CountedEvents)}", "events by name", "The table has no column that tells them apart.", $"Describe it by {table.Kind}.{nameof(table.Event)}.");
        }
    }
}
