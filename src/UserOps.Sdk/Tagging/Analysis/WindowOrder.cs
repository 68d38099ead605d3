using NodaTime;

namespace UserOps.Tagging;

/// <summary>Which windows lie in which, at every instant of judgement, in one zone; and how many local days they can touch.</summary>
internal sealed class WindowOrder(DayClock clock)
{
    private readonly LengthOrder _lengths = new(Duration.FromSeconds(clock.Zone.MaxOffset.Seconds - clock.Zone.MinOffset.Seconds));

    public LengthOrder Lengths => _lengths;

    /// <summary>Tells whether each event up to the instant of judgement that lies in one window lies in the other one too.</summary>
    public bool IsWithin(EventWindow? one, EventWindow? other) => (one, other) switch
    {
        (_, null) => true,
        (null, _) => false,
        (RollingWindow inner, RollingWindow outer) =>
            (HasNow(outer) || !HasNow(inner))
            && (HasStart(outer) || !HasStart(inner) ? _lengths.IsWithin(inner.Last, outer.Last) : _lengths.IsShorter(inner.Last, outer.Last)),
        (CalendarWindow inner, CalendarWindow outer) =>
            EndsWithin(inner, outer) && (inner.Calendar == outer.Calendar ? inner.Back <= outer.Back : MostDaysBack(inner) <= LeastDaysBack(outer)),
        (RollingWindow inner, CalendarWindow { IncludeCurrent: true } outer) =>
            _lengths.Most(inner.Last) <= Duration.FromDays(LeastDaysBack(outer)) - _lengths.Spread,
        (CalendarWindow inner, RollingWindow outer) =>
            (HasNow(outer) || !inner.IncludeCurrent)
            && Duration.FromDays(MostDaysBack(inner) + 1) + _lengths.Spread <= _lengths.Least(outer.Last),
        (FixedWindow inner, FixedWindow outer) =>
            (outer.From is null || inner.From >= outer.From) && (outer.To is null || inner.To <= outer.To),
        _ => false,
    };

    /// <summary>The most local days on which events of a window can be; <see langword="null"/>: no limit.</summary>
    public decimal? MostDays(EventWindow? window) => window switch
    {
        RollingWindow rolling => DaysTouched(_lengths.Most(rolling.Last)),
        CalendarWindow { Calendar: var unit, Back: var back, IncludeCurrent: var current } => unit switch
        {
            CalendarPeriod.Day => back + (current ? 1 : 0),
            CalendarPeriod.Week => 7 * (back + (current ? 1 : 0)),
            _ => LengthOrder.MostDaysOf(back) + (current ? 31 : 0),
        },
        FixedWindow { From: { } from, To: { } to } when DayClock.InRange(from) && DayClock.InRange(to) =>
            DayNumber.Of(clock.DayOf(to - Duration.Epsilon)) - DayNumber.Of(clock.DayOf(from)) + 1,
        _ => null,
    };

    /// <summary>How far back the start of a window lies at most, and whether nothing lies at it; <see langword="null"/>: no limit.</summary>
    public (Lookback Length, bool Open)? Start(EventWindow? window) => window switch
    {
        RollingWindow rolling => (rolling.Last, !HasStart(rolling)),
        CalendarWindow calendar => (Lookback.Of(Duration.FromDays(MostDaysBack(calendar) + 1) + _lengths.Spread), true),
        _ => null,
    };

    /// <summary>Tells whether an event at the instant of judgement itself lies in a window.</summary>
    public static bool HasNow(EventWindow? window) => window is not RollingWindow { Edges: WindowEdges.ClosedOpen or WindowEdges.OpenOpen };

    private static bool HasStart(RollingWindow window) => window.Edges is WindowEdges.ClosedOpen or WindowEdges.ClosedClosed;

    /// <summary>
    /// From the first of so many days to the last there are all whole days between the two, and each event is on its day:
    /// <c>length > (days - 2) of 24 h - spread</c>.
    /// </summary>
    private decimal DaysTouched(Duration length)
    {
        var days = (decimal)(length + _lengths.Spread).ToInt128Nanoseconds() / NodaConstants.NanosecondsPerDay;
        return Math.Ceiling(days + 2) - 1;
    }

    private static bool EndsWithin(CalendarWindow inner, CalendarWindow outer) =>
        outer.IncludeCurrent || (!inner.IncludeCurrent && (inner.Calendar == outer.Calendar || outer.Calendar == CalendarPeriod.Day));

    /// <summary>The fewest days from the first day of a window to today.</summary>
    private static int LeastDaysBack(CalendarWindow window) => window.Calendar switch
    {
        CalendarPeriod.Day => window.Back,
        CalendarPeriod.Week => 7 * window.Back,
        _ => LengthOrder.LeastDaysOf(window.Back),
    };

    private static int MostDaysBack(CalendarWindow window) => window.Calendar switch
    {
        CalendarPeriod.Day => window.Back,
        CalendarPeriod.Week => (7 * window.Back) + 6,
        _ => LengthOrder.MostDaysOf(window.Back) + 30,
    };
}
