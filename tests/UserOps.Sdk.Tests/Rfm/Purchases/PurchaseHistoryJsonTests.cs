using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class PurchaseHistoryJsonTests
{
    [Fact]
    public void A_history_survives_json_and_equal_histories_give_equal_text() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, rows =>
        {
            var (ordered, reversed) = (History(rows), History(rows.Reverse()));
            var json = PurchaseHistoryJson.Write(ordered);
            return json == PurchaseHistoryJson.Write(reversed) && PurchaseHistoryJson.Read(json).Equals(ordered);
        });

    [Fact]
    public void Facts_gathered_by_workers_and_handed_over_as_text_make_the_same_book() =>
        Law.Holds(RfmGenerators.Purchases, rows =>
        {
            var gathered = new PurchaseBook<UserId>();
            foreach (var shard in Enumerable.Range(0, 3).Select(shard => Book(rows.Where((_, i) => i % 3 == shard))))
            {
                foreach (var user in shard.Users)
                {
                    gathered.Add(user, PurchaseHistoryJson.Read(PurchaseHistoryJson.Write(shard[user])));
                }
            }

            var whole = Book(rows);
            return whole.Users.ToHashSet().SetEquals(gathered.Users) && whole.Users.All(user => whole[user].Equals(gathered[user]));
        });

    [Fact]
    public void The_text_is_one_line_with_exact_sums() =>
        Assert.Equal(
            """{"schemaVersion":1,"entries":[{"at":"2024-01-01T12:00:00Z","orderId":"a","purchases":2,"purchased":3.5,"refunds":1,"refunded":1}]}""",
            PurchaseHistoryJson.Write(History(Buy(1.50m, At(1, 1), "a"), Buy(2, At(1, 1), "a"), Buy(-1, At(1, 1), "a"))));

    [Theory]
    [InlineData("\"purchased\":3.5", "\"purchased\":-3.5", "Entry 0: purchased is '-3.5'")]
    [InlineData("\"purchased\":3.5", "\"purchased\":0.0000000001", "Entry 0: purchased is '0.0000000001'")]
    [InlineData("\"purchased\":3.5", "\"purchased\":0.12345678901234567890123456789", "$.entries[0].purchased")]
    [InlineData("\"purchases\":2", "\"purchases\":0", "Entry 0: purchases is '0'")]
    [InlineData("\"refunds\":1", "\"refunds\":-1", "Entry 0: refunds is '-1'")]
    [InlineData("\"refunds\":1,", "", "$.entries[0]")]
    [InlineData("2024-01-01T12:00:00Z", "9999-12-31T00:00:00Z", "Entry 0: at is '9999-12-31T00:00:00Z'")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2", "$.schemaVersion")]
    public void An_edited_history_is_refused_with_the_place(string text, string edited, string place)
    {
        var json = PurchaseHistoryJson.Write(History(Buy(1.50m, At(1, 1), "a"), Buy(2, At(1, 1), "a"), Buy(-1, At(1, 1), "a")));

        var exception = Assert.ThrowsAny<ArgumentException>(() => PurchaseHistoryJson.Read(json.Replace(text, edited, StringComparison.Ordinal)));

        Assert.Contains(place, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_in_any_order_and_in_parts_are_added_up()
    {
        var history = History(Buy(1, At(1, 1)), Buy(2, At(1, 2)), Buy(4, At(1, 1)));
        PurchaseEntry[] parts = [new(At(1, 2), null!, 1, 2, 0, 0), new(At(1, 1), "", 1, 1, 0, 0), new(At(1, 1), "", 1, 4, 0, 0)];

        Assert.Equal(history, PurchaseHistory.From(parts));
        Assert.Equal(PurchaseHistory.Empty, PurchaseHistory.From([]));
        Assert.Throws<ArgumentException>("entries", () => PurchaseHistory.From([default]));
    }

    [Fact]
    public void A_history_without_a_user_is_not_taken() =>
        Assert.Throws<ArgumentException>("user", () => Book().Add(UserId.None, PurchaseHistory.Empty));
}
