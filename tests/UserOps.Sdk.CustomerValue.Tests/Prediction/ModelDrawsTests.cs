using NodaTime;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Tests;

namespace UserOps.CustomerValue.Tests.Prediction;

/// <summary>Intervals, against what simulated customers come from and do.</summary>
public class ModelDrawsTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 7, 1, 0, 0);

    private static readonly BtydStatistics[] Customers = [new(0, 0, 60), new(1, 20, 60), new(6, 40, 50), new(20, 59, 60)];

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        var model = Fit(new MbgNbd(0.8, 8, 0.8, 2.5), 400, 1);

        Assert.Equal(model.Draw(7, 200)!.Interval(Customers[2], 20), model.Draw(7, 200)!.Interval(Customers[2], 20));
        Assert.NotEqual(model.Draw(7, 200)!.Interval(Customers[2], 20), model.Draw(8, 200)!.Interval(Customers[2], 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Draw(7, 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Draw(7, 100_001));
        Assert.Equal(100, model.Draw(int.MinValue, 100)!.Count);
    }

    [Fact]
    public void Bounds_are_numbers_in_order_around_the_prediction()
    {
        var model = Fit(new ParetoNbd(0.8, 8, 0.8, 12), 600, 2);
        var draws = model.Draw(3, 100_000)!;
        foreach (var customer in Customers[1..3])
        {
            var (prediction, interval) = (model.Predict(customer, null), draws.Interval(customer, null, 0.9));
            Assert.InRange(prediction.PAlive, interval.PAlive.Lower, interval.PAlive.Upper);
            Assert.InRange(prediction.Expected, interval.Expected.Lower, interval.Expected.Upper);
            Assert.InRange(prediction.Expected, interval.Purchases.Lower, interval.Purchases.Upper);
            Assert.True(interval.PAlive is { Lower: >= 0, Upper: <= 1 });
        }
    }

    [Fact]
    public void Intervals_hold_the_truth_about_as_often_as_they_say() => Cover(40, 300, 0.85);

    [LongFact]
    public void Intervals_of_many_fits_hold_the_truth_about_as_often_as_they_say() => Cover(600, 1000, 0.92);

    [Fact]
    public void Simulated_customers_do_what_the_interval_of_their_purchases_says()
    {
        var truth = new MbgNbd(0.8, 8, 0.5, 2.5);
        var draws = Fit(truth, 3000, 5).Draw(6, 200)!;
        var future = SimulatedShop.CustomersWithFuture(truth, 250, 80, 52, 7);
        var within = future.Count(customer => draws.Interval(customer.Seen, null, 0.9).Purchases is var range && customer.Ahead >= range.Lower && customer.Ahead <= range.Upper);

        // Whole numbers make the interval hold more than it says.
        Assert.InRange(within / 250.0, 0.87, 1);
    }

    [Fact]
    public void Simulated_customers_are_alive_and_buy_as_often_as_is_predicted()
    {
        foreach (var truth in new PurchaseModel[] { new BgNbd(0.8, 8, 0.5, 2.5), new MbgNbd(0.8, 8, 0.5, 2.5), new ParetoNbd(0.8, 8, 0.8, 12) })
        {
            var future = SimulatedShop.CustomersWithFuture(truth, 20_000, 80, 26, 8);
            Assert.Equal(future.Average(customer => truth.ProbabilityAlive(customer.Seen)), future.Average(customer => customer.Alive ? 1.0 : 0), 0.01);
            var (expected, seen) = (future.Average(customer => truth.ExpectedPurchases(customer.Seen, 26)), future.Average(customer => (double)customer.Ahead));
            Assert.Equal(1, seen / expected, 0.03);
        }
    }

    private static void Cover(int fits, int size, double least)
    {
        var truth = new MbgNbd(0.9, 8, 0.7, 2);
        var (expected, alive, tried) = (0, 0, 0);
        for (var seed = 0; seed < fits; seed++)
        {
            if (Fit(truth, size, 1000 + seed) is not { Purchases.ShowsDropout: true } model || model.Draw(seed, 400) is not { } draws)
            {
                continue;
            }

            foreach (var customer in Customers[..3])
            {
                var interval = draws.Interval(customer, null);
                tried++;
                expected += Holds(interval.Expected, truth.ExpectedPurchases(customer, model.Horizon));
                alive += Holds(interval.PAlive, truth.ProbabilityAlive(customer));
            }
        }

        Assert.True(tried > fits * 2, $"{tried} intervals of {fits} fits");
        Assert.True(expected >= least * tried && alive >= least * tried, $"{(double)expected / tried:P1} of the expectations, {(double)alive / tried:P1} of P(alive)");
    }

    private static int Holds(PredictionRange range, double truth) => truth >= range.Lower && truth <= range.Upper ? 1 : 0;

    private static CustomerValueModel Fit(PurchaseModel truth, int customers, int seed) => CustomerValueModel.Fit(
        SimulatedShop.Sample(SimulatedShop.Customers(truth, customers, 80, seed)),
        AsOf,
        truth.Kind == PurchaseModelKind.ParetoNbd ? CustomerValuePolicy.ParetoNbd : CustomerValuePolicy.MbgNbd);
}
