using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class PurchaseBookTests
{
    [Fact]
    public void Shards_merged_in_any_order_hold_what_one_pass_holds() =>
        Law.Holds(RfmGenerators.Purchases, rows =>
        {
            var whole = Book(rows);
            var shards = Enumerable.Range(0, 3).Select(shard => Book(rows.Where((_, i) => i % 3 == shard))).ToList();
            var merged = shards[2];
            merged.Merge(shards[0]);
            merged.Merge(shards[1]);
            return whole.Users.ToHashSet().SetEquals(merged.Users)
                && whole.Users.All(user => whole[user].Equals(merged[user]));
        });

    [Fact]
    public void A_history_gathered_in_a_book_is_the_history_added_row_by_row() =>
        Law.Holds(RfmGenerators.Purchases, rows =>
        {
            var book = Book(rows);
            return rows.GroupBy(row => row.User).All(group => book[group.Key].Equals(History(group)));
        });

    [Fact]
    public void A_book_read_between_two_rows_goes_on_as_if_it_had_not_been()
    {
        var book = Book(Buy(1, At(1, 2)), Buy(1, At(1, 1)));
        _ = book[Ann];
        book.Add(Buy(1, At(1, 1)));

        Assert.Equal(History(Buy(1, At(1, 1)), Buy(1, At(1, 1)), Buy(1, At(1, 2))), book[Ann]);
    }

    [Fact]
    public void Memory_follows_orders_and_not_rows()
    {
        var book = new PurchaseBook<UserId>();
        for (var i = 0; i < 10_000; i++)
        {
            book.Add(Buy(1, At(1, 1 + (i % 3))));
        }

        Assert.Equal(3, book[Ann].Entries.Count);
    }

    [Fact]
    public void A_book_may_be_merged_into_itself()
    {
        var book = Book(Buy(1, At(1, 1)));
        book.Merge(book);

        Assert.Equal(History(Buy(1, At(1, 1)), Buy(1, At(1, 1))), book[Ann]);
    }

    [Fact]
    public void A_user_without_rows_has_an_empty_history() => Assert.Equal(PurchaseHistory.Empty, Book()[Ann]);

    public static TheoryData<Purchase<UserId>, string, string, string> BadRows => new()
    {
        { Buy(1, At(1, 1)) with { User = UserId.None }, "user", "", "A purchase needs a user; count anonymous rows apart." },
        { Buy(1, Instant.MaxValue), "at", "9999-12-31T23:59:59.999999999Z", "The instant must lie between the years 1 and 9998." },
        { Buy(1, Instant.MinValue), "at", "-9998-01-01T00:00:00Z", "The instant must lie between the years 1 and 9998." },
        { Buy(decimal.MaxValue, At(1, 1)), "amount", "79228162514264337593543950335", "The size of an amount is at most 1000000000000000; check its unit." },
        { Buy(decimal.MinValue, At(1, 1)), "amount", "-79228162514264337593543950335", "The size of an amount is at most 1000000000000000; check its unit." },
        { Buy(1.000_000_000_1m, At(1, 1)), "amount", "1.0000000001", "An amount has at most 9 decimals; round it." },
        { Buy(-1, At(1, 1)) with { Kind = PurchaseKind.Purchase }, "amount", "-1", "A purchase is not negative; call it a refund, or let the sign tell." },
        { Buy(1, At(1, 1)) with { Currency = "CHF" }, "currency", "CHF", "There is no rate for it; write GBP, or give its rate in the policy." },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public void A_bad_row_is_rejected_with_field_value_and_mend_and_the_rest_goes_on(
        Purchase<UserId> row, string field, string value, string why)
    {
        var book = new PurchaseBook<UserId>(new CurrencyPolicy { Code = "GBP" });
        book.Add(Buy(3, At(1, 1)));

        Assert.False(book.TryAdd(row, out var rejection));

        Assert.Equal(new Rejection("purchases", field, value, why) { Key = row.User.ToString() }, rejection);
        Assert.Equal(History(Buy(3, At(1, 1))), book[Ann]);
    }

    [Fact]
    public void A_kind_that_there_is_not_is_refused_and_not_taken_for_a_purchase()
    {
        Assert.False(Book().TryAdd(Buy(-5, At(1, 1)) with { Kind = (PurchaseKind)7 }, out var rejection));
        Assert.Equal(("kind", "7"), (rejection.Field, rejection.Value));
    }

    [Fact]
    public void A_foreign_row_is_turned_into_the_currency_of_the_book()
    {
        var book = new PurchaseBook<UserId>(new CurrencyPolicy { Code = "GBP", Rates = [new("EUR", 0.86m)] });
        book.Add(Buy(10, At(1, 1)) with { Currency = "EUR" });
        book.Add(Buy(1, At(1, 1)) with { Currency = "GBP" });
        book.Add(Buy(1, At(1, 1)));

        Assert.Equal(10.6m, Assert.Single(book[Ann].Entries).Purchased);
        Assert.Empty(book.Currencies);
    }

    [Fact]
    public void A_converted_amount_past_the_limit_is_rejected()
    {
        var book = new PurchaseBook<UserId>(new CurrencyPolicy { Code = "IDR", Rates = [new("GBP", 20_000m)] });

        Assert.False(book.TryAdd(Buy(PurchaseLimits.Amount, At(1, 1)) with { Currency = "GBP" }, out var rejection));
        Assert.Equal("amount", rejection.Field);
    }

    [Fact]
    public void A_currency_policy_with_problems_is_refused_with_all_of_them()
    {
        var currency = new CurrencyPolicy { Code = " ", Rates = [new("EUR", 0), new("EUR", 1)] };

        var exception = Assert.Throws<InvalidPolicyException>(() => new PurchaseBook<UserId>(currency));

        Assert.Equal(["$.code", "$.rates[0].rate", "$.rates[1].code"], exception.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Books_in_different_currencies_are_not_merged() =>
        Assert.Throws<ArgumentException>("other", () => Book().Merge(new PurchaseBook<UserId>(new CurrencyPolicy { Code = "GBP" })));

    [Fact]
    public async Task Threads_that_read_a_book_at_once_all_see_every_row()
    {
        const int users = 2_000;
        var book = new PurchaseBook<int>();
        for (var row = 0; row < users * 40; row++)
        {
            book.Add(new(row % users, At(1, 1) - Duration.FromHours(row / users), 1));
        }

        using var start = new Barrier(2);
        var seen = await Task.WhenAll(Task.Run(Read), Task.Run(Read));

        Assert.Equal([users * 40, users * 40], seen);

        int Read()
        {
            try
            {
                var entries = 0;
                for (var user = 0; user < users; user++)
                {
                    start.SignalAndWait(); // both at the same user's page, each time
                    entries += book[user].Entries.Count;
                }

                return entries;
            }
            finally
            {
                start.RemoveParticipant();
            }
        }
    }

    [Fact]
    public void Text_keys_numbers_and_guids_are_all_good_users()
    {
        var book = new PurchaseBook<long>();
        book.Add(new(7L, At(1, 1), 1));

        Assert.Single(book[7L].Entries);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_blank_text_is_no_user(string user)
    {
        Assert.False(new PurchaseBook<string>().TryAdd(new(user, At(1, 1), 1), out var rejection));
        Assert.Equal("user", rejection.Field);
    }
}
