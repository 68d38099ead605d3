using NodaTime;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Testing;
using UserOps.Tests;
using static UserOps.CustomerValue.Tests.Support.ValueExamples;

namespace UserOps.CustomerValue.Tests.Validation;

public class PurchaseTrackingTests
{
    private static readonly CustomerValuePolicy Policy = CustomerValuePolicy.MbgNbd with { Unit = BtydUnit.Days };

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public void The_table_is_that_of_counting_by_hand(int stepDays) =>
        Law.Holds(RfmGenerators.Purchases, ValueGenerators.Policies, ValueGenerators.Seeds, (rows, any, seed) =>
        {
            var policy = any with { Zone = "Europe/London" };
            var model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), policy, fittedAt: RfmGenerators.Start + Duration.FromDays(seed % 70));
            var until = new LocalDate(2024, 3, 1).PlusDays(seed % 63);
            var book = Book(rows);
            var points = PurchaseTracking.Of(model, book.Users.Select(user => book[user]), until, stepDays);

            Assert.Equal(points, PurchaseTracking.Of(model, book.Users.Reverse().Select(user => book[user]), until, stepDays));
            Assert.Equal(Slow(model, rows, until, stepDays), points.Select(point => (point.Day, point.IsCalibration, point.Customers, point.CumulativeActual, point.Actual)));
            var customers = Customers(model, rows).Where(customer => customer.First <= until).ToList();
            var before = 0.0;
            foreach (var point in points)
            {
                var expected = customers.Where(customer => customer.First <= point.Day)
                    .Sum(customer => model.Purchases.Model.ExpectedPurchases(Time(customer.First, point.Day, policy.Unit)));
                Assert.Equal(expected, point.CumulativePredicted, 1e-9);
                Assert.Equal(expected - before, point.Predicted, 1e-9);
                before = expected;
            }

