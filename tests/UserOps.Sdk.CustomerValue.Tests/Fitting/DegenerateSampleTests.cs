using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Fitting;

/// <summary>Samples that have no maximum, or hardly one: the fit is finite, says so, and predicts what was seen.</summary>
public class DegenerateSampleTests
{
    private static readonly PurchaseModelKind[] Kinds = Enum.GetValues<PurchaseModelKind>();

    public static TheoryData<string> Samples => [.. All().Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_degenerate_sample_is_fitted_to_finite_numbers(string name)
    {
        var sample = SimulatedShop.Sample(All()[name]);
        foreach (var kind in Kinds)
        {
            var fit = PurchaseFitter.Fit(sample, kind);
            var sum = sample.Patterns.Sum(pattern => pattern.Customers * fit.Model.LogLikelihood(pattern.Statistics));
            Assert.True(Math.Abs(sum - fit.LogLikelihood) <= 1e-9 * (1 + Math.Abs(sum)), $"{name} {fit.Model}: {fit.LogLikelihood:R}, the sum is {sum:R}");
            Assert.True(fit.Converged || fit.Weak.Count > 0, $"{name} {fit.Model}: {fit.Steps} steps");
            Assert.All(fit.Covariance, number => Assert.True(double.IsFinite(number)));
            Assert.All(fit.StandardErrors, error => Assert.InRange(error.Value, 0, double.MaxValue));
            if (fit.Limit is { } limit)
            {
                Assert.True(fit.LogLikelihood > limit.LogLikelihood - 0.001, $"{name} {fit.Model}: {fit.LogLikelihood:R} is below the limit {limit.LogLikelihood:R}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(1000)]
    [InlineData(10_000)]
    [InlineData(100_000_000)]
    public void Customers_who_all_buy_alike_are_expected_to_go_on_like_that(double observed)
    {
        var sample = SimulatedShop.Sample(Enumerable.Repeat(new BtydStatistics(12, observed, observed), 500));
        foreach (var kind in Kinds)
        {
            var fit = PurchaseFitter.Fit(sample, kind);
            Assert.Equal(12, fit.Predicting.Model.ExpectedPurchases(new(12, observed, observed), observed), 0.1);
            Assert.Equal(12, fit.Predicting.Model.ExpectedPurchases(observed), 0.1);
        }
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1)]
    [InlineData(1e15)]
    public void A_subscription_price_is_the_spend_that_is_expected(double price)
    {
        var fit = SpendFitter.Fit(CustomerSample.From(
            Enumerable.Range(1, 300).Select(i => ((BtydStatistics?)new BtydStatistics(1 + (i % 20), 5, 10), (decimal?)price)), BtydUnit.Days))!;

        Assert.Equal(1, fit.Model.ExpectedSpend(3, price)!.Value / price, 0.01);
        Assert.Equal(1, fit.Model.PopulationMean!.Value / price, 0.01);
        Assert.False(fit.Identifiable);
        Assert.True(double.IsFinite(fit.LogLikelihood));
    }

    [Fact]
    public void One_spend_and_two_are_fitted_to_finite_numbers()
    {
        foreach (var spends in new decimal[][] { [10], [10, 20], [1e-8m, 1e15m], [0.01m, 1000, 0.01m, 99999] })
        {
            var fit = SpendFitter.Fit(CustomerSample.From(spends.Select((spend, i) => ((BtydStatistics?)new BtydStatistics(1 + i, 5, 10), (decimal?)spend)), BtydUnit.Days))!;
            Assert.True(double.IsFinite(fit.LogLikelihood), $"{fit.Model}");
            Assert.InRange(fit.Model.ExpectedSpend(2, (double)spends[0]) ?? 0, 0, 1e40);
        }
    }

    private static Dictionary<string, BtydStatistics[]> All() => new()
    {
        ["one customer"] = [new(3, 20, 30)],
        ["one customer of the last moment"] = [new(3, 30, 30)],
        ["two"] = [new(3, 20, 30), new(0, 0, 10)],
        ["all x equal"] = [.. Enumerable.Range(1, 100).Select(i => new BtydStatistics(2, i / 4.0, 30))],
        ["all T equal"] = [.. Enumerable.Range(0, 100).Select(i => new BtydStatistics(i % 7, i % 7 * 4, 30))],
        ["T of 0 for some"] = [.. Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? default : new BtydStatistics(i % 7, i % 7 * 4, 30))],
        ["one very great x"] = [.. SimulatedShop.Customers(new BgNbd(0.6, 8, 0.8, 2.5), 300, 80, 5), new(100_000, 79, 80)],
        ["a purchase every day"] = [.. Enumerable.Range(10, 200).Select(i => new BtydStatistics(i, i, i))],
        ["stopped after one"] = [.. Enumerable.Range(10, 200).Select(i => new BtydStatistics(1, 1, i))],
        ["hardly a repeat"] = [.. Enumerable.Range(10, 200).Select(i => new BtydStatistics(i == 60 ? 1 : 0, i == 60 ? 5 : 0, i))],
        ["ever the same time"] = [.. Enumerable.Repeat(new BtydStatistics(0, 0, 30), 100), new(1, 30, 30)],
        ["a very short time"] = [new(0, 0, double.Epsilon), new(1, 0, 0)],
        ["a very long time"] = [.. Enumerable.Range(1, 50).Select(i => new BtydStatistics(i % 3, i % 3 * 1e8, 1e9))],
        ["all kinds of times"] = [.. Enumerable.Range(-8, 17).Select(i => new BtydStatistics(i % 2 == 0 ? 1 : 0, i % 2 == 0 ? Math.Pow(10, i) / 2 : 0, Math.Pow(10, i)))],
    };
}
