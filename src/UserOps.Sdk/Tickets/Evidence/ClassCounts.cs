using NodaTime;

namespace UserOps.Tickets;

/// <summary>The tickets of one cause or topic: on which days, and how many in the period.</summary>
internal sealed class ClassCounts
{
    public ClassCounts()
        : this(new(), new(), inPeriod: 0, Instant.MaxValue)
    {
    }

    public ClassCounts(DayCounts days, DayCounts daysToEnd, long inPeriod, Instant firstInPeriod)
    {
        Days = days;
        DaysToEnd = daysToEnd;
        InPeriod = inPeriod;
        FirstInPeriod = firstInPeriod;
    }

    /// <summary>Gets all of them.</summary>
    public DayCounts Days { get; }

    /// <summary>Gets those from before the end of the period.</summary>
    public DayCounts DaysToEnd { get; }

    public long InPeriod { get; private set; }

    public Instant FirstInPeriod { get; private set; }

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
