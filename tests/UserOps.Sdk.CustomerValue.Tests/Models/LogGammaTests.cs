namespace UserOps.CustomerValue.Tests.Models;

/// <summary>Differences of logarithms of the gamma function, against sums and integrals.</summary>
public class LogGammaTests
{
    [Theory]
    [InlineData(1e-3, 65)]
    [InlineData(14.5, 1_000_000)]
    [InlineData(15.5, 1_000_000)]
    [InlineData(300, 100_000)]
    [InlineData(1e6, 500)]
    [InlineData(1e9, 70)]
    public void A_rise_is_the_sum_over_its_steps(double c, int n)
    {
        var (logs, shares) = (0.0, 0.0);
        for (var i = n - 1; i >= 0; i--)
        {
            logs += Math.Log(c + i);
            shares += 1 / (c + i);
        }

        Assert.Equal(1, LogGamma.Rise(c, n) / logs, 1e-13);
        Assert.Equal(1, LogGamma.Slope(c, n) / shares, 1e-10);
    }

    [Fact]
    public void The_inverse_beta_is_that_of_the_integral_also_where_one_shape_is_great()
    {
        foreach (var a in new[] { 1e-3, 0.7, 3, 14.9, 15.1, 200, 1e4 })
        {
            foreach (var b in new[] { 1e-3, 2, 16, 500, 1e5 })
            {
                var expected = -Mixture.Beta(a, b, 1).LogMass;
                Assert.True(Math.Abs(LogGamma.InverseBeta(a, b) - expected) < 1e-11 * (1 + Math.Abs(expected)), $"{a} {b}: {LogGamma.InverseBeta(a, b):R} not {expected:R}");
                Assert.Equal(LogGamma.InverseBeta(a, b), LogGamma.InverseBeta(b, a));
            }
        }
    }

    /// <summary>The values are those of 40-digit arithmetic.</summary>
    [Theory]
    [InlineData(1e9, 0.001, -6.886455619547407)]
    [InlineData(1e6, 500, 4302.764157854714)]
    [InlineData(1e9, 1e5, 1021043.8745043284)]
    public void The_inverse_beta_keeps_its_digits_where_a_shape_is_very_great(double a, double b, double expected) =>
        Assert.Equal(expected, LogGamma.InverseBeta(a, b), 1e-14 * Math.Abs(expected));

    /// <summary>The value is that of 40-digit arithmetic; the difference of three logarithms of gamma functions is off by 1e-6.</summary>
    [Fact]
    public void The_likelihood_of_a_subscription_price_keeps_its_digits() =>
        Assert.Equal(-29.1993589826596602, new GammaGamma(1e6, 5, 15e6).LogLikelihood(1000, 3.75e12), 1e-12);
}
