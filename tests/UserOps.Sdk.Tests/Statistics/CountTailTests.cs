using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

/// <summary>The chi-square tail, and what past counts tell of later ones, against values of 20 digits (sums of the terms, with 50 digits).</summary>
public class CountTailTests
{
    private static readonly Arbitrary<int> AnyCount = Gen.Choose(0, 120).ToArbitrary();

    private static readonly Arbitrary<double> AnyExposure = Gen.Choose(1, 4000).Select(hundredths => hundredths / 100.0).ToArbitrary();

    [Theory]
    [InlineData(3.841458820694124, 1, 0.050000000000000057435)]
    [InlineData(0.5, 1, 0.47950012218695346232)]
    [InlineData(1293.134, 3, 4.5458699156738505151e-280)]
    [InlineData(100, 1, 1.5239706048321052132e-23)]
    [InlineData(10, 10, 0.44049328506521241144)]
    [InlineData(1e-10, 2, 0.99999999995)]
    [InlineData(30.5, 7, 0.000076859934494109619886)]
    [InlineData(1100, 1000, 0.014614408126295194045)]
    [InlineData(2.5, 3, 0.47529108334302059016)]
    [InlineData(0, 4, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(0.1, 0, 0)]
    [InlineData(double.PositiveInfinity, 2, 0)]
    public void The_tail_of_chi_square_has_twelve_digits(double value, int degreesOfFreedom, double expected) =>
        Near(expected, ChiSquareDistribution.UpperTail(value, degreesOfFreedom), 1e-12);

    [Fact]
    public void One_degree_of_freedom_is_the_square_of_a_normal_value() =>
        Law.Holds(AnyExposure, z => Close(2 * NormalDistribution.Cdf(-z), ChiSquareDistribution.UpperTail(z * z, 1), 1e-11, 1e-300));

    [Fact]
    public void An_even_number_of_degrees_is_a_count_of_poisson() =>
        Law.Holds(AnyExposure, AnyCount, (value, half) =>
            Close(1 - PoissonDistribution.UpperTail(half + 1, value), ChiSquareDistribution.UpperTail(2 * value, 2 * (half + 1)), 1e-12, 1e-14));

    [Theory]
    [InlineData(10, 1, 4, 1, 0.08978271484375)]
    [InlineData(20, 2, 5, 1, 0.11195274084276628792)]
    [InlineData(3, 1, 0, 1, 0.125)]
    [InlineData(0, 1, 3, 1, 1)]
    [InlineData(0, 1, 0, 1, 1)]
    [InlineData(100, 1, 20, 1, 2.7541954251270402531e-14)]
    [InlineData(50, 30.5, 40, 30.5, 0.17141655971039411747)]
    [InlineData(500, 90, 80, 30, 2.4053372066581251917e-11)]
    [InlineData(1000, 1, 0, 1, 9.3326361850321887899e-302)]
    public void The_fall_of_a_rate_has_its_exact_chance(int before, double exposureBefore, int after, double exposureAfter, double expected) =>
        Near(expected, PoissonComparison.PValueOfFall(before, exposureBefore, after, exposureAfter), 1e-11);

    [Fact]
    public void A_fall_and_a_rise_share_the_count_itself() =>
        Law.Holds(AnyCount, AnyCount, AnyExposure, (before, after, exposure) =>
        {
            // P(X <= k) + P(X >= k) = 1 + P(X = k), the last as the difference of two tails.
            var fall = PoissonComparison.PValueOfFall(before, exposure, after, 1);
            var rise = PoissonComparison.PValueOfFall(after, 1, before, exposure);
            var fewer = after == 0 ? 0 : PoissonComparison.PValueOfFall(before + 1, exposure, after - 1, 1);
            return Close(1, fewer + rise, 1e-12) && fall >= fewer;
        });

    [Fact]
    public void More_events_before_and_fewer_after_speak_for_a_fall() =>
        Law.Holds(AnyCount, AnyCount, AnyExposure, (before, after, exposure) =>
        {
            var p = PoissonComparison.PValueOfFall(before, exposure, after, 2);
            return p is >= 0 and <= 1
                && PoissonComparison.PValueOfFall(before + 1, exposure, after, 2) <= p
                && PoissonComparison.PValueOfFall(before, exposure, after + 1, 2) >= p * (1 - 1e-12)
                && PoissonComparison.PValueOfFall(before, exposure * 2, after, 2) >= p * (1 - 1e-12);
        });

    [Theory]
    [InlineData(0, 0, 28, 1, 1)]
    [InlineData(5, 0, 28, 1, 1.2174353828386518996e-8)]
    [InlineData(5, 4, 28, 1, 3.7629311073217911783e-6)]
    [InlineData(12, 100, 28, 1, 0.00048941311897697563798)]
    [InlineData(1, 0, 1, 1, 0.2928932188134524756)]
    [InlineData(30, 10, 8, 1, 3.4269652167132415938e-21)]
    [InlineData(200, 10, 8, 1, 3.8028577849912878345e-176)]
    [InlineData(3, 0, 1000, 1, 3.1168116180977859604e-10)]
    [InlineData(40, 1000, 30, 1, 0.14772083688843283732)]
    [InlineData(100, 1000, 30, 1, 8.6247745936623854226e-20)]
    [InlineData(1000, 100_000, 100, 1, 0.50420529627241037416)]
    [InlineData(7, 2, 0.5, 3, 0.79479904068026393164)]
    [InlineData(1, 5, 3, 0, 0)]
    public void The_next_count_has_its_exact_chance(int count, int pastCount, double pastExposure, double exposure, double expected) =>
        Near(expected, GammaPoissonDistribution.UpperTail(count, pastCount, pastExposure, exposure), 1e-11);

    [Fact]
    public void The_next_count_is_negative_binomial_with_the_mean_and_dispersion_of_the_past() =>
        Law.Holds(AnyCount, AnyCount, AnyExposure, (count, past, exposure) =>
            Close(
                NegativeBinomialDistribution.UpperTail(count, (past + 0.5) / exposure, 1 / (past + 0.5)),
                GammaPoissonDistribution.UpperTail(count, past, exposure),
                1e-11));

    [Fact]
    public void A_greater_count_is_less_likely_and_a_busier_past_makes_it_likelier() =>
        Law.Holds(AnyCount, AnyCount, AnyExposure, (count, past, exposure) =>
        {
            var p = GammaPoissonDistribution.UpperTail(count, past, exposure);
            return p is >= 0 and <= 1
                && GammaPoissonDistribution.UpperTail(count + 1, past, exposure) <= p
                && GammaPoissonDistribution.UpperTail(count, past + 1, exposure) >= p * (1 - 1e-12)
                && GammaPoissonDistribution.UpperTail(count, past, exposure * 2) <= p * (1 + 1e-12);
        });

    [Fact]
    public void A_long_past_leaves_the_count_to_poisson() =>
        Law.Holds(AnyCount, AnyExposure, (count, mean) =>
            Close(PoissonDistribution.UpperTail(count, mean), GammaPoissonDistribution.UpperTail(count, (long)(mean * 1e13), 1e13), 1e-7));

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("value", () => ChiSquareDistribution.UpperTail(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => ChiSquareDistribution.UpperTail(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("degreesOfFreedom", () => ChiSquareDistribution.UpperTail(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("before", () => PoissonComparison.PValueOfFall(-1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("after", () => PoissonComparison.PValueOfFall(1, 1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("exposureBefore", () => PoissonComparison.PValueOfFall(1, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("exposureAfter", () => PoissonComparison.PValueOfFall(1, 1, 1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => GammaPoissonDistribution.UpperTail(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("pastCount", () => GammaPoissonDistribution.UpperTail(1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("pastExposure", () => GammaPoissonDistribution.UpperTail(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("exposure", () => GammaPoissonDistribution.UpperTail(1, 1, 1, -1));
    }

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * expected);

    private static bool Close(double expected, double actual, double relative, double absolute = 0) =>
        Math.Abs(expected - actual) <= (relative * expected) + absolute;
}
