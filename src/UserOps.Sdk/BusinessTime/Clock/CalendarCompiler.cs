using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>Lays a calendar out over time: whole weeks multiplied, and day by day where a date or the clock differs.</summary>
internal sealed class CalendarCompiler
{
    /// <summary>The start of the year 2100: later than what the tz database knows of single years.</summary>
    private const long History = 4_102_444_800;

    /// <summary>Longer than the days about a move of the clock that are laid out one by one.</summary>
    private const long Margin = 30L * NodaConstants.SecondsPerDay;

    private readonly CalendarDays _days;
    private readonly DateTimeZone _zone;
    private readonly WeekPattern _inside;
    private readonly WeekPattern _between;
    private readonly Lazy<(SpanTable Open, SpanTable Closed)> _tail;
    private readonly long _horizon;

    /// <summary>Initializes a new instance of the <see cref="CalendarCompiler"/> class: compiles a calendar without problems.</summary>
    public CalendarCompiler(WorkingCalendar calendar)
    {
        _days = new(calendar);
        _zone = DateTimeZoneProviders.Tzdb[calendar.Zone];
        (_inside, _between) = WeekPattern.Of(_days.Week);

        var limit = _days.Own.Aggregate(History, (latest, day) => Math.Max(latest, ZoneLine.LocalStart(day + 3)));
        Line = new ZoneLine(_zone, UnixSecond.Min, limit + Margin);
        List<(int From, int Until)> stretches = [.. Differing(Line, _days.Own)];
        _horizon = Line.Until == UnixSecond.Never ? UnixSecond.Never : AfterDiffering(limit, stretches);
        var core = Lay(Line, UnixSecond.Min, _horizon, stretches);
        _tail = new(Recurring);
        Open = new(core.Open, _horizon, () => _tail.Value.Open);
        Closed = new(core.Closed, _horizon, () => _tail.Value.Closed);
        WorkingDays = new(_days, Skipped(Line));
    }

    /// <summary>Gets the sums of open time.</summary>
    public SpanCount Open { get; }

    /// <summary>Gets the sums of closed time.</summary>
    public SpanCount Closed { get; }

    /// <summary>Gets the stretches of one offset.</summary>
    public ZoneLine Line { get; }

    /// <summary>Gets the sums of working days.</summary>
    public WorkingDayCount WorkingDays { get; }

    /// <summary>Finds when the hours that begin on a date first open and last close; <see langword="null"/> when none do.</summary>
    public (long Opening, long Closing)? BoundsOf(int day)
    {
        var hours = _days.On(day);
        if (hours.Count == 0 || Line.IsSkipped(day))
        {
            return null;
        }

        var (opening, closing) = (UnixSecond.Never, long.MinValue);
        foreach (var span in hours)
        {
            var (start, end) = RealSpan(Line, day, span);
            if (start < end)
            {
                (opening, closing) = (Math.Min(opening, start), Math.Max(closing, end));
            }
        }

        return opening < closing ? (opening, closing) : null;
    }

    /// <summary>Lists the real spans of the hours that begin on a date, unmerged, some of them perhaps empty; none on a date that the zone doesn't have.</summary>
    private void AddSpansOf(ZoneLine line, int day, List<(long Start, long End)> spans)
    {
        var hours = _days.On(day);
        if (hours.Count == 0 || line.IsSkipped(day))
        {
            return;
        }

        foreach (var span in hours)
        {
            spans.Add(RealSpan(line, day, span));
        }
    }

    private static (long Start, long End) RealSpan(ZoneLine line, int day, WorkingHours hours)
    {
        var midnight = ZoneLine.LocalStart(day);
        return (line.ToSecond(midnight + hours.StartSecond), line.ToSecond(midnight + hours.EndSecond));
    }

    /// <summary>
    /// Finds the dates that can't be multiplied, as stretches of local dates: those with hours of their own, those whose spans a
    /// move of the clock may touch, and the date after each, into which a span may run.
    /// </summary>
    private static IEnumerable<(int From, int Until)> Differing(ZoneLine line, IEnumerable<int> own)
    {
        var days = new SortedSet<int>(own);
        foreach (var (at, before, after) in line.Moves)
        {
            var last = ZoneLine.DayOfLocal(at + Math.Max(before, after) - 1);
            for (var day = ZoneLine.DayOfLocal(at + Math.Min(before, after)) - 1; day <= last; day++)
            {
                days.Add(day);
            }
        }

        (int From, int Until)? stretch = null;
        foreach (var day in days)
        {
            if (stretch is { } open && day > open.Until)
            {
                yield return open;
                stretch = null;
            }

            stretch = (stretch?.From ?? day, day + 2);
        }

        if (stretch is { } latest)
        {
            yield return latest;
        }
    }

    /// <summary>Finds the first second from a limit on at which ordinary weeks go on.</summary>
    private long AfterDiffering(long limit, List<(int From, int Until)> stretches)
    {
        foreach (var (from, until) in stretches)
        {
            if (Line.ToSecond(ZoneLine.LocalStart(from)) <= limit && limit < Line.ToSecond(ZoneLine.LocalStart(until)))
            {
                return Line.ToSecond(ZoneLine.LocalStart(until));
            }
        }

        return limit;
    }

    /// <summary>Lays out the 400 years from the horizon on.</summary>
    private (SpanTable Open, SpanTable Closed) Recurring()
    {
        var until = _horizon + SpanCount.Cycle;
        var line = new ZoneLine(_zone, _horizon - Margin, until + Margin);
        return Lay(line, _horizon, until > UnixSecond.Max ? UnixSecond.Never : until, Differing(line, []));
    }

    private (SpanTable Open, SpanTable Closed) Lay(ZoneLine line, long from, long until, IEnumerable<(int From, int Until)> stretches)
    {
        var (open, closed) = (new SpanTable.Builder(_inside), new SpanTable.Builder(_between));
        foreach (var (firstDay, endDay) in stretches)
        {
            var start = Math.Max(from, line.ToSecond(ZoneLine.LocalStart(firstDay)));
            var end = Math.Min(until, line.ToSecond(ZoneLine.LocalStart(endDay)));
            if (start >= until || end <= from)
            {
                continue;
            }

            AddWeeks(from, start);
            var spans = new List<(long Start, long End)>();
            for (var day = firstDay - 1; day < endDay; day++)
            {
                AddSpansOf(line, day, spans);
            }

            var merged = Spans.Merge(spans.ConvertAll(span => (Math.Max(start, span.Start), Math.Min(end, span.End))));
            open.AddDays(start, merged);
            closed.AddDays(start, Spans.Between(merged, start, end));
            from = end;
        }

        AddWeeks(from, until);
        return (open.Build(), closed.Build());

        void AddWeeks(long start, long end)
        {
            if (start < end)
            {
                var offset = line.At(start).Offset;
                open.AddWeeks(start, end, offset);
                closed.AddWeeks(start, end, offset);
            }
        }
    }

    private static IEnumerable<int> Skipped(ZoneLine line) =>
        from move in line.Moves
        where move.After - move.Before >= NodaConstants.SecondsPerDay
        from day in new[] { ZoneLine.DayOfLocal(move.At + move.Before - 1) + 1 }
        where line.IsSkipped(day)
        select day;
}
