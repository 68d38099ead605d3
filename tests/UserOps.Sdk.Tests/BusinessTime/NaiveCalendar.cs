using NodaTime;
using NodaTime.TimeZones;
using UserOps.BusinessTime;

namespace UserOps.Tests.BusinessTime;

/// <summary>Working time the slow way, written from the definition: every span of every date, mapped by NodaTime, one after the other.</summary>
internal sealed class NaiveCalendar(WorkingCalendar calendar)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[calendar.Zone];

    /// <summary>The open spans of an interval, merged and cut to it.</summary>
    public List<Interval> OpenSpans(Instant start, Instant end)
    {
        var spans = new List<Interval>();
        var last = end.InZone(_zone).Date.PlusDays(3);
        for (var date = start.InZone(_zone).Date.PlusDays(-4); date <= last; date = date.PlusDays(1))
        {
            spans.AddRange(SpansOf(date));
        }

        var merged = new List<Interval>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
            {
                merged[^1] = new(merged[^1].Start, Instant.Max(merged[^1].End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        return [.. merged
            .Select(span => (start: Instant.Max(span.Start, start), end: Instant.Min(span.End, end)))
            .Where(span => span.start < span.end)
            .Select(span => new Interval(span.start, span.end))];
    }

    public Duration Elapsed(Instant start, Instant end) =>
        OpenSpans(start, end).Aggregate(Duration.Zero, (sum, span) => sum + span.Duration);

    /// <summary>When a target is used up and when it begins to be exceeded, if that comes before a limit.</summary>
    public (Instant? DueAt, Instant? LastOnTimeAt) Add(Instant start, Duration target, Instant limit)
    {
        Instant? due = target == Duration.Zero ? start : null;
        var left = target;
        foreach (var span in OpenSpans(start, limit))
        {
            if (due is { } at)
            {
                return (at, Instant.Max(at, span.Start));
            }

            if (left < span.Duration)
            {
                return (span.Start + left, span.Start + left);
            }

            left -= span.Duration;
            due = left == Duration.Zero ? span.End : null;
        }

        return (due, null);
    }

    public bool IsWorkingDay(LocalDate date) => HoursOn(date).Count > 0 && Exists(date);

    /// <summary>The hours that begin on a date, as real time.</summary>
    public IEnumerable<Interval> SpansOf(LocalDate date)
    {
        if (!Exists(date))
        {
            yield break;
        }

        foreach (var (from, to) in HoursOn(date))
        {
            var start = Resolve(date + from);
            var end = Resolve((to <= from ? date.PlusDays(1) : date) + to);
            if (start < end)
            {
                yield return new(start, end);
            }
        }
    }

    private Instant Resolve(LocalDateTime local) => _zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();

    private EquatableArray<WorkingHours> HoursOn(LocalDate date) =>
        calendar.Overrides.FirstOrDefault(day => day.Date == date) is { } own ? own.Hours
        : calendar.Holidays.Contains(date) ? []
        : calendar.Weekly.On(date.DayOfWeek);

    private bool Exists(LocalDate date)
    {
        try
        {
            _zone.AtStartOfDay(date);
            return true;
        }
        catch (SkippedTimeException)
        {
            return false;
        }
    }
}
