using FsCheck;
using FsCheck.Fluent;
using UserOps.Rfm;

namespace UserOps.Testing.Tests;

/// <summary>A generator that never makes the hard case proves nothing, so what it makes is looked at.</summary>
public class RfmGeneratorsTests
{
    private static readonly Purchase<UserId>[][] Lists =
        [.. Sample(RfmGenerators.Purchases, 3, 100), .. Sample(RfmGenerators.Purchases, 50, 300)];

    private static readonly RfmPolicy[] Policies = Sample(RfmGenerators.Policies, 50, 2_000);

    [Fact]
    public void Every_purchase_can_be_added() => Assert.All(Lists, rows => Assert.All(rows, row => PurchaseHistory.Empty.Add(row)));

    [Fact]
    public void Every_policy_compiles() => Assert.All(Policies, policy => Assert.Empty(RfmPolicyValidator.Validate(policy)));

    [Fact]
    public void Purchases_and_refunds_meet_in_users_instants_and_orders()
    {
        Assert.Contains(Lists, rows => rows.Length == 0);
        Assert.Contains(Lists, rows => rows.GroupBy(row => (row.User, row.At)).Any(group => group.Count() > 1));
        Assert.Contains(Lists, rows => rows
            .Where(row => row.OrderId is not null)
            .GroupBy(row => (row.User, row.OrderId))
            .Any(order => order.Any(row => row.Amount > 0) && order.Any(row => row.Amount < 0)));
        Assert.Contains(Lists, rows => rows.Any(row => row is { Amount: 0, Kind: PurchaseKind.BySign }));
        Assert.Contains(Lists, rows => rows.Any(row => row.Kind == PurchaseKind.Refund && row.Amount > 0));
    }

    [Fact]
    public void Policies_use_every_method_grouping_and_refund_policy_with_and_without_a_window()
    {
        var bins = Policies.SelectMany(policy => new[] { policy.Recency, policy.Frequency, policy.Monetary }).ToList();

        Assert.Equal(Enum.GetValues<BinMethod>(), bins.Select(bin => bin.Method).Distinct().Order());
        Assert.Equal(Enumerable.Range(2, 9), bins.Select(bin => bin.Bins).Distinct().Order());
        Assert.Equal(Enum.GetValues<OrderGrouping>(), Policies.Select(policy => policy.Orders).Distinct().Order());
        Assert.Equal(Enum.GetValues<RefundPolicy>(), Policies.Select(policy => policy.Refunds).Distinct().Order());
        Assert.Contains(Policies, policy => policy.LookBack is null);
        Assert.Contains(Policies, policy => policy.LookBack is not null);
    }

    [Fact]
    public void Lists_shrink_to_parts_of_themselves_and_come_to_an_end()
    {
        var rows = Lists.First(list => list.Length > 8);
        var steps = 0;
        while (rows.Length > 0)
        {
            var smaller = RfmGenerators.Purchases.Shrinker(rows).ToList();
            Assert.All(smaller, list => Assert.True(list.Length < rows.Length));
            rows = smaller[^1];
            Assert.True(++steps < 1_000);
        }

        Assert.Empty(RfmGenerators.Purchases.Shrinker(rows));
    }

    [Fact]
    public void Instants_of_judgement_lie_before_among_and_after_the_purchases()
    {
        var instants = Sample(RfmGenerators.AsOf, 50, 500);

        Assert.Contains(instants, instant => instant < RfmGenerators.Start);
        Assert.Contains(instants, instant => instant > RfmGenerators.Start + NodaTime.Duration.FromDays(RfmGenerators.Days));
        Assert.Contains(instants, instant => instant.ToUnixTimeTicks() % NodaTime.NodaConstants.TicksPerHour != 0);
    }

    private static T[] Sample<T>(Arbitrary<T> values, int size, int count) => [.. values.Generator.Sample(size, new Rnd(7, 0x9E37_79B9_7F4A_7C15), count)];
}
