namespace UserOps.Hosting;

/// <summary>Checks the names of runs that a host wants another one to inform.</summary>
internal static class InformedRuns
{
    public static EquatableArray<string> Checked(string[] kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        foreach (var kind in kinds)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(kind, nameof(kinds));
        }

        return [.. kinds.Distinct(StringComparer.Ordinal)];
    }
}
