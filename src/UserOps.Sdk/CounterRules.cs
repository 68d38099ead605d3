using System.Diagnostics.CodeAnalysis;

namespace UserOps;

/// <summary>What all counters check alike.</summary>
internal static class CounterRules
{
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
