namespace UserOps.Simulation;

/// <summary>The SplitMix64 generator, read at any place of its sequence.</summary>
/// <remarks>
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014), with the finaliser and the
/// constants of Vigna's public-domain splitmix64.c. It seeds other generators and derives independent keys.
/// </remarks>
internal static class SplitMix64
{
    /// <summary>The step of the sequence: 2^64 divided by the golden ratio, made odd.</summary>
    public const ulong Step = 0x9E3779B97F4A7C15UL;

    /// <summary>
    /// Gets one output: what the generator seeded with <paramref name="seed"/> gives at call <paramref name="place"/>.
    /// </summary>
    /// <remarks>For one seed, different places always give different outputs.</remarks>
    /// <param name="seed">The seed.</param>
    /// <param name="place">The place in the sequence, from zero.</param>
    /// <returns>64 random bits.</returns>
    public static ulong At(ulong seed, ulong place)
    {
        unchecked
        {
            var z = seed + ((place + 1) * Step);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>Reads 64 bits as a fraction.</summary>
    /// <param name="bits">Random bits.</param>
    /// <returns>A multiple of 2^-53 in [0, 1).</returns>
    public static double ToUnit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));
}
