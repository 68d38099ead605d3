using NodaTime;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.CustomerValue.Tests.Sample;

public class CustomerSampleTests
{
    [Fact]
    public void The_sample_of_nobody_changes_nothing() =>
        Law.Holds(ValueGenerators.Customers, customers =>
        {
            var (sample, empty) = (Of(customers), CustomerSample.Empty(BtydUnit.Days));
            return sample.Merge(empty).Equals(sample) && empty.Merge(sample).Equals(sample);
        });

    [Fact]
    public void It_does_not_matter_which_sample_is_merged_into_which() =>
        Law.Holds(ValueGenerators.Customers, ValueGenerators.Customers, (one, other) =>
        {
            var (left, right) = (Of(one).Merge(Of(other)), Of(other).Merge(Of(one)));
            return left.Equals(right) && left.GetHashCode() == right.GetHashCode() && left.Equals(Of([.. one, .. other]));
        });

    [Fact]
    public void It_does_not_matter_which_samples_are_merged_first() =>
        Law.Holds(ValueGenerators.Customers, ValueGenerators.Customers, ValueGenerators.Customers, (one, two, three) =>
            Of(one).Merge(Of(two)).Merge(Of(three)).Equals(Of(one).Merge(Of(two).Merge(Of(three)))));

    [Fact]
    public void Order_and_shards_of_the_customers_leave_no_trace_in_the_fit()
    {
        var fitted = 0;
        Law.Holds(ValueGenerators.Customers, ValueGenerators.Seeds, (customers, seed) =>
        {
            var shuffled = customers.Select((customer, i) => (customer, key: Mix(i, seed))).OrderBy(item => item.key).ToList();
            var sharded = shuffled
                .GroupBy(item => item.key % 3, item => item.customer)
                .Aggregate(CustomerSample.Empty(BtydUnit.Days), (sum, shard) => sum.Merge(Of([.. shard])));
            Assert.Equal(Of(customers), sharded);
            if (fitted >= 25 || !CustomerValueModel.TryFit(Of(customers), Now, Policy, out var model, out _))
            {
                return true;
            }

            fitted++;
            return CustomerValueModelJson.Write(CustomerValueModel.Fit(sharded, Now, Policy)) == CustomerValueModelJson.Write(model);
        });
        Assert.InRange(fitted, 10, 25);
    }

    [Fact]
    public void Counts_are_those_of_the_customers() =>
        Law.Holds(ValueGenerators.Customers, customers =>
        {
            var sample = Of(customers);
            var bought = customers.Where(customer => customer.Statistics is not null).Select(customer => (customer.Statistics!.Value, customer.MeanSpend)).ToList();
            Assert.Equal(bought.Count, sample.Customers);
            Assert.Equal(customers.Length - bought.Count, sample.NeverPurchased);
            Assert.Equal(bought.Count(customer => customer.Value.Repeats > 0), sample.Repeaters);
            Assert.Equal(bought.Count(customer => customer.Value.Repeats > 0 && customer.MeanSpend <= 0), sample.WithoutSpend);
            Assert.Equal(bought.Count(customer => customer.Value.Repeats > 0 && customer.MeanSpend > 0), sample.Spends.Sum(spend => spend.Customers));
            Assert.Equal(
                bought.GroupBy(customer => customer.Value).ToDictionary(group => group.Key, group => group.LongCount()),
                sample.Patterns.ToDictionary(pattern => pattern.Statistics, pattern => pattern.Customers));
            Assert.Equal(
                sample.Patterns,
                sample.Patterns.OrderBy(pattern => pattern.Statistics.Repeats).ThenBy(pattern => pattern.Statistics.Observed).ThenBy(pattern => pattern.Statistics.LastRepeat).ToEquatableArray());
            Assert.Equal(sample.Spends, sample.Spends.OrderBy(spend => spend.Repeats).ThenBy(spend => spend.MeanSpend).ToEquatableArray());
            return sample.ToString() == $"{sample.Customers} customers, {sample.Repeaters} of them repeated";
        });

