using NodaTime;

namespace UserOps.Tagging;

/// <summary>A stretch of time from an instant on, up to but not including another one.</summary>
internal readonly record struct TimeRange(Instant Start, Instant End);

/// <summary>A window, as a stretch of time that moves with the moment. Instants have nanoseconds, so every edge is one of <c>[)</c>.</summary>
internal abstract class WindowPlan
{
    /// <summary>The window of all time up to the moment.</summary>
    public static WindowPlan AllTime { get; } = new FixedPlan(null, null);

    public static WindowPlan Of(EventWindow? window) => window switch
    {
        null => AllTime,
        RollingWindow rolling => new RollingPlan(rolling),
        CalendarWindow calendar => new CalendarPlan(calendar.Calendar, calendar.Back, calendar.IncludeCurrent),
        FixedWindow { From: var from, To: var to } => new FixedPlan(from, to),
        _ => throw new NotSupportedException($"{window.GetType().Name} is no window."),
    };

    /// <summary>The stretch at the moment. It may reach beyond the events that are seen.</summary>
    public abstract TimeRange RangeAt(Moment moment);

    /// <summary>The next instant after the moment at which an event may come in or go out.</summary>
    /// <param name="stream">The events.</param>
    /// <param name="seen">The end of what is seen at any later moment: events from here on never come.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="idle">How many events may go out before that matters; a hint.</param>
    public abstract Instant? NextTurn(EventStream stream, Instant seen, Moment moment, int idle = 0);

    /// <summary>The first event after the moment that will be seen.</summary>
    protected static Instant? NextArrival(EventStream stream, Instant seen, Instant after) =>
        stream.CountBefore(after + Duration.Epsilon) is var next && next < stream.Count && stream.At[next] < seen ? stream.At[next] : null;

    private sealed class FixedPlan(Instant? from, Instant? to) : WindowPlan
    {
        public override TimeRange RangeAt(Moment moment)
        {
            var end = moment.At + Duration.Epsilon;
            return new(from ?? Instant.MinValue, to < end ? to.Value : end);
        }

        public override Instant? NextTurn(EventStream stream, Instant seen, Moment moment, int idle = 0) =>
            NextArrival(stream, seen, moment.At);
    }

    private sealed class RollingPlan(RollingWindow window) : WindowPlan
    {
        /// <summary>An event at the start itself is in when the start is: as if it were a nanosecond later.</summary>
        private readonly Duration _startShift =
            window.Edges is WindowEdges.ClosedOpen or WindowEdges.ClosedClosed ? Duration.Epsilon : Duration.Zero;

        private readonly Duration _endShift =
            window.Edges is WindowEdges.ClosedOpen or WindowEdges.OpenOpen ? Duration.Epsilon : Duration.Zero;

        public override TimeRange RangeAt(Moment moment) => new(
            moment.Before(window.Last) + Duration.Epsilon - _startShift,
            moment.At + Duration.Epsilon - _endShift);

        public override Instant? NextTurn(EventStream stream, Instant seen, Moment moment, int idle = 0)
        {
            Instant? next = null;
            if (NextArrival(stream, seen, moment.At - _endShift) is { } arrival)
            {
                next = arrival + _endShift;
            }

            // Events go out in their order, but for months: those go out about the same day again and again.
            var start = moment.Before(window.Last);
            var first = window.Last.Months == 0
                ? stream.CountBefore(start + Duration.Epsilon - _startShift) + (long)idle
                : stream.CountBefore(start - Duration.FromDays(12));
            for (var i = (int)Math.Min(first, stream.Count); i < stream.Count && stream.At[i] < seen; i++)
            {
                if (moment.NextTurn(stream.At[i] + _startShift, window.Last) is { } turn)
                {
                    next = Moment.Earlier(next, turn);
                    if (window.Last.Months == 0 || stream.At[i] > start + Duration.FromDays(12))
                    {
                        break;
                    }
                }
            }

            return next;
        }
    }

    private sealed class CalendarPlan(CalendarPeriod unit, int back, bool includeCurrent) : WindowPlan
    {
        public override TimeRange RangeAt(Moment moment)
        {
            var current = PeriodGrid.StartOf(moment.Today, unit);
            return new(
                PeriodGrid.InstantOf(PeriodGrid.Plus(current, unit, -back), moment.Clock),
                includeCurrent ? moment.At + Duration.Epsilon : PeriodGrid.InstantOf(current, moment.Clock));
        }

        public override Instant? NextTurn(EventStream stream, Instant seen, Moment moment, int idle = 0)
        {
            var next = NextArrival(stream, seen, moment.At);
            var current = PeriodGrid.StartOf(moment.Today, unit);
            var first = stream.CountBefore(PeriodGrid.InstantOf(PeriodGrid.Plus(current, unit, -back), moment.Clock));
            if (first < stream.Count && stream.At[first] < seen && stream.At[first] <= moment.At)
            {
                var period = PeriodGrid.StartOf(DayNumber.Of(moment.Clock.DayOf(stream.At[first])), unit);
                next = Moment.Earlier(next, moment.StartAfterNow(PeriodGrid.Plus(period, unit, back + 1)));
            }

            if (!includeCurrent
                && stream.CountBefore(PeriodGrid.InstantOf(current, moment.Clock)) < stream.CountBefore(Instant.Min(seen, moment.At + Duration.Epsilon)))
            {
                next = Moment.Earlier(next, moment.StartAfterNow(PeriodGrid.Plus(current, unit, 1)));
            }

            return next;
        }
    }
}

/// <summary>Periods of the local calendar, by the number of their first day.</summary>
internal static class PeriodGrid
{
    private const int MondayShift = 3; // 1970-01-01 was a Thursday

    public static int StartOf(int day, CalendarPeriod unit)
    {
        if (unit == CalendarPeriod.Day)
        {
            return day;
        }

        return unit == CalendarPeriod.Week
            ? day - ((((day + MondayShift) % 7) + 7) % 7)
            : day - DayNumber.ToDate(day).Day + 1;
    }

    public static int Plus(int start, CalendarPeriod unit, int periods) => unit switch
    {
        CalendarPeriod.Day => start + periods,
        CalendarPeriod.Week => start + (7 * periods),
        _ => DayNumber.Of(DayNumber.ToDate(start).PlusMonths(periods)),
    };

    public static Instant InstantOf(int day, DayClock clock) => clock.StartOf(DayNumber.ToDate(day));
}
