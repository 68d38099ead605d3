using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>The hours of each date by a calendar, with dates as numbers from 1970-01-01.</summary>
internal sealed class CalendarDays
{
    /// <summary>The first date that there is: 1 January -9998.</summary>
    public static readonly int First = DayNumber.Of(LocalDate.MinIsoValue);

    /// <summary>The last date that there is: 31 December 9999.</summary>
    public static readonly int Last = DayNumber.Of(LocalDate.MaxIsoValue);

    private readonly EquatableArray<WorkingHours>[] _week = new EquatableArray<WorkingHours>[7];
    private readonly Dictionary<int, EquatableArray<WorkingHours>> _own = [];

    /// <summary>Initializes a new instance of the <see cref="CalendarDays"/> class.</summary>
    public CalendarDays(WorkingCalendar calendar)
    {
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            _week[(int)day - 1] = calendar.Weekly.On(day);
        }

        foreach (var holiday in calendar.Holidays)
        {
            _own[DayNumber.Of(holiday)] = [];
        }

        foreach (var (date, hours) in calendar.Overrides)
        {
            _own[DayNumber.Of(date)] = hours;
        }
    }

    /// <summary>Gets the hours of each weekday, from Monday.</summary>
    public IReadOnlyList<EquatableArray<WorkingHours>> Week => _week;

    /// <summary>Gets the dates with hours of their own, in no order.</summary>
    public IReadOnlyCollection<int> Own => _own.Keys;

    /// <summary>Gets the hours that begin on a date, whether the zone has it or not.</summary>
    public EquatableArray<WorkingHours> On(int day) => _own.TryGetValue(day, out var hours) ? hours : _week[WeekdayOf(day)];

    /// <summary>The weekday of a date, from 0 for Monday.</summary>
    public static int WeekdayOf(int day) => (((day + 3) % 7) + 7) % 7;
}
