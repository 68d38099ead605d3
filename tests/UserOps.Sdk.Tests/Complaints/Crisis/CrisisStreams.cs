using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>Streams of complaints by daily counts, and counts by a constant rate.</summary>
internal static class CrisisStreams
{
    public static LocalDate First { get; } = new(2026, 1, 5); // a Monday

    /// <summary>One complaint for each of the counts, through the day from its start on, by customers of their own.</summary>
    public static IEnumerable<ComplaintSighting> Of(IEnumerable<int> counts, string topic = "leak", ComplaintGrade grade = ComplaintGrade.Standard, bool anonymous = true) =>
        counts.SelectMany((count, day) => Enumerable.Range(0, count).Select(i => new ComplaintSighting(
            new($"{topic}-{day}-{i}"),
            DayClock.Utc.StartOf(First.PlusDays(day)) + Duration.FromMinutes(i % 1440),
            topic,
            grade,
            anonymous ? null : new UserId($"u{day}-{i}"),
            Publicity: 0)));

    public static Instant EndOf(int day) => DayClock.Utc.EndOf(First.PlusDays(day));

    /// <summary>Poisson counts: how many unit-rate arrivals fall into each day.</summary>
    public static int[] Poisson(double mean, int days, ulong seed)
    {
        var state = seed;
        var counts = new int[days];
        for (var day = 0; day < days; day++)
        {
            for (var time = Arrival(ref state); time < mean; time += Arrival(ref state))
            {
                counts[day]++;
            }
        }

        return counts;
    }

    private static double Arrival(ref ulong state) => -Math.Log(1 - Uniform(ref state));

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014), as a fraction.</summary>
    private static double Uniform(ref ulong state)
    {
        unchecked
        {
            state += 0x9E37_79B9_7F4A_7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
        }
    }
}
