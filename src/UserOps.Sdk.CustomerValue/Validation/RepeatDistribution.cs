namespace UserOps.CustomerValue;

/// <summary>How many customers made so many repeat purchases, and how many a model expects to.</summary>
/// <param name="Repeats">The number of repeats.</param>
/// <param name="AndMore">Whether customers with more repeats are among them: the last row.</param>
/// <param name="Actual">The number of customers.</param>
/// <param name="Predicted">The number that the model expects.</param>
public readonly record struct RepeatFrequency(int Repeats, bool AndMore, long Actual, double Predicted);

/// <summary>The customers of a sample by their number of repeats, beside what a model expects: whether it has the shape of the data at all.</summary>
/// <remarks>
/// The histogram of Fader, Hardie and Lee (2005), figure 2: the sum over the customers of P(X(T) = x), each with the own T.
/// </remarks>
public static class RepeatDistribution
{
    /// <summary>Makes the table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sample">The sample, in the policy's unit of time; the one that the model was fitted to, or another.</param>
    /// <param name="rows">How many rows to make: 8 for 0 to 6 and "7 and more".</param>
    /// <returns>The rows; both columns sum up to the customers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="sample"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The sample is in another unit of time than the policy's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not from 2 to 1000.</exception>
    public static EquatableArray<RepeatFrequency> Of(CustomerValueModel model, CustomerSample sample, int rows = 8)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sample);
        if (rows is < 2 or > 1000)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), rows, "Make from 2 to 1000 rows.");
        }

        if (sample.Unit != model.Policy.Unit)
        {
            throw new ArgumentException($"The sample counts in {sample.Unit}, the policy in {model.Policy.Unit}; read the sample by the policy's unit.", nameof(sample));
        }

        var purchases = model.Purchases.Predicting.Model;
        var (actual, predicted) = (new long[rows], new double[rows]);
        foreach (var group in sample.Patterns.GroupBy(pattern => pattern.Statistics.Observed))
        {
            var customers = 0L;
            foreach (var pattern in group)
            {
                actual[Math.Min(pattern.Statistics.Repeats, rows - 1)] += pattern.Customers;
                customers += pattern.Customers;
            }

            var rest = 1.0;
            for (var repeats = 0; repeats < rows - 1; repeats++)
            {
                var mass = purchases.ProbabilityOfPurchases(default, repeats, group.Key);
                predicted[repeats] += customers * mass;
                rest -= mass;
            }

            predicted[rows - 1] += customers * Math.Max(0, rest);
        }

        return Enumerable.Range(0, rows)
            .Select(repeats => new RepeatFrequency(repeats, repeats == rows - 1, actual[repeats], predicted[repeats]))
            .ToEquatableArray();
    }
}
