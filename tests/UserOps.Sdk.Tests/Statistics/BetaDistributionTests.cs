using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class BetaDistributionTests
{
    /// <summary>Parameters over all magnitudes from 0.01 to a million.</summary>
    private static readonly Arbitrary<double> AnyParameter =
        Arb.From(Gen.Choose(-200, 600).Select(hundredths => Math.Pow(10, hundredths / 100.0)));

    private static readonly Arbitrary<double> AnyProbability =
        Arb.From(Gen.OneOf(
            Gen.Choose(1, 9999).Select(parts => parts / 10_000.0),
            Gen.Choose(-12, -1).Select(power => Math.Pow(10, power))));

    // Bisection of the distribution function in 60-digit arithmetic.
    [Theory]
    [InlineData(0.01, 0.3, 0.975, 0.68272443605733520424)]
    [InlineData(0.01, 4.5, 0.9, 3.7446480984718488323e-6)]
    [InlineData(0.01, 1e4, 0.5, 4.4657560719752801756e-35)]
    [InlineData(0.3, 0.01, 0.025, 0.31727556394266413841)]
    [InlineData(0.3, 1, 1e-8, 2.1544346900318789764e-27)]
    [InlineData(0.3, 4.5, 0.975, 0.36584276570074300581)]
    [InlineData(1, 1e6, 0.975, 3.6888726502064881901e-6)]
    [InlineData(4.5, 0.3, 0.9, 0.99992216705923551854)]
    [InlineData(4.5, 1e4, 0.025, 0.00013498674054323215552)]
    [InlineData(100, 0.3, 1e-8, 0.85707216106025263472)]
    [InlineData(100, 100, 0.9, 0.54527311476844656191)]
    [InlineData(1e4, 100, 1e-8, 0.98355561867613826499)]
    [InlineData(1e6, 100, 0.9, 0.99991259051082332442)]
    [InlineData(0.5, 0.5, 0.25, 0.14644660940672623780)]
    [InlineData(1, 1, 0.3, 0.3)]
    [InlineData(0.01, 0.01, 1e-8, 0)]
    public void A_quantile_has_twelve_digits(double a, double b, double probability, double expected) =>
        Assert.Equal(expected, BetaDistribution.Quantile(a, b, probability), 1e-12 * expected);

    [Fact]
    public void The_distribution_at_its_quantile_is_the_probability() =>
        Law.Holds(AnyParameter, AnyParameter, AnyProbability, (a, b, probability) =>
        {
            var x = BetaDistribution.Quantile(a, b, probability);
            var below = BetaDistribution.Cdf(a, b, x);

            // Where the doubles are too coarse for the quantile, the probability lies between those of two neighbours.
            return Math.Abs(below - probability) <= 1e-11 * probability
                || (x is 0 && BetaDistribution.Cdf(a, b, 1e-300) >= probability)
                || (BetaDistribution.Cdf(a, b, Math.BitDecrement(x)) <= probability && BetaDistribution.Cdf(a, b, Math.Min(1, Math.BitIncrement(x))) >= probability);
        });

    [Fact]
    public void More_of_the_distribution_lies_below_a_greater_value() =>
        Law.Holds(AnyParameter, AnyParameter, AnyProbability, (a, b, probability) =>
            BetaDistribution.Quantile(a, b, probability / 2) <= BetaDistribution.Quantile(a, b, probability)
            && BetaDistribution.Quantile(a, b, probability) <= BetaDistribution.Quantile(a + 1, b, probability)
            && BetaDistribution.Quantile(a, b, probability) >= BetaDistribution.Quantile(a, b + 1, probability));

    [Fact]
    public void Successes_and_failures_mirror_each_other() =>
        Law.Holds(AnyParameter, AnyParameter, (a, b) =>
            Math.Abs(BetaDistribution.Quantile(a, b, 0.25) - (1 - BetaDistribution.Quantile(b, a, 0.75))) < 1e-12
            && Math.Abs(BetaDistribution.Cdf(a, b, 0.375) - (1 - BetaDistribution.Cdf(b, a, 0.625))) < 1e-12);

    [Fact]
    public void The_ends_are_exact()
    {
        Assert.Equal((0.0, 1.0), (BetaDistribution.Quantile(2, 3, 0), BetaDistribution.Quantile(2, 3, 1)));
        Assert.Equal((0.0, 1.0), (BetaDistribution.Cdf(2, 3, 0), BetaDistribution.Cdf(2, 3, 1)));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("a", () => BetaDistribution.Cdf(0, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("b", () => BetaDistribution.Cdf(1, double.PositiveInfinity, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => BetaDistribution.Cdf(1, 1, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>("a", () => BetaDistribution.Quantile(double.NaN, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("b", () => BetaDistribution.Quantile(1, -1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => BetaDistribution.Quantile(1, 1, double.NaN));
    }
}
