using UserOps.CustomerValue.Tests.Support;
using UserOps.Testing;
using static UserOps.CustomerValue.Tests.Support.ValueExamples;

namespace UserOps.CustomerValue.Tests.Prediction;

public class CustomerValueTotalsTests
{
    private static readonly CustomerValueModel Model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), spend: new(6.25, 3.74, 15.44));

    [Fact]
    public void Totals_are_sums_over_customers_to_the_last_bit_in_any_order() =>
        Law.Holds(ValueGenerators.Customers, ValueGenerators.Seeds, (customers, seed) =>
        {
            CustomerPrediction[] predictions = [.. customers.Select(customer =>
                customer.Statistics is { } statistics ? Model.Predict(statistics, customer.MeanSpend) : CustomerPrediction.NeverPurchased)];
            var totals = CustomerValueTotals.Of(predictions);
            var bought = predictions.Where(prediction => prediction.IsCustomer).ToList();

            Assert.Equal(totals, CustomerValueTotals.Of(predictions.Reverse()));
            Assert.Equal(totals, CustomerValueTotals.Of(predictions.Select((prediction, i) => (prediction, i)).OrderBy(item => (item.i + 1) * (seed % 97) % 31).Select(item => item.prediction)));
            Assert.Equal(bought.Count, totals.Customers);
            Assert.Equal(bought.Sum(prediction => prediction.PAlive), totals.Alive, 1e-9);
            Assert.Equal(bought.Sum(prediction => prediction.Expected), totals.Purchases, 1e-9);
            Assert.Equal(bought.Sum(prediction => prediction.Value ?? 0), totals.Value, 1e-6);
            return totals.WithoutValue == bought.Count(prediction => prediction.Value is null);
        });

    [Fact]
    public void Groups_have_the_totals_of_their_own() =>
        Law.Holds(ValueGenerators.Customers, customers =>
        {
            var predictions = customers
                .Select((customer, i) => ($"g{i % 3}", customer.Statistics is { } statistics ? Model.Predict(statistics, customer.MeanSpend) : CustomerPrediction.NeverPurchased))
                .ToList();
            var groups = CustomerValueTotals.By(predictions);

            Assert.Equal(predictions.Select(item => item.Item1).Distinct().Order(), groups.Keys.Order());
            return groups.All(group => group.Value == CustomerValueTotals.Of(predictions.Where(item => item.Item1 == group.Key).Select(item => item.Item2)));
        });

    [Fact]
    public void Nobody_adds_up_to_nothing()
    {
        Assert.Equal(new(0, 0, 0, 0, 0), CustomerValueTotals.Of([]));
        Assert.Equal(new(0, 0, 0, 0, 0), CustomerValueTotals.Of([CustomerPrediction.NeverPurchased]));
        Assert.Empty(CustomerValueTotals.By(Array.Empty<(int, CustomerPrediction)>()));
    }
}
