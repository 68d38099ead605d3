using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>Spans that recur every week of the local clock, and sums over them: how long before a moment, and when so long.</summary>
/// <remarks>Counts run from a Monday before all time, so that they are positive and differences are what matters.</remarks>
internal sealed class WeekPattern
{
    public const int Length = 7 * NodaConstants.SecondsPerDay;

    private const int SecondsPerHour = NodaConstants.SecondsPerHour;

    /// <summary>From 1970-01-01, a Thursday, to the Monday from which counts run.</summary>
    private const long Shift = (3L * NodaConstants.SecondsPerDay) + (1_000_000L * Length);

    private readonly int[] _start;
    private readonly int[] _end;
    private readonly int[] _before;

    /// <summary>The last span that begins at or before each hour of the week; -1 for none.</summary>
    private readonly int[] _byHour = new int[Length / SecondsPerHour];

    private WeekPattern(List<(long Start, long End)> spans)
    {
        _start = [.. spans.Select(span => (int)span.Start)];
        _end = [.. spans.Select(span => (int)span.End)];
        _before = new int[spans.Count];
        for (var i = 0; i < spans.Count; i++)
        {
            _before[i] = Total;
            Total += _end[i] - _start[i];
        }

        for (var hour = 0; hour < _byHour.Length; hour++)
        {
            _byHour[hour] = Array.FindLastIndex(_start, start => start <= hour * SecondsPerHour);
        }
    }

    /// <summary>Gets the seconds of a week that lie in a span.</summary>
    public int Total { get; }

    /// <summary>Makes the patterns of spans, and of what lies between them.</summary>
    /// <param name="spans">The spans of each weekday from Monday, in seconds since its start, at most two days long.</param>
    public static (WeekPattern Inside, WeekPattern Between) Of(IReadOnlyList<EquatableArray<WorkingHours>> spans)
    {
        var all = new List<(long Start, long End)>();
        for (var day = 0; day < spans.Count; day++)
        {
            foreach (var hours in spans[day])
            {
                var start = (day * NodaConstants.SecondsPerDay) + hours.StartSecond;
                var end = (day * NodaConstants.SecondsPerDay) + hours.EndSecond;
                all.Add((start, Math.Min(end, Length)));
                if (end > Length)
                {
                    all.Add((0, end - Length));
                }
            }
        }

        var merged = Spans.Merge(all);
        return (new(merged), new(Spans.Between(merged, 0, Length)));
    }

    /// <summary>Counts the seconds in spans before a moment.</summary>
    /// <param name="local">The moment, in seconds of the local clock since 1970.</param>
    /// <param name="isInside">Whether the second that begins there lies in a span.</param>
    public long Before(long local, out bool isInside)
    {
        var shifted = (ulong)(local + Shift);
        var week = shifted / Length;
        var second = (int)(shifted - (week * Length));
        var i = _byHour[second / SecondsPerHour];
        while (i + 1 < _start.Length && _start[i + 1] <= second)
        {
            i++;
        }

        var count = (long)week * Total;
        if (i < 0)
        {
            isInside = false;
            return count;
        }

        isInside = second < _end[i];
        return count + _before[i] + Math.Min(second, _end[i]) - _start[i];
    }

    /// <summary>Finds the first moment before which so many seconds lie in spans.</summary>
    /// <param name="count">The number of seconds; there must be any in a week.</param>
    /// <param name="goesOn">Whether the span goes on at that moment.</param>
    /// <returns>The moment, in seconds of the local clock.</returns>
    public long Reach(long count, out bool goesOn)
    {
        var week = (count - 1) / Total;
        var rest = (int)(count - (week * Total));
        var i = 0;
        while (i + 1 < _before.Length && _before[i + 1] < rest)
        {
            i++;
        }

        var moment = _start[i] + rest - _before[i];
        goesOn = moment < _end[i];
        return (week * Length) - Shift + moment;
    }
}
