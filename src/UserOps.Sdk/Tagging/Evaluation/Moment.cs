using NodaTime;

namespace UserOps.Tagging;

/// <summary>The instant at which conditions are judged, and its local day. Moves; not thread-safe.</summary>
internal sealed class Moment(DayClock clock)
{
    private const int NotYet = int.MinValue;

    private int _today = NotYet;

    public DayClock Clock => clock;

    /// <summary>Counts the moves, so that what was found at one instant can be kept until the next.</summary>
    public int Moves { get; private set; }

    public Instant At { get; private set; }

    /// <summary>The number of the local day.</summary>
    public int Today
    {
        get
        {
            if (_today == NotYet)
            {
                _today = DayNumber.Of(clock.DayOf(At));
            }

            return _today;
        }
    }

    public void MoveTo(Instant at)
    {
        if (Moves == 0 || at != At)
        {
            At = at;
            _today = NotYet;
            Moves++;
        }
    }

    public Instant Before(Lookback length) => LookbackClock.Before(At, length, clock.Zone);

    public Instant? NextTurn(Instant mark, Lookback length) => LookbackClock.NextTurn(mark, length, At, clock.Zone);

    /// <summary>The start of a day, if it is later than now and a clock can name it.</summary>
    public Instant? StartAfterNow(int? day) => day is >= DayNumber.Min and <= DayNumber.Max
        && clock.StartOf(DayNumber.ToDate(day.Value)) is var start
        && start > At
        && start < LookbackClock.End
            ? start
            : null;

    /// <summary>The earlier of two instants, of which either may be never.</summary>
    public static Instant? Earlier(Instant? one, Instant? other) =>
        one is null || other < one ? other ?? one : one;
}
