using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Testing;

/// <summary>Generates valid working calendars, and questions to ask them where their clock moves.</summary>
/// <remarks>
/// The zones are ones that tell: gaps and repeated hours of an hour, of half of one and of two, at midnight and by day, a
/// skipped date, Ramadan, winter as the saving time, quarter-hour offsets, and none at all. Holidays, overrides and instants
/// lie within a few days of a move. Calendars shrink by leaving dates and hours out.
/// </remarks>
public static class WorkingCalendarGenerators
{
    private static readonly (string Zone, LocalDate[] Moves)[] Places =
    [
        ("America/New_York", [new(2026, 3, 8), new(2026, 11, 1)]),
        ("Europe/London", [new(2026, 3, 29), new(2026, 10, 25)]),
        ("Europe/Dublin", [new(2026, 3, 29), new(2026, 10, 25)]),
        ("Australia/Lord_Howe", [new(2026, 4, 5), new(2026, 10, 4)]),
        ("Pacific/Apia", [new(2011, 12, 30), new(2021, 4, 4)]),
        ("Pacific/Kiritimati", [new(1994, 12, 31)]),
        ("Africa/Casablanca", [new(2026, 2, 15), new(2026, 3, 22)]),
        ("Africa/Cairo", [new(2026, 4, 24), new(2026, 10, 30)]),
        ("America/Sao_Paulo", [new(2018, 2, 18), new(2018, 11, 4)]),
        ("America/Havana", [new(2026, 3, 8), new(2026, 11, 1)]),
        ("America/St_Johns", [new(2010, 3, 14), new(2010, 11, 7)]),
        ("Asia/Tehran", [new(2021, 3, 22), new(2021, 9, 22)]),
        ("Antarctica/Troll", [new(2026, 3, 29), new(2026, 10, 25)]),
        ("Asia/Shanghai", [new(2026, 2, 14)]),
        ("Asia/Kathmandu", [new(2026, 2, 14)]),
        ("UTC", [new(2026, 2, 28)]),
    ];

    private static readonly Gen<(string Zone, LocalDate[] Moves)> AnyPlace = Gen.Elements(Places);

    /// <summary>Gets the ids of the zones that calendars are in.</summary>
    public static EquatableArray<string> Zones { get; } = [.. Places.Select(place => place.Zone)];

    /// <summary>Gets spans of open hours: by day, overnight, round the clock, many of them in the hours in which clocks move.</summary>
    public static Arbitrary<WorkingHours> Hours { get; } = AnyHours().ToArbitrary();

    /// <summary>Gets calendars that compile.</summary>
    public static Arbitrary<WorkingCalendar> Calendars { get; } = Arb.From(AnyPlace.SelectMany(AnyCalendar), Shrink);

    /// <summary>Gets calendars, two instants of which the first is not the later one, and a length of time, near a move of the clock.</summary>
    public static Arbitrary<(WorkingCalendar Calendar, Instant Start, Instant End, Duration Target)> Questions { get; } = Arb.From(
        from place in AnyPlace
        from calendar in AnyCalendar(place)
        from one in AnyInstant(place)
        from other in AnyInstant(place)
        from target in AnyTarget()
        select (calendar, Instant.Min(one, other), Instant.Max(one, other), target),
        question => Shrink(question.Item1).Select(calendar => (calendar, question.Item2, question.Item3, question.target)));

    /// <summary>Gets lengths of working time from nothing to weeks, some of them not whole seconds.</summary>
    public static Arbitrary<Duration> Targets { get; } = AnyTarget().ToArbitrary();

    private static Gen<WorkingHours> AnyHours() =>
        from start in AnyTime()
        from end in AnyTime()
        select new WorkingHours(start, end);

    private static Gen<LocalTime> AnyTime() => Gen.Frequency(
        (3, Gen.Elements(0, 30, 60, 90, 105, 120, 135, 150, 180, 210, 240).Select(Minutes)),
        (2, Gen.Elements(540, 660, 720, 1020).Select(Minutes)),
        (2, Gen.Elements(0, 1320, 1380, 1410, 1439).Select(Minutes)),
        (1, Gen.Choose(0, 86_399).Select(second => LocalTime.FromSecondsSinceMidnight(second))));

    private static LocalTime Minutes(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes);

