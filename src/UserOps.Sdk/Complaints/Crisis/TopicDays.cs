using NodaTime;

namespace UserOps.Complaints;

/// <summary>One topic's complaints as they are known at an instant, by local day. Days are counted from the first one of the whole log.</summary>
internal sealed class TopicDays
{
    private readonly ComplaintSighting[] _members;
    private readonly int[] _starts;
    private readonly HashSet<int> _skipped;

    private TopicDays(
        string topic, LocalDate first, int days, bool isLastOver, HashSet<int> skipped, List<(int Day, ComplaintSighting Sighting)> members)
    {
        _skipped = skipped;
        Topic = topic;
        First = first;
        Days = days;
        IsLastOver = isLastOver;
        members.Sort(static (left, right) => left.Day != right.Day ? left.Day.CompareTo(right.Day)
            : left.Sighting.ReceivedAt != right.Sighting.ReceivedAt ? left.Sighting.ReceivedAt.CompareTo(right.Sighting.ReceivedAt)
            : left.Sighting.Id.CompareTo(right.Sighting.Id));
        _members = [.. members.Select(member => member.Sighting)];
        _starts = new int[days + 1];
        foreach (var (day, _) in members)
        {
            _starts[day + 1]++;
        }

        for (var day = 0; day < days; day++)
        {
            _starts[day + 1] += _starts[day];
        }
    }

    /// <summary>Gets the topic.</summary>
    public string Topic { get; }

    /// <summary>Gets the first day of the log.</summary>
    public LocalDate First { get; }

    /// <summary>Gets how many days there are, that of judgement among them.</summary>
    public int Days { get; }

    /// <summary>Gets a value indicating whether the last day is over.</summary>
    public bool IsLastOver { get; }

    /// <summary>Reads the topics off a log.</summary>
    public static List<TopicDays> Read(CrisisLog log, DayClock clock, Instant asOf, string? only)
    {
        var lookup = new DayLookup(clock);
        var first = int.MaxValue;
        var topics = new Dictionary<string, List<(int Day, ComplaintSighting Sighting)>>(StringComparer.Ordinal);
        foreach (var sighting in log.AsOf(asOf))
        {
            var day = lookup.DayOf(sighting.ReceivedAt);
            first = Math.Min(first, day);
            if (only is not null && sighting.Topic != only)
            {
                continue;
            }

            if (!topics.TryGetValue(sighting.Topic, out var members))
            {
                topics.Add(sighting.Topic, members = []);
            }

            members.Add((day, sighting));
        }

        var today = DayNumber.Of(clock.DayOf(asOf));
        var isOver = asOf >= clock.EndOf(DayNumber.ToDate(today));
        var skipped = topics.Count == 0 ? [] : Skipped(clock, first, today);
        var result = new List<TopicDays>(topics.Count);
        foreach (var (topic, members) in topics)
        {
            for (var i = 0; i < members.Count; i++)
            {
                members[i] = (members[i].Day - first, members[i].Sighting);
            }

            result.Add(new(topic, DayNumber.ToDate(first), today - first + 1, isOver, skipped, members));
        }

        return result;
    }

    /// <summary>The number of complaints on a day.</summary>
    public int Count(int day) => _starts[day + 1] - _starts[day];

    /// <summary>The complaints of some days, by receipt and then by id.</summary>
    public ReadOnlySpan<ComplaintSighting> Members(int from, int to) => _members.AsSpan(_starts[from].._starts[to + 1]);

    /// <summary>The date of a day.</summary>
    public LocalDate DateOf(int day) => First.PlusDays(day);

    /// <summary>Whether the zone skipped a date, so that it holds no instant and no complaint.</summary>
    public bool IsSkipped(int day) => _skipped.Contains(day);

    private static HashSet<int> Skipped(DayClock clock, int first, int last)
    {
        var skipped = new HashSet<int>();
        var start = clock.StartOf(DayNumber.ToDate(first));
        for (var day = first; day <= last; day++)
        {
            var next = clock.StartOf(DayNumber.ToDate(day + 1));
            if (next == start)
            {
                skipped.Add(day - first);
            }

            start = next;
        }

        return skipped;
    }
}
