using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class ScaleFitTests
{
    private static readonly Instant AsOf = At(3, 1);

    [Fact]
    public void Every_level_is_what_sorting_and_counting_gives() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var summarizer = new PurchaseSummarizer(policy);
            var book = Book(rows);
            var summaries = book.Users.Select(user => summarizer.Summarize(book[user], asOf)).ToList();
            var model = RfmModel.Fit(summaries, asOf, policy);
            var scored = summaries.Where(summary => summary.Status == PurchaseStatus.Purchased).ToList();
            foreach (var summary in scored)
            {
                var score = model.Score(summary);
                Same(policy.Recency, score.R, [.. scored.Select(s => (decimal)s.DaysSinceLast!)], (decimal)summary.DaysSinceLast!, lowIsBetter: true);
                Same(policy.Frequency, score.F, [.. scored.Select(s => (decimal)s.Orders)], summary.Orders, lowIsBetter: false);
                Same(policy.Monetary, score.M, [.. scored.Select(s => s.NetTotal)], summary.NetTotal, lowIsBetter: false);
            }

            return true;
        });

    [Fact]
    public void Counts_of_the_levels_add_up_to_the_users() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var snapshot = RfmSnapshot.Fit(Book(rows), asOf, policy);
            var scored = snapshot.Users.Count(user => user.Score.IsScored);
            var model = snapshot.Model;
            return model.Recency.Counts.Sum() == scored
                && model.Frequency.Counts.Sum() == scored
                && model.Monetary.Counts.Sum() == scored
                && Enumerable.Range(1, model.Frequency.Bins).All(level =>
                    policy.Frequency.Method == BinMethod.Ntile
                    || model.Frequency.Counts[level - 1] == snapshot.Users.Count(user => user.Score.F == level));
        });

    [Theory]
    [InlineData(BinMethod.Quantile)]
    [InlineData(BinMethod.RRfmCompatible)]
    public void Ten_users_with_one_two_and_three_orders_get_equal_scores_for_equal_counts(BinMethod method)
    {
        long[] orders = [1, 1, 1, 1, 1, 1, 1, 1, 2, 3];

        var scores = FrequencyScores(orders, new BinPolicy { Method = method, Bins = 5 });

        Assert.Single(scores[..8].Distinct());
        Assert.True(scores[8] >= scores[7] && scores[9] >= scores[8]);
    }

    [Fact]
    public void Type_seven_cuts_of_these_ten_users_are_one_one_one_and_one_point_two()
    {
        var model = Fit([1, 1, 1, 1, 1, 1, 1, 1, 2, 3], BinPolicy.Quintiles);

        Assert.Equal([1m, 1m, 1m, 1.2m], model.Frequency.Cuts);
        Assert.Equal([1m, 1m, 1m, 1m], model.Frequency.Limits);
        Assert.Equal([8L, 0, 0, 0, 2], model.Frequency.Counts);
        Assert.Equal(2, model.Frequency.SurvivingLevels);
    }

    /// <summary>Type 7 by hand: h = 9 i / 5 gives 0.28, 0.46, 0.64, 0.82; the R package's breaks lie a whole unit higher, above every value.</summary>
    [Fact]
    public void Amounts_below_one_are_spread_by_quantiles_and_lost_by_the_breaks_of_the_R_package()
    {
        decimal[] amounts = [.. Enumerable.Range(1, 10).Select(i => i / 10m)];

        var plain = FitMoney(amounts, BinPolicy.Quintiles);
        var compatible = FitMoney(amounts, BinPolicy.Quintiles with { Method = BinMethod.RRfmCompatible });

        Assert.Equal([0.28m, 0.46m, 0.64m, 0.82m], plain.Monetary.Cuts);
        Assert.Equal([2L, 2, 2, 2, 2], plain.Monetary.Counts);
        Assert.Equal([1.28m, 1.46m, 1.64m, 1.82m], compatible.Monetary.Cuts);
        Assert.Equal([10L, 0, 0, 0, 0], compatible.Monetary.Counts);
    }

    [Fact]
    public void A_tie_at_a_cut_holds_where_doubles_would_break_it()
    {
        // 0.1 + 0.2 * (0.4 - 0.1) in doubles is 0.16000000000000003; exactly it is 0.16, so 0.16 is not above the cut.
        decimal[] amounts = [0.1m, 0.4m, 0.4m, 0.4m, 0.4m, 0.4m, 0.4m, 0.16m];
        var model = FitMoney([.. amounts.Where(a => a != 0.16m)], new BinPolicy { Method = BinMethod.Quantile, Bins = 10 });
        var cut = model.Monetary.Cuts[0];

        Assert.Equal(model.Score(0, 1, 0.1m).M, model.Score(0, 1, cut).M);
        Assert.Equal(model.Score(0, 1, 0.1m).M + 1, model.Score(0, 1, cut + 0.000_000_001m).M);
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(4, 2)]
    [InlineData(2, 1)]
    [InlineData(10, 5)]
    public void One_single_value_gets_the_middle_level_and_stays_comparable(int bins, int level)
    {
        var model = Fit([7, 7, 7], new BinPolicy { Method = BinMethod.Quantile, Bins = bins });

        Assert.Equal((level, 1, bins), (model.Score(0, 7, 0).F, model.Score(0, 6, 0).F, model.Score(0, 8, 0).F));
        Assert.Equal(1, model.Frequency.SurvivingLevels);
    }

    [Fact]
    public void Nobody_to_fit_on_gives_the_middle_level_to_all()
    {
        var model = RfmModel.Fit([], AsOf, RfmPolicy.Classic11);

        Assert.Equal("333", model.Score(5, 5, 5).ToString());
        Assert.Equal(0, model.FittedUsers);
    }

    [Fact]
    public void One_user_alone_is_in_the_middle_of_everything() =>
        Assert.Equal("333", RfmModel.Fit(Population(AsOf, (5, 5, 5)), AsOf, RfmPolicy.Classic11).Score(5, 5, 5).ToString());

    [Theory]
    [InlineData(BinMethod.MeanSplit, 3, 1)]
    [InlineData(BinMethod.MeanSplit, 4, 2)]
    [InlineData(BinMethod.MedianSplit, 2, 1)]
    [InlineData(BinMethod.MedianSplit, 3, 2)]
    public void High_is_strictly_better_than_the_cut(BinMethod method, int orders, int expected)
    {
        // Mean 3, median 2.
        var model = Fit([1, 2, 2, 3, 7], new BinPolicy { Method = method, Bins = 2 });

        Assert.Equal(expected, model.Score(0, orders, 0).F);
    }

    [Theory]
    [InlineData(9, 2)]
    [InlineData(10, 1)]
    [InlineData(11, 1)]
    public void Near_is_strictly_fewer_days_than_the_mean(int days, int expected)
    {
        var policy = RfmPolicy.ChineseEight;
        var model = RfmModel.Fit(Population(AsOf, (5, 1, 1), (10, 1, 1), (15, 1, 1)), AsOf, policy);

        Assert.Equal(expected, model.Score(days, 1, 1).R);
    }

    [Fact]
    public void A_mean_between_steps_is_compared_exactly()
    {
        // Mean of 1, 1, 2 is 4/3: 1 is not above it, 2 is.
        var model = Fit([1, 1, 2], BinPolicy.MeanSplit);

        Assert.Equal(1.333333333m, model.Frequency.Cuts[0]);
        Assert.Equal((1, 2), (model.Score(0, 1, 0).F, model.Score(0, 2, 0).F));
    }

    [Fact]
    public void When_everybody_has_the_best_score_nothing_is_better_than_the_mean_score()
    {
        // Days 3 and eight times 5: every quantile is 5, so all get R 5, and the mean score is 5.
        var policy = RfmPolicy.ChineseEight with { Recency = new() { Method = BinMethod.ScoreMeanSplit, Bins = 2 } };
        var model = RfmModel.Fit(
            Population(AsOf, [(3, 1, 1), .. Enumerable.Repeat((5, 1L, 1m), 8)]), AsOf, policy);

        Assert.Equal((1, 1), (model.Score(0, 1, 1).R, model.Score(5, 1, 1).R));
    }

    [Fact]
    public void Thresholds_are_closed_on_the_left_and_a_fixed_split_is_strict()
    {
        var thresholds = Fit([1], new BinPolicy { Method = BinMethod.Thresholds, Bins = 3, Cuts = [2, 5] });
        var split = Fit([1], new BinPolicy { Method = BinMethod.FixedSplit, Bins = 2, Cuts = [2] });

        Assert.Equal([1, 2, 2, 3], new[] { 1, 2, 4, 5 }.Select(orders => thresholds.Score(0, orders, 0).F));
        Assert.Equal([1, 1, 2], new[] { 1, 2, 3 }.Select(orders => split.Score(0, orders, 0).F));
    }

    [Fact]
    public void Ntile_splits_ties_by_user_id_and_gives_the_first_groups_one_more()
    {
        var rows = Enumerable.Range(0, 7).Select(i => new Purchase<UserId>(new UserId($"u{i}"), At(1, 1), 10));
        var policy = RfmPolicy.Classic11 with { Monetary = new() { Method = BinMethod.Ntile, Bins = 5 } };

        var snapshot = RfmSnapshot.Fit(Book(rows), AsOf, policy);

        Assert.Equal([1, 1, 2, 2, 3, 4, 5], snapshot.Users.Select(user => user.Score.M));
    }

    /// <summary>NTILE(5) OVER (ORDER BY last_date, id) on seven dates gives 1 1 2 2 3 4 5.</summary>
    [Fact]
    public void Ntile_ranks_recency_from_the_oldest_as_warehouses_do()
    {
        var rows = Enumerable.Range(1, 7).Select(i => new Purchase<UserId>(new UserId($"u{i}"), At(1, i), 10));
        var policy = RfmPolicy.Classic11 with { Recency = new() { Method = BinMethod.Ntile, Bins = 5 } };

        var snapshot = RfmSnapshot.Fit(Book(rows), AsOf, policy);

        Assert.Equal([1, 1, 2, 2, 3, 4, 5], snapshot.Users.Select(user => user.Score.R));
        Assert.Equal([1, 1, 2, 2, 3, 4, 5], snapshot.Users.Select(user => snapshot.Model.Score(user.Summary).R));
        Assert.Equal([1L, 1, 1, 2, 2], snapshot.Model.Recency.Counts);
    }

    [Fact]
    public void Ntile_of_fewer_users_than_groups_leaves_the_last_groups_empty_frozen_too()
    {
        var rows = Enumerable.Range(1, 3).Select(i => new Purchase<UserId>(new UserId($"u{i}"), At(1, i), i));
        var ntile = new BinPolicy { Method = BinMethod.Ntile, Bins = 5 };
        var policy = RfmPolicy.Classic11 with { Recency = ntile, Frequency = BinPolicy.Quintiles, Monetary = ntile };

        var snapshot = RfmSnapshot.Fit(Book(rows), AsOf, policy);

        Assert.Equal(["131", "232", "333"], snapshot.Users.Select(user => user.Score.ToString()));
        Assert.Equal(["131", "232", "333"], snapshot.Users.Select(user => snapshot.Model.Score(user.Summary).ToString()));
    }

    [Fact]
    public void Money_as_large_as_it_may_be_is_cut_exactly()
    {
        const decimal Step = 0.000_000_001m;
        decimal[] amounts = [.. Enumerable.Range(0, 11).Select(i => PurchaseLimits.Total - (i * Step))];

        var model = FitMoney(amounts, BinPolicy.Quintiles);

        Assert.Equal([3L, 2, 2, 2, 2], model.Monetary.Counts);
    }

    private static void Same(BinPolicy bins, int score, decimal[] values, decimal value, bool lowIsBetter)
    {
        if (bins.Method != BinMethod.Ntile)
        {
            var level = NaiveRfm.LevelOf(value, values, bins, lowIsBetter);
            Assert.Equal(lowIsBetter ? bins.Bins + 1 - level : level, score);
        }
    }

    private static RfmModel Fit(long[] orders, BinPolicy frequency) => RfmModel.Fit(
        Population(AsOf, orders.Select(count => (0, count, 0m))), AsOf, WithBins(frequency));

    private static RfmModel FitMoney(decimal[] amounts, BinPolicy monetary) => RfmModel.Fit(
        Population(AsOf, amounts.Select(amount => (0, 1L, amount))),
        AsOf,
        RfmPolicy.Classic11 with { Monetary = monetary, Segments = OneSegment(5, 5, monetary.Bins) });

    private static int[] FrequencyScores(long[] orders, BinPolicy frequency)
    {
        var model = Fit(orders, frequency);
        return [.. orders.Select(count => model.Score(0, count, 0).F)];
    }

    private static RfmPolicy WithBins(BinPolicy frequency) =>
        RfmPolicy.Classic11 with { Frequency = frequency, Segments = OneSegment(5, frequency.Bins, 5) };

    private static SegmentMap OneSegment(int r, int f, int m) => new()
    {
        Name = "all",
        Bins = new(r, f, m),
        Segments = [SegmentMaps.Classic11.Segments[0] with { Cells = [] }],
        Boxes = [new("champions", new(1, r), new(1, f), new(1, m))],
    };
}
