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
    public static bool TryRead([NotNullWhen(true)] string? text, out Duration length)
    {
        length = default;
        if (text is null || !PeriodPattern.Roundtrip.Parse(text).TryGetValue(Period.Zero, out var period)
            || period.Years != 0 || period.Months != 0
            || Math.Abs((long)period.Weeks) > 60_000 || Math.Abs((long)period.Days) > 400_000
            || Math.Abs(period.Hours) > 10_000_000 || Math.Abs(period.Minutes) > 600_000_000 || Math.Abs(period.Seconds) > 40_000_000_000)
        {
            return false;
        }

        length = period.ToDuration();
        return length > Duration.Zero;
    }

    /// <summary>Writes a length as ISO 8601 does, in days, hours, minutes and seconds.</summary>
    /// <param name="length">The length; not below zero.</param>
    /// <returns>The text.</returns>
    public static string Format(Duration length)
    {
        var builder = new PeriodBuilder { Days = length.Days, Nanoseconds = length.NanosecondOfDay };
        return PeriodPattern.NormalizingIso.Format(builder.Build().Normalize());
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
