namespace UserOps.CustomerValue;

/// <summary>Customers with the same number of repeats in the calibration: what they did in the holdout, and what was expected.</summary>
/// <param name="Repeats">The number of repeats.</param>
/// <param name="AndMore">Whether customers with more repeats are among them: the last group.</param>
/// <param name="Customers">The number of customers.</param>
/// <param name="Actual">The mean number of purchases in the holdout.</param>
/// <param name="Predicted">The mean number that the model expected.</param>
public readonly record struct HoldoutGroup(int Repeats, bool AndMore, long Customers, double Actual, double Predicted);

/// <summary>A model held against what customers did after it was fitted.</summary>
/// <param name="Customers">The number of customers.</param>
/// <param name="Actual">The number of purchases in the holdout.</param>
/// <param name="Predicted">The number that the model expected.</param>
/// <param name="MeanAbsoluteError">The mean size of the difference, a customer.</param>
/// <param name="RootMeanSquareError">The root of the mean of the squared differences.</param>
/// <param name="Correlation">The correlation (Pearson) of the two over the customers; <see langword="null"/> where one doesn't vary.</param>
/// <param name="Groups">The same by the number of repeats in the calibration.</param>
public sealed record HoldoutReport(
    long Customers,
    double Actual,
    double Predicted,
    double MeanAbsoluteError,
    double RootMeanSquareError,
    double? Correlation,
    EquatableArray<HoldoutGroup> Groups)
{
    /// <summary>Holds a model against customers whose calibration it was fitted to, or that of others.</summary>
    /// <remarks>The order of the customers does not matter, to the last bit.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="customers">The customers, all split at the same instants.</param>
    /// <param name="groups">How many groups of repeats to make: 8 for 0 to 6 and "7 and more".</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> or <paramref name="customers"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A customer's statistics or holdout can't be.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groups"/> is not from 1 to 1000.</exception>
    public static HoldoutReport Of(CustomerValueModel model, IEnumerable<HoldoutCustomer> customers, int groups = 8)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(customers);
        if (groups is < 1 or > 1000)
        {
            throw new ArgumentOutOfRangeException(nameof(groups), groups, "Make from 1 to 1000 groups.");
        }

        var purchases = model.Purchases.Predicting.Model;
        var known = new Dictionary<(int, double, double), double>();
        List<(int Repeats, double Actual, double Predicted)> pairs = [.. customers.Select(customer =>
        {
            var (repeats, _, observed) = customer.Statistics;
            ModelRules.Check(customer.Statistics);
            ModelRules.CheckTime(customer.Duration, nameof(customers));
            if (!known.TryGetValue((repeats, observed, customer.Duration), out var expected))
            {
                expected = purchases.ExpectedWhileAlive(repeats, observed, customer.Duration);
                known.Add((repeats, observed, customer.Duration), expected);
            }

            return (repeats, (double)customer.Purchases, purchases.Alive(customer.Statistics) * expected);
        })];
        pairs.Sort();
        var count = Math.Max(1, pairs.Count);
        return new(
            pairs.Count,
            pairs.Sum(pair => pair.Actual),
            pairs.Sum(pair => pair.Predicted),
            pairs.Sum(pair => Math.Abs(pair.Actual - pair.Predicted)) / count,
            Math.Sqrt(pairs.Sum(pair => (pair.Actual - pair.Predicted) * (pair.Actual - pair.Predicted)) / count),
            CorrelationOf(pairs),
            pairs.GroupBy(pair => Math.Min(pair.Repeats, groups - 1))
                .Select(group => new HoldoutGroup(
                    group.Key, group.Key == groups - 1, group.LongCount(), group.Average(pair => pair.Actual), group.Average(pair => pair.Predicted)))
                .ToEquatableArray());
    }

    private static double? CorrelationOf(List<(int Repeats, double Actual, double Predicted)> pairs)
    {
        if (pairs.Count == 0)
        {
            return null;
        }

        var (meanActual, meanPredicted) = (pairs.Average(pair => pair.Actual), pairs.Average(pair => pair.Predicted));
        var actual = pairs.Sum(pair => (pair.Actual - meanActual) * (pair.Actual - meanActual));
        var predicted = pairs.Sum(pair => (pair.Predicted - meanPredicted) * (pair.Predicted - meanPredicted));
        return actual > 0 && predicted > 0
            ? Math.Clamp(pairs.Sum(pair => (pair.Actual - meanActual) * (pair.Predicted - meanPredicted)) / Math.Sqrt(actual) / Math.Sqrt(predicted), -1, 1)
            : null;
    }
}
