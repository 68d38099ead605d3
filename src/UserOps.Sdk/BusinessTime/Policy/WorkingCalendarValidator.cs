using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.BusinessTime;

/// <summary>Finds every problem of a <see cref="WorkingCalendar"/>; a calendar editor shows them while a person types.</summary>
/// <remarks>
/// Overlapping and touching hours are no problem, nor holidays out of order, nor a calendar without any hour: it is always
/// closed.
/// </remarks>
public static class WorkingCalendarValidator
{
    /// <summary>Finds every problem of a calendar.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The problems in the order of the calendar's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(calendar.SchemaVersion, calendar.Name, calendar.Version, problems);
        PolicyChecks.CheckZone(calendar.Zone, problems);
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            CheckHours(calendar.Weekly.On(day), $"$.weekly.{EnumJsonConverter<IsoDayOfWeek>.NameOf(day)}", problems);
        }

        CheckOverrides(calendar.Overrides, problems);
        return problems.ToEquatableArray();
    }

    private static void CheckOverrides(EquatableArray<DateHours> overrides, List<PolicyProblem> problems)
    {
        for (var i = 0; i < overrides.Count; i++)
        {
            var path = $"$.overrides.{LocalDatePattern.Iso.Format(overrides[i].Date)}";
            if (i > 0 && overrides[i].Date == overrides[i - 1].Date)
            {
                problems.Add(new(path, null, "a second list of hours", "there once", "Put all hours of a date into one list."));
            }

            CheckHours(overrides[i].Hours, path, problems);
        }
    }

    private static void CheckHours(EquatableArray<WorkingHours> hours, string path, List<PolicyProblem> problems)
    {
        for (var i = 0; i < hours.Count; i++)
        {
            if (hours[i].Start.NanosecondOfSecond != 0 || hours[i].End.NanosecondOfSecond != 0)
            {
                problems.Add(new($"{path}[{Exact.Text(i)}]", null, $"'{hours[i]}'", "to the second", "Round the times to whole seconds."));
            }
        }
    }
}
