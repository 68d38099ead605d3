using NodaTime;
using NodaTime.Text;

namespace UserOps.Json;

/// <summary>An instant in ISO 8601, in UTC, with as many decimals of a second as it needs: <c>2011-12-09T12:50:00Z</c>.</summary>
internal sealed class InstantJsonConverter : TextJsonConverter<Instant>
{
    public override string Allowed => "an instant in UTC such as 2026-01-31T08:00:00Z";

    protected override bool TryParse(string text, out Instant value) =>
        InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out value);

    protected override string Format(Instant value) => InstantPattern.ExtendedIso.Format(value);
}

/// <summary>A local date in ISO 8601: <c>2011-12-09</c>.</summary>
internal sealed class LocalDateJsonConverter : TextJsonConverter<LocalDate>
{
    public override string Allowed => "a date such as 2026-01-31";

    protected override bool TryParse(string text, out LocalDate value) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out value);

    protected override string Format(LocalDate value) => LocalDatePattern.Iso.Format(value);
}

/// <summary>A time of day in ISO 8601: <c>04:00:00</c>.</summary>
internal sealed class LocalTimeJsonConverter : TextJsonConverter<LocalTime>
{
    public override string Allowed => "a time of day such as 04:00:00";

    protected override bool TryParse(string text, out LocalTime value) =>
        LocalTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out value)
        || LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).TryGetValue(default, out value);

    protected override string Format(LocalTime value) => LocalTimePattern.ExtendedIso.Format(value);
}

/// <summary>An elapsed time in ISO 8601: <c>P30D</c>, <c>PT8H</c>, <c>P1DT12H</c>. A day is 24 hours; months and years have no fixed length.</summary>
internal sealed class DurationJsonConverter : TextJsonConverter<Duration>
{
    public override string Allowed => "an elapsed time in days, hours, minutes or seconds such as P30D or PT8H";

    internal static bool TryParseIso(string text, out Duration value)
    {
        value = default;
        if (!PeriodPattern.NormalizingIso.Parse(text).TryGetValue(Period.Zero, out var period)
            || text.EndsWith('T')
            || period.Years != 0
            || period.Months != 0)
        {
            return false;
        }

        // Wider than Period.ToDuration, which ends at 292 years.
        var nanoseconds = Total(
            (((Int128)period.Weeks * 7) + period.Days, NodaConstants.NanosecondsPerDay),
            (period.Hours, NodaConstants.NanosecondsPerHour),
            (period.Minutes, NodaConstants.NanosecondsPerMinute),
            (period.Seconds, NodaConstants.NanosecondsPerSecond),
            (period.Milliseconds, NodaConstants.NanosecondsPerMillisecond),
            (period.Ticks, NodaConstants.NanosecondsPerTick),
            (period.Nanoseconds, 1));
        if (nanoseconds < Duration.MinValue.ToInt128Nanoseconds() || nanoseconds > Duration.MaxValue.ToInt128Nanoseconds())
        {
            return false;
        }

        value = Duration.FromNanoseconds(nanoseconds);
        return true;
    }

    internal static string FormatIso(Duration value)
    {
        // The pattern writes at most 292 years, so the days are written here.
        var days = value.Days == 0 ? "" : $"{Exact.Text(value.Days)}D";
        var rest = value - Duration.FromDays(value.Days);
        var time = new PeriodBuilder
        {
            Hours = rest.Hours,
            Minutes = rest.Minutes,
            Seconds = rest.Seconds,
            Nanoseconds = rest.SubsecondNanoseconds,
        };
        return value == Duration.Zero
            ? "P0D"
            : $"P{days}{(rest == Duration.Zero ? "" : PeriodPattern.NormalizingIso.Format(time.Build())[1..])}";
    }

    private static Int128 Total(params ReadOnlySpan<(Int128 Count, long Nanoseconds)> parts)
    {
        Int128 total = 0;
        foreach (var (count, nanoseconds) in parts)
        {
            total += count * nanoseconds;
        }

        return total;
    }

    protected override bool TryParse(string text, out Duration value) => TryParseIso(text, out value);

    protected override string Format(Duration value) => FormatIso(value);
}

/// <summary>A period of the calendar in ISO 8601, as it is written: <c>P30D</c>, <c>P2W</c>, <c>P3M</c>, <c>P1Y6M</c>.</summary>
/// <remarks>
/// Months and years have no fixed number of days, so they don't stand with days and weeks in one period. Periods are equal
/// when their parts are: <c>P2W</c> is not <c>P14D</c>.
/// </remarks>
internal sealed class PeriodJsonConverter : TextJsonConverter<Period>
{
    public override string Allowed => "a period of whole days, weeks, months or years such as P30D or P3M";

    internal static bool TryParseIso(string text, out Period value) =>
        PeriodPattern.Roundtrip.Parse(text).TryGetValue(Period.Zero, out value)
        && text is not "P"
        && !text.Contains('T', StringComparison.Ordinal)
        && (value.Days, value.Weeks, value.Months, value.Years) is ( >= 0, >= 0, >= 0, >= 0)
        && (value is { Days: 0, Weeks: 0 } || value is { Months: 0, Years: 0 });

    internal static string FormatIso(Period value) =>
        value.Equals(Period.Zero) ? "P0D" : PeriodPattern.Roundtrip.Format(value);

    protected override bool TryParse(string text, out Period value) => TryParseIso(text, out value);

    protected override string Format(Period value) => FormatIso(value);
}
