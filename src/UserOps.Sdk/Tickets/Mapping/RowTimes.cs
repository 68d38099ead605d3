using NodaTime;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Reads the instants of one column of rows.</summary>
/// <remarks>A local time that the clock showed twice is the earlier one, and one that it skipped is moved forward by the length of the gap.</remarks>
/// <param name="zone">The zone of times without an offset.</param>
/// <param name="pattern">How times are written; <see langword="null"/> for ISO 8601.</param>
/// <param name="text">The pattern as text, for messages.</param>
internal sealed class RowTimes(DateTimeZone zone, TimePattern? pattern, string? text)
{
    private string _last = "";
    private Instant _lastInstant;

    /// <summary>Reads an instant.</summary>
    /// <param name="value">The value.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="why">What is wrong with it; empty when it was read.</param>
    /// <returns><see langword="true"/> if it was read.</returns>
    public bool TryRead(string value, out Instant instant, out string why)
    {
        why = "";
        instant = _lastInstant;
        if (value == _last && value.Length > 0)
        {
            // Rows of one ticket repeat its instants.
            return true;
        }

        if (!(pattern is null ? IsoTime.TryRead(value, out var local, out var offset) : pattern.TryRead(value, out local, out offset)))
        {
            why = pattern is null
                ? "It is not a time. Write it like 2024-05-31T17:30:00Z or 2024-05-31T17:30, or give the mapping its timePattern."
                : $"It is not a time; the mapping's timePattern is \"{text}\".";
            return false;
        }

        // The zone's rules end with the year 9999, so the year is looked at before the zone is asked.
        if (local.Year is >= 1 and <= 9998)
        {
            instant = offset is { } known ? local.WithOffset(known).ToInstant() : local.InZoneLeniently(zone).ToInstant();
            if (DayClock.InRange(instant))
            {
                (_last, _lastInstant) = (value, instant);
                return true;
            }
        }

        why = "It is out of range; times lie between the years 1 and 9998.";
        return false;
    }
}
