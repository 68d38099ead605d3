using UserOps.Json;

namespace UserOps.BusinessTime;

/// <summary>Reads and writes a <see cref="WorkingCalendar"/> as JSON, without reflection.</summary>
/// <remarks>
/// <para>Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. Only the weekdays
/// and the members <c>holidays</c>, <c>overrides</c> and <c>knownUntil</c> may be left out.</para>
/// <para>Hours are written <c>09:00-17:00</c>, with seconds where there are any: <c>08:59:30-17:00</c>.</para>
/// </remarks>
public static class WorkingCalendarJson
{
    /// <summary>Writes a calendar.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is <see langword="null"/>.</exception>
    public static string Write(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return PolicyJson.Write(calendar, BusinessTimeJsonContext.Default.WorkingCalendar);
    }

    /// <summary>Reads a calendar. It is not compiled, so it may still have problems; <see cref="WorkingCalendarValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a calendar: one problem, with its path and line.</exception>
    public static WorkingCalendar Read(string json) => PolicyJson.Read(json, BusinessTimeJsonContext.Default.WorkingCalendar, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a calendar, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that a zone exists, say, only <see cref="WorkingCalendarValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(BusinessTimeJsonContext.Default.WorkingCalendar, "Working calendar");
}
