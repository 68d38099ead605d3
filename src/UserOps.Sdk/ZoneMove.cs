using NodaTime;

namespace UserOps;

/// <summary>A user's move: the instant from which the clock on the wall is that of another time zone.</summary>
/// <param name="At">The first instant in the new zone.</param>
/// <param name="Zone">The zone from then on.</param>
/// <exception cref="ArgumentNullException"><paramref name="Zone"/> is <see langword="null"/>.</exception>
public sealed record ZoneMove(Instant At, DateTimeZone Zone)
{
    /// <summary>Gets the zone from then on.</summary>
    public DateTimeZone Zone { get; init => field = Checked(value); } = Checked(Zone);

    private static DateTimeZone Checked(DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone;
    }
}
