using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Fitting;

/// <summary>When a fit says that customers stop.</summary>
public class DropoutRuleTests
{
    [Theory]
    [InlineData(PurchaseModelKind.BgNbd)]
    [InlineData(PurchaseModelKind.MbgNbd)]
    [InlineData(PurchaseModelKind.ParetoNbd)]
    public void Where_nobody_stops_the_fit_says_so_and_predicts_as_the_NBD(PurchaseModelKind kind)
    {
        var found = 0;
        for (var seed = 0; seed < 12; seed++)
        {
            var sample = SimulatedShop.Sample(SimulatedShop.Customers(new Nbd(0.8, 8), 300, 60, 40 + seed));
            var (fit, limit) = (PurchaseFitter.Fit(sample, kind), PurchaseFitter.Fit(sample, PurchaseModelKind.Nbd));
            Assert.Equal(limit, fit.Limit);
            Assert.Equal(fit.Gain >= 1.35, fit.ShowsDropout);
            Assert.Equal(Math.Max(0, fit.LogLikelihood - limit.LogLikelihood), fit.Gain);
            if (!fit.ShowsDropout)
            {
                Assert.False(fit.Identifiable);
                var customer = new BtydStatistics(3, 20, 50);
                Assert.Equal(limit.Model.ExpectedPurchases(customer, 10), fit.Predicting.Model.ExpectedPurchases(customer, 10));
                continue;
            }

            found++;
        }

        // By chance one sample in twenty shows what is not there.
        Assert.InRange(found, 0, 3);
    }

    [Theory]
    [InlineData(PurchaseModelKind.BgNbd)]
    [InlineData(PurchaseModelKind.MbgNbd)]
    [InlineData(PurchaseModelKind.ParetoNbd)]
    public void Where_many_stop_the_fit_says_so(PurchaseModelKind kind)
    {
        var fit = PurchaseFitter.Fit(SimulatedShop.Sample(SimulatedShop.Customers(PurchaseModel.Of(kind, 0.8, 8, 0.8, 3), 3000, 80, 60)), kind);

        Assert.True(fit.Identifiable);
        Assert.Same(fit, fit.Predicting);
    }
}
