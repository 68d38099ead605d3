using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Models;

/// <summary>What must be so of every model and customer, whatever the numbers.</summary>
public class ModelLawTests
{
    private static readonly PurchaseModelKind[] Kinds = [PurchaseModelKind.MbgNbd, PurchaseModelKind.BgNbd, PurchaseModelKind.ParetoNbd];

    [Fact]
    public void Silence_never_raises_P_alive_and_a_later_purchase_never_lowers_it() => ForAll(300, 31, (model, customer, random) =>
    {
        var (x, last, observed) = customer;
        Assert.True(model.ProbabilityAlive(customer with { Observed = observed * (1 + random.NextDouble()) }) <= model.ProbabilityAlive(customer) * (1 + 1e-12));
        var later = x == 0 ? 0 : last + (random.NextDouble() * (observed - last));
        Assert.True(model.ProbabilityAlive(customer with { LastRepeat = later }) >= model.ProbabilityAlive(customer) * (1 - 1e-12));
    });

    [Fact]
    public void A_longer_time_never_has_fewer_purchases_and_no_time_has_none() => ForAll(300, 32, (model, customer, random) =>
    {
        var horizon = 100 * random.NextDouble();
        Assert.Equal(0, model.ExpectedPurchases(customer, 0));
        Assert.Equal(0, model.DiscountedPurchases(customer, 0, 0.001));
        Assert.True(model.ExpectedPurchases(customer, horizon * 1.5) >= model.ExpectedPurchases(customer, horizon) * (1 - 1e-12));
        Assert.Equal(1, model.ProbabilityOfPurchases(customer, 0, 0));
    });

    [Fact]
    public void Discount_takes_away_and_no_discount_takes_nothing() => ForAll(150, 33, (model, customer, random) =>
    {
        var horizon = 100 * random.NextDouble();
        var expected = model.ExpectedPurchases(customer, horizon);
        Assert.Equal(expected, model.DiscountedPurchases(customer, horizon, 0));
        Assert.Equal(expected, model.DiscountedPurchases(customer, horizon, 1e-9), (1e-6 * expected) + 1e-300);
        Assert.True(model.DiscountedPurchases(customer, horizon, 0.01) <= expected * (1 + 1e-10));
        var all = model.DiscountedResidualPurchases(customer, 0.01);
        Assert.Equal(all, model.DiscountedPurchases(customer, 1e6, 0.01), (1e-10 * all) + 1e-300);
    });

    [Fact]
    public void Counts_sum_to_one_and_have_the_expected_mean()
    {
        foreach (var kind in Kinds)
        {
            var model = PurchaseModel.Of(kind, 0.8, 9, 0.7, 3);
            foreach (var customer in new BtydStatistics[] { default, new(0, 0, 30), new(5, 20, 30) })
            {
                var masses = Enumerable.Range(0, 400).Select(n => model.ProbabilityOfPurchases(customer, n, 20)).ToArray();
                Assert.Equal(1, masses.Sum(), 1e-12);
                Assert.Equal(model.ExpectedPurchases(customer, 20), masses.Select((mass, n) => n * mass).Sum(), 1e-11);
            }
        }
    }

    [Fact]
    public void One_time_buyers_are_alive_by_BG_and_less_and_less_so_by_MBG()
    {
        var (bg, mbg) = (new BgNbd(0.24, 4.4, 0.8, 2.4), new MbgNbd(0.24, 4.4, 0.8, 2.4));

        Assert.Equal(1, bg.ProbabilityAlive(new(0, 0, 10_000)));
        Assert.True(mbg.ProbabilityAlive(new(0, 0, 10)) > mbg.ProbabilityAlive(new(0, 0, 20)));
        Assert.Equal(2.4 / 3.2, mbg.ProbabilityAlive(default), 1e-15);
    }

    [Fact]
    public void Without_a_chance_to_stop_all_models_are_the_NBD()
    {
        var (limit, customer) = (new Nbd(0.6, 8), new BtydStatistics(4, 25, 30));
        foreach (var kind in Kinds)
        {
            var model = PurchaseModel.Of(kind, 0.6, 8, 1e-9, 2);
            Assert.Equal(1, model.ProbabilityAlive(customer), 1e-7);
            Assert.Equal(limit.ExpectedPurchases(customer, 52), model.ExpectedPurchases(customer, 52), 1e-6);
            Assert.Equal(limit.DiscountedPurchases(customer, 52, 0.002), model.DiscountedPurchases(customer, 52, 0.002), 1e-6);
            Assert.Equal(limit.ProbabilityOfPurchases(customer, 3, 52), model.ProbabilityOfPurchases(customer, 3, 52), 1e-8);
            Assert.Equal(limit.LogLikelihood(customer), model.LogLikelihood(customer), 1e-7);
        }
    }

    private static void ForAll(int cases, int seed, Action<PurchaseModel, BtydStatistics, Random> law)
    {
        var random = new Random(seed);
        double Parameter() => Math.Pow(10, (random.NextDouble() * 6) - 3);
        for (var i = 0; i < cases; i++)
        {
            var model = PurchaseModel.Of(Kinds[i % Kinds.Length], Parameter(), Parameter(), Parameter(), Parameter());
            var (repeats, observed) = (random.Next(2) * random.Next(200), 1000 * random.NextDouble());
            law(model, new(repeats, repeats == 0 ? 0 : observed * random.NextDouble(), observed), random);
        }
    }
}
