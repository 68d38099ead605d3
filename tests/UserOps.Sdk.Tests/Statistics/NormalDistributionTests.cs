using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class NormalDistributionTests
{
    /// <summary>Probabilities over all magnitudes, as ten to a power.</summary>
    private static readonly Arbitrary<double> AnyTail =
        Arb.From(Gen.Choose(-30_000, -31).Select(hundredths => Math.Pow(10, hundredths / 100.0)));

    private static readonly Arbitrary<double> AnyValue =
        Arb.From(Gen.Choose(-37_000, 37_000).Select(thousandths => thousandths / 1000.0));

    // 17 digits, from 60-digit arithmetic on the very double that is asked.
    [Theory]
    [InlineData(0.975, 1.9599639845400539)]
    [InlineData(0.95, 1.6448536269514723)]
    [InlineData(0.8, 0.84162123357291436)]
    [InlineData(0.9, 1.2815515655446006)]
    [InlineData(0.995, 2.5758293035489005)]
    [InlineData(0.999, 3.0902323061678133)]
    [InlineData(0.5000001, 2.5066282733116483e-7)]
    [InlineData(0.0751, -1.43882539275254)]
    [InlineData(0.075, -1.4395314709384559)]
    [InlineData(0.0749, -1.4402382675279637)]
    [InlineData(0.3, -0.52440051270804082)]
    [InlineData(0.01, -2.3263478740408411)]
    [InlineData(1e-5, -4.2648907939228246)]
    [InlineData(1.3887943864964021e-11, -6.6579046435011036)]
    [InlineData(1e-12, -7.0344838253011319)]
    [InlineData(1e-20, -9.2623400897984076)]
    [InlineData(1e-100, -21.273453560965324)]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(1e-308, -37.540674921545942)]
    [InlineData(double.Epsilon, -38.467405617144346)]
    [InlineData(0.9999999999999999, 8.2095361516013869)]
    public void A_quantile_has_fifteen_right_digits_in_every_range_of_the_algorithm(double probability, double expected) =>
        AssertNear(expected, NormalDistribution.Quantile(probability), relative: 6e-16);

    [Theory]
    [InlineData(1e-10, 0.50000000003989423)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(0.66291, 0.74630590161026006)]
    [InlineData(-0.66291, 0.25369409838973994)]
    [InlineData(1, 0.84134474606854295)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(1.959963984540054, 0.97499999999999999)]
    [InlineData(-1.959963984540054, 0.025000000000000011)]
    [InlineData(-3, 0.0013498980316300945)]
    [InlineData(3, 0.99865010196836991)]
    [InlineData(-5.656, 7.7470733237490677e-9)]
    [InlineData(-5.66, 7.5686497519977137e-9)]
    [InlineData(5.66, 0.99999999243135025)]
    [InlineData(-8, 6.2209605742717841e-16)]
    [InlineData(8, 0.99999999999999938)]
    [InlineData(-10, 7.6198530241605261e-24)]
    [InlineData(-20, 2.7536241186062337e-89)]
    [InlineData(-37, 5.7255712225245768e-300)]
    [InlineData(-37.5, 4.6053530095819548e-308)]
    public void A_probability_has_fifteen_right_digits_also_in_the_lower_tail(double z, double expected) =>
        AssertNear(expected, NormalDistribution.Cdf(z), relative: 1e-15);

    [Fact]
    public void The_middle_is_exact()
    {
        Assert.Equal(0, NormalDistribution.Quantile(0.5));
        Assert.Equal(0.5, NormalDistribution.Cdf(0));
    }

    [Fact]
    public void Below_the_smallest_normal_double_the_probability_fades_to_nothing()
    {
        AssertNear(2.8854283600687843e-316, NormalDistribution.Cdf(-38), relative: 1e-7);
        Assert.True(NormalDistribution.Cdf(-38.4) > 0);
        Assert.Equal(0, NormalDistribution.Cdf(-38.6));
        Assert.Equal(0, NormalDistribution.Cdf(-1e300));
        Assert.Equal(0, NormalDistribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1, NormalDistribution.Cdf(double.PositiveInfinity));
    }

    [Fact]
    public void The_quantile_finds_back_every_value_of_the_lower_half() =>
        Law.Holds(AnyValue, z =>
        {
            // Near the middle the last bit of a probability of 0.5 moves z by 3e-16, however small z is.
            var back = NormalDistribution.Quantile(NormalDistribution.Cdf(-Math.Abs(z)));
            return Math.Abs(back + Math.Abs(z)) <= 6e-16 + (3e-15 * Math.Abs(z));
        });

    [Fact]
    public void The_probability_of_a_quantile_is_the_probability_asked_for() =>
        Law.Holds(AnyTail, p =>
        {
            // A relative error e in z moves the tail by about z² e.
            var z = NormalDistribution.Quantile(p);
            return Near(p, NormalDistribution.Cdf(z), 1e-15 + (1e-15 * z * z));
        });

    [Fact]
    public void Both_functions_are_symmetric() =>
        Law.Holds(AnyTail, AnyValue, (p, z) =>
            Math.Abs(NormalDistribution.Cdf(z) + NormalDistribution.Cdf(-z) - 1) <= 4e-16
            && (1 - (1 - p) != p || NormalDistribution.Quantile(1 - p) == -NormalDistribution.Quantile(p)));

    [Fact]
    public void Both_functions_rise() =>
        Law.Holds(AnyTail, AnyValue, (p, z) =>
        {
            Assert.True(NormalDistribution.Cdf(z) >= NormalDistribution.Cdf(z - 0.001));
            Assert.True(NormalDistribution.Quantile(p) > NormalDistribution.Quantile(p * 0.999));
            return NormalDistribution.Quantile(p) < NormalDistribution.Quantile(p * 1.001);
        });

    [Fact]
    public void Where_two_approximations_meet_neither_function_falls()
    {
        foreach (var (middle, step) in new[] { (0.66291, 1e-12), (-0.66291, 1e-12), (Math.Sqrt(32), 1e-12), (-Math.Sqrt(32), 1e-12) })
        {
            for (var i = -1000; i < 1000; i++)
            {
                Assert.True(NormalDistribution.Cdf(middle + (i * step)) <= NormalDistribution.Cdf(middle + ((i + 1) * step)));
            }
        }

        foreach (var (middle, step) in new[] { (0.075, 1e-14), (0.925, 1e-14), (Math.Exp(-25), 1e-23) })
        {
            for (var i = -1000; i < 1000; i++)
            {
                Assert.True(NormalDistribution.Quantile(middle + (i * step)) <= NormalDistribution.Quantile(middle + ((i + 1) * step)));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_probability_outside_0_to_1_is_an_error(double probability)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(probability));
        Assert.Equal("probability", error.ParamName);
        Assert.Equal(probability, error.ActualValue);
    }

    [Fact]
    public void NaN_has_no_probability() =>
        Assert.Equal("z", Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Cdf(double.NaN)).ParamName);

    private static void AssertNear(double expected, double actual, double relative) =>
        Assert.True(Near(expected, actual, relative), FormattableString.Invariant($"{actual:r} is not {expected:r}"));

    private static bool Near(double expected, double actual, double relative) =>
        Math.Abs(actual - expected) <= relative * Math.Abs(expected);
}
