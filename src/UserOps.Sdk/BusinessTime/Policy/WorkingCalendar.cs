using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.BusinessTime;

/// <summary>When somebody works: the hours of a week in a time zone, and the dates that are otherwise, as plain data.</summary>
/// <remarks>
/// <para>Compile it with <see cref="BusinessClock"/>, which checks it. Its JSON form is <see cref="WorkingCalendarJson"/>;
/// <see cref="WorkingCalendars"/> has presets.</para>
/// <para>Hours belong to the local date on which they begin: a holiday or an override replaces those that begin on its date, and
/// last night's shift runs to its end. A date that is both a holiday and overridden has the hours of the override.</para>
/// </remarks>
/// <example>
/// <code>
/// var calendar = WorkingCalendars.MonFri9To17("Europe/London") with { Holidays = [new LocalDate(2026, 12, 25)] };
/// </code>
/// </example>
public sealed record WorkingCalendar
{
    /// <summary>Gets the version of the calendar's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the calendar's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the calendar's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the tzdb id of the zone whose clock and dates the hours follow, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Gets the hours of an ordinary week.</summary>
    public required WeeklyHours Weekly { get; init; }

    /// <summary>Gets the dates on which no hours begin, in order and each once, in whatever order they were given; none by default.</summary>
    public EquatableArray<LocalDate> Holidays
    {
        get;
        init => field = [.. value.Select(Iso).Distinct().Order()];
    }

    /// <summary>Gets the dates with hours of their own, in order; none by default.</summary>
    public EquatableArray<DateHours> Overrides
    {
        get;
        init => field = [.. value.Select(day => day with { Date = Iso(day.Date) }).OrderBy(day => day.Date)];
    }

    /// <summary>
    /// Gets the last date whose hours are known: answers that lean on later ones are marked. <see langword="null"/>, the
    /// default, when the calendar is complete, such as one without holidays.
    /// </summary>
    public LocalDate? KnownUntil { get; init => field = value is { } date ? Iso(date) : null; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, BusinessTimeJsonContext.Default.WorkingCalendar));

    private static LocalDate Iso(LocalDate date) => date.WithCalendar(CalendarSystem.Iso);
}
