using System.Globalization;
using NodaTime;

namespace UserOps.Reporting;

/// <summary>A mark on an axis.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Where numbers stand on an axis, and which of them are marked.</summary>
/// <remarks>Every number has a place, also the infinite: what is outside the axis stands at its end.</remarks>
internal abstract class Axis
{
    /// <summary>The least value that the axis shows.</summary>
    public abstract double Least { get; }

    /// <summary>The greatest value that the axis shows; above the least.</summary>
    public abstract double Greatest { get; }

    /// <summary>How far along the axis a value stands.</summary>
    /// <returns>From 0, the least, to 1, the greatest.</returns>
    public double PartOf(double value) => double.IsNaN(value) ? 0 : Math.Clamp(Part(Math.Clamp(value, Least, Greatest)), 0, 1);

    /// <summary>Whether the axis shows a value without moving it.</summary>
    public bool Has(double value) => value >= Least && value <= Greatest;

    /// <summary>The marks, ascending.</summary>
    /// <param name="most">The most marks that there is room for; at least two.</param>
    public abstract IReadOnlyList<Tick> Ticks(int most);

    protected abstract double Part(double value);
}

/// <summary>An axis of equal steps that begins and ends at round numbers.</summary>
internal sealed class NumberAxis : Axis
{
    /// <summary>Far beyond what anybody counts, so that differences stay finite.</summary>
    public const double Beyond = 1e200;

    private readonly Func<double, string> _label;
    private readonly double _leastStep;

    /// <summary>Makes an axis for some values.</summary>
    /// <param name="values">The values; those that are not finite are ignored.</param>
    /// <param name="label">Writes a number.</param>
    /// <param name="hasZero">Whether zero is on the axis in any case, as bars need it.</param>
    /// <param name="leastStep">The least distance of two marks: 1 for counts.</param>
    public NumberAxis(IEnumerable<double> values, Func<double, string> label, bool hasZero = true, double leastStep = 0)
    {
        _label = label;
        _leastStep = leastStep;
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
        {
            var kept = Math.Clamp(value, -Beyond, Beyond);
            (least, greatest) = (Math.Min(least, kept), Math.Max(greatest, kept));
        }

        (least, greatest) = least > greatest ? (0, 1) : hasZero ? (Math.Min(0, least), Math.Max(0, greatest)) : (least, greatest);
        if (AreEqual(least, greatest))
        {
            var room = Math.Max(leastStep, Math.Max(Math.Abs(least), Math.Abs(greatest)) / 2);
            room = room > 0 ? room : 1;
            (least, greatest) = hasZero ? (Math.Min(0, least), Math.Max(room, greatest)) : (least - room, greatest + room);
        }

        var step = StepOf(least, greatest, 5);

        // A multiple of the step may miss a value by its last digit; the axis has it all the same.
        (Least, Greatest) = (Math.Min(least, Math.Floor((least / step) + 1e-9) * step), Math.Max(greatest, Math.Ceiling((greatest / step) - 1e-9) * step));
    }

    private NumberAxis(double least, double greatest, Func<double, string> label) => (Least, Greatest, _label) = (least, greatest, label);

    /// <inheritdoc />
    public override double Least { get; }

    /// <inheritdoc />
    public override double Greatest { get; }

    /// <summary>An axis between two values that are given; from the least on to a value above it, where the two are one, or in the wrong order.</summary>
    public static NumberAxis Between(double least, double greatest, Func<double, string> label)
    {
        var (from, to) = (Kept(least), Kept(greatest));
        return new(from, to > from && !AreEqual(from, to) ? to : from + Math.Max(1, Math.Abs(from) / 2), label);

        static double Kept(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, -Beyond, Beyond);
    }

    /// <inheritdoc />
    public override IReadOnlyList<Tick> Ticks(int most)
    {
        var step = StepOf(Least, Greatest, Math.Max(1, most - 1));
        var ticks = new List<Tick>();
        for (var place = Math.Ceiling((Least / step) - 1e-9); place * step <= Greatest + (1e-9 * step); place++)
        {
            var value = place * step;
            ticks.Add(new(value, _label(Math.Abs(value) < step / 2 ? 0 : value)));
        }

        return ticks;
    }

    protected override double Part(double value) => ((value / 2) - (Least / 2)) / ((Greatest / 2) - (Least / 2));

    /// <summary>Whether two values are so near that steps between them would be lost in their last digits.</summary>
    private static bool AreEqual(double least, double greatest) =>
        greatest - least <= 1e-12 * Math.Max(Math.Abs(least), Math.Abs(greatest)) || greatest - least < 1e-200;

    /// <summary>The least of 1, 2, 5, 10, ... times a power of ten that makes no more steps than there may be.</summary>
    private double StepOf(double least, double greatest, int most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10((greatest - least) / most)));
        double[] steps = [1, 2, 5, 10, 20];
        return Math.Max(_leastStep, steps.Select(step => step * power)
            .First(step => Math.Floor((greatest / step) + 1e-9) - Math.Ceiling((least / step) - 1e-9) <= most));
    }
}

/// <summary>
/// An axis on which each power of ten takes the same room, below zero too: the inverse hyperbolic sine of the value, which is about
/// linear between -1 and 1 units.
/// </summary>
internal sealed class PowerAxis : Axis
{
    private readonly Func<double, string> _label;
    private readonly double _unit;

    /// <summary>Makes an axis for some values.</summary>
    /// <param name="values">The values; those that are not finite are ignored.</param>
    /// <param name="label">Writes a number.</param>
    /// <param name="unit">Up to which size values stand about linearly; above zero.</param>
    public PowerAxis(IEnumerable<double> values, Func<double, string> label, double unit = 1)
    {
        (_label, _unit) = (label, unit);
        var (least, greatest) = (0.0, unit);
        foreach (var value in values.Where(double.IsFinite))
        {
            (least, greatest) = (Math.Min(least, Math.Max(value, -NumberAxis.Beyond)), Math.Max(greatest, Math.Min(value, NumberAxis.Beyond)));
        }

        (Least, Greatest) = (least, greatest);
    }

    /// <inheritdoc />
    public override double Least { get; }

    /// <inheritdoc />
    public override double Greatest { get; }

    /// <inheritdoc />
    public override IReadOnlyList<Tick> Ticks(int most)
    {
        var powers = Enumerable.Range(0, 320).Select(power => _unit * Math.Pow(10, power)).TakeWhile(double.IsFinite).ToArray();
        var fine = TicksAt([.. powers.SelectMany(power => new[] { power, 2 * power, 5 * power })]);
        if (fine.Count <= most)
        {
            return fine;
        }

        var ticks = TicksAt(powers);
        var every = (ticks.Count + most - 1) / Math.Max(1, most);
        var zero = ticks.FindIndex(tick => tick.Value == 0);
        return [.. ticks.Where((_, place) => (place - zero) % every == 0)];
    }

    protected override double Part(double value) => (Stretched(value) - Stretched(Least)) / (Stretched(Greatest) - Stretched(Least));

    private double Stretched(double value) => Math.Asinh(value / _unit);

    private List<Tick> TicksAt(double[] sizes) =>
    [
        .. sizes.Reverse().Where(size => -size >= Least).Select(size => new Tick(-size, _label(-size))),
        new(0, _label(0)),
        .. sizes.Where(size => size <= Greatest).Select(size => new Tick(size, _label(size))),
    ];
}

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
