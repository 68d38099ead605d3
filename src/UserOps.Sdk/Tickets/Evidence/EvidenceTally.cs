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

/// <summary>The counts of one indicator, and the latest tickets for and against it.</summary>
internal sealed class IndicatorTally(int ticketsNamed)
{
    public long Opportunities { get; private set; }

    public long Successes { get; private set; }

    public LatestTickets For { get; } = new(ticketsNamed);

    public LatestTickets Against { get; } = new(ticketsNamed);

    public void Add(Verdict verdict, string ticketId)
    {
        Opportunities++;
        Successes += verdict.IsSuccess ? 1 : 0;
        (verdict.IsSuccess ? For : Against).Add(verdict.At, ticketId);
    }

    public void Merge(IndicatorTally other)
    {
        Opportunities += other.Opportunities;
        Successes += other.Successes;
        For.Merge(other.For);
        Against.Merge(other.Against);
    }
}

/// <summary>The latest of many tickets; of those of one instant the ones of the smallest ids.</summary>
internal sealed class LatestTickets(int most)
{
    private readonly List<(Instant At, string Id)> _tickets = [];

    public EquatableArray<string> Ids => [.. _tickets.Select(ticket => ticket.Id)];

    public void Add(Instant at, string id)
    {
        var place = _tickets.Count;
        while (place > 0 && Comes(at, id, _tickets[place - 1]))
        {
            place--;
        }

        if (place >= most)
        {
            return;
        }

        if (_tickets.Count == most)
        {
            _tickets.RemoveAt(most - 1);
        }

        _tickets.Insert(place, (at, id));
    }

    public void Merge(LatestTickets other)
    {
        foreach (var (at, id) in other._tickets)
        {
            Add(at, id);
        }
    }

    private static bool Comes(Instant at, string id, (Instant At, string Id) before) =>
        at > before.At || (at == before.At && string.CompareOrdinal(id, before.Id) < 0);
}

/// <summary>How many tickets on which day.</summary>
internal sealed class DayCounts
{
    private readonly Dictionary<int, int> _days = [];

    public void Add(int day, int count = 1) => _days[day] = _days.GetValueOrDefault(day) + count;

    public IEnumerable<(int Day, int Count)> InOrder() => _days.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    public static DayCounts Of<TKey>(Dictionary<TKey, DayCounts> counts, TKey key)
        where TKey : notnull
    {
        if (!counts.TryGetValue(key, out var days))
        {
            counts[key] = days = new();
        }

        return days;
    }

    public static void Merge<TKey>(Dictionary<TKey, DayCounts> into, Dictionary<TKey, DayCounts> other)
        where TKey : notnull
    {
        foreach (var (key, days) in other)
        {
            Of(into, key).Merge(days);
        }
    }

    public void Merge(DayCounts other)
    {
        foreach (var (day, count) in other._days)
        {
            Add(day, count);
        }
    }
}

/// <summary>The tickets of one cause or topic: on which days, and how many in the period.</summary>
internal sealed class ClassCounts
{
    /// <summary>Gets all of them.</summary>
    public DayCounts Days { get; } = new();

    /// <summary>Gets those from before the end of the period.</summary>
    public DayCounts DaysToEnd { get; } = new();

    public long InPeriod { get; private set; }

    public Instant FirstInPeriod { get; private set; } = Instant.MaxValue;

    public void Add(Instant at, int day, EvidenceRequest request)
    {
        Days.Add(day);
        if (!(at >= request.To))
        {
            DaysToEnd.Add(day);
        }

        if (request.Holds(at))
        {
            InPeriod++;
            FirstInPeriod = Instant.Min(FirstInPeriod, at);
        }
    }

    public static ClassCounts Of<TKey>(Dictionary<TKey, ClassCounts> classes, TKey key)
        where TKey : notnull
    {
        if (!classes.TryGetValue(key, out var counts))
        {
            classes[key] = counts = new();
        }

        return counts;
    }

    public static void Merge<TKey>(Dictionary<TKey, ClassCounts> into, Dictionary<TKey, ClassCounts> other)
        where TKey : notnull
    {
        foreach (var (key, counts) in other)
        {
            var mine = Of(into, key);
            mine.Days.Merge(counts.Days);
            mine.DaysToEnd.Merge(counts.DaysToEnd);
            mine.InPeriod += counts.InPeriod;
            mine.FirstInPeriod = Instant.Min(mine.FirstInPeriod, counts.FirstInPeriod);
        }
    }
}
