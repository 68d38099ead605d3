namespace UserOps.Lifecycle;

/// <summary>
/// Finds the period of a day number fast: the calendar is asked once for the start of each period that is met, and then a
/// guess by the mean length is put right by a step or two. It remembers, so it is not thread-safe.
/// </summary>
internal sealed class PeriodStarts
{
    private const int Margin = 64;

    private readonly CalendarGrid _grid;
    private readonly double _meanDays;
    private readonly int _least;
    private readonly int _greatest;
    private int _first;
    private int[] _starts = [];

    public PeriodStarts(CalendarGrid grid)
    {
        _grid = grid;
        _least = grid.NumberOf(DayClock.MinDay);
        _greatest = grid.NumberOf(DayClock.MaxDay);
        _meanDays = grid.Unit switch
        {
            CalendarUnit.Week => 7,
            CalendarUnit.Month => 365.2425 / 12,
            CalendarUnit.Quarter => 365.2425 / 4,
            CalendarUnit.Year => 365.2425,
            _ => 1,
        };
    }

    private bool IsDaily => _grid.Unit == CalendarUnit.Day;

    /// <summary>The number of the period that holds a day.</summary>
    public int NumberOf(int day)
    {
        if (IsDaily)
        {
            return day;
        }

        var number = Math.Clamp((int)Math.Floor(day / _meanDays), _least, _greatest);
        while (StartOf(number) > day)
        {
            number--;
        }

        while (StartOf(number + 1) <= day)
        {
            number++;
        }

        return number;
    }

    /// <summary>The number of the first day of a period.</summary>
    public int StartOf(int number)
    {
        if (IsDaily)
        {
            return number;
        }

        var place = number - _first;
        return place >= 0 && place < _starts.Length ? _starts[place] : Learn(number);
    }

    private int Learn(int number)
    {
        var margin = Math.Max(Margin, _starts.Length / 2);
        var (low, high) = _starts.Length == 0
            ? (number - margin, number + margin)
            : (number < _first ? number - margin : _first, Math.Max(number + margin, _first + _starts.Length - 1));
        (low, high) = (Math.Max(low, _least), Math.Min(high, _greatest + 1));
        var starts = new int[high - low + 1];
        for (var i = 0; i < starts.Length; i++)
        {
            var known = low + i - _first;
            starts[i] = known >= 0 && known < _starts.Length ? _starts[known] : DayNumber.Of(_grid.StartOf(low + i));
        }

        (_first, _starts) = (low, starts);
        return starts[number - low];
    }
}
