using NodaTime;

namespace UserOps.Tickets;

/// <summary>The counts of one group of tickets.</summary>
internal sealed class EvidenceTally(int ticketsNamed)
{
    public Dictionary<IndicatorId, IndicatorTally> Indicators { get; } = [];

    /// <summary>Gets the days on which technical tickets of a cause came to be known as such, and when the cause first had a bug.</summary>
    public Dictionary<CauseKey, ClassCounts> Technical { get; } = [];

    public Dictionary<CauseKey, Instant> FirstBugs { get; } = [];

    /// <summary>Gets the days on which usage questions of a topic came to be known as such.</summary>
    public Dictionary<string, ClassCounts> UsageTopics { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the days on which tickets of a category, or of a module and root cause, came to be known as such.</summary>
    public Dictionary<string, DayCounts> SurgeKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the months in which tickets were opened, as year times 12 plus month minus 1.</summary>
    public HashSet<int> Months { get; } = [];

    public void Add(IndicatorId id, Verdict verdict, string ticketId) => TallyOf(id).Add(verdict, ticketId);

    public void Merge(EvidenceTally other)
    {
        foreach (var (id, tally) in other.Indicators)
        {
            TallyOf(id).Merge(tally);
        }

        ClassCounts.Merge(Technical, other.Technical);
        ClassCounts.Merge(UsageTopics, other.UsageTopics);
        DayCounts.Merge(SurgeKeys, other.SurgeKeys);
        Months.UnionWith(other.Months);
        foreach (var (cause, at) in other.FirstBugs)
        {
            NoteBug(cause, at);
        }
    }

    public void NoteBug(CauseKey cause, Instant at) =>
        FirstBugs[cause] = FirstBugs.TryGetValue(cause, out var known) && known < at ? known : at;

    private IndicatorTally TallyOf(IndicatorId id)
    {
        if (!Indicators.TryGetValue(id, out var tally))
        {
            Indicators[id] = tally = new(ticketsNamed);
        }

        return tally;
    }
}
