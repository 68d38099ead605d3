using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class KaplanMeierCurveTests
{
    /// <summary>
    /// Weeks of remission under 6-MP: E. J. Freireich and others, "The effect of 6-mercaptopurine on the duration of steroid-induced
    /// remissions in acute leukemia", Blood 21 (1963) 699-716.
    /// </summary>
    private static readonly SurvivalCount[] Freireich =
    [
        new(6, 3, 1), new(7, 1, 0), new(9, 0, 1), new(10, 1, 1), new(11, 0, 1), new(13, 1, 0), new(16, 1, 0), new(17, 0, 1),
        new(19, 0, 1), new(20, 0, 1), new(22, 1, 0), new(23, 1, 0), new(25, 0, 1), new(32, 0, 2), new(34, 0, 1), new(35, 0, 1),
    ];

    private static readonly Arbitrary<SurvivalCount[]> AnyCounts = Arb.From(
        Gen.ArrayOf(
            from time in Gen.Choose(0, 30)
            from events in Gen.Choose(0, 5)
            from censored in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 5)))
            select new SurvivalCount(time, events, censored)),
        counts => counts.Select((_, place) => counts.Where((_, other) => other != place).ToArray()));

    // The survivals and errors are printed in the textbooks to three and four places; the ends, to four, are those of Stata's
    // "sts list". Here all are the formulas in double precision by another program.
    [Theory]
    [InlineData(6, 21, 0.8571428571428571, 0.07636035483212125, 0.6197179552659838, 0.951551747646997)]
    [InlineData(7, 17, 0.8067226890756302, 0.08693528518005719, 0.5631465646222333, 0.9228090192028804)]
    [InlineData(10, 15, 0.7529411764705881, 0.0963496529943205, 0.5031995107999564, 0.8893618351692655)]
    [InlineData(13, 12, 0.6901960784313724, 0.10681470777500982, 0.43161022248618397, 0.8490659633494507)]
    [InlineData(16, 11, 0.6274509803921567, 0.11405386525675253, 0.367510855987502, 0.8049121894718412)]
    [InlineData(22, 7, 0.53781512605042, 0.12823375169303397, 0.267778936767135, 0.7467907176353944)]
    [InlineData(23, 6, 0.4481792717086834, 0.13459145675576042, 0.18805200595923238, 0.6801426284952413)]
    public void The_remissions_of_Freireich_have_the_published_survival(
        long time, long atRisk, double survival, double error, double lower, double upper)
    {
        var point = Assert.Single(KaplanMeierCurve.Of(Freireich).Points, point => point.Time == time);

        Assert.Equal(atRisk, point.AtRisk);
        Assert.Equal(survival, point.Survival, 1e-14);
        Assert.Equal(error, point.StandardError!.Value, 1e-14);
        Assert.Equal(lower, point.Lower!.Value, 1e-14);
        Assert.Equal(upper, point.Upper!.Value, 1e-14);
    }

    [Fact]
    public void The_remissions_of_Freireich_are_printed_as_in_the_textbooks()
    {
        var events = KaplanMeierCurve.Of(Freireich).Points.Where(point => point.Events > 0).ToArray();

        Assert.Equal([.857, .807, .753, .690, .627, .538, .448], events.Select(point => Math.Round(point.Survival, 3)));
        Assert.Equal([.0764, .0869, .0963, .1068, .1141, .1282, .1346], events.Select(point => Math.Round(point.StandardError!.Value, 4)));
    }

    [Fact]
    public void Quantiles_are_the_first_times_at_which_no_more_last_longer()
    {
        var curve = KaplanMeierCurve.Of(Freireich);

        Assert.Equal(23, curve.Median);
        Assert.Equal(13, curve.TimeOfShare(0.75));
        Assert.Null(curve.TimeOfShare(0.25));
        Assert.Null(curve.TimeOfShare(0));

        // Two of four, and 19/21 of 11/14: rounding must not put them off to the next time.
        Assert.Equal(3, KaplanMeierCurve.Of([new(1, 1, 0), new(2, 0, 0), new(3, 1, 0), new(4, 2, 0)]).Median);
        Assert.Equal(2, KaplanMeierCurve.Of([new(1, 2, 5), new(2, 3, 0), new(3, 3, 7), new(4, 1, 0)]).TimeOfShare(209.0 / 294));
    }

    [Fact]
    public void Survival_between_the_times_is_that_of_the_last_one_and_ends_with_what_was_seen()
    {
        var curve = KaplanMeierCurve.Of(Freireich);

        Assert.Equal(1, curve.SurvivalAt(0));
        Assert.Equal(1, curve.SurvivalAt(5));
        Assert.Equal(18.0 / 21, curve.SurvivalAt(6));
        Assert.Equal(curve.SurvivalAt(7), curve.SurvivalAt(9));
        Assert.Equal(curve.SurvivalAt(23), curve.SurvivalAt(35));
        Assert.Null(curve.SurvivalAt(36));
        Assert.Equal(0, KaplanMeierCurve.Of([new(4, 2, 0)]).SurvivalAt(99));
    }

    [Fact]
    public void The_chance_of_an_end_is_that_among_those_who_lasted_so_long()
    {
        var curve = KaplanMeierCurve.Of(Freireich);

        Assert.Equal(1 - (curve.SurvivalAt(16) / curve.SurvivalAt(9)), curve.ChanceOfEnd(9, 7));
        Assert.Equal(0, curve.ChanceOfEnd(9, 0));
        Assert.Null(curve.ChanceOfEnd(30, 6));
        Assert.Null(KaplanMeierCurve.Of([new(4, 2, 0)]).ChanceOfEnd(4, 1));
    }

    [Fact]
    public void The_curve_is_that_of_the_definition() =>
        Law.Holds(AnyCounts, counts =>
        {
            var curve = KaplanMeierCurve.Of(counts);
            for (var t = -1; t <= 30; t++)
            {
                var survival = 1.0;
                for (var u = 0; u <= t; u++)
                {
                    var atRisk = counts.Where(count => count.Time >= u).Sum(count => count.Events + count.Censored);
                    var events = counts.Where(count => count.Time == u).Sum(count => count.Events);
                    survival *= atRisk == 0 ? 1 : 1 - ((double)events / atRisk);
                }

                if (curve.SurvivalAt(t) is { } found)
                {
                    Assert.Equal(survival, found, 1e-13);
                }
                else
                {
                    Assert.True(counts.All(count => count.Time < t || count.Events + count.Censored == 0));
                }
            }

            return true;
        });

    [Fact]
    public void Without_open_durations_survival_is_the_share_and_its_error_that_of_a_share() =>
        Law.Holds(AnyCounts, counts =>
        {
            var all = counts.Sum(count => count.Events);
            return KaplanMeierCurve.Of(counts.Select(count => count with { Censored = 0 })).Points.All(point =>
            {
                var longer = counts.Where(count => count.Time > point.Time).Sum(count => count.Events);
                var share = (double)longer / all;
                return point.Survival == share
                    && (longer == 0
                        ? point.StandardError is null
                        : Math.Abs(point.StandardError!.Value - Math.Sqrt(share * (1 - share) / all)) < 1e-14);
            });
        });

    [Fact]
    public void The_curve_never_rises_and_its_interval_holds_it() =>
        Law.Holds(AnyCounts, counts =>
        {
            var before = 1.0;
            foreach (var point in KaplanMeierCurve.Of(counts).Points)
            {
                Assert.InRange(point.Survival, 0, before);
                Assert.Equal(point.Survival is > 0 and < 1, point.Lower is not null);
                Assert.True(point.Lower is null || (point.Lower >= 0 && point.Lower <= point.Survival));
                Assert.True(point.Upper is null || (point.Upper <= 1 && point.Upper >= point.Survival));
                Assert.Equal(point.Survival == 0, point.StandardError is null);
                before = point.Survival;
            }

            return true;
        });

    [Fact]
    public void The_order_of_the_counts_and_how_they_are_split_do_not_matter() =>
        Law.Holds(AnyCounts, counts =>
            KaplanMeierCurve.Of(counts.Reverse().SelectMany(count => new[] { count with { Events = 0 }, count with { Censored = 0 } }))
            == KaplanMeierCurve.Of(counts));

    [Fact]
    public void Nothing_gives_no_curve_and_impossible_counts_are_errors()
    {
        var curve = KaplanMeierCurve.Of([new(3, 0, 0)]);

        Assert.Empty(curve.Points);
        Assert.Null(curve.Median);
        Assert.Null(curve.SurvivalAt(0));
        Assert.Throws<ArgumentNullException>(() => KaplanMeierCurve.Of(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeierCurve.Of([new(-1, 1, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeierCurve.Of([new(1, -1, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeierCurve.Of([new(1, 0, -1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeierCurve.Of([], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.TimeOfShare(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.TimeOfShare(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.ChanceOfEnd(1, -1));
        Assert.Throws<OverflowException>(() => KaplanMeierCurve.Of([new(1, long.MaxValue, 1)]));
    }
}
