namespace UserOps.Tickets;

/// <summary>Classes of tickets, the largest first, and the vital few among them.</summary>
/// <remarks>
/// J. M. Juran's Pareto principle, "Quality Control Handbook" (1951): few classes make most of it. The vital few are the least number of the largest classes that
/// together reach the share asked for, decided in decimals, without rounding.
/// </remarks>
public sealed record ParetoTable
{
    private ParetoTable()
    {
    }

    /// <summary>Gets the classes: the largest first, then by the ordinal order of their names.</summary>
    public EquatableArray<ParetoRow> Rows { get; private init; }

    /// <summary>Gets how many tickets there are in all classes.</summary>
    public long Total { get; private init; }

    /// <summary>Gets how many tickets are in none, for they have no such value.</summary>
    public long Missing { get; private init; }

    /// <summary>Gets how many of the classes are the vital few; 0 when there are none at all.</summary>
    public int VitalFew { get; private init; }

    internal static ParetoTable Of(EquatableArray<TicketSummary> tickets, Func<TicketSummary, string?> key, decimal vitalShare)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var total = 0L;
        foreach (var ticket in tickets)
        {
            if (key(ticket) is { } name)
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
                total++;
            }
        }

        var (rows, cumulative, vital) = (new List<ParetoRow>(counts.Count), 0L, 0);
        foreach (var (name, count) in counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var isVital = cumulative < vitalShare * total;
            cumulative += count;
            vital += isVital ? 1 : 0;
            rows.Add(new(name, count, (double)count / total, (double)cumulative / total, isVital));
        }

        return new() { Rows = rows.ToEquatableArray(), Total = total, Missing = tickets.Count - total, VitalFew = vital };
    }
}
