using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Cuts the calendar into periods in a row: days, weeks, months, quarters or years.</summary>
/// <remarks>Each period has a number, so that periods can be compared, counted and stored; the next one's is one higher.</remarks>
/// <param name="Unit">The kind of period.</param>
/// <param name="WeekStart">The first day of a week; Monday, as in ISO 8601, by default. It matters for weeks alone.</param>
public sealed record CalendarGrid(CalendarUnit Unit, IsoDayOfWeek WeekStart = IsoDayOfWeek.Monday)
{
    /// <summary>Gets the grid of days.</summary>
    public static CalendarGrid Days { get; } = new(CalendarUnit.Day);

    /// <summary>Gets the grid of ISO weeks, from Monday.</summary>
    public static CalendarGrid Weeks { get; } = new(CalendarUnit.Week);

    /// <summary>Gets the grid of months.</summary>
    public static CalendarGrid Months { get; } = new(CalendarUnit.Month);

    /// <summary>Finds the number of the period that holds a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The number; 0 for the period of 1 January 1970.</returns>
    public int NumberOf(LocalDate day) => Unit switch
    {
        CalendarUnit.Week => FloorDivide(DayNumber.Of(day) - WeekShift, 7),
        CalendarUnit.Month => MonthOf(day),
        CalendarUnit.Quarter => FloorDivide(MonthOf(day), 3),
        CalendarUnit.Year => day.Year - 1970,
        _ => DayNumber.Of(day),
    };

    /// <summary>Finds the first day of a period.</summary>
    /// <param name="number">The number of the period.</param>
    /// <returns>The day.</returns>
    public LocalDate StartOf(int number) => Unit switch
    {
        CalendarUnit.Week => DayNumber.ToDate((number * 7) + WeekShift),
        CalendarUnit.Month => DayNumber.ToDate(0).PlusMonths(number),
        CalendarUnit.Quarter => DayNumber.ToDate(0).PlusMonths(number * 3),
        CalendarUnit.Year => DayNumber.ToDate(0).PlusYears(number),
        _ => DayNumber.ToDate(number),
    };

    /// <summary>Finds the first day of the period that holds a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The first day of its period.</returns>
    public LocalDate StartOf(LocalDate day) => StartOf(NumberOf(day));

    internal int NumberOf(int day) => Unit switch
    {
        CalendarUnit.Day => day,
        CalendarUnit.Week => FloorDivide(day - WeekShift, 7),
        _ => NumberOf(DayNumber.ToDate(day)),
    };

    /// <summary>The first day of the week of 1 January 1970, a Thursday, as a day number: from -6 to 0.</summary>
    private int WeekShift => -(((int)IsoDayOfWeek.Thursday - (int)WeekStart + 7) % 7);

    private static int MonthOf(LocalDate day) => ((day.Year - 1970) * 12) + day.Month - 1;

    private static int FloorDivide(int value, int by) => (value / by) - (value % by < 0 ? 1 : 0);
}
