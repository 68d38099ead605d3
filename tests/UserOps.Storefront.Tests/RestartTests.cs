using System.Globalization;
using System.Text;

namespace UserOps.Storefront.Tests;

public sealed class RestartTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Ended_and_started_again_the_app_has_everything()
    {
        string before;
        await using (var shop = await ShopProcess.StartOnTrialAsync(_room))
        {
            await shop.AddAsync("/orders", """{"id":"o-1","user":"ann","at":"2026-03-01T19:45:00Z","amount":400}""");
            await shop.AddAsync("/complaints", """{"id":"c-1","receivedAt":"2026-03-02T07:00:00Z","customerId":"ann"}""");
            before = (await shop.SettledUserAsync("ann")).ToJsonString();
            await shop.StopAsync();
            Assert.Equal(0, shop.ExitCode);
            Assert.Contains("Application is shutting down", shop.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("fail:", shop.Output, StringComparison.Ordinal);
        }

        await using var again = await ShopProcess.StartOnTrialAsync(_room);
        Assert.Equal(before, (await again.GetAsync("/users/ann")).ToJsonString());
        Assert.Equal("received", (string)(await again.GetAsync("/complaints/c-1"))["state"]!);
        Assert.Equal(0, await again.AddAsync("/orders", """{"id":"o-1","user":"ann","at":"2026-03-01T19:45:00Z","amount":400}"""));
    }

    [Fact]
    public async Task Killed_while_facts_come_in_it_has_each_request_whole_or_not_at_all()
    {
        const int Records = 40;
        var (sent, taken, isGone) = (0, 0, false);
        await using (var shop = await ShopProcess.StartOnTrialAsync(_room))
        {
            var someAreIn = new TaskCompletionSource();
            var senders = Enumerable.Range(0, 4).Select(async _ =>
            {
                while (!Volatile.Read(ref isGone))
                {
                    try
                    {
                        await shop.AddAsync("/orders", Orders(Interlocked.Increment(ref sent) - 1, Records));
                        if (Interlocked.Increment(ref taken) == 5)
                        {
                            someAreIn.SetResult();
                        }
                    }
                    catch (HttpRequestException)
                    {
                        // The app is gone: whoever sent this does not know whether it arrived.
                        Volatile.Write(ref isGone, value: true);
                    }
                }
            }).ToList();
            await someAreIn.Task.WaitAsync(ShopProcess.Patience);
            await shop.KillAsync();
            await Task.WhenAll(senders);
        }

        await using var again = await ShopProcess.StartOnTrialAsync(_room);
        var whole = 0;
        for (var request = 0; request < sent; request++)
        {
            var added = await again.AddAsync("/orders", Orders(request, Records));
            Assert.True(added is 0 or Records, $"Of request {request} {Records - added} records of {Records} were there.");
            whole += added == 0 ? 1 : 0;
        }

        // All that was answered is there; of the four that were under way each may be.
        Assert.InRange(whole, taken, sent);
        await again.SettledAsync();
        foreach (var user in (int[])[0, Records - 1])
        {
            var answer = await again.SettledUserAsync(string.Create(CultureInfo.InvariantCulture, $"u-{user}"));
            Assert.Contains(
                answer["segment"]!["reasons"]!.AsArray(),
                reason => ((string)reason!).Contains(string.Create(CultureInfo.InvariantCulture, $": {sent} in all ("), StringComparison.Ordinal));
        }
    }

    private static string Orders(int request, int records)
    {
        var orders = new StringBuilder();
        for (var i = 0; i < records; i++)
        {
            orders.Append(CultureInfo.InvariantCulture, $$"""{"id":"o-{{request}}-{{i}}","user":"u-{{i}}","at":"2026-03-01T10:{{request / 60:00}}:{{request % 60:00}}Z","amount":1}""");
        }

        return orders.ToString();
    }
}
