using UserOps.Rfm;
using UserOps.Simulation;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class PurchaseSourcesTests
{
    [Fact]
    public async Task A_source_is_read_to_its_end_into_the_book_that_its_rows_make()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 40 });
        var rejected = new List<Rejection>();

        var book = await shop.GatherAsync(rejected.Add);

        var expected = Book(shop.Purchases());
        Assert.Empty(rejected);
        Assert.True(expected.Users.Count > 20);
        Assert.Equal(expected.Users.Order(), book.Users.Order());
        Assert.All(expected.Users, user => Assert.Equal(expected[user], book[user]));
    }

    [Fact]
    public async Task A_row_that_can_not_be_used_is_handed_over_and_the_rest_goes_on()
    {
        var rejected = new List<Rejection>();
        var source = new Rows(Buy(1, At(1, 1)), Buy(1, At(1, 1)) with { User = UserId.None }, Buy(2, At(1, 2)) with { Currency = "EUR" });

        var book = await source.GatherAsync(rejected.Add, new CurrencyPolicy { Code = "GBP" });

        Assert.Equal(History(Buy(1, At(1, 1))), book[Ann]);
        Assert.Equal(["user", "currency"], rejected.Select(rejection => rejection.Field));
    }

    [Fact]
    public async Task A_stopped_reading_gives_no_book()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await new Rows(Buy(1, At(1, 1))).GatherAsync(_ => { }, cancellationToken: stop.Token));
    }

    private sealed class Rows(params Purchase<UserId>[] rows) : IPurchaseSource
    {
        public async IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var row in rows)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }
}
