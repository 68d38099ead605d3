using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class BetaBinomialShrinkageTests
{
    private static readonly Gen<ProportionCount> SmallGroup =
        from trials in Gen.Choose(0, 60)
        from successes in Gen.OneOf(Gen.Choose(0, trials), Gen.Constant(0), Gen.Constant(trials))
        select new ProportionCount(successes, trials);

    private static readonly Gen<ProportionCount> AnySizeOfGroup =
        from power in Gen.Choose(0, 90)
        from share in Gen.OneOf(Gen.Choose(0, 1000), Gen.Elements(0, 1000), Gen.Choose(290, 310))
        let trials = (long)Math.Pow(10, power / 10.0)
        select new ProportionCount(trials * share / 1000, trials);

    private static readonly Arbitrary<ProportionCount[]> AnySmallGroups = Arb.From(Gen.ArrayOf(SmallGroup), Shrunk);

    private static readonly Arbitrary<ProportionCount[]> AnyGroups =
        Arb.From(Gen.OneOf(Gen.ArrayOf(AnySizeOfGroup), Gen.ArrayOf(SmallGroup)), Shrunk);

    /// <summary>Tumours of 71 groups of rats: A. Gelman et al., "Bayesian Data Analysis" (3rd edition), table 5.1.</summary>
    private static readonly ProportionCount[] Rats =
    [
        .. Repeat(7, 0, 20), .. Repeat(4, 0, 19), .. Repeat(2, 0, 18), .. Repeat(1, 0, 17), .. Repeat(4, 1, 20), .. Repeat(2, 1, 19),
        .. Repeat(2, 1, 18), .. Repeat(1, 2, 25), .. Repeat(1, 2, 24), .. Repeat(1, 2, 23), .. Repeat(6, 2, 20), .. Repeat(1, 1, 10),
        .. Repeat(1, 5, 49), .. Repeat(1, 2, 19), .. Repeat(1, 5, 46), .. Repeat(1, 3, 27), .. Repeat(1, 2, 17), .. Repeat(1, 7, 49),
        .. Repeat(1, 7, 47), .. Repeat(2, 3, 20), .. Repeat(1, 2, 13), .. Repeat(1, 9, 48), .. Repeat(1, 10, 50), .. Repeat(7, 4, 20),
        .. Repeat(1, 10, 48), .. Repeat(3, 4, 19), .. Repeat(1, 5, 22), .. Repeat(1, 11, 46), .. Repeat(1, 12, 49), .. Repeat(2, 5, 20),
        .. Repeat(1, 6, 23), .. Repeat(1, 5, 19), .. Repeat(1, 6, 22), .. Repeat(3, 6, 20), .. Repeat(1, 16, 52), .. Repeat(1, 15, 47),
        .. Repeat(1, 15, 46), .. Repeat(1, 9, 24), .. Repeat(1, 4, 14),
    ];

    // The root of the score equations in 40-digit arithmetic.
    [Fact]
    public void Tumours_of_rats_have_the_maximum_of_their_likelihood()
    {
        var fit = Fit(Rats);

        Assert.Equal(71, fit.Groups.Count);
        Assert.Equal(0.142291858621772005, fit.Mean, 1e-12);
        Assert.Equal(16.4564187017749437, fit.Concentration!.Value, 1e-9);
        AssertGroup(fit.Groups[^1], 0.208219307247837, 0.08621635226250073, 0.3663520011626129);
        AssertGroup(fit.Groups[0], 0.06423051102437661, 0.01021467814403669, 0.1621926982497855);
        AssertGroup(fit.Groups.Single(group => group.Count == new ProportionCount(16, 52)), 0.2679312583271038, 0.1706670523639539, 0.3780319512875061);
    }

    [Theory]
    [InlineData(8, 10, 3, 12, 20, 30, 1, 9, 3.72966088969384742, 0.463406746175668934)]
    [InlineData(1, 100, 3, 100, 8, 100, 2, 100, 96.7904068351053428, 0.0350117735834170922)]
    public void Four_groups_have_the_maximum_of_their_likelihood(
        long k1, long n1, long k2, long n2, long k3, long n3, long k4, long n4, double concentration, double mean)
    {
        var fit = Fit([new(k1, n1), new(k2, n2), new(k3, n3), new(k4, n4)]);

        Assert.Equal(mean, fit.Mean, 1e-11);
        Assert.Equal(concentration, fit.Concentration!.Value, 1e-9 * concentration);
    }

    [Fact]
    public void Groups_of_a_thousand_million_have_the_maximum_too()
    {
        var fit = Fit([new(300_000_000, 1_000_000_000), new(301_000_000, 1_000_000_000), new(5, 9), new(29_990_000, 100_000_000)]);

        Assert.Equal(0.300301918501754454, fit.Mean, 1e-11);
        Assert.Equal(853_575.780912280698, fit.Concentration!.Value, 10.0);
    }

    [Fact]
    public void Groups_that_vary_no_more_than_chance_share_one_rate_with_the_interval_of_jeffreys()
    {
        var fit = Fit([new(3, 10), new(7, 20), new(0, 0)]);

        Assert.Null(fit.Concentration);
        Assert.Equal(1.0 / 3, fit.Mean);
        Assert.All(
            fit.Groups,
            group => AssertGroup(group, 1.0 / 3, BetaDistribution.Quantile(10.5, 20.5, 0.025), BetaDistribution.Quantile(10.5, 20.5, 0.975)));
        Assert.Equal([0.3, 0.35, null], fit.Groups.Select(group => group.Count.Rate));
    }

    [Fact]
    public void One_group_is_the_pool()
    {
        var fit = Fit([new(3, 7)]);

        Assert.Null(fit.Concentration);
        Assert.Equal(3.0 / 7, fit.Mean);
        Assert.Equal(3.0 / 7, fit.Groups[0].Mean);
    }

    [Fact]
    public void Only_failures_or_only_successes_leave_one_end_open()
    {
        var none = Fit([new(0, 7), new(0, 9)]);
        var all = Fit([new(7, 7), new(9, 9)]);

        Assert.All(none.Groups, group => Assert.Equal((0.0, 0.0), (group.Mean, group.Lower)));
        Assert.All(all.Groups, group => Assert.Equal((1.0, 1.0), (group.Mean, group.Upper)));
        Assert.Equal(0.143184, none.Groups[0].Upper, 1e-6);
        Assert.Equal(0.856816, all.Groups[0].Lower, 1e-6);
    }

    [Fact]
    public void Groups_of_only_successes_and_only_failures_have_the_least_concentration()
    {
        var fit = Fit([new(0, 10), new(10, 10)]);

        Assert.Equal(1, fit.Concentration);
        Assert.Equal(0.5, fit.Mean, 1e-15);
        Assert.Equal(0.5 / 11, fit.Groups[0].Mean, 1e-15);
        Assert.Equal(10.5 / 11, fit.Groups[1].Mean, 1e-15);
    }

    [Fact]
    public void Without_a_trial_nothing_is_known()
    {
        Assert.Null(BetaBinomialShrinkage.Of([]));
        Assert.Null(BetaBinomialShrinkage.Of([new(0, 0), default]));
    }

    [Fact]
    public void No_neighbour_of_the_fit_is_likelier() =>
        Law.Holds(AnySmallGroups, groups =>
        {
            if (BetaBinomialShrinkage.Of(groups) is not { Concentration: { } concentration } fit)
            {
                return true;
            }

            // Near the fit the likelihood is flat, so what is compared is a thousandth away; where s is 1 only more of it counts.
            var best = LogLikelihood(groups, fit.Mean, concentration);
            var others = new[] { (fit.Mean * 1.001, concentration), (fit.Mean * 0.999, concentration), (fit.Mean, concentration * 1.001) }
                .Append((fit.Mean, concentration == 1 ? 1 : concentration * 0.999));
            return others.All(other => other.Item1 >= 1 || LogLikelihood(groups, other.Item1, other.Item2) <= best + 1e-9);
        });

    [Fact]
    public void There_is_no_concentration_exactly_where_the_groups_vary_no_more_than_chance() =>
        Law.Holds(AnySmallGroups, groups =>
        {
            if (BetaBinomialShrinkage.Of(groups) is not { } fit)
            {
                return groups.All(group => group.Trials == 0);
            }

            var p = groups.Sum(group => group.Successes) / (decimal)groups.Sum(group => group.Trials);
            var spread = groups.Sum(group => (group.Successes - (group.Trials * p)) * (group.Successes - (group.Trials * p)));
            var chance = groups.Sum(group => group.Trials * p * (1 - p));
            return Math.Abs(spread - chance) < 1e-15m || (fit.Concentration is null) == (spread <= chance);
        });

    [Fact]
    public void Whatever_the_groups_everything_is_finite_and_in_its_place() =>
        Law.Holds(AnyGroups, groups =>
            BetaBinomialShrinkage.Of(groups, 0.8) is not { } fit
            || (fit is { Mean: >= 0 and <= 1, Concentration: null or (>= 1 and <= 1e12) }
                && fit.Groups.All(group => group is { Lower: >= 0, Upper: <= 1 } && group.Lower <= group.Mean && group.Mean <= group.Upper)));

    [Fact]
    public void Each_rate_lies_between_its_own_and_that_of_all() =>
        Law.Holds(AnyGroups, groups =>
            BetaBinomialShrinkage.Of(groups) is not { } fit
            || fit.Groups.All(group =>
                group.Mean >= Math.Min(fit.Mean, group.Count.Rate ?? 1) - 1e-12 && group.Mean <= Math.Max(fit.Mean, group.Count.Rate ?? 0) + 1e-12));

    [Fact]
    public void The_order_of_the_groups_changes_nothing() =>
        Law.Holds(AnyGroups, groups =>
        {
            var (there, back) = (BetaBinomialShrinkage.Of(groups), BetaBinomialShrinkage.Of([.. groups.Reverse()]));
            return there is null ? back is null : Numbers(there) == Numbers(back!) && there.Groups.SequenceEqual(back!.Groups.Reverse());
        });

    [Fact]
    public void Failures_mirror_successes() =>
        Law.Holds(AnySmallGroups, groups =>
        {
            var (one, other) = (BetaBinomialShrinkage.Of(groups), BetaBinomialShrinkage.Of([.. groups.Select(group => group with { Successes = group.Trials - group.Successes })]));
            return one is null
                ? other is null
                : one.Groups.Zip(other!.Groups).All(pair =>
                    Math.Abs(pair.First.Mean - (1 - pair.Second.Mean)) < 1e-8 && Math.Abs(pair.First.Lower - (1 - pair.Second.Upper)) < 1e-8);
        });

    [Fact]
    public void More_confidence_gives_wider_intervals() =>
        Law.Holds(AnySmallGroups, groups =>
            BetaBinomialShrinkage.Of(groups, 0.99) is not { } wide
            || wide.Groups.Zip(BetaBinomialShrinkage.Of(groups, 0.5)!.Groups).All(pair =>
                pair.First.Lower <= pair.Second.Lower && pair.First.Upper >= pair.Second.Upper));

    [Fact]
    public void Counts_and_confidences_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("groups", () => BetaBinomialShrinkage.Of([new(-1, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>("groups", () => BetaBinomialShrinkage.Of([new(0, -2)]));
        Assert.Throws<ArgumentOutOfRangeException>("groups", () => BetaBinomialShrinkage.Of([new(3, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => BetaBinomialShrinkage.Of([new(1, 2)], 1));
        Assert.Throws<OverflowException>(() => BetaBinomialShrinkage.Of([new(1, long.MaxValue), new(1, 2)]));
    }

    private static BetaBinomialShrinkage Fit(ProportionCount[] groups) =>
        BetaBinomialShrinkage.Of(groups) ?? throw new InvalidOperationException("no trials");

    private static (double Mean, double? Concentration) Numbers(BetaBinomialShrinkage fit) => (fit.Mean, fit.Concentration);

    private static IEnumerable<ProportionCount> Repeat(int times, long successes, long trials) =>
        Enumerable.Repeat(new ProportionCount(successes, trials), times);

    private static void AssertGroup(ShrunkProportion group, double mean, double lower, double upper)
    {
        Assert.Equal(mean, group.Mean, 1e-12);
        Assert.Equal(lower, group.Lower, 1e-12);
        Assert.Equal(upper, group.Upper, 1e-12);
    }

    /// <summary>The definition: products of rising factors, each group's by itself.</summary>
    private static double LogLikelihood(ProportionCount[] groups, double mean, double concentration)
    {
        double Rising(double from, long count) => Enumerable.Range(0, (int)count).Sum(i => Math.Log(from + i));
        return groups.Sum(group =>
            Rising(mean * concentration, group.Successes)
            + Rising((1 - mean) * concentration, group.Trials - group.Successes)
            - Rising(concentration, group.Trials));
    }

    private static IEnumerable<ProportionCount[]> Shrunk(ProportionCount[] groups) =>
        Enumerable.Range(0, groups.Length).Select(left => groups.Where((_, i) => i != left).ToArray());
}
