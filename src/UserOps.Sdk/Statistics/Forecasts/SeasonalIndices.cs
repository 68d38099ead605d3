namespace UserOps.Statistics;

/// <summary>How much each place of a season lies above or below the rest, by classical decomposition.</summary>
/// <remarks>
/// The differences from a centred moving average over one season (ratios to it where the season multiplies) are averaged place by place and
/// brought to a sum of 0 (a mean of 1): R. J. Hyndman and G. Athanasopoulos, "Forecasting: Principles and Practice" (2021), section 3.4.
/// </remarks>
internal static class SeasonalIndices
{
    /// <summary>Finds the indices of values that make two seasons at least, all above 0 where the season multiplies.</summary>
    public static double[] Of(ReadOnlySpan<double> values, int season, bool multiplies)
    {
        var (indices, counts) = (new double[season], new int[season]);
        var (half, isEven, first) = (season / 2, season % 2 == 0, values[0]);

        // The sum of one season's distances from the first value, from half a season before the place on.
        var sum = 0.0;
        for (var i = 0; i < season; i++)
        {
            sum += values[i] - first;
        }

        for (var i = half; i < values.Length - half; i++)
        {
            // An even season has no middle: half of the value before it and half of that after it.
            var centred = isEven ? sum + ((values[i + half] - values[i - half]) / 2) : sum;
            var trend = first + (centred / season);
            indices[i % season] += multiplies ? values[i] / trend : values[i] - trend;
            counts[i % season]++;
            if (i - half + season < values.Length)
            {
                sum += values[i - half + season] - values[i - half];
            }
        }

        for (var place = 0; place < season; place++)
        {
            indices[place] /= counts[place];
        }

        Normalize(indices, multiplies);
        return indices;
    }

    /// <summary>Takes the season out of values.</summary>
    public static double[] Adjust(ReadOnlySpan<double> values, ReadOnlySpan<double> indices, bool multiplies)
    {
        var adjusted = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var index = indices[i % indices.Length];
            adjusted[i] = multiplies ? values[i] / index : values[i] - index;
        }

        return adjusted;
    }

    private static void Normalize(Span<double> indices, bool multiplies)
    {
        var mean = StraightLine.Mean(indices);
        foreach (ref var index in indices)
        {
            index = multiplies ? index / mean : index - mean;
        }
    }
}
