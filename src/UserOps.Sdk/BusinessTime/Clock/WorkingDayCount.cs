namespace UserOps.BusinessTime;

/// <summary>Counts working days between dates, by weeks and the dates that differ from their weekday.</summary>
internal sealed class WorkingDayCount
{
    /// <summary>A Monday before all dates, from which weeks are counted.</summary>
    private const int Shift = 3 + (7 * 1_000_000);

    private readonly int[] _byWeekday = new int[8];
    private readonly int[] _days;
    private readonly int[] _moreBefore;

    /// <summary>Initializes a new instance of the <see cref="WorkingDayCount"/> class.</summary>
    /// <param name="days">The hours of dates.</param>
    /// <param name="skipped">The dates that the zone doesn't have.</param>
    public WorkingDayCount(CalendarDays days, IEnumerable<int> skipped)
    {
        for (var weekday = 0; weekday < 7; weekday++)
        {
            _byWeekday[weekday + 1] = _byWeekday[weekday] + (days.Week[weekday].Count > 0 ? 1 : 0);
        }

        var none = skipped.ToHashSet();
        var differing =
            from day in days.Own.Concat(none).Distinct()
            let isWorking = !none.Contains(day) && days.On(day).Count > 0
            where isWorking != IsOrdinary(day)
            orderby day
            select (day, more: isWorking ? 1 : -1);
        List<int> list = [], sums = [0];
        foreach (var (day, more) in differing)
        {
            list.Add(day);
            sums.Add(sums[^1] + more);
        }

        (_days, _moreBefore) = ([.. list], [.. sums]);
    }

    /// <summary>Tells whether hours begin on a date.</summary>
    public bool IsWorking(int day) => Array.BinarySearch(_days, day) < 0 ? IsOrdinary(day) : !IsOrdinary(day);

    /// <summary>Counts the working days from the beginning of all dates to the end of one.</summary>
    public int Through(int day)
    {
        var (weeks, weekday) = Math.DivRem(day + 1 + Shift, 7);
        var place = Array.BinarySearch(_days, day + 1);
        return (weeks * _byWeekday[7]) + _byWeekday[weekday] + _moreBefore[place < 0 ? ~place : place];
    }

    /// <summary>Finds the first date through which there are so many working days.</summary>
    /// <param name="count">The number, as <see cref="Through"/> counts.</param>
    /// <param name="near">A date before which it isn't.</param>
    /// <returns>The date; <see langword="null"/> when there is none.</returns>
    public int? FirstWith(int count, int near)
    {
        var low = Math.Max(near, CalendarDays.First);
        var high = low;
        for (var step = 8L; Through(high) < count; step *= 2)
        {
            if (high >= CalendarDays.Last)
            {
                return null;
            }

            low = high + 1;
            high = (int)Math.Min(CalendarDays.Last, high + step);
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Through(middle) >= count)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private bool IsOrdinary(int day)
    {
        var weekday = CalendarDays.WeekdayOf(day);
        return _byWeekday[weekday + 1] > _byWeekday[weekday];
    }
}
