using NodaTime;
using NodaTime.Text;
using UserOps.BusinessTime;

namespace UserOps.Tests.BusinessTime;

/// <summary>Short ways to write instants, spans and calendars in tests.</summary>
internal static class BusinessTimeExamples
{
    public static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>The instant of a local time that exists once.</summary>
    public static Instant Local(string zone, string text) =>
        LocalDateTimePattern.GeneralIso.Parse(text).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    public static WorkingHours Hours(string text) =>
        WorkingHours.TryParse(text, out var hours) ? hours : throw new FormatException(text);

    public static EquatableArray<WorkingHours> Spans(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hours)];

    /// <summary>A calendar with the same hours on every day.</summary>
    public static WorkingCalendar Daily(string zone, string hours) => Calendar(zone, WeeklyHours.EveryDay([.. Spans(hours)]));

    /// <summary>A calendar with hours from Monday to Friday.</summary>
    public static WorkingCalendar MonFri(string zone, string hours) => Calendar(zone, WeeklyHours.MondayToFriday([.. Spans(hours)]));

    public static WorkingCalendar Calendar(string zone, WeeklyHours weekly) => new()
    {
        Name = "test",
        Version = "1",
        Zone = zone,
        Weekly = weekly,
    };

    public static DateHours On(string date, string hours) => new(Day(date), Spans(hours));

    public static BusinessClock Clock(WorkingCalendar calendar) => new(calendar);
}
