using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Sql;

/// <summary>A clock of days, told as what an engine can compute: stretches of time in each of which the local day is a sum and a division.</summary>
internal sealed class LocalDays
{
    /// <summary>So many changes of a zone's clocks may be told to an engine, which looks through them for each row.</summary>
    public const int MaxStretches = 200;

    private const long SecondsPerDay = NodaConstants.SecondsPerDay;

    private LocalDays(List<Stretch> stretches, List<HeldDay> held, Instant earliest)
    {
        Stretches = stretches;
        Held = held;
        Earliest = earliest;
        DaysBefore1970 = Math.Max(0, -(int)SqlStorage.FloorDivide(earliest.ToUnixTimeSeconds(), SecondsPerDay)) + 2;
    }

    /// <summary>Gets the stretches, oldest first; the first has no start.</summary>
    public IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>Gets the stretches in which a clock was set back over the start of a day that goes on.</summary>
    public IReadOnlyList<HeldDay> Held { get; }

    /// <summary>Gets the earliest instant that has a day.</summary>
    public Instant Earliest { get; }

    /// <summary>Gets so many days that no instant is earlier than that before 1970, so that a division needn't round below zero.</summary>
    public int DaysBefore1970 { get; }

    /// <summary>Tells a clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="earliest">The earliest instant that is asked for.</param>
    /// <param name="latest">The latest.</param>
    /// <param name="refusals">Takes what can't be told.</param>
    public static LocalDays Of(DayClock clock, Instant earliest, Instant latest, Refusals refusals)
    {
        var dayStart = clock.DayStart.NanosecondOfDay / NodaConstants.NanosecondsPerSecond;
        if (clock.DayStart.NanosecondOfDay % NodaConstants.NanosecondsPerSecond != 0)
        {
            refusals.Add("$.dayStart", "a day that starts within a second", "Changes of a zone's clocks are told in seconds.", "Let it start at a whole second.");
        }

        var stretches = new List<Stretch>();
        var held = new List<HeldDay>();
        foreach (var interval in clock.Zone.GetZoneIntervals(earliest, Instant.Max(latest, earliest + Duration.Epsilon)))
        {
            var start = interval.HasStart ? Instant.Max(interval.Start, earliest) : earliest;
            var shift = interval.WallOffset.Seconds - dayStart;
            if (stretches.Count == 0 || stretches[^1].ShiftSeconds != shift)
            {
                stretches.Add(new(start, shift));
            }

            // A day that has started goes on when the clock is set back over its start.
            var day = Period.DaysBetween(new LocalDate(1970, 1, 1), clock.DayOf(start));
            var startOfDay = Instant.FromUnixTimeSeconds((day * SecondsPerDay) - shift);
            if (start < startOfDay)
            {
                held.Add(new(start, interval.HasEnd ? Instant.Min(interval.End, startOfDay) : startOfDay, day));
            }
        }

        if (stretches.Count > MaxStretches)
        {
            refusals.Add(
                "$.zone",
                $"a zone whose clocks change {Exact.Text(stretches.Count - 1)} times from {earliest} on",
                $"At most {Exact.Text(MaxStretches)} stretches are told to the engine, which looks through them for each row.",
                "Say by the table's Earliest that its rows begin later.");
        }

        return new(stretches, held, earliest);
    }

    /// <summary>From an instant on, the clock's day is that of the instant so many seconds later, in UTC.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Stretch(Instant Start, long ShiftSeconds);

    /// <summary>A stretch that belongs to a day which the clock shows before or after it.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct HeldDay(Instant Start, Instant End, int Day);
}
