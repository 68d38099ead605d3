using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.CustomerValue.Tests.Support.ValueExamples;

namespace UserOps.CustomerValue.Tests.Validation;

public class HoldoutReportTests
{
    private static readonly CustomerValueModel Model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5));

    [Fact]
    public void Nobody_gives_a_report_of_zeros()
    {
        var report = HoldoutReport.Of(Model, []);

        Assert.Equal((0L, 0.0, 0.0, 0.0, 0.0, (double?)null), (report.Customers, report.Actual, report.Predicted, report.MeanAbsoluteError, report.RootMeanSquareError, report.Correlation));
        Assert.Empty(report.Groups);
    }

    [Fact]
    public void The_report_is_that_of_computing_by_hand_in_any_order() =>
        Law.Holds(ValueGenerators.Customers, ValueGenerators.Seeds, (all, seed) =>
        {
            HoldoutCustomer[] customers = [.. all
                .Where(customer => customer.Statistics is not null)
                .Select((customer, i) => Customer(customer.Statistics!.Value, (i * (1 + (seed % 7)) % 5), 10 + (seed % 3)))];
            var groups = 1 + (seed % 9);
            var report = HoldoutReport.Of(Model, customers, groups);
            Assert.Equal(report, HoldoutReport.Of(Model, customers.Reverse(), groups));
            Assert.Equal(report, HoldoutReport.Of(Model, customers.OrderBy(customer => (customer.Statistics.Repeats * 7 + seed) % 5), groups));

            var actual = Array.ConvertAll(customers, customer => (double)customer.Purchases);
            var predicted = Array.ConvertAll(customers, customer => Model.Purchases.Model.ExpectedPurchases(customer.Statistics, customer.Duration));
            var errors = actual.Zip(predicted, (one, other) => one - other).ToArray();
            var count = Math.Max(1, customers.Length);
            Assert.Equal(customers.Length, report.Customers);
            Assert.Equal(actual.Sum(), report.Actual, 1e-9);
            Assert.Equal(predicted.Sum(), report.Predicted, 1e-9);
            Assert.Equal(errors.Sum(Math.Abs) / count, report.MeanAbsoluteError, 1e-9);
            Assert.Equal(Math.Sqrt(errors.Sum(error => error * error) / count), report.RootMeanSquareError, 1e-9);
            Assert.Equal(customers.Select(customer => Math.Min(customer.Statistics.Repeats, groups - 1)).Distinct().Order(), report.Groups.Select(group => group.Repeats));
            foreach (var group in report.Groups)
            {
                var places = Enumerable.Range(0, customers.Length).Where(i => Math.Min(customers[i].Statistics.Repeats, groups - 1) == group.Repeats).ToList();
                Assert.Equal((places.Count, group.Repeats == groups - 1), (group.Customers, group.AndMore));
                Assert.Equal(places.Average(i => actual[i]), group.Actual, 1e-9);
                Assert.Equal(places.Average(i => predicted[i]), group.Predicted, 1e-9);
            }

            return report.Correlation is null or (>= -1 and <= 1);
        });

    [Fact]
    public void The_correlation_is_that_of_the_two_over_the_customers()
    {
        HoldoutCustomer[] customers = [Customer(new(0, 0, 20), 0, 10), Customer(new(3, 15, 20), 1, 10), Customer(new(8, 19, 20), 5, 10)];
        var x = customers.Select(customer => (double)customer.Purchases).ToArray();
        var y = customers.Select(customer => Model.Purchases.Model.ExpectedPurchases(customer.Statistics, 10)).ToArray();
        var (mx, my) = (x.Average(), y.Average());
        var expected = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));

        Assert.Equal(expected, HoldoutReport.Of(Model, customers).Correlation!.Value, 1e-12);
        Assert.Null(HoldoutReport.Of(Model, [customers[0], customers[0] with { Purchases = 2 }]).Correlation);
        Assert.Null(HoldoutReport.Of(Model, [customers[0], customers[1] with { Purchases = 0 }]).Correlation);
    }

    [Fact]
    public void It_is_the_limit_that_is_held_against_the_customers_where_it_predicts()
    {
        var model = ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), gain: 0.2);

        var report = HoldoutReport.Of(model, [Customer(new(3, 15, 20), 1, 10)]);

        Assert.Equal(new Nbd(0.8, 6).ExpectedPurchases(new BtydStatistics(3, 15, 20), 10), report.Predicted, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void A_number_of_groups_out_of_range_is_refused(int groups) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(groups), () => HoldoutReport.Of(Model, [], groups));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_holdout_of_no_length_that_can_be_is_refused(double duration) =>
        Assert.ThrowsAny<ArgumentException>(() => HoldoutReport.Of(Model, [Customer(new(3, 15, 20), 1, duration)]));

    private static HoldoutCustomer Customer(BtydStatistics statistics, int purchases, double duration) => new()
    {
        Calibration = new() { AsOf = default, AsOfDay = FirstDay, Status = PurchaseStatus.Purchased },
        Statistics = statistics,
        Duration = duration,
        Purchases = purchases,
        Orders = purchases,
        Money = 0,
    };
}
