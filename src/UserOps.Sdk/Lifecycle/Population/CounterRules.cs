using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>What all counters check alike.</summary>
internal static class CounterRules
{
    /// <summary>Turns a day into its number, or refuses it.</summary>
    public static int NumberOf(LocalDate day, string parameter) => day >= DayClock.MinDay && day <= DayClock.MaxDay
        ? DayNumber.Of(day)
        : throw new ArgumentOutOfRangeException(parameter, day, "A day must lie between the years 1 and 9998.");

    /// <summary>Refuses to add numbers up that mean different things.</summary>
    public static void ThrowIfDifferent<T>([NotNull] T? other, Func<T, string> settingsOf, T own)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(other);
        var (mine, others) = (settingsOf(own), settingsOf(other));
        if (mine != others)
        {
            throw new ArgumentException(
                $"The other counter counts by other settings ({others}) than this one ({mine}); make both with the same.", nameof(other));
        }
    }
}
