using NodaTime;

namespace UserOps.Reporting;

/// <summary>What people call a period of the calendar, and a number of them; read off its ends.</summary>
internal static class PeriodNames
{
    /// <summary>The name of a period: 2026-03, 2026-Q1, 2026; days and weeks by their first day.</summary>
    public static string Of(LocalDate start, LocalDate end) => (Kind(start, end), Words.Day(start)) switch
    {
        (CalendarKind.Month, var day) => day[..^3],
        (CalendarKind.Quarter, var day) => $"{day[..^6]}-Q{((start.Month - 1) / 3) + 1}",
        (CalendarKind.Year, var day) => day[..^6],
        (_, var day) => day,
    };

    /// <summary>What the periods are, in the plural; nothing for those that are not all of one kind.</summary>
    public static string Plural(Words words, IEnumerable<(LocalDate Start, LocalDate End)> periods)
    {
        CalendarKind[] kinds = [.. periods.Select(period => Kind(period.Start, period.End)).Distinct().Take(2)];
        return (kinds.Length == 1 ? kinds[0] : CalendarKind.Other) switch
        {
            CalendarKind.Day => words.Of("days", "天"),
            CalendarKind.Week => words.Of("weeks", "周"),
            CalendarKind.Month => words.Of("months", "个月"),
            CalendarKind.Quarter => words.Of("quarters", "个季度"),
            CalendarKind.Year => words.Of("years", "年"),
            _ => words.Of("periods", "个周期"),
        };
    }

    private static CalendarKind Kind(LocalDate start, LocalDate end) => Period.DaysBetween(start, end) switch
    {
        1 => CalendarKind.Day,
        7 => CalendarKind.Week,
        >= 28 and <= 31 when start.Day == 1 => CalendarKind.Month,
        >= 90 and <= 92 when start.Day == 1 => CalendarKind.Quarter,
        365 or 366 when start is { Day: 1, Month: 1 } => CalendarKind.Year,
        _ => CalendarKind.Other,
    };

    private enum CalendarKind
    {
        Other = 0,
        Day = 1,
        Week = 2,
        Month = 3,
        Quarter = 4,
        Year = 5,
    }
}
