namespace UserOps.Statistics;

/// <summary>Holm's step-down adjustment of p-values: what remains of each when many questions were asked at once.</summary>
public static class HolmAdjustment
{
    /// <summary>Adjusts p-values so that those at most α are together wrong with a chance of at most α.</summary>
    /// <remarks>
    /// S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979) 65-70, section 3. The
    /// i-th smallest of m p-values, counted from 1, becomes the greatest of min(1, (m - j + 1) p(j)) over all j up to i. It holds however the
    /// questions depend on each other, and is never less sharp than Bonferroni's m p. Equal p-values stay equal. Costs a sort.
    /// </remarks>
    /// <param name="pValues">The p-values, each from 0 to 1, in any order.</param>
    /// <returns>The adjusted p-values in the order given; none when none was given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value isn't a number from 0 to 1.</exception>
    public static EquatableArray<double> Of(ReadOnlySpan<double> pValues)
    {
        var sorted = pValues.ToArray();
        var places = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!(sorted[i] >= 0 && sorted[i] <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), sorted[i], "A p-value must be from 0 to 1.");
            }

            places[i] = i;
        }

        Array.Sort(sorted, places);
        var adjusted = new double[sorted.Length];
        var greatest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Min(1, (sorted.Length - i) * sorted[i]));
            adjusted[places[i]] = greatest;
        }

        return new(adjusted);
    }
}
