using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.BusinessTime;

/// <summary>Measures working time: how much passed, when so much will have passed, what is open when; compiled from a <see cref="WorkingCalendar"/>.</summary>
/// <remarks>
/// <para>The constructor checks the calendar and lays it out over all of time: ordinary weeks are multiplied, and only the days
/// that differ (holidays, overrides, moves of the clock) are listed. So nineteen years cost what a day costs: a few binary
/// searches, and no allocation.</para>
/// <para>Spans are half-open: at its closing a calendar is closed. Time is real time: a day of 25 hours that is open has 25
/// hours. A holiday or an override replaces the hours that begin on its date; last night's shift runs to its end. Hours that
/// overlap or touch are one span. An opening or closing that the clock skips moves forward by the length of the gap; one that
/// the clock shows twice means the first time; a date that the zone skipped has no hours.</para>
/// <para>Immutable and thread-safe. All instants are allowed, those near the ends of time too.</para>
/// </remarks>
public sealed partial class BusinessClock
{
    private readonly CalendarCompiler _compiled;
    private readonly SpanCount _open;
    private readonly SpanCount _closed;

    /// <summary>The first second whose hours are not known.</summary>
    private readonly long _unknownFrom;

    /// <summary>Initializes a new instance of the <see cref="BusinessClock"/> class: checks and compiles a calendar.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The calendar has problems; all are listed.</exception>
    public BusinessClock(WorkingCalendar calendar)
    {
        InvalidPolicyException.ThrowIfAny(WorkingCalendarValidator.Validate(calendar), nameof(calendar));
        Calendar = calendar;
        PolicyRef = calendar.ToRef();
        Zone = DateTimeZoneProviders.Tzdb[calendar.Zone];
        _compiled = new(calendar);
        (_open, _closed) = (_compiled.Open, _compiled.Closed);
        _unknownFrom = calendar.KnownUntil is { } date ? _compiled.Line.StartOf(DayNumber.Of(date) + 1) : UnixSecond.Never;
    }

    /// <summary>Gets the calendar.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>Gets the reference to the calendar that answers carry.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Gets the calendar's time zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Gets the last date whose hours are known; <see langword="null"/> when all are.</summary>
    public LocalDate? KnownUntil => Calendar.KnownUntil;

    /// <summary>Tells whether the calendar is open at an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns><see langword="true"/> from an opening on, up to and without the closing.</returns>
    public bool IsOpen(Instant instant)
    {
        _open.Before(UnixSecond.Of(instant, out _), out var isOpen);
        return isOpen;
    }

    /// <summary>Tells whether the hours of everything up to an instant are known.</summary>
    /// <param name="until">The instant.</param>
    /// <returns><see langword="false"/> after <see cref="KnownUntil"/>.</returns>
    public bool IsCertain(Instant until) => UnixSecond.Of(until, out _) < _unknownFrom;

    /// <summary>Measures the open time between two instants.</summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The first instant after; no earlier than <paramref name="start"/>.</param>
    /// <returns>The real time within open spans.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is before <paramref name="start"/>.</exception>
    public Duration Elapsed(Instant start, Instant end)
    {
        if (end < start)
        {
            throw new ArgumentOutOfRangeException(
                nameof(end),
                InstantPattern.ExtendedIso.Format(end),
                $"The end is before the start, {InstantPattern.ExtendedIso.Format(start)}; it must be the start or later. Exchange the two, and take the negative if that is meant.");
        }

        var from = UnixSecond.Of(start, out var startNanos);
        var until = UnixSecond.Of(end, out var endNanos);
        var before = _open.Before(from, out var isOpenAtStart);
        var through = _open.Before(until, out var isOpenAtEnd);
        var nanos = (isOpenAtEnd ? endNanos : 0) - (isOpenAtStart ? startNanos : 0);
        return Duration.FromSeconds(through - before) + Duration.FromNanoseconds((long)nanos);
    }

    /// <summary>Finds when a target of open time is used up.</summary>
    /// <param name="start">When it begins to run.</param>
    /// <param name="target">How much open time; zero or more. Zero is used up at the start, and in time until the next opening.</param>
    /// <returns>The deadline; with no instants when so much open time never comes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="target"/> is negative.</exception>
    public BusinessDeadline Add(Instant start, Duration target)
    {
        ThrowIfNegative(target, nameof(Subtract));
        var second = UnixSecond.Of(start, out var nanos);
        var count = _open.Before(second, out var isOpen);
        if (target == Duration.Zero)
        {
            return Deadline(start, isOpen ? start : UnixSecond.ToInstant(_open.First(count)));
        }

        count += Seconds(target, out var rest);
        rest += isOpen ? nanos : 0;
        if (rest >= UnixSecond.NanosPerSecond)
        {
            rest -= UnixSecond.NanosPerSecond;
            count++;
        }

        if (rest > 0)
        {
            var within = UnixSecond.ToInstant(_open.First(count), rest);
            return Deadline(within, within);
        }

        var dueAt = UnixSecond.ToInstant(_open.Reach(count, out var goesOn));
        return Deadline(dueAt, goesOn || dueAt is null ? dueAt : UnixSecond.ToInstant(_open.First(count)));
    }

