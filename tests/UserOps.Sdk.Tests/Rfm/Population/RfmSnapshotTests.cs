using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class RfmSnapshotTests
{
    [Fact]
    public void A_snapshot_is_the_same_from_shards_and_in_any_order() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var whole = RfmSnapshot.Fit(Book(rows), asOf, policy);
            var merged = Book(rows.Where((_, i) => i % 2 == 1).Reverse());
            merged.Merge(Book(rows.Where((_, i) => i % 2 == 0)));
            var parts = RfmSnapshot.Fit(merged, asOf, policy);
            Assert.Equal(whole.Users, parts.Users);
            Assert.Equal(whole.Segments, parts.Segments);
            Assert.Equal(whole.Population, parts.Population);
            Assert.Equal(whole.Concentration, parts.Concentration);
            return true;
        });

    [Fact]
    public void The_segment_table_covers_every_user_once() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var snapshot = RfmSnapshot.Fit(Book(rows), asOf, policy);
            var population = snapshot.Population;
            Assert.Equal(snapshot.Users.Count, snapshot.Segments.Sum(line => line.Users));
            Assert.Equal(snapshot.Users.Count, population.Users);
            Assert.Equal(population.Users, population.Buyers + population.ZeroValueOnly + population.OutsideWindow + population.NeverPurchased);
            Assert.Equal(snapshot.Users.Sum(user => user.Summary.NetTotal), snapshot.Segments.Sum(line => line.NetTotal));
            Assert.Equal(snapshot.Users.Count == 0 ? 0 : 1, snapshot.Segments.Sum(line => line.UserShare), 12);
            return true;
        });

    [Fact]
    public void The_parts_of_a_breakdown_add_up_to_the_whole() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var snapshot = RfmSnapshot.Fit(Book(rows), asOf, policy);
            var parts = snapshot.By(user => user.Value is "u1" or "u2" ? "north" : "south");
            for (var i = 0; i < snapshot.Segments.Count; i++)
            {
                Assert.Equal(snapshot.Segments[i].Users, parts.Sum(part => part.Segments[i].Users));
                Assert.Equal(snapshot.Segments[i].Orders, parts.Sum(part => part.Segments[i].Orders));
                Assert.Equal(snapshot.Segments[i].NetTotal, parts.Sum(part => part.Segments[i].NetTotal));
            }

            Assert.Equal(snapshot.Population.NetNotPositive, parts.Sum(part => part.Population.NetNotPositive));
            return true;
        });

    [Fact]
    public void A_frozen_model_gives_its_own_population_the_scores_of_the_fit() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var fitted = RfmSnapshot.Fit(Book(rows), asOf, policy);
            var ranked = new[] { policy.Recency, policy.Frequency, policy.Monetary }.Any(bins => bins.Method == BinMethod.Ntile);
            return ranked || fitted.Users.SequenceEqual(RfmSnapshot.Apply(Book(rows), asOf, fitted.Model).Users);
        });

    [Fact]
    public void Equal_in_is_equal_out_in_every_method_but_ntile() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var scored = RfmSnapshot.Fit(Book(rows), asOf, policy).Users.Where(user => user.Score.IsScored).ToList();
            return Same(policy.Recency, user => (decimal)user.Summary.DaysSinceLast!, user => user.Score.R)
                && Same(policy.Frequency, user => user.Summary.Orders, user => user.Score.F)
                && Same(policy.Monetary, user => user.Summary.NetTotal, user => user.Score.M);

            bool Same(BinPolicy bins, Func<RfmUser<UserId>, decimal> value, Func<RfmUser<UserId>, int> score) =>
                bins.Method == BinMethod.Ntile
                || scored.GroupBy(value).All(group => group.Select(score).Distinct().Count() == 1);
        });

    [Fact]
    public void Ntile_is_what_sql_gives() =>
        Law.Holds(RfmGenerators.Purchases, RfmGenerators.AsOf, (rows, asOf) =>
        {
            var policy = RfmPolicy.Classic11 with { Frequency = new() { Method = BinMethod.Ntile, Bins = 5 } };
            var scored = RfmSnapshot.Fit(Book(rows), asOf, policy).Users.Where(user => user.Score.IsScored)
                .OrderBy(user => user.Summary.Orders).ThenBy(user => user.User).ToList();
            for (var (i, level, left) = (0, 0, 0); i < scored.Count; i++, left--)
            {
                if (left == 0)
                {
                    level++;
                    left = (scored.Count / 5) + (level <= scored.Count % 5 ? 1 : 0);
                }

                Assert.Equal(level, scored[i].Score.F);
            }

            return true;
        });

    [Fact]
    public void No_users_at_all_is_a_defined_answer()
    {
        var snapshot = RfmSnapshot.Fit(Book(), At(1, 1), RfmPolicy.Classic11);

        Assert.Equal((0, 13), (snapshot.Population.Users, snapshot.Segments.Count));
        Assert.All(snapshot.Segments, line => Assert.Equal((0L, null), (line.Users, line.MoneyShare)));
        Assert.Null(snapshot.Concentration.Gini);
    }

    [Fact]
    public void As_of_before_all_data_everybody_has_never_purchased()
    {
        var snapshot = RfmSnapshot.Fit(Book(Buy(5, At(2, 1))), At(1, 1), RfmPolicy.Classic11);

        Assert.Equal(Segment.NeverPurchased, Assert.Single(snapshot.Users).Segment);
    }

    [Fact]
    public void A_user_whose_money_overflows_is_rejected_and_all_others_count()
    {
        var whale = new UserId("whale");
        var rows = Enumerable.Range(0, 1_001).Select(_ => new Purchase<UserId>(whale, At(1, 1), PurchaseLimits.Amount));

        var snapshot = RfmSnapshot.Fit(Book([.. rows, Buy(5, At(1, 1))]), At(1, 2), RfmPolicy.Classic11);

        Assert.Equal(Ann, Assert.Single(snapshot.Users).User);
        Assert.Equal("whale", Assert.Single(snapshot.Rejections).Key);
    }

    [Fact]
    public void Mixed_currencies_without_a_policy_for_them_are_an_error_that_names_them()
    {
        var book = Book(Buy(1, At(1, 1)) with { Currency = "GBP" }, Buy(1, At(1, 1)) with { Currency = "EUR" });

        var exception = Assert.Throws<InvalidOperationException>(() => RfmSnapshot.Fit(book, At(1, 2), RfmPolicy.Classic11));

        Assert.Contains("2 currencies (EUR, GBP)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_without_an_order_are_refused_before_they_make_answers_depend_on_the_input()
    {
        var book = new PurchaseBook<object>();
        book.Add(new(new object(), At(1, 1), 1));

        Assert.Throws<InvalidOperationException>(() => RfmSnapshot.Fit(book, At(1, 2), RfmPolicy.Classic11));
    }

    [Fact]
    public void A_book_that_counts_otherwise_than_the_policy_is_refused()
    {
        var pounds = new CurrencyPolicy { Code = "GBP", Rates = [new("EUR", 0.8m)] };
        var policy = RfmPolicy.Classic11 with { Currency = pounds };
        decimal Net(CurrencyPolicy? currency, string? code)
        {
            var book = new PurchaseBook<UserId>(currency);
            book.Add(Buy(10, At(1, 1)) with { Currency = code });
            return RfmSnapshot.Fit(book, At(1, 2), policy).Users[0].Summary.NetTotal;
        }

        Assert.Equal((8m, 10m, 10m), (Net(pounds, "EUR"), Net(null, "GBP"), Net(null, null)));
        Assert.Throws<InvalidOperationException>(() => Net(null, "EUR"));
        Assert.Throws<InvalidOperationException>(() => Net(new CurrencyPolicy { Code = "EUR" }, "EUR"));
    }

    [Fact]
    public void Many_users_at_the_limit_of_money_are_added_up_all_the_same()
    {
        const int users = 100;
        var book = new PurchaseBook<int>();
        for (var row = 0; row < users * 1_000; row++)
        {
            book.Add(new(row % users, At(1, 1), PurchaseLimits.Amount));
        }

        var snapshot = RfmSnapshot.Fit(book, At(1, 2), RfmPolicy.Classic11);

        Assert.Empty(snapshot.Rejections);
        Assert.Equal(users * PurchaseLimits.Total, snapshot.Segments.Sum(segment => segment.NetTotal));
    }

    [Fact]
    public void Text_ids_stand_in_ordinal_order_and_are_found()
    {
        var book = new PurchaseBook<string>();
        foreach (var user in new[] { "b", "a", "B", "ä" })
        {
            book.Add(new(user, At(1, 1), 1));
        }

        var snapshot = RfmSnapshot.Fit(book, At(1, 2), RfmPolicy.Classic11);

        Assert.Equal(["B", "a", "b", "ä"], snapshot.Users.Select(user => user.User));
        Assert.Equal("ä", snapshot.Find("ä")?.User);
        Assert.Null(snapshot.Find("A"));
    }
}
