using NodaTime;
using UserOps.Rfm;

namespace UserOps.Tests.Rfm;

public class PurchaseColumnsTests
{
    private const int Today = 20_000;
    private static readonly ColumnarOptions UpToToday = new() { AsOfDay = Today };

    [Fact]
    public void Users_come_in_the_order_of_their_first_row_with_first_and_last_day_orders_and_money()
    {
        var columns = Columns.Of((7L, Today - 3, 500L), (3L, Today, 40L), (7L, Today - 9, 250L), (7L, Today - 1, 0L)).Summarize(UpToToday);

        Assert.Equal(
            [
                new Figures<long>(7, Today - 9, Today - 1, 3, 750, 0),
                new Figures<long>(3, Today, Today, 1, 40, 0),
            ],
            SlowSummary<long>.From(columns).Users);
        Assert.Equal(2, columns.Count);
        Assert.Equal(0, columns.NeverPurchased);
        Assert.Equal(Today, columns.AsOfDay);
        Assert.Equal("2 users (0 without a purchase) as of day 20000, 0 rejections", columns.ToString());
    }

    [Theory]
    [InlineData(ColumnarRefunds.Net, 700)]
    [InlineData(ColumnarRefunds.Ignore, 1000)]
    public void A_refund_touches_no_days_and_no_orders_and_lowers_the_money_only_under_net(ColumnarRefunds refunds, long net)
    {
        var columns = Columns.Of((1L, Today - 5, 1000L), (1L, Today, -300L)).Summarize(UpToToday with { Refunds = refunds });

        Assert.Equal([new Figures<long>(1, Today - 5, Today - 5, 1, net, 300)], SlowSummary<long>.From(columns).Users);
    }

    [Fact]
    public void A_user_with_nothing_but_refunds_is_listed_without_days_and_counted_apart()
    {
        var columns = Columns.Of((1L, Today, -300L), (2L, Today, 5L)).Summarize(UpToToday);

        Assert.Equal(new Figures<long>(1, int.MinValue, int.MinValue, 0, -300, 300), SlowSummary<long>.From(columns).Users[0]);
        Assert.Equal(1, columns.NeverPurchased);
        Assert.Equal(2, columns.Count);
    }

    [Fact]
    public void The_look_back_holds_the_day_of_judgement_and_leaves_out_the_day_it_starts_after()
    {
        var columns = Columns.Of((1L, Today + 1, 1L), (2L, Today, 2L), (3L, Today - 29, 3L), (4L, Today - 30, 4L))
            .Summarize(UpToToday with { LookBackDays = 30 });

        Assert.Equal([2L, 3L], columns.Users.ToArray());
        Assert.Empty(columns.Rejections);
    }

    [Fact]
    public void No_rows_give_no_users()
    {
        var input = Columns.Of<Guid>();

        Assert.Equal(0, input.Summarize(UpToToday).Count);
        Assert.Equal(0, input.Summarize(UpToToday, 8).Count);
        Assert.True(input.Summarize(UpToToday).LastDays.IsEmpty);
    }

    [Fact]
    public void One_user_may_have_all_rows_on_one_day()
    {
        var columns = new Columns<string>(Enumerable.Repeat(new Row<string>("甲", Today, 3), 50_000)).Summarize(UpToToday, 4);

        Assert.Equal([new Figures<string>("甲", Today, Today, 50_000, 150_000, 0)], SlowSummary<string>.From(columns).Users);
    }

    [Fact]
    public void A_hundred_thousand_users_in_one_part_still_come_each_once()
    {
        var rows = Enumerable.Range(0, 200_000).Select(i => new Row<long>(i % 100_000, Today - (i / 100_000), i)).ToList();

        var columns = new Columns<long>(rows).Summarize(UpToToday, new Cut(Degree: 1, Chunks: 1, Parts: 1));

        Assert.Equal(SlowSummary<long>.Of(rows, UpToToday), SlowSummary<long>.From(columns));
    }

    [Fact]
    public void More_than_a_million_rows_give_the_same_bits_on_one_to_eight_threads()
    {
        var rows = Enumerable.Range(0, 1_200_000)
            .Select(i => new Row<long>(i * 7919L % 100_003 * (i % 5), Today - (i % 400), (i % 1000) - 20));
        var input = new Columns<long>(rows);
        var expected = SlowSummary<long>.From(input.Summarize(UpToToday));

        Assert.True(expected.Users.Count > 80_000);
        for (var degree = 1; degree <= 8; degree++)
        {
            Assert.True(expected == SlowSummary<long>.From(input.Summarize(UpToToday, degree)), $"degree {degree}");
        }
    }

