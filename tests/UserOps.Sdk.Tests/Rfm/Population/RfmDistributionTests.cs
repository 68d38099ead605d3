using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.Tests.Rfm;

public class RfmDistributionTests
{
    private static readonly Instant AsOf = RfmGenerators.Start + Duration.FromDays(RfmGenerators.Days);

    private static readonly Arbitrary<RfmFigures[]> Populations =
        Gen.ArrayOf(
            from status in Gen.Frequency((8, Gen.Constant(PurchaseStatus.Purchased)), (1, Gen.Constant(PurchaseStatus.OutsideWindow)), (1, Gen.Constant(PurchaseStatus.NeverPurchased)))
            from days in Gen.Choose(0, 40)
            from orders in Gen.Choose(1, 6)
            from money in Gen.OneOf(Gen.Choose(-300, 1_000).Select(tenths => tenths / 10m), Gen.Choose(-5, 5).Select(parts => parts / 1_000_000_000m))
            select status == PurchaseStatus.Purchased ? RfmFigures.Of(days, orders, money) : RfmFigures.Without(status)).ToArbitrary();

    [Fact]
    public void A_fit_on_counts_is_the_fit_on_the_users_themselves() =>
        Law.Holds(RfmGenerators.Policies, RfmGenerators.Purchases, RfmGenerators.AsOf, (policy, purchases, asOf) =>
        {
            var book = new PurchaseBook<UserId>(policy.Currency);
            foreach (var purchase in purchases)
            {
                book.Add(purchase);
            }

            var summarizer = new PurchaseSummarizer(policy);
            var summaries = book.Users.Select(user => summarizer.Summarize(book[user], asOf)).ToList();
            var counted = RfmModel.FitFrom(RfmDistribution.From(summaries.Select(RfmFigures.From)), asOf, policy);
            var model = RfmModel.Fit(summaries, asOf, policy);
            return RfmModelJson.Write(counted) == RfmModelJson.Write(model)
                && summaries.TrueForAll(summary => counted.Score(RfmFigures.From(summary)) == model.Score(summary));
        });

    [Fact]
    public void Distributions_of_parts_in_any_order_add_up_to_that_of_all() =>
        Law.Holds(Populations, Populations, Populations, (one, two, three) =>
        {
            var whole = RfmDistribution.From([.. one, .. two, .. three]);
            var (a, b, c) = (RfmDistribution.From(one), RfmDistribution.From(two), RfmDistribution.From(three));
            return AreEqual(whole, a.Merge(b).Merge(c))
                && AreEqual(whole, c.Merge(a.Merge(b)))
                && AreEqual(whole, RfmDistribution.Empty.Merge(whole))
                && AreEqual(whole, RfmDistribution.FromCounts(whole.DaysSinceLast.Reverse(), whole.Orders, whole.NetTotals));
        });

    [Fact]
    public void Counts_stand_in_order_each_number_once()
    {
        var distribution = RfmDistribution.From(
        [
            RfmFigures.Of(3, 2, 10.50m), RfmFigures.Of(0, 2, 10.5m), RfmFigures.Of(3, 1, -1), RfmFigures.Without(PurchaseStatus.OutsideWindow), default,
        ]);

        Assert.Equal(3, distribution.Users);
        Assert.Equal([new(0, 1), new(3, 2)], distribution.DaysSinceLast);
        Assert.Equal([new(1, 1), new(2, 2)], distribution.Orders);
        Assert.Equal([new(-1, 1), new(10.5m, 2)], distribution.NetTotals);
    }

    [Theory]
    [InlineData(-1, 1, "-1")]
    [InlineData(0.5, 1, "0.5")]
    [InlineData(3_000_000_000, 1, "3000000000")]
    [InlineData(1, 0, "0 users at 1")]
    public void Days_that_no_user_can_have_are_refused(double days, long users, string told)
    {
        var error = Assert.Throws<ArgumentException>(() => RfmDistribution.FromCounts([new((decimal)days, users)], [new(1, 1)], [new(0, 1)]));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Equal("daysSinceLast", error.ParamName);
    }

    [Fact]
    public void Counts_of_different_numbers_of_users_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => RfmDistribution.FromCounts([new(1, 2)], [new(1, 1)], [new(0, 2)]));
        Assert.Contains("different numbers of users", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_gives_a_model_without_cuts()
    {
        var model = RfmModel.FitFrom(RfmDistribution.Empty, AsOf, RfmPolicy.Classic11);
        Assert.Equal(0, model.FittedUsers);
        Assert.Equal("333", model.Score(RfmFigures.Of(1, 1, 1)).ToString());
    }

    [Fact]
    public void Figures_are_checked_when_they_are_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RfmFigures.Of(-1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RfmFigures.Of(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RfmFigures.Of(0, 1, PurchaseLimits.Total + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RfmFigures.Of(0, 1, 0.000_000_000_1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => RfmFigures.Without(PurchaseStatus.Purchased));
        Assert.Equal(RfmFigures.Without(PurchaseStatus.NeverPurchased), default);
    }

    [Fact]
    public void Scores_that_are_no_cell_are_refused()
    {
        var model = RfmModel.FitFrom(RfmDistribution.Empty, AsOf, RfmPolicy.Classic11);
        Assert.Equal(model.Score(1, 1, 1), model.ScoreOf(3, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ScoreOf(6, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ScoreOf(1, 0, 1));
    }

    private static bool AreEqual(RfmDistribution one, RfmDistribution other) =>
        one.DaysSinceLast == other.DaysSinceLast && one.Orders == other.Orders && one.NetTotals == other.NetTotals;
}
