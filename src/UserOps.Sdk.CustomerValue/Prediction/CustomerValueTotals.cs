namespace UserOps.CustomerValue;

/// <summary>What is expected of many customers together.</summary>
/// <param name="Customers">The number of customers; users who have bought nothing are not among them.</param>
/// <param name="Alive">The number of them expected to be alive: the sum of P(alive).</param>
/// <param name="Purchases">The number of purchases expected within the horizon.</param>
/// <param name="Value">What these are worth now, over the customers of whom it can be told.</param>
/// <param name="WithoutValue">The number of customers of whom it can't be told what their purchases are worth.</param>
public sealed record CustomerValueTotals(long Customers, double Alive, double Purchases, double Value, long WithoutValue)
{
    /// <summary>Adds predictions up. Their order does not matter, to the last bit.</summary>
    /// <param name="predictions">The predictions.</param>
    /// <returns>The totals.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predictions"/> is <see langword="null"/>.</exception>
    public static CustomerValueTotals Of(IEnumerable<CustomerPrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        CustomerPrediction[] customers = [.. predictions.Where(prediction => prediction.IsCustomer)];
        return new(
            customers.Length,
            Sum(customers.Select(prediction => prediction.PAlive)),
            Sum(customers.Select(prediction => prediction.Expected)),
            Sum(customers.Select(prediction => prediction.Value ?? 0)),
            customers.LongCount(prediction => prediction.Value is null));
    }

    /// <summary>Adds predictions up by group, such as a channel or a country.</summary>
    /// <typeparam name="TGroup">The type of the groups.</typeparam>
    /// <param name="predictions">The predictions and the group of each.</param>
    /// <returns>The totals of each group.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predictions"/> is <see langword="null"/>.</exception>
    public static IReadOnlyDictionary<TGroup, CustomerValueTotals> By<TGroup>(IEnumerable<(TGroup Group, CustomerPrediction Prediction)> predictions)
        where TGroup : notnull
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions
            .GroupBy(item => item.Group, item => item.Prediction)
            .ToDictionary(group => group.Key, group => Of(group));
    }

    /// <summary>Sums from the least on, so that the order of the input leaves no trace.</summary>
    private static double Sum(IEnumerable<double> numbers) => numbers.Order().Sum();
}
