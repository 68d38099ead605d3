using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>A length of whole days or of whole months, compiled from a <see cref="Period"/>. Days are numbers.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayLength(int Days, int Months)
{
    /// <summary>After every day that a clock can name.</summary>
    public const int Never = int.MaxValue;

    private const int ShortestMonth = 28;
    private const int LongestMonth = 31;

    /// <summary>Gets the least number of days that it can be.</summary>
    public int LeastDays => Days + (Months * ShortestMonth);

    /// <summary>Gets the greatest number of days that it can be.</summary>
    public int MostDays => Days + (Months * LongestMonth);

    /// <summary>Compiles a period that a validator has let pass.</summary>
    public static DayLength Of(Period period) => new((period.Weeks * 7) + period.Days, (period.Years * 12) + period.Months);

    /// <summary>Tells whether a clock that began on a day has reached this length.</summary>
    public bool IsReached(int from, int day)
    {
        var elapsed = day - from;
        return Months == 0 ? elapsed >= Days
            : elapsed >= LeastDays && (elapsed >= MostDays || AddTo(from) <= day);
    }

    /// <summary>The day on which a clock that began on a day reaches this length.</summary>
    public int AddTo(int from)
    {
        if (Months == 0)
        {
            return Bound(from + Days);
        }

        var date = DayNumber.ToDate(from);
        return MonthOf(date) + Months > MonthOf(DayClock.MaxDay) ? Never : DayNumber.Of(date.PlusMonths(Months));
    }

    /// <summary>The first day of the window that ends with a day: the first one from which this length is not reached yet.</summary>
    public int WindowStart(int day)
    {
        if (Months == 0)
        {
            return day - Days + 1;
        }

        var end = DayNumber.ToDate(day);
        if (MonthOf(end) - Months < MonthOf(DayClock.MinDay))
        {
            return DayNumber.Min;
        }

        // The ends of short months fall together: 28 to 31 January are all a month before 28 February.
        var start = DayNumber.Of(end.PlusMonths(-Months)) + 1;
        while (AddTo(start) <= day)
        {
            start++;
        }

        return start;
    }

    private static int MonthOf(LocalDate date) => (date.Year * 12) + date.Month;

    /// <summary>A day, or <see cref="Never"/> when no clock can name it.</summary>
    private static int Bound(int day) => day > DayNumber.Max ? Never : day;
}
