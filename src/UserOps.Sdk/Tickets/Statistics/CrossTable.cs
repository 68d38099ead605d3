using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How often the values of two fields come together in tickets, and whether the one says something of the other.</summary>
public sealed record CrossTable
{
    private CrossTable()
    {
    }

    /// <summary>Gets the values of the first field, in ordinal order: the rows of <see cref="Table"/>.</summary>
    public EquatableArray<string> Rows { get; private init; }

    /// <summary>Gets the values of the second field, in ordinal order: the columns of <see cref="Table"/>.</summary>
    public EquatableArray<string> Columns { get; private init; }

    /// <summary>Gets the counts, with chi-square, Cramér's V and the cells that stand out.</summary>
    public ContingencyTable Table { get; private init; } = ContingencyTable.Of([]);

    /// <summary>Gets how many tickets are not in the table, for they lack one of the two values.</summary>
    public long Missing { get; private init; }

    internal static CrossTable Of(EquatableArray<TicketSummary> tickets, Func<TicketSummary, string?> row, Func<TicketSummary, string?> column)
    {
        var pairs = tickets
            .Select(ticket => (Row: row(ticket), Column: column(ticket)))
            .Where(pair => pair.Row is not null && pair.Column is not null)
            .ToList();
        string[] rows = [.. pairs.Select(pair => pair.Row!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] columns = [.. pairs.Select(pair => pair.Column!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var counts = Array.ConvertAll(rows, _ => new long[columns.Length]);
        foreach (var (rowName, columnName) in pairs)
        {
            counts[Array.BinarySearch(rows, rowName, StringComparer.Ordinal)][Array.BinarySearch(columns, columnName, StringComparer.Ordinal)]++;
        }

        return new()
        {
            Rows = new(rows),
            Columns = new(columns),
            Table = ContingencyTable.Of(counts),
            Missing = tickets.Count - pairs.Count,
        };
    }
}
