using NodaTime;
using UserOps.Json;

namespace UserOps.BusinessTime;

/// <content>Arithmetic of dates: working days, and deadlines that are counted in dates.</content>
public sealed partial class BusinessClock
{
    /// <summary>As many hours as a duration holds; twice as many as there are in all of time.</summary>
    private const int MostHours = 402_653_183;

    /// <summary>Finds the local date of an instant in the calendar's zone.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The date: the last one that has started, so that it never goes back where the clock is set back over midnight.</returns>
    public LocalDate DateOf(Instant instant) => ToDate(DayOf(instant));

    /// <summary>Tells whether hours begin on a date.</summary>
    /// <remarks>A date on which only last night's shift ends is none, nor is one that the zone skipped.</remarks>
    /// <param name="date">The date.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public bool IsWorkingDay(LocalDate date) => _compiled.WorkingDays.IsWorking(DayNumber.Of(Iso(date)));

    /// <summary>Finds the n-th working day after a date, or before it.</summary>
    /// <param name="start">The date from which is counted, whether it is a working day or not.</param>
    /// <param name="count">How many working days; below zero to count back, and zero for <paramref name="start"/> itself.</param>
    /// <param name="countsStartDay">
    /// Whether <paramref name="start"/> is the first one counted, if it is a working day; by default counting begins with the date
    /// next to it.
    /// </param>
    /// <returns>The date; <see langword="null"/> when there are not so many working days.</returns>
    public LocalDate? AddWorkingDays(LocalDate start, int count, bool countsStartDay = false) =>
        AddWorkingDays(DayNumber.Of(Iso(start)), count, countsStartDay) is { } day ? ToDate(day) : null;

    /// <summary>Counts the working days after one date, up to and with another.</summary>
    /// <param name="start">The date after which is counted.</param>
    /// <param name="end">The last date counted.</param>
    /// <returns>
    /// The number of working days d with <paramref name="start"/> &lt; d &lt;= <paramref name="end"/>; when the end is before the
    /// start, the negative of what it is the other way round.
    /// </returns>
    public int WorkingDaysBetween(LocalDate start, LocalDate end) =>
        _compiled.WorkingDays.Through(DayNumber.Of(Iso(end))) - _compiled.WorkingDays.Through(DayNumber.Of(Iso(start)));

    /// <summary>Finds when the hours that begin on a date first open.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The opening, though last night's shift may still run; <see langword="null"/> when no hours begin on the date.</returns>
    public Instant? FirstOpeningOf(LocalDate date) =>
        _compiled.BoundsOf(DayNumber.Of(Iso(date))) is var (opening, _) ? UnixSecond.ToInstant(opening) : null;

    /// <summary>Finds when the hours that begin on a date last close; a night shift closes on the next date.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The closing, though other hours may go on; <see langword="null"/> when no hours begin on the date.</returns>
    public Instant? LastClosingOf(LocalDate date) =>
        _compiled.BoundsOf(DayNumber.Of(Iso(date))) is var (_, closing) ? UnixSecond.ToInstant(closing) : null;

    /// <summary>Finds the deadline of a rule.</summary>
    /// <remarks>
    /// Days, weeks and months are date arithmetic from the local date of the start; the rule says whether that date counts, where a
    /// due date moves that is no working day, and at which moment of its date the deadline is due. A deadline is never before its
    /// start: where the arithmetic gives an earlier instant, it is the start.
    /// </remarks>
    /// <param name="start">When it begins to run.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The deadline; with no instants when it lies beyond the end of time or there are not so many working days.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The rule has a negative amount, a value that no enum names, or a roll or a start day with hours.</exception>
    public BusinessDeadline Due(Instant start, DeadlineRule rule)
    {
        ThrowIfNoRule(rule);
        if (rule.Unit == DeadlineUnit.BusinessHours)
        {
            return Add(start, Duration.FromHours(Math.Min(rule.Amount, MostHours)));
        }

        if (rule.Unit == DeadlineUnit.Hours)
        {
            var second = UnixSecond.Of(start, out var nanos);
            var at = UnixSecond.ToInstant(second + ((long)rule.Amount * NodaConstants.SecondsPerHour), nanos);
            return new(at, at, IsCertain: true);
        }

        var nominal = NominalDay(DayOf(start), rule);
        var leansUntil = rule.Unit == DeadlineUnit.WorkingDays ? nominal ?? int.MaxValue : int.MinValue;
        var day = nominal is { } date ? Roll(date, rule.Roll, ref leansUntil) : null;
        var isCertain = KnownUntil is not { } known || leansUntil <= DayNumber.Of(known);
        return day is { } due ? OnDay(start, due, rule.EndOfDay, isCertain) : new(null, null, isCertain);
    }

