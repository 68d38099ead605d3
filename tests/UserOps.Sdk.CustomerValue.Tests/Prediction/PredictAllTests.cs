using NodaTime;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.CustomerValue.Tests.Prediction;

/// <summary>Full predictions of a population at once.</summary>
public class PredictAllTests
{
    public static TheoryData<string> Presets { get; } = [.. CustomerValuePolicy.Presets.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_population_gets_the_bits_that_each_user_gets_alone(string preset)
    {
        var policy = CustomerValuePolicy.Presets.Single(known => known.Name == preset);
        var (summaries, asOf) = OfShop(policy);
        var model = CustomerValueModel.Fit(summaries, asOf, policy);

        var predictions = model.PredictAll(summaries);

        Assert.Equal(summaries.Select(model.Predict), predictions);
        Assert.Contains(CustomerPrediction.NeverPurchased, predictions);
        Assert.Contains(predictions, prediction => prediction is { IsCustomer: true, Value: null });
        Assert.Contains(predictions, prediction => prediction.Value > 0);
    }

    [Fact]
    public void Nobody_has_no_predictions()
    {
        var (summaries, asOf) = OfShop(CustomerValuePolicy.MbgNbd);

        Assert.Empty(CustomerValueModel.Fit(summaries, asOf, CustomerValuePolicy.MbgNbd).PredictAll([]));
    }

    [Fact]
    public void A_population_gets_the_intervals_that_each_user_gets_alone()
    {
        var (summaries, asOf) = OfShop(CustomerValuePolicy.MbgNbd);
        var draws = CustomerValueModel.Fit(summaries, asOf, CustomerValuePolicy.MbgNbd).Draw(seed: 4, draws: 100)!;
        var some = summaries.Where((summary, i) => i % 10 == 0 || summary.FirstDay is null).Take(30).ToList();

        var intervals = draws.IntervalAll([.. some, some[0]], level: 0.8);

        Assert.Equal(some.Select(summary => draws.Interval(summary, 0.8)), intervals[..^1]);
        Assert.Equal(intervals[0], intervals[^1]);
        Assert.Contains(intervals, interval => interval is null);
        Assert.Throws<ArgumentOutOfRangeException>(() => draws.IntervalAll(some, level: 1));
        Assert.Throws<OperationCanceledException>(() => draws.IntervalAll(some, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_summary_gives_the_residual_value_and_the_interval_that_its_numbers_give()
    {
        var policy = CustomerValuePolicy.MbgNbd with { Unit = BtydUnit.CalendarWeeks };
        var (summaries, asOf) = OfShop(policy);
        var model = CustomerValueModel.Fit(summaries, asOf, policy);
        var draws = model.Draw(seed: 1, draws: 100)!;
        var loyal = summaries.MaxBy(summary => summary.PurchaseWeeks)!;
        var statistics = loyal.ToBtyd(policy.Unit)!.Value;

        Assert.Equal(model.ResidualValue(statistics, loyal.MeanRepeatPerWeek), model.ResidualValue(loyal));
        Assert.NotEqual(model.ResidualValue(statistics, loyal.MeanRepeatPerDay + 1), model.ResidualValue(loyal));
        Assert.Equal(draws.Interval(statistics, loyal.MeanRepeatPerWeek, 0.8), draws.Interval(loyal, 0.8));
        var never = summaries.First(summary => summary.ToBtyd(policy.Unit) is null);
        Assert.Null(model.ResidualValue(never));
        Assert.Null(draws.Interval(never));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.29, false)]
    [InlineData(0.3, true)]
    [InlineData(-0.3, true)]
    public void A_spend_that_hangs_together_with_the_repeats_is_marked(double? correlation, bool isCorrelated)
    {
        var (summaries, asOf) = OfShop(CustomerValuePolicy.MbgNbd);
        var spend = CustomerValueModel.Fit(summaries, asOf, CustomerValuePolicy.MbgNbd).Spend!;

        Assert.Equal(isCorrelated, (spend with { Correlation = correlation }).IsCorrelated);
    }

    /// <summary>A shop in which one repeat buyer took everything back, so that there is no spend to tell from.</summary>
    private static (List<PurchaseSummary> Summaries, Instant AsOf) OfShop(CustomerValuePolicy policy)
    {
        var shop = new Shop(ShopOptions.Default with { Users = 400 });
        var (book, summarizer) = (new PurchaseBook<UserId>(), new PurchaseSummarizer(policy.ToPurchasePolicy()));
        foreach (var purchase in shop.Purchases())
        {
            book.Add(purchase);
        }

        var asOf = shop.Clock.EndOf(shop.Options.End.PlusDays(-1));
        var backAgain = new PurchaseBook<string>();
        foreach (var days in new[] { 200, 100, 50 })
        {
            backAgain.Add(new Purchase<string>("back", asOf - Duration.FromDays(days), 0));
        }

        return ([.. book.Users.Order().Select(user => summarizer.Summarize(book[user], asOf)), summarizer.Summarize(backAgain["back"], asOf)], asOf);
    }
}
