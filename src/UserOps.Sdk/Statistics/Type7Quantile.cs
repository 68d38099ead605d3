namespace UserOps.Statistics;

/// <summary>Sample quantiles by the definition that R, NumPy and Excel's PERCENTILE.INC use by default.</summary>
/// <remarks>
/// Definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50
/// (1996) 361-365. Of n values in ascending order, counted from 0, the p-quantile lies at h = (n - 1) p: the value at the
/// whole part of h, moved on to the next one by the fraction of h.
/// </remarks>
public static class Type7Quantile
{
    /// <summary>Finds where a quantile lies, in whole numbers.</summary>
    /// <remarks>
    /// With x the value at <see cref="QuantilePosition.Lower"/>, y the next one and r / d the fraction, a value v lies above
    /// the quantile if and only if d v &gt; d x + r (y - x): a comparison that integers make without rounding.
    /// </remarks>
    /// <param name="count">How many values there are; at least 1.</param>
    /// <param name="numerator">The numerator of the probability.</param>
    /// <param name="denominator">The denominator of the probability; at least 1.</param>
    /// <returns>The whole part of h, and its fraction in units of one by <paramref name="denominator"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There are no values, or the probability isn't between 0 and 1.
    /// </exception>
    public static QuantilePosition Position(long count, int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);

        if (count <= int.MaxValue)
        {
            var (whole, rest) = Math.DivRem((count - 1) * numerator, denominator);
            return new(whole, (int)rest);
        }

        var (lower, remainder) = Int128.DivRem((Int128)(count - 1) * numerator, denominator);
        return new((long)lower, (int)remainder);
    }

    /// <summary>Finds a quantile of doubles.</summary>
    /// <param name="sorted">The values in ascending order, all finite; at least one. Only the two that are used are checked.</param>
    /// <param name="probability">The probability, from 0 (the least value) to 1 (the greatest).</param>
    /// <returns>The quantile, never outside the two values that it lies between.</returns>
    /// <exception cref="ArgumentException">There are no values, or those used aren't finite or not in order.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> isn't between 0 and 1.</exception>
    public static double Of(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.IsEmpty)
        {
            throw new ArgumentException("There are no values, so there is no quantile; ask only when there is one.", nameof(sorted));
        }

        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A probability must be between 0 and 1. Write 90 % as 0.9.");
        }

        var position = (sorted.Length - 1) * probability;
        var rank = (int)position;
        var fraction = position - rank;
        var low = sorted[rank];
        var high = sorted[Math.Min(rank + 1, sorted.Length - 1)];
        if (!double.IsFinite(low) || !double.IsFinite(high) || low > high)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The values {low} and {high} stand at {rank}; they must be finite and in ascending order. Sort them first."),
                nameof(sorted));
        }

        // Two products can't overflow where the difference could; the clamp mends their last bit.
        return fraction == 0 ? low : Math.Clamp(((1 - fraction) * low) + (fraction * high), low, high);
    }
}
