using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace UserOps.BusinessTime;

/// <summary>The text of a span of open hours.</summary>
internal static class WorkingHoursText
{
    private const string Midnight = "24:00";

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");

    /// <summary>Reads a span such as <c>09:00-17:00</c>, <c>22:00-06:00</c> or <c>08:30:15-24:00</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkingHours hours)
    {
        hours = default;
        if (text?.Split('-') is not [var start, var end] || !TryParseTime(start, out var from) || !TryParseEnd(end, out var to))
        {
            return false;
        }

        hours = new(from, to);
        return true;
    }

    /// <summary>Writes a span as it is read; a part of a second shows too, though no calendar takes it.</summary>
    public static string Format(WorkingHours hours) =>
        $"{Format(hours.Start)}-{(hours.End == LocalTime.Midnight ? Midnight : Format(hours.End))}";

    private static string Format(LocalTime time) =>
        time.NanosecondOfSecond != 0 ? LocalTimePattern.ExtendedIso.Format(time) : (time.Second == 0 ? Minutes : Seconds).Format(time);

    private static bool TryParseEnd(string text, out LocalTime time)
    {
        time = LocalTime.Midnight;
        return text is Midnight or "24:00:00" || TryParseTime(text, out time);
    }

    private static bool TryParseTime(string text, out LocalTime time) =>
        Minutes.Parse(text).TryGetValue(default, out time) || Seconds.Parse(text).TryGetValue(default, out time);
}