    private static Gen<EquatableArray<WorkingHours>> AnyDay() => Gen.Frequency(
        (3, AnyHours().Select(hours => (EquatableArray<WorkingHours>)[hours])),
        (1, Gen.Constant(default(EquatableArray<WorkingHours>))),
        (1, AnyHours().Two().Select(two => (EquatableArray<WorkingHours>)[two.Item1, two.Item2])),
        (1, AnyHours().Three().Select(three => (EquatableArray<WorkingHours>)[three.Item1, three.Item2, three.Item3])));

    private static Gen<WeeklyHours> AnyWeek() => Gen.Frequency(
        (3, AnyDay().Select(day => WeeklyHours.EveryDay(day.AsSpan()))),
        (2, AnyDay().Select(day => WeeklyHours.MondayToFriday(day.AsSpan()))),
        (1, Gen.Constant(new WeeklyHours())),
        (4, Gen.ArrayOf(AnyDay(), 7).Select(days => new WeeklyHours
        {
            Monday = days[0],
            Tuesday = days[1],
            Wednesday = days[2],
            Thursday = days[3],
            Friday = days[4],
            Saturday = days[5],
            Sunday = days[6],
        })));

    private static Gen<LocalDate> AnyDate((string Zone, LocalDate[] Moves) place) =>
        from move in Gen.Elements(place.Moves)
        from days in Gen.Frequency((4, Gen.Choose(-3, 3)), (1, Gen.Choose(-40, 40)))
        select move.PlusDays(days);

    private static Gen<Instant> AnyInstant((string Zone, LocalDate[] Moves) place) =>
        from date in AnyDate(place)
        from second in Gen.Frequency((2, Gen.Choose(0, 95).Select(quarter => quarter * 900)), (1, Gen.Choose(0, 86_399)))
        from nanosecond in Gen.Elements(0L, 0, 0, 0, 1, -1, 500_000_000)
        select date.AtMidnight().InZoneLeniently(DateTimeZoneProviders.Tzdb[place.Zone]).ToInstant() + Duration.FromSeconds(second) + Duration.FromNanoseconds(nanosecond);

    private static Gen<Duration> AnyTarget() => Gen.Frequency(
        (1, Gen.Constant(Duration.Zero)),
        (4, Gen.Choose(1, 200).Select(quarters => Duration.FromMinutes(15 * quarters))),
        (2, Gen.Choose(1, 500_000).Select(seconds => Duration.FromSeconds(seconds))),
        (1, from seconds in Gen.Choose(0, 100_000)
            from nanoseconds in Gen.Elements(1L, 999_999_999, 500_000_000)
            select Duration.FromSeconds(seconds) + Duration.FromNanoseconds(nanoseconds)));

    private static Gen<WorkingCalendar> AnyCalendar((string Zone, LocalDate[] Moves) place) =>
        from weekly in AnyWeek()
        from holidays in Gen.ListOf(AnyDate(place)).Select(dates => dates.Take(6))
        from overrides in Gen.ListOf(
            from date in AnyDate(place)
            from hours in AnyDay()
            select new DateHours(date, hours)).Select(days => days.Take(4).DistinctBy(day => day.Date))
        from known in Gen.Elements(true, false)
        from until in AnyDate(place)
        select new WorkingCalendar
        {
            Name = "generated",
            Version = "1",
            Zone = place.Zone,
            Weekly = weekly,
            Holidays = [.. holidays],
            Overrides = [.. overrides],
            KnownUntil = known ? until : null,
        };

    private static IEnumerable<WorkingCalendar> Shrink(WorkingCalendar calendar)
    {
        foreach (var holidays in Shrinking.LeavingOut<LocalDate>([.. calendar.Holidays]))
        {
            yield return calendar with { Holidays = [.. holidays] };
        }

        foreach (var overrides in Shrinking.LeavingOut<DateHours>([.. calendar.Overrides]))
        {
            yield return calendar with { Overrides = [.. overrides] };
        }

        var week = calendar.Weekly;
        foreach (var weekly in new[]
        {
            week with { Monday = [] }, week with { Tuesday = [] }, week with { Wednesday = [] }, week with { Thursday = [] },
            week with { Friday = [] }, week with { Saturday = [] }, week with { Sunday = [] },
        })
        {
            if (weekly != week)
            {
                yield return calendar with { Weekly = weekly };
            }
        }
    }
}