    private static void ThrowIfNoRule(DeadlineRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Amount < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rule), rule.Amount, "The rule's amount is negative; it must be zero or more. Use AddWorkingDays or Subtract to count back.");
        }

        ThrowIfUndefined(rule.Unit, nameof(rule));
        ThrowIfUndefined(rule.Roll, nameof(rule));
        ThrowIfUndefined(rule.EndOfDay, nameof(rule));
        if (rule.Unit is DeadlineUnit.Hours or DeadlineUnit.BusinessHours && (rule.Roll != DayRoll.None || rule.CountsStartDay))
        {
            throw new ArgumentException(
                "The rule counts hours, and rolls or counts the start day; that is for days, weeks and months. Leave Roll and CountsStartDay out, or choose another unit.",
                nameof(rule));
        }
    }

    private static void ThrowIfUndefined<T>(T value, string paramName)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(
                paramName, value, $"The rule has a {typeof(T).Name} without a name; it must be {new EnumJsonConverter<T>().Allowed}. Choose one of them.");
        }
    }

    private static LocalDate Iso(LocalDate date) => date.WithCalendar(CalendarSystem.Iso);

    private static LocalDate ToDate(int day) => DayNumber.ToDate(Math.Clamp(day, CalendarDays.First, CalendarDays.Last));

    private int DayOf(Instant instant) => _compiled.Line.DayOf(UnixSecond.Of(instant, out _));

    /// <summary>Finds the n-th working day after a day, or before it.</summary>
    private int? AddWorkingDays(int start, int count, bool countsStartDay)
    {
        if (count == 0)
        {
            return start;
        }

        var days = _compiled.WorkingDays;
        if (count > 0)
        {
            var from = countsStartDay ? start - 1 : start;
            return InRange((long)days.Through(from) + count) is { } wanted ? days.FirstWith(wanted, from + 1) : null;
        }

        // The n-th before a day is the one at whose end as many have been as before the day, less n - 1.
        var before = (long)days.Through(countsStartDay ? start : start - 1) + count + 1;
        return before > days.Through(CalendarDays.First - 1) ? days.FirstWith((int)before, CalendarDays.First) : null;

        static int? InRange(long number) => number <= int.MaxValue ? (int)number : null;
    }

    /// <summary>Finds the date that a rule's amount leads to, before it is rolled.</summary>
    private int? NominalDay(int start, DeadlineRule rule)
    {
        if (rule.Amount == 0)
        {
            return start;
        }

        var first = rule.CountsStartDay ? 1 : 0;
        switch (rule.Unit)
        {
            case DeadlineUnit.WorkingDays:
                return AddWorkingDays(start, rule.Amount, rule.CountsStartDay);
            case DeadlineUnit.Months:
                var date = ToDate(start);
                return rule.Amount > (12 * (9999 - date.Year)) + 12 - date.Month ? null : DayNumber.Of(date.PlusMonths(rule.Amount)) - first;
            default:
                var day = start + ((long)rule.Amount * (rule.Unit == DeadlineUnit.Weeks ? 7 : 1)) - first;
                return day <= CalendarDays.Last ? (int)day : null;
        }
    }

    /// <summary>Moves a due date that is no working day.</summary>
    /// <param name="day">The date.</param>
    /// <param name="roll">Where to.</param>
    /// <param name="leansUntil">The last date on whose hours the answer leans; moves on as dates are looked at.</param>
    private int? Roll(int day, DayRoll roll, ref int leansUntil)
    {
        if (roll == DayRoll.None)
        {
            return day;
        }

        leansUntil = Math.Max(leansUntil, day);
        if (_compiled.WorkingDays.IsWorking(day))
        {
            return day;
        }

        if (roll == DayRoll.Preceding)
        {
            return AddWorkingDays(day, -1, countsStartDay: false);
        }

        var following = AddWorkingDays(day, 1, countsStartDay: false);
        if (roll == DayRoll.ModifiedFollowing && (following is not { } next || ToDate(next).Month != ToDate(day).Month))
        {
            leansUntil = Math.Max(leansUntil, Math.Min(following ?? int.MaxValue, DayNumber.Of(ToDate(day).With(DateAdjusters.EndOfMonth))));
            return AddWorkingDays(day, -1, countsStartDay: false);
        }

        leansUntil = Math.Max(leansUntil, following ?? int.MaxValue);
        return following;
    }

    /// <summary>Finds the moment of a date at which a deadline is due.</summary>
    private BusinessDeadline OnDay(Instant start, int day, DayEnd end, bool isCertain)
    {
        if (end == DayEnd.LastClosing && _compiled.BoundsOf(day) is var (_, closing))
        {
            var dueAt = Later(UnixSecond.ToInstant(closing), start);
            var lastOnTimeAt = dueAt is { } due ? (IsOpen(due) ? due : NextOpening(due)) : null;
            return new(dueAt, lastOnTimeAt, isCertain && Deadline(dueAt, lastOnTimeAt).IsCertain);
        }

        var at = end == DayEnd.SameTime
            ? Later(SameTimeOn(start, day), start)
            : Later(UnixSecond.ToInstant(_compiled.Line.StartOf(day + 1) - 1, UnixSecond.NanosPerSecond - 1) ?? Instant.MaxValue, start);

        // Whether the date has hours at all was asked of the calendar.
        return new(at, at, isCertain && (end != DayEnd.LastClosing || KnownUntil is not { } known || day <= DayNumber.Of(known)));
    }

    private static Instant? Later(Instant? instant, Instant start) => instant < start ? start : instant;

    private Instant? SameTimeOn(Instant start, int day)
    {
        var second = UnixSecond.Of(start, out var nanos);
        var local = second + _compiled.Line.At(second).Offset;
        var time = local - ZoneLine.LocalStart(ZoneLine.DayOfLocal(local));
        return UnixSecond.ToInstant(_compiled.Line.ToSecond(ZoneLine.LocalStart(day) + time), nanos);
    }
}
