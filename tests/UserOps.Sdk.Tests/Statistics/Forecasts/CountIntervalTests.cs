using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class CountIntervalTests
{
    private static readonly Arbitrary<double> AnyMean = Gen.Choose(1, 3000).Select(hundredths => hundredths / 100.0).ToArbitrary();

    private static readonly Arbitrary<double> AnyDispersion = Gen.Choose(0, 300).Select(percent => percent / 100.0).ToArbitrary();

    private static readonly Arbitrary<double> AnyConfidence = Gen.Choose(1, 999).Select(promille => promille / 1000.0).ToArbitrary();

    // Poisson(10): P(X <= 3) = 0.0103, P(X <= 4) = 0.0293; P(X <= 16) = 0.9730, P(X <= 17) = 0.9857. Published tables of the distribution.
    [Theory]
    [InlineData(10, 10, 0.95, 4, 17)]
    [InlineData(10, 3, 0.95, 4, 17)]
    [InlineData(0, 5, 0.95, 0, 0)]
    [InlineData(0.01, 0.01, 0.95, 0, 0)]
    [InlineData(0.03, 0.03, 0.95, 0, 1)]
    public void Quantiles_of_small_means(double mean, double variance, double confidence, long lower, long upper) =>
        Assert.Equal((lower, upper), CountInterval.Of(mean, variance, confidence));

    [Fact]
    public void The_quantiles_are_those_found_count_by_count() =>
        Law.Holds(AnyMean, AnyDispersion, AnyConfidence, (mean, dispersion, confidence) =>
        {
            var tail = (1 - confidence) / 2;
            var (lower, upper) = CountInterval.Of(mean, mean + (dispersion * mean * mean), confidence);
            return Reaches(lower, tail) && (lower == 0 || !Reaches(lower - 1, tail)) && Reaches(upper, 1 - tail) && (upper == 0 || !Reaches(upper - 1, 1 - tail));

            bool Reaches(long count, double share) =>
                NegativeBinomialDistribution.UpperTail(count + 1, mean, NegativeBinomialDistribution.Dispersion(mean, mean + (dispersion * mean * mean))) <= 1 - share;
        });

    [Fact]
    public void Where_the_gamma_distribution_takes_over_nothing_jumps() =>
        Law.Holds(AnyDispersion, AnyConfidence, (dispersion, confidence) =>
        {
            var below = CountInterval.Of(1_000, 1_000 + (dispersion * 1e6), confidence);
            var above = CountInterval.Of(1_000.001, 1_000 + (dispersion * 1e6), confidence);
            var slack = 2 + (0.002 * below.Upper);
            return Math.Abs(below.Lower - above.Lower) <= slack && Math.Abs(below.Upper - above.Upper) <= slack;
        });

    [Theory]
    [InlineData(1e12, 1e12)]
    [InlineData(1e12, 1e24)]
    [InlineData(1e12, 1e30)]
    [InlineData(9e18, 1e38)]
    [InlineData(3, 1e30)]
    [InlineData(1e-9, 1e9)]
    public void Great_counts_have_a_sound_interval_at_every_confidence(double mean, double variance)
    {
        var last = (Lower: long.MaxValue, Upper: 0L);
        foreach (var confidence in (double[])[1e-9, 0.5, 0.9, 0.95, 0.999, 1 - 1e-12, Math.BitDecrement(1)])
        {
            var (lower, upper) = CountInterval.Of(mean, variance, confidence);
            Assert.True(0 <= lower && lower <= upper && (lower <= last.Lower || last.Upper == 0) && upper >= last.Upper, $"{confidence}: {lower} to {upper}");
            last = (lower, upper);
        }
    }

    [Fact]
    public void A_poisson_count_of_a_million_million_spreads_by_a_million()
    {
        // By the normal distribution with its correction for skewness: 1e12 ± 1.959964e6 + (1.96² - 1) / 6, to a count.
        var (lower, upper) = CountInterval.Of(1e12, 0, 0.95);

        Assert.InRange(lower, 999_998_040_035, 999_998_040_037);
        Assert.InRange(upper, 1_000_001_959_964, 1_000_001_959_965);
    }
}
