using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Cli.Output;

/// <summary>Lengths of elapsed time as texts.</summary>
internal static class DurationText
{
    /// <summary>Reads a length such as <c>PT30M</c>, <c>P7D</c> or <c>P2W</c>: a day has 24 hours, and months have no length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length.</param>
    /// <returns><see langword="true"/> if it is a length above zero, and of no more than a thousand years.</returns>
    public static bool TryRead([NotNullWhen(true)] string? text, out Duration length) => TryReadSigned(text, out length) && length > Duration.Zero;

    /// <summary>Reads a length that may also be zero or negative, such as <c>PT0S</c> or <c>PT-8H</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length.</param>
    /// <returns><see langword="true"/> if it is a length of no more than a thousand years.</returns>
    public static bool TryReadSigned([NotNullWhen(true)] string? text, out Duration length)
    {
        length = default;
        if (text is null or "P" || text.EndsWith('T') || !PeriodPattern.Roundtrip.Parse(text).TryGetValue(Period.Zero, out var period)
            || period.Years != 0 || period.Months != 0
            || Math.Abs((long)period.Weeks) > 60_000 || Math.Abs((long)period.Days) > 400_000
            || Math.Abs((decimal)period.Hours) > 10_000_000 || Math.Abs((decimal)period.Minutes) > 600_000_000 || Math.Abs((decimal)period.Seconds) > 40_000_000_000)
        {
            return false;
        }

        // A period's own sum ends at 292 years.
        length = Duration.FromDays((7 * period.Weeks) + period.Days) + Duration.FromHours((int)period.Hours) + Duration.FromMinutes(period.Minutes)
            + Duration.FromSeconds(period.Seconds) + Duration.FromMilliseconds(period.Milliseconds) + Duration.FromTicks(period.Ticks) + Duration.FromNanoseconds(period.Nanoseconds);
        return true;
    }

    /// <summary>Writes a length as ISO 8601 does, in days, hours, minutes and seconds.</summary>
    /// <param name="length">The length; not below zero.</param>
    /// <returns>The text.</returns>
    public static string Format(Duration length)
    {
        var builder = new PeriodBuilder { Days = length.Days, Nanoseconds = length.NanosecondOfDay };
        return PeriodPattern.NormalizingIso.Format(builder.Build().Normalize());
    }

    /// <summary>Writes a length of working time in hours, minutes and seconds, <c>PT56H</c>: a working day is no day of 24 hours.</summary>
    /// <param name="length">The length; not below zero.</param>
    /// <returns>The text.</returns>
    public static string FormatHours(Duration length)
    {
        var hours = (24L * length.Days) + length.Hours;
        var rest = new PeriodBuilder { Minutes = length.Minutes, Seconds = length.Seconds, Nanoseconds = length.SubsecondNanoseconds }.Build();
        var text = $"{(hours == 0 ? "" : $"{Exact.Text(hours)}H")}{(rest.Equals(Period.Zero) ? "" : PeriodPattern.NormalizingIso.Format(rest)[2..])}";
        return $"PT{(text.Length == 0 ? "0S" : text)}";
    }

    /// <summary>Writes a length for people, in the unit that fits it.</summary>
    /// <param name="length">The length; a dash for <see langword="null"/>.</param>
    /// <param name="words">The language.</param>
    /// <returns>The text.</returns>
    public static string Of(Duration? length, Words words) => length switch
    {
        null => "-",
        { TotalMinutes: < 1 } seconds => Number(seconds.TotalSeconds, words.Of("s", "秒")),
        { TotalHours: < 1 } minutes => Number(minutes.TotalMinutes, words.Of("min", "分钟")),
        { TotalHours: < 48 } hours => Number(hours.TotalHours, words.Of("h", "小时")),
        { } days => Number(days.TotalDays, words.Of("d", "天")),
    };

    private static string Number(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {unit}");
}
