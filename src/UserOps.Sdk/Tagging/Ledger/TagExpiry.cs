using NodaTime;

namespace UserOps.Tagging;

/// <summary>When something ends that lasts for a length of time.</summary>
internal static class TagExpiry
{
    private static readonly Instant Last = DayClock.Utc.EndOf(new LocalDate(9998, 12, 29));

    /// <summary>Adds a length of time to an instant: elapsed time as it is, months on the local calendar and mapped back leniently.</summary>
    /// <remarks>A day of the month that the later month lacks becomes its last one, as NodaTime does.</remarks>
    /// <returns>The instant; <see langword="null"/> when it lies past the calendar, which is never.</returns>
    public static Instant? After(Instant from, Lookback length, DateTimeZone zone)
    {
        if (length.Months == 0)
        {
            return length.Elapsed > Last - from ? null : from + length.Elapsed;
        }

        var local = from.InZone(zone).LocalDateTime;
        if (length.Months > (DayClock.MaxDay.Year - local.Year) * 12)
        {
            return null;
        }

        var end = zone.AtLeniently(local.PlusMonths(length.Months)).ToInstant();
        return end > Last ? null : end;
    }
}
