using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class PurchaseSummarizerTests
{
    private static readonly RfmPolicy Policy = RfmPolicy.Classic11;

    [Fact]
    public void A_summary_is_what_the_definitions_give_row_by_row() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            Assert.Equal(NaiveRfm.Summarize(rows, policy, asOf), new PurchaseSummarizer(policy).Summarize(History(rows), asOf));
            return true;
        });

    [Fact]
    public void Rows_after_the_instant_are_not_seen() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var summarizer = new PurchaseSummarizer(policy);
            return summarizer.Summarize(History(rows), asOf)
                == summarizer.Summarize(History(rows.Where(row => row.At <= asOf)), asOf);
        });

    [Fact]
    public void A_more_recent_purchase_never_worsens_recency() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var summarizer = new PurchaseSummarizer(policy);
            var before = summarizer.Summarize(History(rows), asOf).DaysSinceLast;
            var after = summarizer.Summarize(History([.. rows, Buy(1, asOf, "fresh")]), asOf).DaysSinceLast;
            return after == 0 && (before is null || after <= before);
        });

    [Fact]
    public void Look_back_is_open_at_its_start_and_closed_at_the_instant()
    {
        var policy = Policy with { LookBack = Duration.FromDays(10) };
        var asOf = At(1, 20);
        var history = History(
            Buy(1, asOf - Duration.FromDays(10)),
            Buy(2, asOf - Duration.FromDays(10) + Duration.Epsilon),
            Buy(4, asOf),
            Buy(8, asOf + Duration.Epsilon));

        Assert.Equal(6, Summary(history, asOf, policy).NetTotal);
    }

    [Theory]
    [InlineData(RefundPolicy.Net, 2, 100, 19)]
    [InlineData(RefundPolicy.Ignore, 2, 150, 19)]
    [InlineData(RefundPolicy.LinkToOrder, 1, 100, 29)]
    public void A_refund_lowers_money_but_never_raises_frequency_or_refreshes_recency(
        RefundPolicy refunds, int orders, int net, int daysSinceLast)
    {
        var history = History(Buy(100, At(1, 1), "a"), Buy(50, At(1, 11), "b"), Buy(-50, At(1, 25), "b"));

        var summary = Summary(history, At(1, 30), Policy with { Refunds = refunds });

        Assert.Equal((orders, net, daysSinceLast), (summary.Orders, summary.NetTotal, summary.DaysSinceLast));
        Assert.Equal((150, 50, 1), (summary.PurchaseTotal, summary.RefundTotal, summary.Refunds));
    }

    [Fact]
    public void An_order_refunded_in_part_still_counts()
    {
        var history = History(Buy(50, At(1, 11), "b"), Buy(-49.99m, At(1, 25), "b"));

        Assert.Equal(1, Summary(history, At(1, 30), Policy with { Refunds = RefundPolicy.LinkToOrder }).Orders);
    }

    [Fact]
    public void A_user_whose_only_order_is_fully_refunded_counts_as_never_purchased_when_refunds_are_linked()
    {
        var history = History(Buy(50, At(1, 11), "b"), Buy(-50, At(1, 25), "b"));

        Assert.Equal(PurchaseStatus.Purchased, Summary(history, At(1, 30), Policy).Status);
        Assert.Equal(PurchaseStatus.NeverPurchased, Summary(history, At(1, 30), Policy with { Refunds = RefundPolicy.LinkToOrder }).Status);
    }

    [Fact]
    public void A_refund_of_an_order_that_is_not_in_view_lowers_the_money_alone()
    {
        var history = History(Buy(50, At(1, 1), "a"), Buy(-20, At(1, 25), "old"));

        var summary = Summary(history, At(1, 30), Policy with { Refunds = RefundPolicy.LinkToOrder });

        Assert.Equal((1, 30m), (summary.Orders, summary.NetTotal));
    }

    [Fact]
    public void A_zero_value_order_is_a_purchase()
    {
        var summary = Summary(History(Buy(0, At(1, 1))), At(1, 2), Policy);

        Assert.Equal((PurchaseStatus.Purchased, 1, 0m), (summary.Status, summary.Orders, summary.NetTotal));
    }

    [Fact]
    public void Only_refunds_and_no_purchase_is_never_purchased()
    {
        var summary = Summary(History(Buy(-5, At(1, 1))), At(1, 2), Policy);

        Assert.Equal((PurchaseStatus.NeverPurchased, -5m), (summary.Status, summary.NetTotal));
        Assert.Null(summary.DaysSinceLast);
        Assert.Null(summary.MeanPerOrder);
    }

    [Fact]
    public void As_of_before_all_data_nobody_has_purchased() =>
        Assert.Equal(PurchaseStatus.NeverPurchased, Summary(History(Buy(5, At(1, 2))), At(1, 1), Policy).Status);

    [Fact]
    public void Bought_before_the_window_is_not_never_purchased() =>
        Assert.Equal(
            PurchaseStatus.OutsideWindow,
            Summary(History(Buy(5, At(1, 1))), At(3, 1), Policy with { LookBack = Duration.FromDays(30) }).Status);

    [Theory]
    [InlineData(OrderGrouping.PerInstant, 3)]
    [InlineData(OrderGrouping.PerRow, 4)]
    [InlineData(OrderGrouping.PerDay, 2)]
    public void Rows_without_an_order_id_are_grouped_as_the_policy_says(OrderGrouping grouping, int orders)
    {
        var history = History(Buy(1, At(1, 1, 9)), Buy(1, At(1, 1, 9)), Buy(1, At(1, 1, 15)), Buy(1, At(1, 2, 9)));

        Assert.Equal(orders, Summary(history, At(1, 30), Policy with { Orders = grouping }).Orders);
    }

    [Fact]
    public void Rows_that_share_an_order_id_are_one_order_over_several_days()
    {
        var summary = Summary(History(Buy(1, At(1, 1), "a"), Buy(2, At(1, 3), "a")), At(1, 4), Policy);

        Assert.Equal((1, 2, 1, 2), (summary.Orders, summary.PurchaseDays, summary.DaysSinceLast, summary.FirstToLast));
    }

    [Fact]
    public void Days_are_local_days_of_the_zone()
    {
        var history = History(Buy(1, Instant.FromUtc(2024, 1, 1, 15, 59)), Buy(1, Instant.FromUtc(2024, 1, 1, 16, 0)));

        var shanghai = Summary(history, At(1, 4), Policy with { Zone = "Asia/Shanghai" });

        Assert.Equal((new LocalDate(2024, 1, 1), new LocalDate(2024, 1, 2), 2), (shanghai.FirstDay, shanghai.LastDay, shanghai.PurchaseDays));
        Assert.Equal(1, Summary(history, At(1, 4), Policy).PurchaseDays);
        Assert.Equal(1, Summary(history, At(1, 4), Policy with { Zone = "Asia/Shanghai", DayStart = new LocalTime(4, 0) }).PurchaseDays);
    }

    /// <summary>The customer 0004 of the CDNOW sample: four purchase days in 1997, watched until 30 September.</summary>
    [Fact]
    public void Sufficient_statistics_come_in_days_sevenths_and_calendar_weeks()
    {
        static Instant Day(int month, int day) => Instant.FromUtc(1997, month, day, 0, 0);
        var history = History(Buy(29.33m, Day(1, 1)), Buy(29.73m, Day(1, 18)), Buy(14.96m, Day(8, 2)), Buy(26.48m, Day(12, 12)));

        var summary = Summary(history, Day(9, 30), Policy);

        Assert.Equal(new BtydStatistics(2, 213, 272), summary.ToBtyd(BtydUnit.Days));
        Assert.Equal(new BtydStatistics(2, 213 / 7.0, 272 / 7.0), summary.ToBtyd(BtydUnit.SevenDays));
        Assert.Equal(new BtydStatistics(2, 30, 39), summary.ToBtyd(BtydUnit.CalendarWeeks));
        Assert.Equal((29.73m + 14.96m) / 2, summary.MeanRepeatPerDay);
        Assert.Equal((29.73m + 14.96m) / 2, summary.MeanRepeatPerWeek);
    }

    [Fact]
    public void The_repeats_of_a_week_are_those_after_the_week_of_the_first_purchase()
    {
        // Monday 1 and Sunday 7 January 2024 are one week, Monday 8 is the next.
        var summary = Summary(History(Buy(5, At(1, 1)), Buy(7, At(1, 7)), Buy(8, At(1, 8)), Buy(9, At(1, 9)), Buy(-2, At(1, 9)), Buy(4, At(1, 15))), At(1, 20), Policy);

        Assert.Equal((26m, 19m), (summary.RepeatTotal, summary.RepeatWeekTotal));
        Assert.Equal((26m / 4, 19m / 2), (summary.MeanRepeatPerDay!.Value, summary.MeanRepeatPerWeek!.Value));
        Assert.Null(Summary(History(Buy(5, At(1, 1)), Buy(7, At(1, 7))), At(1, 20), Policy).MeanRepeatPerWeek);
    }

    [Fact]
    public void Two_purchases_of_one_week_are_one_in_calendar_weeks()
    {
        // Monday 1 and Sunday 7 January 2024 are one week, Monday 8 is the next.
        var summary = Summary(History(Buy(1, At(1, 1)), Buy(1, At(1, 7)), Buy(1, At(1, 8))), At(1, 14), Policy);

        Assert.Equal(new BtydStatistics(2, 7, 13), summary.ToBtyd(BtydUnit.Days));
        Assert.Equal(new BtydStatistics(1, 1, 1), summary.ToBtyd(BtydUnit.CalendarWeeks));
    }

    [Fact]
    public void Money_past_the_limit_is_an_error_and_never_wraps()
    {
        var rows = Enumerable.Range(0, 1_001).Select(i => Buy(PurchaseLimits.Amount, At(1, 1)));

        Assert.Throws<OverflowException>(() => Summary(History(rows), At(1, 2), Policy));
    }

    [Fact]
    public void Sums_past_every_limit_stop_there_in_any_order()
    {
        var full = History(Enumerable.Range(0, 64).Select(_ => Buy(PurchaseLimits.Amount, At(1, 1))));
        var large = Enumerable.Range(0, 9).Aggregate(full, (history, _) => history.Merge(history));
        var small = History(Buy(0.000_000_001m, At(1, 1)));

        Assert.Equal(large.Merge(large).Merge(small).Entries[0].Purchased, small.Merge(large.Merge(large)).Entries[0].Purchased);
    }

    [Fact]
    public void An_instant_outside_the_calendar_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("asOf", () => Summary(PurchaseHistory.Empty, Instant.MaxValue, Policy));

    private static PurchaseSummary Summary(PurchaseHistory history, Instant asOf, RfmPolicy policy) =>
        new PurchaseSummarizer(policy).Summarize(history, asOf);
}
