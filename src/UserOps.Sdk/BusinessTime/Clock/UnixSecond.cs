using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>Whole seconds since 1970, in which hours open and close: zones and calendars know no smaller part.</summary>
internal static class UnixSecond
{
    /// <summary>The first second that an instant can name.</summary>
    public const long Min = -377_673_580_800;

    /// <summary>The last second that an instant can name.</summary>
    public const long Max = 253_402_300_799;

    /// <summary>Later than any second: what never comes.</summary>
    public const long Never = long.MaxValue;

    public const int NanosPerSecond = (int)NodaConstants.NanosecondsPerSecond;

    /// <summary>Cuts an instant into its second and the nanoseconds of it.</summary>
    public static long Of(Instant instant, out int nanos)
    {
        nanos = (instant - NodaConstants.UnixEpoch).SubsecondNanoseconds;
        if (nanos < 0)
        {
            nanos += NanosPerSecond;
        }

        return instant.ToUnixTimeSeconds();
    }

    /// <summary>Makes the instant of a second; <see langword="null"/> outside of time.</summary>
    public static Instant? ToInstant(long second) => second is >= Min and <= Max ? Instant.FromUnixTimeSeconds(second) : null;

    /// <summary>Makes the instant of a second and nanoseconds of it; <see langword="null"/> outside of time.</summary>
    public static Instant? ToInstant(long second, int nanos) =>
        second is >= Min and <= Max ? Instant.FromUnixTimeSeconds(second).PlusNanoseconds(nanos) : null;
}