    /// <summary>Finds when so much open time must have begun to be used up at an instant: the inverse of <see cref="Add"/>.</summary>
    /// <param name="end">When it is used up.</param>
    /// <param name="target">How much open time; zero or more.</param>
    /// <returns>The latest instant from which it is so much; <paramref name="end"/> for zero. <see langword="null"/> when there never was so much.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="target"/> is negative.</exception>
    public Instant? Subtract(Instant end, Duration target)
    {
        ThrowIfNegative(target, nameof(Add));
        if (target == Duration.Zero)
        {
            return end;
        }

        var count = _open.Before(UnixSecond.Of(end, out var nanos), out var isOpen) - Seconds(target, out var rest);
        rest = (isOpen ? nanos : 0) - rest;
        if (rest < 0)
        {
            rest += UnixSecond.NanosPerSecond;
            count--;
        }

        return count < 0 ? null : UnixSecond.ToInstant(_open.First(count), rest);
    }

    /// <summary>Finds the first opening after an instant.</summary>
    /// <param name="instant">The instant; an opening at it is not after it.</param>
    /// <returns>The opening; <see langword="null"/> when there is none.</returns>
    public Instant? NextOpening(Instant instant) => NextStart(_open, _closed, instant);

    /// <summary>Finds the first closing after an instant.</summary>
    /// <param name="instant">The instant; a closing at it is not after it.</param>
    /// <returns>The closing; <see langword="null"/> when there is none.</returns>
    public Instant? NextClosing(Instant instant) => NextStart(_closed, _open, instant);

    /// <summary>Finds the last opening at or before an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The opening; <see langword="null"/> when there is none.</returns>
    public Instant? PreviousOpening(Instant instant) => PreviousStart(_open, _closed, instant);

    /// <summary>Finds the last closing at or before an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The closing; <see langword="null"/> when there is none.</returns>
    public Instant? PreviousClosing(Instant instant) => PreviousStart(_closed, _open, instant);

    /// <summary>Lists the open spans of an interval.</summary>
    /// <param name="interval">The interval; without an end, the list may go on for thousands of years.</param>
    /// <returns>The spans in order, merged, cut to the interval; made while they are walked. A span that never ends has no end.</returns>
    public IEnumerable<Interval> OpenSpans(Interval interval)
    {
        var start = interval.HasStart ? interval.Start : Instant.MinValue;
        for (var open = IsOpen(start) ? start : NextOpening(start); open is { } from && interval.Contains(from); open = NextOpening(from))
        {
            var closing = NextClosing(from);
            if (interval.HasEnd && !(closing < interval.End))
            {
                yield return new(from, interval.End);
                yield break;
            }

            yield return new(from, closing);
        }
    }

    /// <summary>Finds the start of the first span after an instant, of the two kinds that follow each other.</summary>
    private static Instant? NextStart(SpanCount spans, SpanCount others, Instant instant)
    {
        var other = others.FirstFrom(UnixSecond.Of(instant, out _));
        return other == UnixSecond.Never ? null : UnixSecond.ToInstant(spans.FirstFrom(other));
    }

    /// <summary>Finds the start of the last span at or before an instant, of the two kinds that follow each other.</summary>
    private static Instant? PreviousStart(SpanCount spans, SpanCount others, Instant instant)
    {
        var second = UnixSecond.Of(instant, out _);
        var count = spans.Before(second, out var isInside);
        if (!isInside)
        {
            if (count == 0)
            {
                return null;
            }

            second = spans.Reach(count, out _) - 1;
        }

        var other = others.Before(second, out _);
        return other == 0 ? null : UnixSecond.ToInstant(others.Reach(other, out _));
    }

    private static void ThrowIfNegative(Duration target, string instead)
    {
        if (target < Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(target),
                DurationJsonConverter.FormatIso(target),
                $"The target is negative; it must be zero or more. Use {instead} with its positive value.");
        }
    }

    /// <summary>Cuts a length of time that isn't negative into seconds and nanoseconds.</summary>
    private static long Seconds(Duration length, out int nanos)
    {
        var (seconds, rest) = Math.DivRem(length.NanosecondOfDay, UnixSecond.NanosPerSecond);
        nanos = (int)rest;
        return ((long)length.Days * NodaConstants.SecondsPerDay) + seconds;
    }

    /// <summary>Marks a deadline: it is certain if the last instant on time lies before the first date whose hours are not known.</summary>
    private BusinessDeadline Deadline(Instant? dueAt, Instant? lastOnTimeAt) =>
        new(dueAt, lastOnTimeAt, _unknownFrom == UnixSecond.Never || (lastOnTimeAt is { } last && IsCertain(last)));
}
