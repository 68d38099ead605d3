using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>The formulas of the score; docs/tickets.md tells them in words.</summary>
/// <remarks>
/// The bounds between ratings are those of ISO/IEC 33020:2019, clause 5.4; the lower bound of a rate is Wilson's (JASA 22 (1927) 209-212). The ramp, the cap and the
/// gate are the library's own: each is continuous and never falls as an achievement rises.
/// </remarks>
internal static class MaturityMath
{
    private const double Partly = 0.15;
    private const double Largely = 0.50;
    private const double Fully = 0.85;

    /// <summary>What so many successes demonstrate: Wilson's one-sided lower bound, in proportion while there are fewer than the least.</summary>
    public static double Demonstrated(long successes, long opportunities, int least, double confidence)
    {
        if (opportunities == 0)
        {
            return 0;
        }

        // One-sided 80 % is the lower end of the two-sided 60 %. Half is no doubt at all: the observed rate.
        var bound = confidence > 0.5
            ? ProportionInterval.Wilson(successes, opportunities, (2 * confidence) - 1)!.Value.Lower
            : (double)successes / opportunities;
        return Math.Min(1, (double)opportunities / least) * bound;
    }

    public static double Plausible(long successes, long opportunities, int least, double confidence) =>
        1 - Demonstrated(opportunities - successes, opportunities, least, confidence);

    public static double Achievement(double rate, decimal target) => Math.Min(1, rate / (double)target);

    public static AchievementRating Rate(double achievement) =>
        achievement > Fully ? AchievementRating.FullyAchieved
        : achievement > Largely ? AchievementRating.LargelyAchieved
        : achievement > Partly ? AchievementRating.PartiallyAchieved
        : AchievementRating.NotAchieved;

    /// <summary>The most that a layer can be when its weakest mandatory indicator is so.</summary>
    public static double Cap(double weakest) => Math.Clamp(0.50 + (0.50 * (weakest - Partly) / (Largely - Partly)), 0.50, 1);

    /// <summary>How far a layer carries those above it.</summary>
    public static double Gate(double achievement) => Math.Clamp((achievement - Largely) / (Fully - Largely), 0, 1);

    /// <summary>The achievement that a layer must exceed for a level.</summary>
    public static double Threshold(int layer, int level, MaturityGate gate) => gate == MaturityGate.Iso33020 && layer < level ? Fully : Largely;

    /// <summary>The greatest level whose layers all exceed their thresholds.</summary>
    public static int Level(ReadOnlySpan<double> layers, MaturityGate gate)
    {
        for (var level = layers.Length; level > 0; level--)
        {
            if (Reaches(layers, level, gate))
            {
                return level;
            }
        }

        return 0;
    }

    public static bool Reaches(ReadOnlySpan<double> layers, int level, MaturityGate gate)
    {
        for (var layer = 1; layer <= level; layer++)
        {
            if (layers[layer - 1] <= Threshold(layer, level, gate))
            {
                return false;
            }
        }

        return true;
    }
}
