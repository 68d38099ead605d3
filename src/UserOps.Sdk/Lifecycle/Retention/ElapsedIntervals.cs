using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The intervals of elapsed time after one anchor at a time.</summary>
internal sealed class ElapsedIntervals(RetentionPolicy policy, Instant asOf)
{
    private readonly Instant _seen = asOf + Duration.Epsilon;

    /// <summary>How many days an interval has; 0 when it is counted in months.</summary>
    private readonly int _days = policy.Period.Unit switch { CalendarUnit.Day => 1, CalendarUnit.Week => 7, _ => 0 };

    private readonly int _months = policy.Period.Unit switch { CalendarUnit.Quarter => 3, CalendarUnit.Year => 12, _ => 1 };

    /// <summary>The starts of the intervals that are counted in months: as many as have begun by the nanosecond after asOf, and the next.</summary>
    private readonly List<Instant> _starts = [];

    private Instant _start;

    /// <summary>Gets how many intervals have begun, of those that are looked at.</summary>
    public int Begun { get; private set; }

    /// <summary>Gets how many intervals are over, of those that are looked at.</summary>
    public int Over { get; private set; }

    /// <summary>Counts from an anchor on.</summary>
    public void From(Instant anchor, DateTimeZone zone)
    {
        var local = anchor.InZone(zone).LocalDateTime;
        _start = anchor;
        if (policy.ElapsedAnchor == ElapsedAnchor.TruncatedToHour)
        {
            var past = local.NanosecondOfDay % NodaConstants.NanosecondsPerHour;
            _start -= Duration.FromNanoseconds(past);
            local = local.PlusNanoseconds(-past);
        }

        if (_days == 0)
        {
            FillStarts(local, zone);
        }

        Begun = _start > asOf ? 0 : Math.Min(policy.Intervals, Find(asOf) + 1);
        Over = _start > asOf ? 0 : Math.Min(policy.Intervals, Find(_seen));
    }

    /// <summary>Finds the interval of an instant from the anchor to the nanosecond after asOf; past the last column, any later number.</summary>
    public int Find(Instant at)
    {
        if (_days > 0)
        {
            return (at - _start).Days / _days;
        }

        var place = _starts.BinarySearch(at);
        return place >= 0 ? place : ~place - 1;
    }

    private void FillStarts(LocalDateTime local, DateTimeZone zone)
    {
        _starts.Clear();
        _starts.Add(_start);
        while (_starts[^1] <= _seen && _starts.Count <= policy.Intervals)
        {
            _starts.Add(zone.AtLeniently(local.PlusMonths(_months * _starts.Count)).ToInstant());
        }
    }
}
