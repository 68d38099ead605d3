using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps;

/// <summary>Finds the local days of many instants by one clock, as <see cref="DayClock.DayOf"/> does, but remembers where days start.</summary>
/// <remarks>
/// It remembers for each day of UTC the local day at its beginning and when the next ones start: mostly one does within it,
/// around a change of offset none or two. Days of UTC share a place with those 2048 days before and after. Not thread-safe.
/// </remarks>
internal sealed class DayLookup(DayClock clock)
{
    private const int Places = 2048;
    private const int NotYet = int.MinValue;
    private const long SecondsPerDay = 86_400;

    private readonly UtcDay[] _days = NewDays();

    /// <summary>Finds the number of the local day of an instant that is <see cref="DayClock.InRange"/>.</summary>
    public int DayOf(Instant instant)
    {
        var number = (int)Math.DivRem(instant.ToUnixTimeSeconds(), SecondsPerDay, out var rest) - (rest < 0 ? 1 : 0);
        ref var day = ref _days[number & (Places - 1)];
        if (day.Number != number)
        {
            day = Look(number);
        }

        return instant < day.NextStart ? day.First
            : instant < day.StartAfter ? day.Next
            : DayNumber.Of(clock.DayOf(instant));
    }

    private static UtcDay[] NewDays()
    {
        var days = new UtcDay[Places];
        Array.Fill(days, new() { Number = NotYet });
        return days;
    }

    private UtcDay Look(int number)
    {
        var first = clock.DayOf(Instant.FromUnixTimeSeconds(number * SecondsPerDay));
        var nextStart = clock.StartOf(first.PlusDays(1));
        var next = clock.DayOf(nextStart); // not always the day after: where a date was skipped, two start at once
        return new()
        {
            Number = number,
            First = DayNumber.Of(first),
            NextStart = nextStart,
            Next = DayNumber.Of(next),
            StartAfter = clock.StartOf(next.PlusDays(1)),
        };
    }

    [StructLayout(LayoutKind.Auto)]
    private struct UtcDay
    {
        public int Number;
        public int First;
        public Instant NextStart;
        public int Next;
        public Instant StartAfter;
    }
}
