using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.EntityFrameworkCore;

/// <summary>The form in which an instant stands in two columns: whole ticks since the Unix epoch, and the nanoseconds above them.</summary>
/// <remarks>
/// A <see langword="long"/> of nanoseconds ends in the year 2262, and a tick is 100 ns, while a target is breached one nanosecond after its end.
/// So both: the pair sorts as instants do and loses nothing from <see cref="Instant.MinValue"/> to <see cref="Instant.MaxValue"/>.
/// </remarks>
/// <param name="Ticks">The ticks, rounded down.</param>
/// <param name="Nanos">The rest, from 0 to 99.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredInstant(long Ticks, short Nanos)
{
    public static StoredInstant Of(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return new(ticks, (short)(instant - Instant.FromUnixTimeTicks(ticks)).ToInt64Nanoseconds());
    }

    public static StoredInstant? Of(Instant? instant) => instant is { } known ? Of(known) : null;

    public static Instant Read(long ticks, short nanos) => Instant.FromUnixTimeTicks(ticks) + Duration.FromNanoseconds(nanos);

    public static Instant? Read(long? ticks, short? nanos) => ticks is { } known ? Read(known, nanos ?? 0) : null;
}
