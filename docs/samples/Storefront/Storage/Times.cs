using NodaTime;
using NodaTime.Text;

namespace Storefront.Storage;

/// <summary>Instants as they stand in the tables and in texts.</summary>
internal static class Times
{
    public static Instant Read(this FactRow row) => Instant.FromUnixTimeTicks(row.At);

    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    public static string Text(this Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}
