namespace UserOps.Tickets;

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
