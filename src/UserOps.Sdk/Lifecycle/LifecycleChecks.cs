using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>What the validators of this module's policies check alike.</summary>
internal static class LifecycleChecks
{
    /// <summary>Checks a list of the names of events: each one sound, and none twice.</summary>
    public static void CheckEvents(EquatableArray<string> names, string path, List<PolicyProblem> problems)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var at = $"{path}[{Exact.Text(i)}]";
            if (names.AsSpan()[..i].Contains(names[i]))
            {
                problems.Add(new(at, null, $"'{names[i]}' for the second time", "named once", "Remove it."));
            }
            else
            {
                CheckEvent(names[i], at, problems);
            }
        }
    }

    /// <summary>Checks the name of an event.</summary>
    public static void CheckEvent(string name, string path, List<PolicyProblem> problems)
    {
        if (ActivityRules.CheckName(name) is { } why)
        {
            problems.Add(new(
                path, null, "no name of an event", $"at most {EventLimits.NameLength} characters, none of them a control character", why));
        }
    }

    /// <summary>Checks the periods of a calendar.</summary>
    public static void CheckGrid(CalendarGrid? grid, string path, List<PolicyProblem> problems)
    {
        if (grid is null)
        {
            problems.Add(new(path, null, "null", "a grid of periods", "Name the periods, such as CalendarGrid.Months."));
            return;
        }

        PolicyChecks.CheckEnum(grid.Unit, $"{path}.unit", problems);
        if (grid.WeekStart is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
        {
            problems.Add(new($"{path}.weekStart", null, $"{grid.WeekStart}", "a day of the week", "Write monday, as ISO 8601 does, or another day."));
        }
    }

    /// <summary>Refuses periods that no calendar has.</summary>
    /// <exception cref="InvalidPolicyException">The grid has problems; all are listed.</exception>
    public static void ThrowIfInvalid([NotNull] CalendarGrid? grid, string paramName)
    {
        var problems = new List<PolicyProblem>();
        CheckGrid(grid, "$", problems);
        InvalidPolicyException.ThrowIfAny(problems.ToEquatableArray(), paramName);
        Debug.Assert(grid is not null, "A missing grid is a problem.");
    }

    /// <summary>Checks an elapsed time.</summary>
    public static void CheckTime(Duration time, string path, List<PolicyProblem> problems)
    {
        if (time <= Duration.Zero || time > Duration.FromDays(36_525))
        {
            problems.Add(new(path, null, DurationJsonConverter.FormatIso(time), "above zero and at most P36525D", "Write a time such as PT30M or P7D."));
        }
    }

    /// <summary>Checks a number of things.</summary>
    public static void CheckCount(int count, int least, int most, string path, string what, List<PolicyProblem> problems)
    {
        if (count < least || count > most)
        {
            problems.Add(new(
                path, null, $"{Exact.Text(count)} {what}", $"between {Exact.Text(least)} and {Exact.Text(most)} {what}", "Choose a number in that range."));
        }
    }
}