    [Fact]
    public void Bad_rows_are_rejected_in_order_and_the_good_ones_count()
    {
        var columns = Columns.Of(
                (new UserId("a"), int.MaxValue, 1L),
                (UserId.None, Today, 2L),
                (new UserId("a"), Today, 3L),
                (UserId.None, int.MinValue, 4L),
                (new UserId("b"), -719_163, 5L))
            .Summarize(UpToToday with { Source = "orders" });

        Assert.Equal([new Figures<UserId>(new("a"), Today, Today, 1, 3, 0)], SlowSummary<UserId>.From(columns).Users);
        Assert.Equal(
            [
                "orders:1 (a): day is '2147483647': A day number must lie between -719162 (0001-01-01) and 2932531 (9998-12-31); count days from 1970-01-01.",
                "orders:2: user is '': A row needs a user; give an id that is not blank.",
                "orders:4: user is '': A row needs a user; give an id that is not blank.",
                "orders:5 (b): day is '-719163': A day number must lie between -719162 (0001-01-01) and 2932531 (9998-12-31); count days from 1970-01-01.",
            ],
            columns.Rejections.Select(rejection => rejection.ToString()));
    }

    [Fact]
    public void A_user_whose_money_overflows_is_rejected_as_a_whole_at_the_first_row()
    {
        var columns = Columns.Of((9L, Today, 1L), (1L, Today, long.MaxValue), (9L, Today, 1L), (1L, Today, 1L)).Summarize(UpToToday);

        Assert.Equal([9L], columns.Users.ToArray());
        Assert.Equal(
            "columns:2 (1): netTotal is '9223372036854775808': The user's total doesn't fit in 64 bits; give amounts in a larger unit. All rows of the user are left out.",
            Assert.Single(columns.Rejections).ToString());
    }

    [Fact]
    public void Money_that_overflows_on_the_way_but_fits_in_the_end_is_kept()
    {
        var columns = Columns.Of((1L, Today, long.MaxValue), (1L, Today, long.MaxValue), (1L, Today, -long.MaxValue)).Summarize(UpToToday);

        Assert.Equal([new Figures<long>(1, Today, Today, 2, long.MaxValue, long.MaxValue)], SlowSummary<long>.From(columns).Users);
    }

    [Fact]
    public void The_smallest_amount_is_a_refund_too_large_to_be_told()
    {
        var columns = Columns.Of((1L, Today, long.MinValue), (2L, Today, long.MinValue + 1)).Summarize(UpToToday);

        Assert.Equal([2L], columns.Users.ToArray());
        Assert.Equal(long.MaxValue, columns.RefundTotals.Span[0]);
        Assert.Equal(("refundTotal", "9223372036854775808"), (columns.Rejections[0].Field, columns.Rejections[0].Value));
    }

    [Fact]
    public void The_first_and_the_last_day_of_the_calendar_are_seen()
    {
        var (first, last) = (PurchaseColumns.ToDayNumber(DayClock.MinDay), PurchaseColumns.ToDayNumber(DayClock.MaxDay));

        var columns = Columns.Of((1L, first, 1L), (1L, last, 1L)).Summarize(new() { AsOfDay = last });

        Assert.Equal([new Figures<long>(1, first, last, 2, 2, 0)], SlowSummary<long>.From(columns).Users);
    }

    [Fact]
    public void Day_numbers_count_from_1970_and_turn_back_into_days()
    {
        Assert.Equal(0, PurchaseColumns.ToDayNumber(new LocalDate(1970, 1, 1)));
        Assert.Equal(20_454, PurchaseColumns.ToDayNumber(new LocalDate(2026, 1, 1)));
        Assert.Equal(DayClock.MinDay, PurchaseColumns.FromDayNumber(PurchaseColumns.ToDayNumber(DayClock.MinDay)));
        Assert.Equal(DayClock.MaxDay, PurchaseColumns.FromDayNumber(PurchaseColumns.ToDayNumber(DayClock.MaxDay)));
        Assert.Equal((-719_162, 2_932_531), (PurchaseColumns.ToDayNumber(DayClock.MinDay), PurchaseColumns.ToDayNumber(DayClock.MaxDay)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurchaseColumns.FromDayNumber(-719_163));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurchaseColumns.FromDayNumber(2_932_532));
        Assert.Throws<ArgumentOutOfRangeException>(() => PurchaseColumns.ToDayNumber(DayClock.MaxDay.PlusDays(1)));
    }

    [Fact]
    public void Columns_of_unequal_length_are_refused()
    {
        var days = Assert.Throws<ArgumentException>(() => PurchaseColumns.Summarize<long>([1, 2], [Today], [5, 6], UpToToday));
        var amounts = Assert.Throws<ArgumentException>(
            () => PurchaseColumns.Summarize<long>(new long[2], new int[2], new long[3], UpToToday, 2));

        Assert.Equal("days", days.ParamName);
        Assert.StartsWith("There are 2 users, 2 days and 3 amounts; give columns of one length.", amounts.Message, StringComparison.Ordinal);
        Assert.Equal("amounts", amounts.ParamName);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Columns.Of<long>().Summarize(null!));
        Refused(UpToToday with { AsOfDay = 2_932_532 });
        Refused(UpToToday with { AsOfDay = int.MinValue });
        Refused(UpToToday with { LookBackDays = 0 });
        Refused(UpToToday with { Refunds = (ColumnarRefunds)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Columns.Of<long>().Summarize(UpToToday, 0));

        static void Refused(ColumnarOptions options) =>
            Assert.Throws<ArgumentOutOfRangeException>(() => Columns.Of<long>().Summarize(options));
    }
}
