using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Benchmarks;

/// <summary>Made-up activity, the same on every machine.</summary>
internal static class ActivityData
{
    public const int AsOfNumber = 20_000;
    private const int Year = 365;
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static LocalDate AsOf => new LocalDate(1970, 1, 1).PlusDays(AsOfNumber);

    /// <summary>Rows in random order: ten a user on average, few users with many, sparse int64 ids, times of two years.</summary>
    public static (long[] Users, Instant[] Instants, int[] UtcDays) Rows(int rows)
    {
        const int secondsOfDay = 86_400;
        var users = new long[rows];
        var instants = new Instant[rows];
        var days = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            var one = Mix((ulong)row);
            var two = Mix(one);
            var fraction = one >> 32;
            users[row] = 1 + ((long)((((fraction * fraction) >> 32) * (ulong)(rows / 10)) >> 32) * 2_654_435_761);
            var second = (long)(two % (2 * Year * secondsOfDay)) - (2L * Year * secondsOfDay) + ((long)AsOfNumber * secondsOfDay);
            instants[row] = Instant.FromUnixTimeSeconds(second);
            days[row] = (int)(second / secondsOfDay);
        }

        return (users, instants, days);
    }

    /// <summary>Users of one year, each with a rhythm of the own; nearly half of them have stopped. Some 15 active days a user.</summary>
    public static ActivityColumns<int> Users(int count)
    {
        var users = new List<int>();
        var days = new List<int>();
        for (var user = 0; user < count; user++)
        {
            var state = Mix((ulong)user);
            var first = AsOfNumber - (int)(Fraction(ref state) * Year);
            var rhythm = 2 + (22 * -Math.Log(1 - Fraction(ref state)));
            var last = Fraction(ref state) < 0.55 ? AsOfNumber : first + (Fraction(ref state) * (AsOfNumber - first));
            for (var day = first; day <= last; day += 1 + (int)(rhythm * -Math.Log(1 - Fraction(ref state))))
            {
                users.Add(user);
                days.Add(day);
            }
        }

        return ActivityColumns.FromDays<int>(users.ToArray(), days.ToArray());
    }

    private static double Fraction(ref ulong state)
    {
        state = Mix(state);
        return (state >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>SplitMix64: a counter's golden steps, well mixed.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += Golden;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