    [Fact]
    public void Summaries_give_the_statistics_that_counting_by_hand_gives() =>
        Law.Holds(RfmGenerators.Purchases, ValueGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var book = ValueExamples.Book(rows);
            var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
            var sample = CustomerSample.From(book.Users.Select(user => summarizer.Summarize(book[user], asOf)), policy.Unit);

            var slow = CustomerSample.From(
                book.Users.Select(user => NaiveCustomer.Of(rows.Where(row => row.User == user).ToList(), policy, asOf)), policy.Unit);

            Assert.Equal(slow.Patterns, sample.Patterns);
            Assert.Equal(slow.Spends, sample.Spends);
            return slow.Equals(sample);
        });

    [Theory]
    [InlineData(-10, 0)]
    [InlineData(-12, 0)]
    [InlineData(-9, 1)]
    public void Refunds_that_leave_nothing_of_the_repeats_leave_a_customer_without_spend(int refund, int spends)
    {
        var summarizer = new PurchaseSummarizer(Policy.ToPurchasePolicy());
        var history = ValueExamples.History(ValueExamples.Buy(20, 1), ValueExamples.Buy(10, 8), ValueExamples.Buy(refund, 9));

        var sample = CustomerSample.From([summarizer.Summarize(history, Now)], BtydUnit.Days);

        Assert.Equal((1L, 1L, 1L - spends), (sample.Customers, sample.Repeaters, sample.WithoutSpend));
        Assert.Equal(spends, sample.Spends.Count);
    }

    [Fact]
    public void Money_without_repeats_is_not_looked_at_and_repeats_without_money_are_no_fault()
    {
        var sample = CustomerSample.From([(new BtydStatistics(0, 0, 5), 7m), (new BtydStatistics(1, 2, 5), null)], BtydUnit.Days);

        Assert.Empty(sample.Spends);
        Assert.Equal(0, sample.WithoutSpend);
        Assert.Equal(sample, CustomerSample.From([new BtydStatistics(0, 0, 5), new BtydStatistics(1, 2, 5)], BtydUnit.Days));
    }

    [Fact]
    public void Summaries_of_different_instants_are_refused()
    {
        var summarizer = new PurchaseSummarizer(Policy.ToPurchasePolicy());
        var summaries = new[] { Now, Now + Duration.Epsilon }.Select(asOf => summarizer.Summarize(PurchaseHistory.Empty, asOf));

        var error = Assert.Throws<ArgumentException>("summaries", () => CustomerSample.From(summaries, BtydUnit.Days));

        Assert.Contains("read all as of one instant", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_in_different_units_are_not_merged() =>
        Assert.Contains(
            "Days and SevenDays",
            Assert.Throws<ArgumentException>("other", () => CustomerSample.Empty(BtydUnit.Days).Merge(CustomerSample.Empty(BtydUnit.SevenDays))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Samples_that_differ_in_one_thing_are_not_equal()
    {
        var sample = CustomerSample.From([(new BtydStatistics(1, 2, 5), 3m)], BtydUnit.Days);
        CustomerSample?[] others =
        [
            null,
            CustomerSample.Empty(BtydUnit.Days),
            CustomerSample.From([(new BtydStatistics(1, 2, 5), 3m)], BtydUnit.SevenDays),
            CustomerSample.From([(new BtydStatistics(1, 2, 5), 4m)], BtydUnit.Days),
            CustomerSample.From([(new BtydStatistics(1, 3, 5), 3m)], BtydUnit.Days),
            CustomerSample.From([(new BtydStatistics(1, 2, 5), 3m), (null, null)], BtydUnit.Days),
            sample.Merge(sample),
        ];

        Assert.All(others, other => Assert.False(sample.Equals(other)));
        Assert.False(sample.Equals((object)"a"));
        Assert.NotEqual(
            CustomerSample.From([(new BtydStatistics(1, 2, 5), 0m)], BtydUnit.Days), CustomerSample.From([(new BtydStatistics(1, 2, 5), null)], BtydUnit.Days));
    }

    [Theory]
    [InlineData(-1, 0, 5, "the number of repeats must be from 0 to 1e9")]
    [InlineData(1, 6, 5, "can't be after the end T")]
    [InlineData(0, 1, 5, "without repeats, t.x is 0")]
    [InlineData(1, -1, 5, "the time of the last repeat t.x")]
    [InlineData(1, double.NaN, 5, "the time of the last repeat t.x")]
    [InlineData(1, 1, double.NaN, "the observed time T")]
    [InlineData(1, 1, double.PositiveInfinity, "the observed time T")]
    [InlineData(1, 1, 1.1e9, "the observed time T")]
    public void Statistics_that_can_t_be_are_named_by_their_place(int repeats, double last, double observed, string why)
    {
        var error = Assert.Throws<ArgumentException>(
            "customers",
            () => CustomerSample.From([(null, null), (new BtydStatistics(0, 0, 3), null), (new BtydStatistics(repeats, last, observed), null)], BtydUnit.Days));

        Assert.StartsWith("Customer 3: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => CustomerSample.Empty((BtydUnit)9));
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => CustomerSample.From(Array.Empty<BtydStatistics>(), (BtydUnit)9));
        Assert.Throws<ArgumentOutOfRangeException>("unit", () => CustomerSample.From(Array.Empty<PurchaseSummary>(), (BtydUnit)9));
    }

    private static CustomerValuePolicy Policy { get; } = CustomerValuePolicy.MbgNbd with { Unit = BtydUnit.Days };

    private static Instant Now { get; } = Instant.FromUtc(2024, 6, 1, 12, 0);

    private static CustomerSample Of((BtydStatistics?, decimal?)[] customers) => CustomerSample.From(customers, BtydUnit.Days);

    private static int Mix(int i, int seed) => (int)((((uint)(i + 1) * 2_654_435_761UL) ^ (uint)seed) * 40_503UL % 1_000_003);
}
