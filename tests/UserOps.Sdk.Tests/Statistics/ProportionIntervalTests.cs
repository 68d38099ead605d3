using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class ProportionIntervalTests
{
    private static readonly Arbitrary<(long Successes, long Trials)> AnyCounts = Arb.From(
        from trials in Gen.OneOf(Gen.Choose(1, 50), Gen.Choose(1, 2_000_000_000))
        from successes in Gen.OneOf(Gen.Choose(0, trials), Gen.Choose(0, Math.Min(3, trials)))
        select ((long)successes, (long)trials));

    private static readonly Arbitrary<double> AnyConfidence =
        Arb.From(Gen.Choose(1, 999_999).Select(millionths => millionths / 1_000_000.0));

    // Table I of Newcombe (1998), method 3, prints these to four places; the rest is the definition in 60-digit arithmetic.
    [Theory]
    [InlineData(81, 263, 0.25528851987827423, 0.36620957698280007)]
    [InlineData(15, 148, 0.06238639953073628, 0.16048724172330804)]
    [InlineData(0, 20, 0.0, 0.16112515805281939)]
    [InlineData(1, 29, 0.0061132142927626605, 0.17175521879320288)]
    [InlineData(20, 20, 0.83887484194718061, 1.0)]
    [InlineData(29, 29, 0.88303020150025923, 1.0)]
    [InlineData(0, 1_000_000_000, 0.0, 3.8414588059373201e-9)]
    [InlineData(1, 1_000_000_000_000, 1.7652455493517473e-13, 5.6649342657365115e-12)]
    [InlineData(500_000_000_000_000_000, 1_000_000_000_000_000_000, 0.49999999902001801, 0.50000000097998199)]
    public void The_95_percent_interval_has_fourteen_right_digits(long successes, long trials, double lower, double upper)
    {
        var interval = Wilson(successes, trials);

        Assert.Equal((double)successes / trials, interval.Estimate);
        Assert.InRange(interval.Lower, lower * (1 - 1e-14), lower * (1 + 1e-14));
        Assert.InRange(interval.Upper, upper * (1 - 1e-14), upper * (1 + 1e-14));
    }

    [Theory]
    [InlineData(0.8, 0.60159601153427812, 0.91376277921139734)]
    [InlineData(0.99, 0.40081869652167157, 0.95986884749538354)]
    public void Other_confidences_are_two_sided_too(double confidence, double lower, double upper)
    {
        var interval = Wilson(8, 10, confidence);

        Assert.Equal(lower, interval.Lower, 1e-14);
        Assert.Equal(upper, interval.Upper, 1e-14);
    }

    [Fact]
    public void No_trials_give_no_interval() => Assert.Null(ProportionInterval.Wilson(0, 0));

    [Fact]
    public void The_ends_solve_the_score_equation_that_defines_them() =>
        Law.Holds(AnyCounts, AnyConfidence, (counts, confidence) =>
        {
            // |p - k/n| = z √(p(1-p)/n), here squared and times n: a p at which the score test is just significant.
            var (lower, upper) = (Wilson(counts, confidence).Lower, Wilson(counts, confidence).Upper);
            var z = NormalDistribution.Quantile((1 + confidence) / 2);
            return new[] { lower, upper }.All(p =>
            {
                var left = Math.Pow(counts.Successes - (counts.Trials * p), 2);
                var right = z * z * counts.Trials * p * (1 - p);
                var noise = 1e-12 * (counts.Trials + (z * z)) * Math.Max(1, Math.Abs(counts.Successes - (counts.Trials * p)));
                return Math.Abs(left - right) <= noise + (1e-9 * right);
            });
        });

    [Fact]
    public void The_interval_holds_the_rate_and_stays_between_0_and_1() =>
        Law.Holds(AnyCounts, AnyConfidence, (counts, confidence) =>
        {
            var interval = Wilson(counts, confidence);
            Assert.True(interval is { Lower: >= 0, Upper: <= 1 });
            Assert.Equal(counts.Successes == 0, interval.Lower == 0);
            Assert.Equal(counts.Successes == counts.Trials, interval.Upper == 1);
            return interval.Lower <= interval.Estimate && interval.Estimate <= interval.Upper;
        });

    [Fact]
    public void Failures_have_the_mirrored_interval() =>
        Law.Holds(AnyCounts, AnyConfidence, (counts, confidence) =>
        {
            var successes = Wilson(counts, confidence);
            var failures = Wilson((counts.Trials - counts.Successes, counts.Trials), confidence);
            return Math.Abs(successes.Lower - (1 - failures.Upper)) < 1e-15 && Math.Abs(successes.Upper - (1 - failures.Lower)) < 1e-15;
        });

    [Fact]
    public void A_further_success_raises_both_ends() =>
        Law.Holds(AnyCounts, AnyConfidence, (counts, confidence) =>
        {
            var before = Wilson((counts.Successes, counts.Trials + 1), confidence);
            var after = Wilson((counts.Successes + 1, counts.Trials + 1), confidence);
            return after.Lower > before.Lower && after.Upper > before.Upper;
        });

    [Fact]
    public void More_confidence_gives_a_wider_interval() =>
        Law.Holds(AnyCounts, AnyConfidence, (counts, confidence) =>
        {
            var (wide, narrow) = (Wilson(counts, confidence), Wilson(counts, confidence / 2));
            return wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper && wide != narrow;
        });

    [Fact]
    public void Ten_times_the_trials_at_the_same_rate_give_a_narrower_interval() =>
        Law.Holds(AnyCounts, counts =>
        {
            var (few, many) = (Wilson(counts), Wilson((counts.Successes * 10, counts.Trials * 10)));
            return many.Upper - many.Lower < few.Upper - few.Lower;
        });

    [Fact]
    public void The_greatest_counts_and_the_oddest_confidences_stay_in_bounds()
    {
        long[] counts = [1, 2, long.MaxValue / 2, long.MaxValue - 1, long.MaxValue];
        double[] confidences = [double.Epsilon, 1e-17, 0.5, BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(1.0) - 1)];
        var seen = 0;
        foreach (var trials in counts)
        {
            foreach (var successes in counts.Append(0).Where(count => count <= trials))
            {
                foreach (var confidence in confidences)
                {
                    var interval = Wilson(successes, trials, confidence);
                    Assert.True(interval is { Lower: >= 0, Upper: <= 1 }, $"{successes} of {trials}: {interval}");
                    Assert.True(interval.Lower <= interval.Estimate && interval.Estimate <= interval.Upper);
                    seen++;
                }
            }
        }

        Assert.Equal((2 + 3 + 4 + 5 + 6) * 4, seen);
    }

    [Theory]
    [InlineData(-1, 5, 0.95, "successes")]
    [InlineData(6, 5, 0.95, "successes")]
    [InlineData(0, -1, 0.95, "trials")]
    [InlineData(1, 5, 0, "confidence")]
    [InlineData(1, 5, 1, "confidence")]
    [InlineData(1, 5, 95, "confidence")]
    [InlineData(1, 5, double.NaN, "confidence")]
    public void Impossible_counts_and_confidences_are_errors(long successes, long trials, double confidence, string parameter) =>
        Assert.Equal(
            parameter,
            Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(successes, trials, confidence)).ParamName);

    private static ProportionInterval Wilson((long Successes, long Trials) counts, double confidence = 0.95) =>
        Wilson(counts.Successes, counts.Trials, confidence);

    private static ProportionInterval Wilson(long successes, long trials, double confidence = 0.95) =>
        ProportionInterval.Wilson(successes, trials, confidence) ?? throw new InvalidOperationException("no interval");
}
