using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

/// <summary>Users and days that the tests of this module share.</summary>
internal static class LifecycleExamples
{
    /// <summary>One user's activity on days of the year 2024, written as 1-31 for 31 January.</summary>
    public static UserActivity Active(params ReadOnlySpan<string> days) => new(ActivityDays.From([.. DaysOf(days)]));

    /// <summary>A day of the year 2024.</summary>
    public static LocalDate Day(string day) => DaysOf([day])[0];

    /// <summary>Active on every n-th day from a day on.</summary>
    public static UserActivity Every(int days, LocalDate from, LocalDate through) =>
        new(ActivityDays.From(Enumerable.Range(0, (Period.DaysBetween(from, through) / days) + 1).Select(i => from.PlusDays(i * days))));

    private static List<LocalDate> DaysOf(ReadOnlySpan<string> days)
    {
        var list = new List<LocalDate>();
        foreach (var day in days)
        {
            var parts = day.Split('-').Select(int.Parse).ToArray();
            list.Add(new LocalDate(2024, parts[0], parts[1]));
        }

        return list;
    }
}
