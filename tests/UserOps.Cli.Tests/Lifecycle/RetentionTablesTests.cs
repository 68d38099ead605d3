using System.Text;
using NodaTime;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Tests.Lifecycle;

public class RetentionTablesTests
{
    [Theory]
    [InlineData("en", 12, 80, false)]
    [InlineData("zh-CN", 12, 80, false)]
    [InlineData("en", 12, 180, false)]
    [InlineData("en", 40, 80, true)]
    public void Every_cohort_stays_on_one_line_however_narrow_the_screen(string culture, int intervals, int width, bool isCut)
    {
        var lines = Show(culture, intervals, width).Split('\n');

        Assert.All(Enumerable.Range(1, 11), month => Assert.Single(lines, line => line.TrimStart().StartsWith($"2024-{month:00}-01 ", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.TrimStart().StartsWith("2024-12-01*", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.Equal(isCut, lines.Any(line => line.Contains("more intervals: widen the terminal", StringComparison.Ordinal)));
    }

    private static string Show(string culture, int intervals, int width)
    {
        var policy = RetentionPolicy.Default with { Period = CalendarGrid.Months, Intervals = intervals };
        var days = Enumerable.Range(0, 365).Select(day => new LocalDate(2024, 1, 1).PlusDays(day)).ToList();
        var users = Enumerable.Range(0, 1000).Select(user => KeyValuePair.Create(
            new UserId($"u{user}"), new UserActivity(ActivityDays.From(days.Where((_, day) => day >= user % 365 && day % ((user % 90) + 1) == 0)))));
        var result = LifecycleJudge.Retention(users, DayClock.Utc.EndOf(new LocalDate(2024, 12, 20)), policy);
        using var stream = new MemoryStream();
        using (var screen = new Screen(stream, isTerminal: false, width))
        {
            new RetentionTables(screen, new Words(culture)).Show(result);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
