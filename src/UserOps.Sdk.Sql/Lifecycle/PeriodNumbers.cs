using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql;

/// <summary>The periods of a grid, by a clock, told so that an engine can number them: from 0 on, the period of the table's earliest instant.</summary>
internal sealed class PeriodNumbers
{
    /// <summary>So many starts of months, quarters or years may be told to an engine: two hundred years of months.</summary>
    public const int MaxPeriods = 2_400;

    private readonly CalendarGrid _grid;
    private readonly DayClock _clock;
    private readonly SqlDialect _dialect;
    private readonly Instant _earliest;
    private readonly Instant _asOf;
    private readonly LocalDays? _days;
    private readonly int _last;

    public PeriodNumbers(CalendarGrid grid, DayClock clock, ActivityTable table, Instant asOf, SqlDialect dialect, Refusals refusals)
    {
        _grid = grid;
        _clock = clock;
        _dialect = dialect;
        _earliest = table.Earliest;
        _asOf = asOf;
        First = grid.NumberOf(clock.DayOf(table.Earliest));
        _last = Math.Max(First, grid.NumberOf(clock.DayOf(asOf)));
        if (grid.Unit is CalendarUnit.Day or CalendarUnit.Week)
        {
            _days = LocalDays.Of(clock, table.Earliest, asOf, refusals);
        }
        else if (_last - First >= MaxPeriods)
        {
            refusals.Add("$.grid", $"{Exact.Text(_last - First + 1)} periods", $"The starts of at most {Exact.Text(MaxPeriods)} are told to the engine.", "Say by the table's Earliest that its rows begin later, or take longer periods.");
        }
    }

    /// <summary>Gets the number that the grid gives to period 0.</summary>
    public int First { get; }

    /// <summary>Gets a value indicating whether the clock skips a whole day in the time that is looked at, or right after it.</summary>
    public bool SkipsDays
    {
        get
        {
            var offsets = _clock.Zone.GetZoneIntervals(_earliest, Instant.Max(_earliest, _asOf) + Duration.FromDays(2)).Select(interval => interval.WallOffset.Seconds).ToList();
            return offsets.Skip(1).Zip(offsets).Any(pair => pair.First - pair.Second >= NodaConstants.SecondsPerDay);
        }
    }

    /// <summary>A day of a period, that a clock can name.</summary>
    public LocalDate DayOf(long number) => LocalDate.Max(DayClock.MinDay, _grid.StartOf(checked(First + (int)number)));

    /// <summary>The period of an instant; NULL where it is NULL or before the earliest.</summary>
    public Expression Of(Expression at, SqlStorage storage)
    {
        if (_days is null)
        {
            return Expression.When(at >= storage.Bound(_earliest), Between(at, storage, First, _last));
        }

        var day = _dialect.LocalDay(at, storage, _days) - Value.Of((long)Period.DaysBetween(new LocalDate(1970, 1, 1), _grid.StartOf(First)));
        return _grid.Unit == CalendarUnit.Day ? day : day / Expression.Number(7);
    }

    /// <summary>The period of an instant that may lie before the earliest: -1 if it is none that is counted.</summary>
    public Expression OfAny(Expression at, SqlStorage storage)
    {
        var start = _clock.StartOf(DayOf(0));
        return new Case(
            [
                (at >= storage.Bound(_asOf + Duration.Epsilon), new Fragment("NULL")),
                (at < storage.Bound(start), Expression.Number(-1)),
                (at < storage.Bound(Instant.Max(start, _earliest)), Expression.Number(0)),
            ],
            Of(at, storage));
    }

    /// <summary>
    /// The period is told by the instants at which periods start: on which side of the one in the middle, and so on. An instant is on
    /// a day or later from the start of that day on, so no clock is needed.
    /// </summary>
    private Expression Between(Expression at, SqlStorage storage, int first, int last)
    {
        if (first == last)
        {
            return Expression.Number(first - First);
        }

        var middle = first + ((last - first + 1) / 2);
        return Expression.When(
            at >= storage.Bound(_clock.StartOf(_grid.StartOf(middle))),
            Between(at, storage, middle, last),
            Between(at, storage, first, middle - 1));
    }
}
