using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class PurchaseHistoryTests
{
    [Fact]
    public void The_order_of_the_rows_does_not_matter() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, rows => History(rows).Equals(History(rows.Reverse())));

    [Fact]
    public void Any_split_merged_in_any_order_gives_the_same_bits() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, rows =>
        {
            var whole = History(rows);
            var odd = History(rows.Where((_, i) => i % 2 == 1));
            var even = History(rows.Where((_, i) => i % 2 == 0));
            Assert.Equal(Bits(whole), Bits(odd.Merge(even)));
            Assert.Equal(Bits(whole), Bits(even.Merge(odd)));
            return true;
        });

    [Fact]
    public void Merging_is_associative_and_empty_changes_nothing() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, RfmGenerators.PurchasesOfOneUser, RfmGenerators.PurchasesOfOneUser, (x, y, z) =>
        {
            var (a, b, c) = (History(x), History(y), History(z));
            return a.Merge(b).Merge(c).Equals(a.Merge(b.Merge(c)))
                && a.Merge(PurchaseHistory.Empty).Equals(a)
                && PurchaseHistory.Empty.Merge(a).Equals(a);
        });

    [Fact]
    public void Equal_rows_are_separate_rows_and_all_count()
    {
        var entry = Assert.Single(History(Buy(5, At(1, 1)), Buy(5, At(1, 1))).Entries);

        Assert.Equal((2, 10m), (entry.Purchases, entry.Purchased));
    }

    [Fact]
    public void Purchases_and_refunds_of_one_instant_are_kept_apart()
    {
        var entry = Assert.Single(History(Buy(5, At(1, 1)), Buy(-2, At(1, 1))).Entries);

        Assert.Equal((1, 5m, 1, 2m), (entry.Purchases, entry.Purchased, entry.Refunds, entry.Refunded));
    }

    [Fact]
    public void A_refund_counts_by_its_size_whatever_its_sign()
    {
        var signed = History(Buy(-2, At(1, 1)) with { Kind = PurchaseKind.Refund });

        Assert.Equal(signed, History(Buy(2, At(1, 1)) with { Kind = PurchaseKind.Refund }));
        Assert.Equal(signed, History(Buy(-2, At(1, 1))));
    }

    [Fact]
    public void A_row_out_of_bounds_is_refused_with_its_field_and_value()
    {
        var exception = Assert.Throws<ArgumentException>("purchase", () => History(Buy(0.000_000_000_1m, At(1, 1))));

        Assert.Contains("amount is '0.0000000001': An amount has at most 9 decimals; round it.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_added_one_by_one_to_a_long_history_are_put_in_their_place()
    {
        var rows = Enumerable.Range(0, 8_000).Select(i => Buy(i % 7, At(1, 1) + Duration.FromMinutes(i * 7919L % 6_007), i % 3 == 0 ? "a" : null)).ToList();

        Assert.Equal(Bits(Book(rows)[Ann]), Bits(History(rows)));
    }

    private static string Bits(PurchaseHistory history) => string.Join('\n', history.Entries.Select(entry =>
        $"{entry} {string.Join(',', decimal.GetBits(entry.Purchased))} {string.Join(',', decimal.GetBits(entry.Refunded))}"));
}
