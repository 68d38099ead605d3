using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Tests;

namespace UserOps.CustomerValue.Tests.Validation;

/// <summary>Customers by their number of repeats, counted and expected.</summary>
public class RepeatDistributionTests
{
    [RealDataFact(Cdnow.File)]
    public void The_sample_of_CDNOW_is_counted_as_in_the_paper_and_the_model_has_its_shape()
    {
        var summaries = Cdnow.Calibration(CustomerValuePolicy.BgNbd);
        var sample = CustomerSample.From(summaries, BtydUnit.SevenDays);
        var model = CustomerValueModel.Fit(sample, summaries[0].AsOf, CustomerValuePolicy.BgNbd);

        var rows = RepeatDistribution.Of(model, sample);

        Assert.Equal([1411, 439, 214, 100, 62, 38, 29, 64], rows.Select(row => row.Actual));
        Assert.True(rows[7].AndMore);
        Assert.Equal(2357, rows.Sum(row => row.Predicted), 1e-6);
        Assert.All(rows, row => Assert.True(Math.Abs(row.Predicted - row.Actual) < 4 * Math.Sqrt(row.Actual), $"{row}"));
    }

    [Fact]
    public void Each_customer_is_expected_by_the_own_time()
    {
        BtydStatistics[] customers = [new(0, 0, 10), new(2, 5, 20), new(2, 7, 20), new(9, 18, 30)];
        var sample = CustomerSample.From(customers, BtydUnit.SevenDays);
        var model = CustomerValueModel.Fit(sample, NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0), CustomerValuePolicy.MbgNbd);
        var purchases = model.Purchases.Predicting.Model;

        var rows = RepeatDistribution.Of(model, sample, rows: 4);

        Assert.Equal([1, 0, 2, 1], rows.Select(row => row.Actual));
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(customers.Sum(customer => purchases.ProbabilityOfPurchases(default, n, customer.Observed)), rows[n].Predicted, 1e-12);
        }

        Assert.Equal(4, rows.Sum(row => row.Predicted), 1e-12);
    }

    [Fact]
    public void A_sample_in_another_unit_is_refused()
    {
        var sample = CustomerSample.From([new BtydStatistics(1, 5, 10)], BtydUnit.SevenDays);
        var model = CustomerValueModel.Fit(sample, NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0), CustomerValuePolicy.MbgNbd);

        Assert.Throws<ArgumentException>(() => RepeatDistribution.Of(model, CustomerSample.Empty(BtydUnit.Days)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RepeatDistribution.Of(model, sample, rows: 1));
    }
}