            return true;
        });

    [Fact]
    public void Steps_begin_on_the_day_of_the_first_purchase_and_the_last_one_may_be_shorter()
    {
        var model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), Policy, fittedAt: At(9));
        var histories = new[] { History(Buy(5, 1), Buy(5, 3), Buy(5, 9)), History(Buy(5, 8), Buy(5, 10)) };

        var points = PurchaseTracking.Of(model, histories, FirstDay.PlusDays(9));

        Assert.Equal(
            [(FirstDay.PlusDays(6), true, 1L, 1L, 1L), (FirstDay.PlusDays(9), false, 2L, 3L, 2L)],
            points.Select(point => (point.Day, point.IsCalibration, point.Customers, point.CumulativeActual, point.Actual)));
        Assert.Equal([7, 10], PurchaseTracking.Of(model, histories, FirstDay.PlusDays(9)).Select(point => point.Day.Day));
        Assert.Equal([7], PurchaseTracking.Of(model, histories, FirstDay.PlusDays(6)).Select(point => point.Day.Day));
        Assert.Equal([1], PurchaseTracking.Of(model, histories, FirstDay).Select(point => point.Day.Day));
    }

    [Fact]
    public void Users_who_came_after_the_fit_are_left_out()
    {
        var model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), Policy, fittedAt: At(9));

        Assert.Empty(PurchaseTracking.Of(model, [History(Buy(5, 10), Buy(5, 12))], FirstDay.PlusDays(30)));
        Assert.Empty(PurchaseTracking.Of(model, [History(Buy(5, 5))], FirstDay));
        Assert.Empty(PurchaseTracking.Of(model, [PurchaseHistory.Empty], FirstDay));
        Assert.Empty(PurchaseTracking.Of(model, [], FirstDay));
    }

    [Fact]
    public void A_refund_that_takes_an_order_back_takes_its_repeat_back_on_its_day()
    {
        var model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), Policy with { Refunds = RefundPolicy.LinkToOrder }, fittedAt: At(9));

        var points = PurchaseTracking.Of(model, [History(Buy(5, 1, "a"), Buy(6, 3, "b"), Buy(-6, 5, "b"))], FirstDay.PlusDays(5), stepDays: 1);

        Assert.Equal([0L, 0, 1, 1, 0, 0], points.Select(point => point.CumulativeActual));
        Assert.Equal([0L, 0, 1, 0, -1, 0], points.Select(point => point.Actual));
    }

    [Fact]
    public void One_step_may_be_longer_than_the_calendar()
    {
        var model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), Policy);

        var point = Assert.Single(PurchaseTracking.Of(model, [History(Buy(5, 1), Buy(6, 3))], FirstDay.PlusDays(5), int.MaxValue));

        Assert.Equal((FirstDay.PlusDays(5), 1L), (point.Day, point.CumulativeActual));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        var model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), Policy);
        PurchaseHistory[] histories = [History(Buy(5, 1))];

        Assert.Throws<ArgumentOutOfRangeException>("stepDays", () => PurchaseTracking.Of(model, histories, FirstDay, 0));
        Assert.Throws<ArgumentOutOfRangeException>("until", () => PurchaseTracking.Of(model, histories, DayClock.MaxDay));
        Assert.Throws<ArgumentOutOfRangeException>("until", () => PurchaseTracking.Of(model, histories, new LocalDate(-1, 1, 1)));
        var error = Assert.Throws<ArgumentOutOfRangeException>("stepDays", () => PurchaseTracking.Of(model, histories, new LocalDate(2400, 1, 1), 1));
        Assert.Contains("take longer ones", error.Message, StringComparison.Ordinal);
    }

    [RealDataFact(Cdnow.File)]
    public void The_repeats_of_CDNOW_go_on_as_the_paper_plots_them()
    {
        var policy = CustomerValuePolicy.BgNbd;
        var summaries = Cdnow.Calibration(policy);
        var model = CustomerValueModel.Fit(summaries, summaries[0].AsOf, policy);
        var book = Cdnow.Read();

        var points = PurchaseTracking.Of(model, book.Users.Select(user => book[user]), Cdnow.HoldoutEnd);

        Assert.Equal(78, points.Count);
        Assert.Equal(2457, points[38].CumulativeActual);
        Assert.Equal(4339, points[77].CumulativeActual);
        Assert.Equal(4160.6, points[77].CumulativePredicted, 0.5);
        Assert.True(points[38].IsCalibration && !points[39].IsCalibration);
        Assert.All(points, point => Assert.True(point.Customers <= 2357));
    }

    private static double Time(LocalDate first, LocalDate day, BtydUnit unit) => unit switch
    {
        BtydUnit.Days => Period.DaysBetween(first, day),
        BtydUnit.SevenDays => Period.DaysBetween(first, day) / 7.0,
        _ => Period.DaysBetween(MondayOf(first), MondayOf(day)) / 7,
    };

    private static LocalDate MondayOf(LocalDate day) => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    /// <summary>Who had bought by the fit, and on what day for the first time.</summary>
    private static List<(UserId User, LocalDate First)> Customers(CustomerValueModel model, Purchase<UserId>[] rows) =>
        [.. rows.Where(row => row.At <= model.FittedAt)
            .GroupBy(row => row.User)
            .Select(user => (user.Key, Counted: NaiveCustomer.Counted([.. user], model.Policy, model.Summarizer.Days)))
            .Where(user => user.Counted.Count > 0)
            .Select(user => (user.Key, user.Counted.Min(row => model.Summarizer.Days.DayOf(row.At))))];

    private static IEnumerable<(LocalDate, bool, long, long, long)> Slow(CustomerValueModel model, Purchase<UserId>[] rows, LocalDate until, int stepDays)
    {
        var customers = Customers(model, rows).Where(customer => customer.First <= until).ToList();
        if (customers.Count == 0)
        {
            yield break;
        }

        var (start, before) = (customers.Min(customer => customer.First), 0L);
        for (var from = start; from <= until; from = from.PlusDays(stepDays))
        {
            var day = LocalDate.Min(from.PlusDays(stepDays - 1), until);
            var count = customers.Sum(customer => (long)Math.Max(0, NaiveCustomer.Of(
                [.. rows.Where(row => row.User == customer.User)], model.Policy, model.Summarizer.Days.EndOf(day)).Statistics?.Repeats ?? 0));
            yield return (day, day <= model.Summarizer.Days.DayOf(model.FittedAt), customers.Count(customer => customer.First <= day), count, count - before);
            before = count;
        }
    }
}
