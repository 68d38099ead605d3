using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Models;

/// <summary>Numbers that the papers and their authors' notes give.</summary>
public class PublishedAnswersTests
{
    /// <summary>The parameters of Fader, Hardie and Lee (2005), table 2, to five digits.</summary>
    private static readonly BgNbd BgNbd = new(0.24259, 4.41360, 0.79292, 2.42591);

    /// <summary>The parameters of Fader and Hardie's implementation note, to five digits.</summary>
    private static readonly ParetoNbd ParetoNbd = new(0.55328, 10.57768, 0.60624, 11.66874);

    [Fact]
    public void A_customer_of_the_paper_is_expected_to_buy_as_the_paper_says()
    {
        var customer = new BtydStatistics(2, 30.43, 38.86);

        Assert.Equal(1.226, BgNbd.ExpectedPurchases(customer, 39), 0.0005);
        Assert.Equal(0.7266, BgNbd.ProbabilityAlive(customer), 0.00005);
    }

    [Theory]
    [InlineData(1, 0.0532)]
    [InlineData(32, 1.0437)]
    [InlineData(78, 1.8580)]
    public void A_new_customer_is_expected_to_buy_as_the_spreadsheet_says(double weeks, double expected) =>
        Assert.Equal(expected, BgNbd.ExpectedPurchases(weeks), 0.0001);

    [Fact]
    public void Pareto_NBD_expects_what_the_note_says()
    {
        var customer = new BtydStatistics(26, 30.857, 31);

        Assert.Equal(25.46, ParetoNbd.ExpectedPurchases(customer, 52), 0.005);
        Assert.Equal(0.9979, ParetoNbd.ProbabilityAlive(customer), 0.00005);
    }

    /// <summary>Where a + b is below 1, the series that is mostly used gives nonsense; the value is that of 60-digit arithmetic.</summary>
    [Fact]
    public void Parameters_whose_sum_is_below_one_are_no_special_case() =>
        Assert.Equal(
            0.564588615532784727,
            new BgNbd(0.11, 2.24, 0.31, 0.5).ExpectedPurchases(new BtydStatistics(0, 0, 1), 30),
            1e-14);

    [Fact]
    public void The_first_customers_of_the_sample_are_expected_to_spend_as_the_note_says()
    {
        var model = new GammaGamma(6.2496, 3.7442, 15.4435);

        Assert.Equal(24.65, model.ExpectedSpend(2, 22.345)!.Value, 0.005);
        Assert.Equal(18.91, model.ExpectedSpend(1, 11.77)!.Value, 0.005);
        Assert.Equal(35.17, model.ExpectedSpend(0, 0)!.Value, 0.005);
    }
}
