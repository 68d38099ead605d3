using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;

namespace UserOps.CustomerValue.Tests.Models;

public class DiscountRateTests
{
    [Fact]
    public void A_yearly_rate_is_what_its_continuous_rate_comes_to_in_a_year() =>
        Law.Holds(Gen.Choose(0, 10_000_000).ToArbitrary(), Gen.Choose(1, 100_000).ToArbitrary(), (tenThousandths, hours) =>
        {
            var (annual, unit) = (tenThousandths / 10_000.0, Duration.FromHours(hours));
            var rate = DiscountRate.PerYear(annual);
            Assert.Equal(annual, rate.Annual);
            Assert.Equal(1 + annual, Math.Exp(rate.PerUnit(Duration.FromDays(365))), (1 + annual) * 1e-13);
            Assert.Equal(rate.PerUnit(Duration.FromHours(1)) * hours, rate.PerUnit(unit), 1e-12 * (1 + rate.PerUnit(unit)));
            return Math.Abs(DiscountRate.Continuous(rate.PerUnit(unit), unit).Annual - annual) <= Math.Min(annual, 1000) * 1e-11;
        });

    [Fact]
    public void The_rate_of_the_papers_is_fifteen_percent_a_year()
    {
        var rate = DiscountRate.Continuous(0.0027, Duration.FromDays(7));

        Assert.Equal(0.1511, rate.Annual, 0.0001);
        Assert.Equal(0.0027, rate.PerUnit(Duration.FromDays(7)), 1e-17);
        Assert.Equal("15.1178 % a year", rate.ToString());
    }

    [Fact]
    public void The_default_is_no_discount()
    {
        Assert.Equal(default, DiscountRate.None);
        Assert.Equal(DiscountRate.None, DiscountRate.PerYear(0));
        Assert.Equal(DiscountRate.None, DiscountRate.Continuous(0, Duration.FromDays(1)));
        Assert.Equal(0, DiscountRate.None.PerUnit(Duration.FromDays(7)));
        Assert.Equal("0 % a year", default(DiscountRate).ToString());
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(1000.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_yearly_rate_out_of_range_is_refused(double annual) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(annual), () => DiscountRate.PerYear(annual));

    [Theory]
    [InlineData(-0.001)]
    [InlineData(7)]
    [InlineData(double.NaN)]
    public void A_continuous_rate_out_of_range_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(rate), () => DiscountRate.Continuous(rate, Duration.FromDays(365)));

    [Fact]
    public void A_unit_of_no_length_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("per", () => DiscountRate.Continuous(0.1, Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => DiscountRate.None.PerUnit(Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => DiscountRate.None.PerUnit(-Duration.Epsilon));
    }
}
