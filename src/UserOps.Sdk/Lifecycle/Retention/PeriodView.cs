using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The periods of a grid as one clock sees them at one instant.</summary>
internal sealed class PeriodView
{
    private readonly int[] _skipped;

    public PeriodView(DayClock clock, CalendarGrid grid, Instant asOf)
    {
        Clock = clock;
        var today = clock.DayOf(asOf);
        Today = DayNumber.Of(today);
        Ended = grid.NumberOf(clock.DayOf(asOf + Duration.Epsilon));
        Begun = Math.Max(grid.NumberOf(today) + 1, Ended);
        _skipped = grid.Unit == CalendarUnit.Day ? SkippedDays(clock, asOf) : [];
    }

    public DayClock Clock { get; }

    /// <summary>Gets the number of the day of asOf.</summary>
    public int Today { get; }

    /// <summary>Gets the number of the first period that has not begun.</summary>
    public int Begun { get; }

    /// <summary>Gets the number of the first period that is not over. One that ends the nanosecond after asOf is over.</summary>
    public int Ended { get; }

    /// <summary>Gets the periods that hold no instant: days that the zone skipped, few if any.</summary>
    public ReadOnlySpan<int> Skipped => _skipped;

    /// <summary>Only a clock that is set forward by a day or more leaves a day without an instant.</summary>
    private static int[] SkippedDays(DayClock clock, Instant asOf)
    {
        var days = new List<int>();
        var offset = Offset.MaxValue;
        foreach (var stretch in clock.Zone.GetZoneIntervals(new Interval(Instant.FromUtc(1, 1, 1, 0, 0), asOf + Duration.FromDays(2))))
        {
            if (stretch.WallOffset.Ticks - offset.Ticks >= NodaConstants.TicksPerDay)
            {
                var landing = stretch.IsoLocalStart.Date;
                for (var day = landing.PlusDays(-3); day <= landing; day = day.PlusDays(1))
                {
                    if (clock.StartOf(day) == clock.StartOf(day.PlusDays(1)))
                    {
                        days.Add(DayNumber.Of(day));
                    }
                }
            }

            offset = stretch.WallOffset;
        }

        return [.. days];
    }
}
