using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>A period in which tickets of one key surged, and what it was held against.</summary>
internal readonly record struct SurgeFinding(int Period, long Count, long PastCount, int PastPeriods, double Chance);

/// <summary>Finds the surges among the counts of one key, period by period.</summary>
internal static class SurgeScan
{
    private const int DaysPerWeek = 7;

    /// <summary>The number of the week of a day, from the Monday before 1970-01-01, which was a Thursday.</summary>
    public static int WeekOf(int day) => (int)Math.Floor((day + 3) / (double)DaysPerWeek);

    /// <summary>The number of the Monday of a week.</summary>
    public static int FirstDayOf(int week) => (week * DaysPerWeek) - 3;

    /// <summary>Finds the periods of surge; periods of a surge are left out of what later ones are held against.</summary>
    /// <param name="counts">The tickets of each period that has any.</param>
    /// <param name="first">The first period of the log that is whole.</param>
    /// <param name="running">The first period that is not over.</param>
    /// <param name="search">When it is a surge.</param>
    /// <returns>The surges in order.</returns>
    public static List<SurgeFinding> Of(Dictionary<int, long> counts, int first, int running, SurgeSearch search)
    {
        var surges = new List<SurgeFinding>();
        var found = new HashSet<int>();
        foreach (var (period, count) in counts.OrderBy(pair => pair.Key))
        {
            if (period >= running || count < search.LeastCount)
            {
                continue;
            }

            var (pastCount, pastPeriods) = (0L, 0);
            for (var before = period - 1; before >= first && pastPeriods < search.Baseline; before--)
            {
                if (!found.Contains(before))
                {
                    pastCount += counts.GetValueOrDefault(before);
                    pastPeriods++;
                }
            }

            if (pastPeriods >= search.LeastBaseline
                && GammaPoissonDistribution.UpperTail(count, pastCount, pastPeriods) is var chance && chance <= search.Chance)
            {
                found.Add(period);
                surges.Add(new(period, count, pastCount, pastPeriods, chance));
            }
        }

        return surges;
    }
}
