using UserOps.Rfm;
using UserOps.Tests;

namespace UserOps.CustomerValue.Tests.Models;

/// <summary>The models against their definitions where closed forms have a case of their own, and the counts of purchases.</summary>
public class EdgeOracleTests
{
    private static readonly BtydStatistics[] Customers =
    [
        default, new(1, 0, 40), new(2, 30.43, 38.86), new(26, 31, 31), new(200, 199, 10_000),
    ];

    private static readonly PurchaseModel[] Models =
    [
        new BgNbd(0.24, 4.4, 0.8, 2.4), new MbgNbd(0.5, 6, 0.4, 0.3), new ParetoNbd(0.55, 10.5, 0.6, 11.7), new ParetoNbd(3, 200, 20, 0.5),
        new BgNbd(50, 10, 30, 1), new ParetoNbd(0.01, 0.01, 0.01, 1000),
    ];

    [Theory]
    [InlineData(1.0)]
    [InlineData(1 + 1e-9)]
    [InlineData(1 - 1e-9)]
    [InlineData(0.3)]
    [InlineData(1e-3)]
    [InlineData(1e3)]
    public void No_first_parameter_of_the_chance_to_stop_is_a_special_case(double a)
    {
        foreach (var b in new[] { 1e-3, 2.4 })
        {
            Same(new BgNbd(0.24, 4.4, a, b));
            Same(new MbgNbd(0.24, 4.4, a, b));
        }
    }

    [Theory]
    [InlineData(1.0, 11.0)]
    [InlineData(1 + 1e-9, 11.0)]
    [InlineData(1 - 1e-9, 11.0)]
    [InlineData(0.6, 10.5)]
    [InlineData(0.6, 1e-3)]
    [InlineData(0.6, 1e4)]
    [InlineData(1e-3, 1e-3)]
    [InlineData(1e3, 1e3)]
    public void Neither_a_whole_shape_nor_any_order_of_alpha_and_beta_is_a_special_case(double s, double beta) =>
        Same(new ParetoNbd(0.55, 10.5, s, beta));

    [Fact]
    public void The_first_chance_to_stop_keeps_its_digits_where_nearly_all_take_it()
    {
        // With b = 1e-9, b + 1 - 1 has eight digits left.
        var customer = new BtydStatistics(1, 10, 10.5);
        var model = new BgNbd(2, 5, 1, 1e-9);

        // The odds of dead are a / b ((α + T) / (α + t.x))^(r + x).
        var odds = 1e9 * Math.Pow(15.5 / 15, 3);
        Assert.Equal(1 / (1 + odds), model.ProbabilityAlive(customer), 1e-13 / odds);
        Assert.Equal(1 / (1 + odds), new MbgNbd(3, 15, 1, 1e-9).ProbabilityAlive(new(0, 0, 0.5)), 1e-13 / odds);
    }

    [Fact]
    public void Counts_of_purchases_are_as_likely_as_the_definitions_say() => Counts([.. Models[..4]], Customers[1..3], [13], [0, 1, 7]);

    [LongFact]
    public void All_counts_of_purchases_are_as_likely_as_the_definitions_say() => Counts(Models, Customers[..4], [1e-3, 13, 1000], [0, 1, 2, 7, 40]);

    private static void Counts(PurchaseModel[] models, BtydStatistics[] customers, double[] horizons, int[] counts)
    {
        foreach (var (model, customer, horizon) in models.SelectMany(model => customers.SelectMany(customer => horizons.Select(horizon => (model, customer, horizon)))))
        {
            var naive = NaiveModel.Of(model, customer, horizon, counts[^1]);
            foreach (var count in counts)
            {
                var expected = naive.Mass(count, horizon);
                var actual = model.ProbabilityOfPurchases(customer, count, horizon);
                Assert.True(Math.Abs(actual - expected) <= (1e-10 * expected) + 1e-30, $"{model} {customer} {count} in {horizon}: {actual:R} not {expected:R}");
            }
        }
    }

    private static void Same(PurchaseModel model)
    {
        foreach (var customer in Customers)
        {
            foreach (var horizon in new[] { 0, 1e-6, 10_000 })
            {
                Assert.Equal([], OracleTests.Faults(model, customer, horizon));
            }
        }
    }
}
