using System.Text;
using NodaTime;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Tests.Lifecycle;

public class GrowthTablesTests
{
    [Theory]
    [InlineData("en", 80, 12)]
    [InlineData("en", 80, 1_234_567)]
    [InlineData("zh-CN", 80, 1_234_567)]
    [InlineData("en", 180, 1_234_567)]
    public void Every_period_stays_on_one_line_however_many_people_there_are(string culture, int width, long people)
    {
        var lines = Show(culture, width, people).Split('\n');

        Assert.Single(lines, line => line.Trim().StartsWith("2024-01-01 ", StringComparison.Ordinal) && line.Contains(Screen.Count(people), StringComparison.Ordinal));
        Assert.Single(lines, line => line.Trim().StartsWith("2024-02-01 * ", StringComparison.Ordinal) && line.Contains(Screen.Count(3 * people), StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
    }

    private static string Show(string culture, int width, long people)
    {
        GrowthPeriod Period(int month, bool isComplete) => new()
        {
            Start = new(2024, month, 1),
            End = new(2024, month + 1, 1),
            Complete = isComplete,
            New = people,
            Retained = people,
            Resurrected = people,
            Dormant = isComplete ? -people : null,
            DormantStock = isComplete ? people : null,
        };
        var policy = GrowthPolicy.Default(CalendarGrid.Months);
        var asOf = new LocalDate(2024, 2, 20);
        using var stream = new MemoryStream();
        using (var screen = new Screen(stream, isTerminal: false, width))
        {
            new GrowthTables(screen, new Words(culture)).Show(new()
            {
                Policy = new("default", policy, DayClock.Utc),
                AsOf = DayClock.Utc.EndOf(asOf),
                Days = DayClock.Utc,
                Users = people,
                Report = new() { Policy = policy, AsOf = asOf, Users = people, Periods = [Period(1, isComplete: true), Period(2, isComplete: false)] },
            });
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
