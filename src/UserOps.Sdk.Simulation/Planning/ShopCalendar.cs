using NodaTime;

namespace UserOps.Simulation;

/// <summary>The simulated days, and the shop's own clock: it runs faster when more is bought.</summary>
/// <remarks>
/// <para>A Poisson process of a rate that follows the days and the hours is one of a steady rate on the shop's clock (the
/// time-rescaling theorem; Çinlar, Introduction to Stochastic Processes, 1975, 4.7). So users are planned on this clock,
/// in mean days: a week of <see cref="DayPattern.Everyday"/> or <see cref="DayPattern.WorkDays"/> has seven of them, a
/// year of <see cref="DayPattern.InSeason"/> some 365. Later on the shop's clock is never earlier in time.</para>
/// <para>A day is as long as the zone makes it: when the clocks change, its hours are stretched or squeezed evenly. A
/// date that the zone skipped is no day here.</para>
/// </remarks>
internal sealed class ShopCalendar
{
    private const double OffSeasonWeight = 0.02;
    private const int SecondsPerDay = 86_400;
    private const double SecondsPerHour = 3_600;
    private const int DaysPerWeek = 7;

    /// <summary>Monday to Sunday.</summary>
    private static readonly double[] EverydayWeights = [0.90, 0.90, 0.90, 0.95, 1.05, 1.20, 1.10];

    /// <summary>Monday to Sunday. The weekend is not 0, so that a shop of one weekend still has a clock that runs.</summary>
    private static readonly double[] WorkDayWeights = [1.50, 1.40, 1.40, 1.40, 1.20, 0.08, 0.02];

    private static readonly CumulativeWeights LeisureHours = new(
    [
        1.2, 0.6, 0.3, 0.2, 0.2, 0.3, 0.8, 1.6, 2.6, 3.8, 5.0, 5.2, 6.2, 5.6, 4.8, 4.6, 4.6, 4.8, 5.6, 7.6, 10.2, 10.8, 8.4, 5.0,
    ]);

    private static readonly CumulativeWeights OfficeHours = new(
    [
        0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.1, 0.6, 4, 12, 14, 11, 5, 8, 13, 13, 10, 6, 1.6, 0.4, 0.1, 0.05, 0.03, 0.02,
    ]);

    private readonly long[] _starts;
    private readonly CumulativeWeights[] _days;

    /// <summary>Initializes a new instance of the <see cref="ShopCalendar"/> class.</summary>
    /// <param name="options">Valid options.</param>
    public ShopCalendar(ShopOptions options)
    {
        Clock = new DayClock(DateTimeZoneProviders.Tzdb[options.ZoneId]);
        var dates = new List<LocalDate>();
        var starts = new List<long>();
        for (var date = options.Start; date < options.End; date = date.PlusDays(1))
        {
            if (Clock.StartOf(date) < Clock.StartOf(date.PlusDays(1)))
            {
                dates.Add(date);
                starts.Add(Clock.StartOf(date).ToUnixTimeSeconds());
            }
        }

        Days = dates.Count;
        _starts = [.. starts, Clock.StartOf(options.End).ToUnixTimeSeconds()];

        var seasonMean = SeasonMean(options.Seasons);
        _days =
        [
            Axis(dates, date => Weekday(EverydayWeights, date)),
            Axis(dates, date => Weekday(EverydayWeights, date) * SeasonWeight(options.Seasons, date) / seasonMean),
            Axis(dates, date => Weekday(WorkDayWeights, date)),
        ];
    }

    /// <summary>Gets the days of the shop's zone, from midnight.</summary>
    public DayClock Clock { get; }

    /// <summary>Gets the number of simulated days.</summary>
    public int Days { get; }

    /// <summary>Gets the start of the first day.</summary>
    public Instant Start => Instant.FromUnixTimeSeconds(_starts[0]);

    /// <summary>Gets the end of the last day.</summary>
    public Instant End => Instant.FromUnixTimeSeconds(_starts[^1]);

    /// <summary>Measures the simulated time on the shop's clock.</summary>
    /// <param name="pattern">Which days and hours count.</param>
    /// <returns>Mean days, above 0.</returns>
    public double Total(DayPattern pattern) => _days[(int)pattern].Total;

    /// <summary>Reads the shop's clock.</summary>
    /// <param name="pattern">Which days and hours count.</param>
    /// <param name="point">Mean days since the shop opened; beyond either end it counts as the first or the last
    /// second.</param>
    /// <returns>The instant, a whole second in [<see cref="Start"/>, <see cref="End"/>).</returns>
    public Instant At(DayPattern pattern, double point)
    {
        var (day, fraction) = _days[(int)pattern].Find(point);
        return OnDay(pattern, day, fraction);
    }

    /// <summary>Finds an instant on one day.</summary>
    /// <param name="pattern">Which hours count.</param>
    /// <param name="day">The day since the first one; before it, a day of 24 hours counted back from the start.</param>
    /// <param name="fraction">How much of the day's business is done, in [0, 1).</param>
    /// <returns>The instant, a whole second of that day.</returns>
    public Instant OnDay(DayPattern pattern, int day, double fraction)
    {
        var hours = pattern == DayPattern.WorkDays ? OfficeHours : LeisureHours;
        var (hour, part) = hours.Find(fraction * hours.Total);
        var second = (long)((hour + part) * SecondsPerHour);
        if (day < 0)
        {
            return Instant.FromUnixTimeSeconds(_starts[0] + ((long)day * SecondsPerDay) + second);
        }

        var length = _starts[day + 1] - _starts[day];
        return Instant.FromUnixTimeSeconds(_starts[day] + (second * length / SecondsPerDay));
    }

    /// <summary>Finds the simulated day of an instant.</summary>
    /// <param name="instant">An instant of the simulated time.</param>
    /// <returns>The day since the first one.</returns>
    public int DayOf(Instant instant)
    {
        var place = Array.BinarySearch(_starts, instant.ToUnixTimeSeconds());
        return place < 0 ? ~place - 1 : place;
    }

    private static CumulativeWeights Axis(List<LocalDate> dates, Func<LocalDate, double> weightOf) =>
        new(dates.Select(weightOf).ToArray());

    private static double Weekday(double[] weights, LocalDate day) =>
        weights[(int)day.DayOfWeek - 1] * DaysPerWeek / weights.Sum();

    private static double SeasonWeight(EquatableArray<SalesSeason> seasons, LocalDate day)
    {
        var weight = OffSeasonWeight;
        foreach (var season in seasons)
        {
            if (season.Contains(day))
            {
                weight = Math.Max(weight, season.Weight);
            }
        }

        return weight;
    }

    /// <summary>Finds the mean weight of the days of a common year.</summary>
    private static double SeasonMean(EquatableArray<SalesSeason> seasons)
    {
        var first = new LocalDate(2001, 1, 1);
        var days = CalendarSystem.Iso.GetDaysInYear(first.Year);
        return Enumerable.Range(0, days).Average(day => SeasonWeight(seasons, first.PlusDays(day)));
    }
}
