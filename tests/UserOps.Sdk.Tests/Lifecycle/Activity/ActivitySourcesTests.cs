using UserOps.Lifecycle;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class ActivitySourcesTests
{
    [Fact]
    public async Task A_source_is_read_to_its_end_and_a_bad_row_is_handed_over()
    {
        var rejected = new List<Rejection>();
        var source = new Rows(Did("a", 1), Did("a", 0), Did("a", 2) with { User = UserId.None }, Did("a", 1));

        var book = await source.GatherAsync(rejected.Add);

        Assert.Equal(Log(Did("a", 0), Did("a", 1)), book[Ann]);
        Assert.Equal("user", Assert.Single(rejected).Field);
    }

    [Fact]
    public async Task A_stopped_reading_gives_no_book()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await new Rows(Did("a", 1)).GatherAsync(_ => { }, stop.Token));
    }

    [Fact]
    public async Task Nothing_is_read_without_a_place_for_bad_rows()
    {
        await Assert.ThrowsAsync<ArgumentNullException>("rejected", async () => await new Rows().GatherAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>("source", async () => await default(IActivitySource)!.GatherAsync(_ => { }));
    }

    private sealed class Rows(params ActivityEvent<UserId>[] rows) : IActivitySource
    {
        public async IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(
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
