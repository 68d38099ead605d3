using NodaTime;
using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>A week in which tickets of one key surged; <paramref name="IsFirst"/> tells the first of weeks one after another.</summary>
internal readonly record struct SurgeWeek(Instant Start, Instant End, long Count, bool IsFirst);

/// <summary>Finds the surges of one key, week by week from Monday.</summary>
internal static class SurgeScan
{
    private const int DaysPerWeek = 7;

    /// <summary>Finds the weeks of surge among the weeks that are over; the week in which the log begins is not whole and not used.</summary>
    /// <param name="days">The days of the tickets.</param>
    /// <param name="firstDay">The first day of the log.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="program">The policy.</param>
    /// <param name="isRunning">Whether the week that is not over has enough tickets to be one of surge.</param>
    public static List<SurgeWeek> Of(DayCounts days, int firstDay, Instant asOf, MaturityProgram program, out bool isRunning)
    {
        isRunning = false;
        var rule = program.Policy.Surges;
        var counts = new Dictionary<int, long>();
        foreach (var (day, count) in days.InOrder())
        {
            var week = WeekOf(day);
            counts[week] = counts.GetValueOrDefault(week) + count;
        }

        var surges = new List<SurgeWeek>();
        var surgeWeeks = new HashSet<int>();
        foreach (var (week, count) in counts.OrderBy(pair => pair.Key))
        {
            var end = StartOf(week + 1, program);
            isRunning |= end > asOf && count >= rule.LeastCount;
            if (end > asOf || count < rule.LeastCount)
            {
                continue;
            }

            var (past, weeks) = Baseline(week);
            if (weeks >= rule.LeastWeeks && GammaPoissonDistribution.UpperTail(count, past, weeks) <= (double)rule.Chance)
            {
                surges.Add(new(StartOf(week, program), end, count, IsFirst: !surgeWeeks.Contains(week - 1)));
                surgeWeeks.Add(week);
            }
        }

        return surges;

        (long Past, int Weeks) Baseline(int week)
        {
            var (past, weeks) = (0L, 0);
            for (var before = week - 1; before > WeekOf(firstDay) && weeks < rule.BaselineWeeks; before--)
            {
                if (!surgeWeeks.Contains(before))
                {
                    past += counts.GetValueOrDefault(before);
                    weeks++;
                }
            }

            return (past, weeks);
        }
    }

    /// <summary>The end of the week that an instant is in.</summary>
    public static Instant WeekEnd(Instant instant, MaturityProgram program) =>
        StartOf(WeekOf(DayNumber.Of(program.Days.DayOf(instant))) + 1, program);

    /// <summary>Whether the log is old enough for a surge to be told in the week of an instant.</summary>
    public static bool CanJudge(Instant instant, int? firstDay, MaturityProgram program) =>
        firstDay is { } day && WeekOf(DayNumber.Of(program.Days.DayOf(instant))) - WeekOf(day) > program.Policy.Surges.LeastWeeks;

    /// <summary>Weeks are counted from the Monday before 1970-01-01, which was a Thursday.</summary>
    private static int WeekOf(int day) => (int)Math.Floor((day + 3) / (double)DaysPerWeek);

    private static Instant StartOf(int week, MaturityProgram program) => program.Days.StartOf(DayNumber.ToDate((week * DaysPerWeek) - 3));
}
