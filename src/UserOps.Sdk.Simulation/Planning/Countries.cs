namespace UserOps.Simulation;

/// <summary>Where the users of a shop live.</summary>
internal static class Countries
{
    private static readonly (string Name, double Share)[] All =
    [
        ("United Kingdom", 0.7), ("Germany", 0.08), ("France", 0.08), ("Spain", 0.03), ("Netherlands", 0.03), ("Japan", 0.04), ("Australia", 0.04),
    ];

    /// <summary>Draws a country.</summary>
    /// <param name="random">The user's stream for it.</param>
    /// <returns>Its English name.</returns>
    public static string Draw(RandomStream random)
    {
        var point = random.NextUnit();
        foreach (var (name, share) in All)
        {
            if (point < share)
            {
                return name;
            }

            point -= share;
        }

        return All[^1].Name; // only rounding leads here
    }
}
