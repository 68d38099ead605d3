using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class RfmModelTests
{
    private static readonly Instant AsOf = At(3, 1);

    [Fact]
    public void Explaining_and_scoring_agree() =>
        ForEachUser((model, history, asOf) =>
        {
            var assessment = model.Explain(history, asOf);
            Assert.Equal(model.Score(model.Summarizer.Summarize(history, asOf)), assessment.Value);
            Assert.Equal(model.ValidUntil(history, asOf), assessment.ValidUntil);
            Assert.Equal((model.PolicyRef, asOf), (assessment.Policy, assessment.AsOf));
        });

    [Fact]
    public void Scores_stay_until_the_promised_instant_and_differ_at_it() =>
        ForEachUser((model, history, asOf) =>
        {
            var seen = new PurchaseHistory([.. history.Entries.Where(entry => entry.At <= asOf)]);
            var now = model.Score(model.Summarizer.Summarize(seen, asOf));
            var until = model.ValidUntil(history, asOf);
            foreach (var moment in Moments(model, seen, asOf))
            {
                var then = model.Score(model.Summarizer.Summarize(seen, moment));
                if (until is null || moment < until)
                {
                    Assert.Equal(now, then);
                }
                else
                {
                    Assert.Equal(until, moment); // the first moment that is not before it is it, and the answer is another
                    Assert.NotEqual(now, then);
                    break;
                }
            }
        });

    [Fact]
    public void The_scores_that_are_told_to_come_next_are_those_of_the_promised_instant() =>
        ForEachUser((model, history, asOf) =>
        {
            var seen = new PurchaseHistory([.. history.Entries.Where(entry => entry.At <= asOf)]);
            if (RfmNextChange.Find(model, history, asOf) is { } next)
            {
                Assert.Equal(model.Score(model.Summarizer.Summarize(seen, next.At)), next.Score);
            }
        });

    [Fact]
    public void A_day_that_begins_as_a_row_leaves_the_window_changes_both_scores_at_once()
    {
        BinPolicy At10(decimal cut) => new() { Method = BinMethod.Thresholds, Bins = 2, Cuts = [cut] };
        var policy = RfmPolicy.ChineseEight with
        {
            LookBack = Duration.FromDays(30),
            Recency = At10(10),
            Frequency = At10(2),
            Monetary = At10(1_000),
        };
        var model = RfmModel.Fit([], At(1, 1), policy);

        var assessment = model.Explain(History(Buy(5, At(1, 1, 0)), Buy(5, At(1, 21, 0))), At(1, 22));

        Assert.Equal(("221", At(1, 31, 0)), (assessment.Value.ToString(), assessment.ValidUntil));
        Assert.Contains("then it is 111,", assessment.Reasons[^1].In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_and_partition_of_the_population_do_not_matter() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var summarizer = new PurchaseSummarizer(policy);
            var book = Book(rows);
            var summaries = book.Users.Select(user => summarizer.Summarize(book[user], asOf)).ToList();
            return RfmModelJson.Write(RfmModel.Fit(summaries, asOf, policy))
                == RfmModelJson.Write(RfmModel.Fit(Enumerable.Reverse(summaries), asOf, policy));
        });

    [Fact]
    public void A_model_survives_json_and_scores_as_before() =>
        ForEachUser((model, history, asOf) =>
        {
            var json = RfmModelJson.Write(model);
            var back = RfmModelJson.Read(json);
            Assert.Equal(json, RfmModelJson.Write(back));
            Assert.Equal(model.Explain(history, asOf), back.Explain(history, asOf));
        });

    [Fact]
    public void Better_numbers_never_lower_a_score() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var model = RfmSnapshot.Fit(Book(rows), asOf, policy).Model;
            for (var i = 0; i < 40; i++)
            {
                Assert.True(model.Score(i, 1, 1).R >= model.Score(i + 1, 1, 1).R);
                Assert.True(model.Score(1, i, 1).F <= model.Score(1, i + 1, 1).F);
                Assert.True(model.Score(1, 1, (i - 20) * 1.7m).M <= model.Score(1, 1, (i - 19) * 1.7m).M);
            }

            return true;
        });

    [Fact]
    public void The_smallest_lift_lifts_and_nothing_smaller_does() =>
        ForEachUser((model, history, asOf) =>
        {
            var summary = model.Summarizer.Summarize(history, asOf);
            var lift = model.WhatLifts(summary);
            if (summary.Status != PurchaseStatus.Purchased)
            {
                Assert.Null(lift);
                return;
            }

            var here = PlaceOf(model, model.Score(summary));
            if (lift is not null)
            {
                var then = model.Score(0, summary.Orders + lift.Orders, summary.NetTotal + lift.Money);
                Assert.Equal((lift.Score, lift.Segment), (then, model.SegmentOf(then)));
                Assert.True(PlaceOf(model, then) < here);
            }

            for (var orders = 1L; orders <= Math.Min(lift?.Orders ?? 20, 20); orders++)
            {
                decimal[] less = lift?.Orders == orders
                    ? [0, Math.Round(lift.Money / 2, PurchaseLimits.Decimals), lift.Money - 0.000_000_001m]
                    : [0, 1, 10, 100, 1_000, 1_000_000];
                foreach (var money in less.Where(money => money >= 0 && (lift?.Orders != orders || money < lift.Money)))
                {
                    Assert.True(PlaceOf(model, model.Score(0, summary.Orders + orders, summary.NetTotal + money)) >= here);
                }
            }
        });

    [Fact]
    public void An_explanation_names_each_number_its_level_and_what_comes_next()
    {
        var model = RfmModel.Fit(
            Population(AsOf, Enumerable.Range(1, 10).Select(i => (i * 3, (long)i, i * 10m))), AsOf, RfmPolicy.Classic11);

        var assessment = model.Explain(History(Buy(30, At(2, 20)), Buy(25, At(2, 25)), Buy(-5, At(2, 26))), AsOf);

        Assert.Equal(
            [
                "R 5 of 5: last bought on 2024-02-25, 5 days ago; this level holds at most 8 days.",
                "F 1 of 5: 2 orders; this level holds at most 2 orders.",
                "M 3 of 5: 50 in all (55 bought, 5 refunded); this level holds more than 46 and at most 64.",
                "513 is Promising: Bought lately, not often yet, for a good sum. Make the brand known; give a reason to return.",
                "Smallest lift: 3 more orders now, of any value, would lead to Potential Loyalist (533).",
                "Without a new purchase this holds until 2024-03-05 (UTC); then it is 413, Promising.",
            ],
            assessment.Reasons.Select(reason => reason.In("en")));
        Assert.Equal(
            ["rfm.recency", "rfm.frequency", "rfm.monetary", "rfm.segment", "rfm.lift", "rfm.validUntil"],
            assessment.Reasons.Select(reason => reason.Code));
        Assert.Equal("R 5/5：最近购买日 2024-02-25，距今 5 天；该档范围：至多 8 天。", assessment.Reasons[0].In("zh-CN"));
        Assert.Equal(Instant.FromUtc(2024, 3, 5, 0, 0), assessment.ValidUntil);
    }

    [Fact]
    public void Every_reason_is_rendered_whole_in_both_languages() =>
        ForEachUser((model, history, asOf) =>
            Assert.All(model.Explain(history, asOf).Reasons, reason => Assert.All(["en", "zh-CN"], culture =>
            {
                Assert.DoesNotContain('{', reason.In(culture));
                Assert.NotEqual(reason.In("en"), reason.In("zh-CN"));
            })));

    [Theory]
    [InlineData(1, "this level holds any number of days.", "该档范围：任意天数。")]
    [InlineData(1, "this level holds any number of orders.", "该档范围：任意单数。")]
    [InlineData(1, "this level holds any amount.", "该档范围：任意金额。")]
    [InlineData(2, "this level holds exactly 1 day.", "该档范围：恰为 1 天。")]
    [InlineData(2, "F 3 of 5: 1 order; this level holds exactly 1 order.", "F 3/5：共 1 单；该档范围：恰为 1 单。")]
    [InlineData(2, "M 3 of 5: 20 in all (20 bought, 0 refunded); this level holds exactly 20.", "该档范围：恰为 20。")]
    [InlineData(2, "1 more order now, worth more than 0 in all,", "再下 1 单、合计大于 0，")]
    public void Ranges_read_as_a_person_would_say_them(int population, string english, string chinese)
    {
        var model = RfmModel.Fit(population == 1 ? [] : Population(AsOf, (1, 1, 20), (1, 1, 20)), AsOf, RfmPolicy.Classic11);

        var reasons = model.Explain(History(Buy(20, At(2, 29))), AsOf).Reasons;

        Assert.Contains(reasons, reason => reason.In("en").Contains(english, StringComparison.Ordinal));
        Assert.Contains(reasons, reason => reason.In("zh-CN").Contains(chinese, StringComparison.Ordinal));
    }

    [Fact]
    public void A_window_is_told_in_days()
    {
        var model = RfmModel.Fit([], AsOf, RfmPolicy.Classic11 with { LookBack = Duration.FromDays(30) });

        var reason = model.Explain(History(Buy(20, At(1, 1))), AsOf).Reasons[0];

        Assert.Equal("Bought before, but not within the 30 days up to 2024-03-01.", reason.In("en"));
        Assert.Equal("曾经购买，但截至 2024-03-01 的 30 天内没有购买。", reason.In("zh-CN"));
    }

    [Fact]
    public void A_user_who_never_purchased_has_an_answer_of_its_own()
    {
        var model = RfmModel.Fit(Population(AsOf, (1, 1, 1)), AsOf, RfmPolicy.Classic11);

        var assessment = model.Explain(PurchaseHistory.Empty, AsOf);

        Assert.Equal((RfmScore.NeverPurchased, (Instant?)null), (assessment.Value, assessment.ValidUntil));
        Assert.Equal(Segment.NeverPurchased, model.SegmentOf(assessment.Value));
        Assert.Equal("Bought nothing that counts up to 2024-03-01.", assessment.Reasons[0].In("en"));
        Assert.Equal("---", assessment.Value.ToString());
    }

    [Fact]
    public void The_weighted_total_is_the_sum_of_weight_times_score()
    {
        var policy = RfmPolicy.Classic11 with { Weights = new(0.5, 0, 2) };
        var model = RfmModel.Fit(Population(AsOf, (1, 1, 1), (2, 2, 2), (3, 3, 3)), AsOf, policy);

        var score = model.Score(1, 3, 3);

        Assert.Equal((5, 5, 5, 12.5), (score.R, score.F, score.M, score.Total));
    }

    [Fact]
    public void A_summary_of_another_instant_is_not_fitted_on()
    {
        var exception = Assert.Throws<ArgumentException>(
            "summaries", () => RfmModel.Fit(Population(At(2, 1), (1, 1, 1)), AsOf, RfmPolicy.Classic11));

        Assert.Contains("2024-02-01T12:00:00Z", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_of_another_map_has_no_segment_here()
    {
        var model = RfmModel.Fit(Population(AsOf, (1, 1, 1)), AsOf, RfmPolicy.ChineseEight);

        Assert.Throws<ArgumentOutOfRangeException>("score", () => model.SegmentOf(new RfmScore(5, 5, 5, 15)));
    }

    [Fact]
    public void Scoring_a_summary_allocates_nothing()
    {
        var model = RfmModel.Fit(Population(AsOf, (1, 1, 1), (2, 2, 2)), AsOf, RfmPolicy.Classic11);
        var summary = Population(AsOf, (1, 1, 1))[0];
        model.SegmentOf(model.Score(summary));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            model.SegmentOf(model.Score(summary));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(RefundPolicy.Net)]
    [InlineData(RefundPolicy.LinkToOrder)]
    public void A_user_of_a_hundred_thousand_entries_is_judged_at_once(RefundPolicy refunds)
    {
        const int orders = 50_000;
        var policy = RfmPolicy.Classic11 with { Refunds = refunds, LookBack = Duration.FromDays(365) };
        var model = RfmModel.Fit(Population(AsOf, (1_000, 1_000_000, 1e9m), (2_000, 2_000_000, 2e9m)), AsOf, policy);
        var first = AsOf - Duration.FromDays(90);
        var book = Book(Enumerable.Range(0, 2 * orders).Select(i =>
            Buy(i < orders ? 10 : -1, first + Duration.FromMinutes(i), $"order {i % orders}")));

        // All orders and then all refunds: to search either for each of the other took 20 s. RfmHeavyUserBenchmarks times it.
        var until = model.Explain(book[Ann], AsOf).ValidUntil;

        Assert.Equal(first + Duration.FromMinutes(orders - 1) + Duration.FromDays(365), until);
    }

    [Fact]
    public void A_change_past_the_last_day_that_can_be_judged_is_not_promised()
    {
        var asOf = Instant.FromUtc(9998, 12, 29, 12, 0);
        var model = RfmModel.Fit(Population(asOf, (0, 1, 1), (1, 2, 2)), asOf, RfmPolicy.Classic11);

        Assert.Null(model.ValidUntil(History(Buy(1, asOf)), asOf));
    }

    /// <summary>Every moment at which time alone can change anything, and the moments beside it, in order.</summary>
    private static IEnumerable<Instant> Moments(RfmModel model, PurchaseHistory history, Instant asOf)
    {
        var clock = model.Summarizer.Days;
        var days = Enumerable.Range(0, 120).Select(i => clock.StartOf(clock.DayOf(asOf).PlusDays(i)));
        var leaves = model.Policy.LookBack is { } lookBack ? history.Entries.Select(entry => entry.At + lookBack) : [];
        return days.Concat(leaves)
            .SelectMany(moment => new[] { moment - Duration.Epsilon, moment, moment + Duration.Epsilon })
            .Where(moment => moment > asOf)
            .Distinct()
            .Order();
    }

    private static int PlaceOf(RfmModel model, RfmScore score) =>
        model.Policy.Segments.Segments.ToList().IndexOf(model.SegmentOf(score));

    private static void ForEachUser(Action<RfmModel, PurchaseHistory, Instant> check) =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var book = Book(rows);
            var model = RfmSnapshot.Fit(book, asOf, policy).Model;
            foreach (var user in book.Users.Take(3))
            {
                check(model, book[user], asOf);
            }

            return true;
        });

    [Fact]
    public void Money_is_told_in_the_numbers_of_the_cuts_and_not_a_step_beside_them()
    {
        var given = RfmPolicy.Classic11 with { Monetary = new() { Method = BinMethod.Thresholds, Bins = 5, Cuts = [0, 100, 250, 999.5m] } };
        var model = RfmModel.Fit(Population(AsOf, (1, 1, 1), (2, 2, 2)), AsOf, given);
        var equal = RfmModel.Fit(Population(AsOf, (1, 1, 10)), AsOf, RfmPolicy.Classic11);
        var nobody = RfmModel.Fit([], AsOf, RfmPolicy.Classic11);

        Assert.EndsWith("this level holds at least 100 and less than 250.", Money(model, 100), StringComparison.Ordinal);
        Assert.EndsWith("this level holds less than 0.", Money(model, -1), StringComparison.Ordinal);
        Assert.EndsWith("this level holds at least 999.5.", Money(model, 1_000), StringComparison.Ordinal);
        Assert.EndsWith("this level holds exactly 10.", Money(equal, 10), StringComparison.Ordinal);
        Assert.EndsWith("this level holds any amount.", Money(nobody, 10), StringComparison.Ordinal);
        Assert.Equal(
            "Smallest lift: 1 more order now, worth more than 0 in all, would lead to Champions (555).",
            equal.Explain(History(Buy(10, AsOf - Duration.FromDays(1))), AsOf).Reasons.Single(reason => reason.Code == "rfm.lift").In("en"));

        static string Money(RfmModel model, decimal net) =>
            model.Explain(History(Buy(2_000, AsOf), Buy(net - 2_000, AsOf)), AsOf).Reasons.Single(reason => reason.Code == "rfm.monetary").In("en");
    }
}
