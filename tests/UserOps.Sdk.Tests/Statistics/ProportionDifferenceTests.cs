using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class ProportionDifferenceTests
{
    private static readonly Gen<(long Successes, long Trials)> Counts =
        from trials in Gen.OneOf(Gen.Choose(1, 50), Gen.Choose(1, 2_000_000_000))
        from successes in Gen.OneOf(Gen.Choose(0, trials), Gen.Choose(0, Math.Min(3, trials)))
        select ((long)successes, (long)trials);

    private static readonly Arbitrary<((long Successes, long Trials) First, (long Successes, long Trials) Second)> AnyPair =
        Arb.From(from first in Counts from second in Counts select (first, second));

    private static readonly Arbitrary<double> AnyConfidence =
        Arb.From(Gen.Choose(1, 999_999).Select(millionths => millionths / 1_000_000.0));

    // Table II of Newcombe (1998), method 10, prints the first eight to four places; the digits are the definition in 50-digit arithmetic.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524314724023648779, 0.333872654036905976)]
    [InlineData(9, 10, 3, 10, 0.170522723934502876, 0.809017973535487984)]
    [InlineData(6, 7, 2, 7, 0.0582279274823122016, 0.80624963752422776)]
    [InlineData(5, 56, 0, 29, -0.0381371479035369033, 0.19256001385511162)]
    [InlineData(0, 10, 0, 20, -0.161125158052819387, 0.277532799862889253)]
    [InlineData(0, 10, 0, 10, -0.277532799862889253, 0.277532799862889253)]
    [InlineData(10, 10, 0, 20, 0.679086037141914673, 1.0)]
    [InlineData(10, 10, 0, 10, 0.607509350430524165, 1.0)]
    [InlineData(1, 1_000_000_000_000, 3, 1_000_000_000_000, -7.87914471793822401e-12, 3.06763649965264921e-12)]
    public void The_95_percent_interval_is_that_of_method_10(long k1, long n1, long k2, long n2, double lower, double upper)
    {
        var interval = Newcombe((k1, n1), (k2, n2));

        Assert.Equal(((double)k1 / n1) - ((double)k2 / n2), interval.Estimate);
        Assert.Equal(lower, interval.Lower, 1e-14 * Math.Max(Math.Abs(lower), Math.Abs(interval.Estimate)));
        Assert.Equal(upper, interval.Upper, 1e-14 * Math.Max(Math.Abs(upper), Math.Abs(interval.Estimate)));
    }

    [Fact]
    public void Other_confidences_are_two_sided_too()
    {
        var interval = Newcombe((28, 45), (20, 50), 0.9);

        Assert.Equal(0.0532718692815595277, interval.Lower, 1e-14);
        Assert.Equal(0.374062928821712059, interval.Upper, 1e-14);
    }

    [Fact]
    public void A_group_without_trials_gives_no_interval()
    {
        Assert.Null(ProportionDifference.Newcombe(0, 0, 1, 2));
        Assert.Null(ProportionDifference.Newcombe(1, 2, 0, 0));
    }

    [Fact]
    public void It_is_the_definition_over_the_limits_of_wilson() =>
        Law.Holds(AnyPair, AnyConfidence, (pair, confidence) =>
        {
            var (one, two) = (Wilson(pair.First, confidence), Wilson(pair.Second, confidence));
            var interval = Newcombe(pair.First, pair.Second, confidence);
            var down = Math.Sqrt(Math.Pow(one.Estimate - one.Lower, 2) + Math.Pow(two.Upper - two.Estimate, 2));
            var up = Math.Sqrt(Math.Pow(one.Upper - one.Estimate, 2) + Math.Pow(two.Estimate - two.Lower, 2));
            return Math.Abs(interval.Lower - Math.Max(-1, interval.Estimate - down)) < 1e-15
                && Math.Abs(interval.Upper - Math.Min(1, interval.Estimate + up)) < 1e-15;
        });

    [Fact]
    public void The_interval_holds_the_difference_and_stays_between_minus_1_and_1() =>
        Law.Holds(AnyPair, AnyConfidence, (pair, confidence) =>
        {
            var interval = Newcombe(pair.First, pair.Second, confidence);
            return interval is { Lower: >= -1, Upper: <= 1 } && interval.Lower <= interval.Estimate && interval.Estimate <= interval.Upper;
        });

    [Fact]
    public void Exchanged_groups_have_the_negative_interval() =>
        Law.Holds(AnyPair, AnyConfidence, (pair, confidence) =>
        {
            var (there, back) = (Newcombe(pair.First, pair.Second, confidence), Newcombe(pair.Second, pair.First, confidence));
            return there == new ProportionDifference(-back.Estimate, -back.Upper, -back.Lower);
        });

    [Fact]
    public void A_group_against_itself_has_an_interval_around_0() =>
        Law.Holds(AnyPair, AnyConfidence, (pair, confidence) =>
        {
            var interval = Newcombe(pair.First, pair.First, confidence);
            return interval.Estimate == 0 && interval.Lower == -interval.Upper && interval.Upper > 0;
        });

    [Fact]
    public void More_confidence_gives_a_wider_interval() =>
        Law.Holds(AnyPair, AnyConfidence, (pair, confidence) =>
        {
            var (wide, narrow) = (Newcombe(pair.First, pair.Second, confidence), Newcombe(pair.First, pair.Second, confidence / 2));
            return wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper && wide != narrow;
        });

    [Fact]
    public void The_greatest_counts_and_the_oddest_confidences_stay_in_bounds()
    {
        foreach (var trials in new[] { 1, 2, long.MaxValue - 1, long.MaxValue })
        {
            foreach (var successes in new[] { 0, 1, trials / 2, trials - 1, trials })
            {
                foreach (var confidence in new[] { double.Epsilon, 1e-15, 0.5, Math.BitDecrement(1.0) })
                {
                    var interval = Newcombe((successes, trials), (1, 3), confidence);
                    Assert.True(interval is { Lower: >= -1, Upper: <= 1 }, $"{successes} of {trials}: {interval}");
                    Assert.True(interval.Lower <= interval.Estimate && interval.Estimate <= interval.Upper);
                }
            }
        }
    }

    [Theory]
    [InlineData(-1, 5, 0, 1, 0.95, "firstSuccesses")]
    [InlineData(6, 5, 0, 1, 0.95, "firstSuccesses")]
    [InlineData(0, -1, 0, 1, 0.95, "firstTrials")]
    [InlineData(0, 1, -1, 5, 0.95, "secondSuccesses")]
    [InlineData(0, 1, 6, 5, 0.95, "secondSuccesses")]
    [InlineData(0, 1, 0, -1, 0.95, "secondTrials")]
    [InlineData(0, 1, 0, 1, 1, "confidence")]
    [InlineData(0, 1, 0, 1, double.NaN, "confidence")]
    public void Impossible_counts_and_confidences_are_errors(long k1, long n1, long k2, long n2, double confidence, string parameter) =>
        Assert.Equal(
            parameter,
            Assert.Throws<ArgumentOutOfRangeException>(() => ProportionDifference.Newcombe(k1, n1, k2, n2, confidence)).ParamName);

    private static ProportionDifference Newcombe(
        (long Successes, long Trials) first, (long Successes, long Trials) second, double confidence = 0.95) =>
        ProportionDifference.Newcombe(first.Successes, first.Trials, second.Successes, second.Trials, confidence)
        ?? throw new InvalidOperationException("no interval");

    private static ProportionInterval Wilson((long Successes, long Trials) counts, double confidence) =>
        ProportionInterval.Wilson(counts.Successes, counts.Trials, confidence) ?? throw new InvalidOperationException("no interval");
}
