using System.Globalization;
using NodaTime;

namespace UserOps.Reporting;

/// <summary>An axis of time: seconds since 1970-01-01 in UTC, marked where local days, months, years begin.</summary>
internal sealed class TimeAxis : Axis
{
    private static readonly (PeriodUnits Unit, int Step)[] Steps =
    [
        (PeriodUnits.Minutes, 1), (PeriodUnits.Minutes, 5), (PeriodUnits.Minutes, 15), (PeriodUnits.Minutes, 30),
        (PeriodUnits.Hours, 1), (PeriodUnits.Hours, 3), (PeriodUnits.Hours, 6), (PeriodUnits.Hours, 12),
        (PeriodUnits.Days, 1), (PeriodUnits.Days, 2), (PeriodUnits.Weeks, 1), (PeriodUnits.Weeks, 2),
        (PeriodUnits.Months, 1), (PeriodUnits.Months, 2), (PeriodUnits.Months, 3), (PeriodUnits.Months, 6),
        (PeriodUnits.Years, 1), (PeriodUnits.Years, 2), (PeriodUnits.Years, 5), (PeriodUnits.Years, 10), (PeriodUnits.Years, 20), (PeriodUnits.Years, 50),
        (PeriodUnits.Years, 100), (PeriodUnits.Years, 200), (PeriodUnits.Years, 500), (PeriodUnits.Years, 1000), (PeriodUnits.Years, 2000), (PeriodUnits.Years, 5000),
        (PeriodUnits.Years, 10_000),
    ];

