using UserOps.CustomerValue.Tests.Support;
using UserOps.Tests;

namespace UserOps.CustomerValue.Tests.Fitting;

/// <summary>Fits of the papers' own data.</summary>
public class CdnowFitTests
{
    [RealDataFact(Cdnow.File)]
    public void BG_NBD_finds_the_maximum_of_the_paper()
    {
        var fit = Fit(CustomerValuePolicy.BgNbd).Purchases;

        var model = Assert.IsType<BgNbd>(fit.Model);
        Assert.Equal(-9582.4292, fit.LogLikelihood, 0.0001);
        Assert.Equal(0.24259, model.R, 0.00001);
        Assert.Equal(4.41360, model.Alpha, 0.00001);
        Assert.Equal(0.79292, model.A, 0.00001);
        Assert.Equal(2.42591, model.B, 0.00001);
        Assert.True(fit.Identifiable);
        Assert.Equal(["r", "alpha", "a", "b"], fit.StandardErrors.Select(error => error.Name));
    }

    [RealDataFact(Cdnow.File)]
    public void Pareto_NBD_finds_the_maximum_of_the_note()
    {
        var fit = Fit(CustomerValuePolicy.ParetoNbd).Purchases;

        var model = Assert.IsType<ParetoNbd>(fit.Model);
        Assert.Equal(-9594.9762, fit.LogLikelihood, 0.0001);
        Assert.Equal(0.55328, model.R, 0.00001);
        Assert.Equal(10.57768, model.Alpha, 0.00002);
        Assert.Equal(0.60624, model.S, 0.00001);
        Assert.Equal(11.66874, model.Beta, 0.0001);
    }

    [RealDataFact(Cdnow.File)]
    public void Gamma_Gamma_finds_the_maximum_of_the_note()
    {
        var fit = Fit(CustomerValuePolicy.MbgNbd).Spend!;

        Assert.Equal(6.2496, fit.Model.P, 0.0001);
        Assert.Equal(3.7442, fit.Model.Q, 0.0001);
        Assert.Equal(15.4435, fit.Model.Gamma, 0.0001);
        Assert.Equal(946, fit.Customers);
        Assert.Equal(0.11, fit.Correlation!.Value, 0.01);
    }

    private static CustomerValueModel Fit(CustomerValuePolicy policy)
    {
        var summaries = Cdnow.Calibration(policy);
        return CustomerValueModel.Fit(summaries, summaries[0].AsOf, policy);
    }
}
