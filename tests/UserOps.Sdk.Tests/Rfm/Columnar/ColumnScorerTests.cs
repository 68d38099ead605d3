using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class ColumnScorerTests
{
    private const int Decimals = PurchaseLimits.Decimals;

    [Fact]
    public void Columns_are_fitted_and_scored_like_users_one_by_one() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (anyRows, anyPolicy, instant) =>
        {
            // Columns tell a refund by its sign, so they hold no refund of nothing.
            Purchase<UserId>[] rows = [.. anyRows.Where(row => row.Amount != 0 || !NaiveRfm.IsRefund(row)).Select(row => row with { OrderId = null })];
            var policy = anyPolicy with
            {
                Zone = "UTC",
                DayStart = LocalTime.Midnight,
                LookBack = anyPolicy.LookBack is { } lookBack ? Duration.FromDays(lookBack.Days) : null,
                Orders = OrderGrouping.PerRow,
                Refunds = anyPolicy.Refunds == RefundPolicy.Ignore ? RefundPolicy.Ignore : RefundPolicy.Net,
            };
            var asOf = DayClock.Utc.EndOf(DayClock.Utc.DayOf(instant));
            var columns = Summarize(rows, policy, asOf);
            var book = Book(rows);
            var summarizer = new PurchaseSummarizer(policy);

            var model = RfmModel.Fit(columns, Decimals, asOf, policy);
            var scores = model.ToColumnScorer(Decimals).Score(columns);

            Assert.Equal(
                RfmModelJson.Write(RfmModel.Fit(book.Users.Select(user => summarizer.Summarize(book[user], asOf)), asOf, policy)),
                RfmModelJson.Write(model));
            for (var i = 0; i < columns.Count; i++)
            {
                var score = model.Score(summarizer.Summarize(book[columns.Users.Span[i]], asOf));
                var place = scores.Segments.Span[i];
                Assert.Equal(
                    (score.R, score.F, score.M),
                    (scores.Recency.Span[i], scores.Frequency.Span[i], scores.Monetary.Span[i]));
                Assert.Equal(
                    score.IsScored ? model.SegmentOf(score) : null,
                    place == ColumnScorer.NoSegment ? null : policy.Segments.Segments[place]);
            }

            return true;
        });

    [Fact]
    public void Levels_found_many_at_a_time_are_those_found_one_by_one() =>
        Law.Holds(
            Gen.ArrayOf(Gen.Choose(-5, 5), 200).ToArbitrary(),
            Gen.Choose(0, 200).ToArbitrary(),
            Gen.ArrayOf(Gen.Choose(-4, 4)).Select(limits => limits.Take(9).Order().ToArray()).ToArbitrary(),
            (all, length, limits) =>
            {
                int[] values = all[..length];
                byte[] expected = [.. values.Select(value => (byte)(1 + limits.Count(limit => value > limit)))];
                var (fromInts, fromLongs) = (new byte[length], new byte[length]);
                ColumnLevels.Find(values, limits, fromInts);
                ColumnLevels.Find(Array.ConvertAll(values, value => (long)value), Array.ConvertAll(limits, limit => (long)limit), fromLongs);
                Assert.Equal(expected, fromInts);
                Assert.Equal(expected, fromLongs);
                return true;
            });

    [Fact]
    public void The_ends_of_the_number_range_are_levelled_too()
    {
        var levels = new byte[40];
        ColumnLevels.Find([.. Enumerable.Repeat(long.MinValue, 20), .. Enumerable.Repeat(long.MaxValue, 20)], [long.MinValue, 0, long.MaxValue], levels);

        Assert.Equal([.. Enumerable.Repeat((byte)1, 20), .. Enumerable.Repeat((byte)3, 20)], levels);
    }

    [Fact]
    public void More_users_than_a_block_are_all_scored()
    {
        var asOf = At(3, 1);
        var model = RfmModel.Fit(
            Population(asOf, Enumerable.Range(1, 100).Select(i => (i, (long)i, (decimal)i))), asOf, RfmPolicy.Classic11);
        int[] days = [.. Enumerable.Range(0, 5_001).Select(i => i % 120)];
        long[] money = [.. days.Select(day => day * 100L)];
        var scores = new ScoreColumns(days.Length);

        model.ToColumnScorer(2).Score(days, days, money, scores);

        for (var i = 0; i < days.Length; i++)
        {
            var score = days[i] == 0 ? RfmScore.NeverPurchased : model.Score(days[i], days[i], days[i]);
            Assert.Equal((score.R, score.F, score.M), (scores.Recency.Span[i], scores.Frequency.Span[i], scores.Monetary.Span[i]));
        }
    }

    [Fact]
    public void Scoring_columns_allocates_nothing()
    {
        var scorer = RfmModel.Fit(Population(At(3, 1), (1, 1, 1), (2, 2, 2)), At(3, 1), RfmPolicy.Classic11).ToColumnScorer(2);
        var (days, money, scores) = (new int[1_000], new long[1_000], new ScoreColumns(1_000));
        scorer.Score(days, days, money, scores);

        var before = GC.GetAllocatedBytesForCurrentThread();
        scorer.Score(days, days, money, scores);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Columns_of_another_length_day_or_unit_are_refused()
    {
        var asOf = At(3, 1);
        var columns = Summarize([Buy(1, At(2, 1))], RfmPolicy.Classic11, asOf);
        var scorer = RfmModel.Fit(columns, Decimals, asOf, RfmPolicy.Classic11).ToColumnScorer(2);

        Assert.Throws<ArgumentException>("scores", () => scorer.Score([1], [1], [1, 2], new ScoreColumns(1)));
        Assert.Throws<ArgumentException>("scores", () => scorer.Score([1], [1], [1], new ScoreColumns(2)));
        Assert.Throws<ArgumentException>("summaries", () => RfmModel.Fit(columns, 2, At(3, 2), RfmPolicy.Classic11));
        Assert.Throws<ArgumentException>(
            "policy", () => RfmModel.Fit(columns, 2, asOf, RfmPolicy.Classic11 with { Refunds = RefundPolicy.LinkToOrder }));
        Assert.Throws<ArgumentOutOfRangeException>("minorUnitDecimals", () => RfmModel.Fit(columns, 10, asOf, RfmPolicy.Classic11));
    }

    [Fact]
    public void Columns_that_look_back_or_take_refunds_otherwise_than_the_policy_are_refused()
    {
        var asOf = At(3, 1);
        var ignore = RfmPolicy.Classic11 with { Refunds = RefundPolicy.Ignore };
        var month = RfmPolicy.Classic11 with { LookBack = Duration.FromDays(30) };
        SummaryColumns<UserId> By(RfmPolicy policy) => Summarize([Buy(1, At(2, 20))], policy, asOf);

        Assert.Equal(1, RfmModel.Fit(By(month), 2, asOf, month).FittedUsers);
        Assert.Throws<ArgumentException>("policy", () => RfmModel.Fit(By(RfmPolicy.Classic11), 2, asOf, month));
        Assert.Throws<ArgumentException>("policy", () => RfmModel.Fit(By(month), 2, asOf, RfmPolicy.Classic11));
        Assert.Throws<ArgumentException>("policy", () => RfmModel.Fit(By(RfmPolicy.Classic11), 2, asOf, ignore));
        Assert.Throws<ArgumentException>("policy", () => RfmModel.Fit(By(ignore), 2, asOf, RfmPolicy.Classic11));
    }

    private static SummaryColumns<UserId> Summarize(Purchase<UserId>[] rows, RfmPolicy policy, Instant asOf) =>
        PurchaseColumns.Summarize<UserId>(
            Array.ConvertAll(rows, row => row.User),
            Array.ConvertAll(rows, row => PurchaseColumns.ToDayNumber(DayClock.Utc.DayOf(row.At))),
            Array.ConvertAll(rows, row => (long)(Math.Abs(row.Amount) * 1_000_000_000m) * (NaiveRfm.IsRefund(row) ? -1 : 1)),
            new ColumnarOptions
            {
                AsOfDay = PurchaseColumns.ToDayNumber(DayClock.Utc.DayOf(asOf)),
                LookBackDays = policy.LookBack?.Days,
                Refunds = policy.Refunds == RefundPolicy.Ignore ? ColumnarRefunds.Ignore : ColumnarRefunds.Net,
            });
}