    // In every zone, local times from the one to the other are those of the calendar.
    private static readonly Instant First = Instant.FromUtc(-9000, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(9998, 12, 31, 0, 0);

    private readonly DateTimeZone _zone;
    private readonly bool _hasOnlyDays;

    /// <summary>Makes an axis from one instant to another.</summary>
    public TimeAxis(Instant from, Instant to, DateTimeZone zone, bool hasOnlyDays = false)
    {
        (_zone, _hasOnlyDays) = (zone, hasOnlyDays);
        Least = ValueOf(Instant.Max(First, Instant.Min(from, Last)));
        Greatest = Math.Max(ValueOf(Instant.Min(to, Last)), Least + (hasOnlyDays ? 86_400 : 60));
    }

    /// <inheritdoc />
    public override double Least { get; }

    /// <inheritdoc />
    public override double Greatest { get; }

    /// <summary>An axis of days; each stands at its start.</summary>
    public static TimeAxis OfDays(LocalDate from, LocalDate to) =>
        new(from.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), to.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), DateTimeZone.Utc, hasOnlyDays: true);

    /// <summary>Where an instant stands.</summary>
    public static double ValueOf(Instant instant) => instant.ToUnixTimeTicks() / (double)NodaConstants.TicksPerSecond;

    /// <summary>Where a day stands, on an axis of days.</summary>
    public static double ValueOf(LocalDate day) => ValueOf(day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());

    /// <inheritdoc />
    public override IReadOnlyList<Tick> Ticks(int most)
    {
        foreach (var (unit, step) in StepsUpTo(most))
        {
            var ticks = TicksEvery(unit, step);
            if (ticks.Count is > 0 && ticks.Count <= most)
            {
                return ticks;
            }
        }

        // No round time lies between the ends, but for such as are too many: then some of these.
        foreach (var (unit, step) in StepsUpTo(4 * most))
        {
            var ticks = TicksEvery(unit, step);
            if (ticks.Count > 0)
            {
                var every = (ticks.Count + most - 1) / most;
                return [.. ticks.Where((_, place) => place % every == 0)];
            }
        }

        return [];
    }

    protected override double Part(double value) => (value - Least) / (Greatest - Least);

    private static double SecondsOf(PeriodUnits unit) => unit switch
    {
        PeriodUnits.Minutes => 60,
        PeriodUnits.Hours => 3600,
        PeriodUnits.Days => 86_400,
        PeriodUnits.Weeks => 7 * 86_400,
        PeriodUnits.Months => 30.4 * 86_400,
        _ => 365.2 * 86_400,
    };

    private IEnumerable<(PeriodUnits Unit, int Step)> StepsUpTo(int most) => Steps.Where(step =>
        (step.Unit is not (PeriodUnits.Minutes or PeriodUnits.Hours) || !_hasOnlyDays) && (Greatest - Least) / (step.Step * SecondsOf(step.Unit)) <= most);

    private static string Number(int value, int digits) => value.ToString(digits == 4 ? "D4" : "D2", CultureInfo.InvariantCulture);

    private List<Tick> TicksEvery(PeriodUnits unit, int step)
    {
        var start = InstantOf(Least).InZone(_zone).LocalDateTime;
        var ticks = new List<Tick>();
        for (LocalDateTime? at = FirstAtOrBefore(start, unit, step); at is { } local; at = Next(local, unit, step))
        {
            var shown = _zone.AtLeniently(local);
            var value = ValueOf(shown.ToInstant());
            if (value > Greatest)
            {
                break;
            }

            // What the clock skipped has no mark: an hour at a change of the clock, or a whole day where a zone moved.
            if (value >= Least && (unit is PeriodUnits.Minutes or PeriodUnits.Hours ? shown.LocalDateTime == local : shown.Date == local.Date))
            {
                ticks.Add(new(value, LabelOf(local, unit)));
            }
        }

        return ticks;
    }

    private static LocalDateTime FirstAtOrBefore(LocalDateTime at, PeriodUnits unit, int step) => unit switch
    {
        PeriodUnits.Minutes => at.Date.At(new LocalTime(at.Hour, at.Minute / step * step)),
        PeriodUnits.Hours => at.Date.At(new LocalTime(at.Hour / step * step, 0)),
        PeriodUnits.Days => at.Date.AtMidnight(),
        PeriodUnits.Weeks => at.Date.PlusDays(1 - (int)at.DayOfWeek).AtMidnight(),
        PeriodUnits.Months => new LocalDate(at.Year, ((at.Month - 1) / step * step) + 1, 1).AtMidnight(),
        _ => new LocalDate(YearAtOrBefore(at.Year, step), 1, 1).AtMidnight(),
    };

    /// <summary>The round year at or before a year; the first one of the calendar, where that is later.</summary>
    private static int YearAtOrBefore(int year, int step)
    {
        var round = (int)Math.Floor(year / (double)step) * step;
        return round >= -9998 ? round : round + step;
    }

    private static LocalDateTime? Next(LocalDateTime at, PeriodUnits unit, int step)
    {
        if (at.Year + (unit == PeriodUnits.Years ? step : 1) > 9999)
        {
            return null;
        }

        return unit switch
        {
            PeriodUnits.Minutes => at.PlusMinutes(step),
            PeriodUnits.Hours => at.PlusHours(step),
            PeriodUnits.Days => at.PlusDays(step),
            PeriodUnits.Weeks => at.PlusWeeks(step),
            PeriodUnits.Months => at.PlusMonths(step),
            _ => at.PlusYears(step),
        };
    }

    private static Instant InstantOf(double seconds) => Instant.FromUnixTimeTicks((long)(seconds * NodaConstants.TicksPerSecond));

    /// <summary>As short as it can be without a doubt: hours of a day stand beside the days' own marks.</summary>
    private static string LabelOf(LocalDateTime at, PeriodUnits unit) => unit switch
    {
        PeriodUnits.Minutes or PeriodUnits.Hours when at.TimeOfDay == LocalTime.Midnight => $"{Number(at.Month, 2)}-{Number(at.Day, 2)}",
        PeriodUnits.Minutes or PeriodUnits.Hours => $"{Number(at.Hour, 2)}:{Number(at.Minute, 2)}",
        PeriodUnits.Days or PeriodUnits.Weeks => $"{Number(at.Month, 2)}-{Number(at.Day, 2)}",
        PeriodUnits.Months => $"{Number(at.Year, 4)}-{Number(at.Month, 2)}",
        _ => Number(at.Year, 4),
    };
}
