using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Output;
using UserOps.Tagging;

namespace UserOps.Cli.Tagging;

/// <summary>How tags and what they rest on are told to people.</summary>
internal static class TagText
{
    /// <summary>Writes the value of a tag without quotes; <c>true</c> for a flag.</summary>
    public static string Of(Literal? value) => value?.Text ?? value?.ToString() ?? "true";

    /// <summary>Writes the sign of a truth.</summary>
    public static string Sign(Truth truth) => truth switch
    {
        Truth.True => "✓",
        Truth.False => "✗",
        _ => "?",
    };

    /// <summary>Writes an instant of judgement: the day, when it is the end of one.</summary>
    public static string AsOf(Words words, Instant asOf, string zone)
    {
        var days = new DayClock(DateTimeZoneProviders.Tzdb[zone]);
        var day = days.DayOf(asOf);
        return days.EndOf(day) == asOf
            ? words.Of($"{Screen.Day(day)} ({zone})", $"{Screen.Day(day)}（{zone}）")
            : InstantPattern.ExtendedIso.Format(asOf);
    }

    /// <summary>Writes until when something holds, in the local time of a zone.</summary>
    public static string Until(Words words, Instant? until, string zone)
    {
        if (until is not { } at)
        {
            return words.Of("for good", "不再变化");
        }

        var local = at.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
        return local.TimeOfDay == LocalTime.Midnight ? LocalDatePattern.Iso.Format(local.Date) : LocalDateTimePattern.GeneralIso.Format(local);
    }
}
