namespace UserOps.Storefront.Tests;

public sealed class PolicyTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_policy_that_is_changed_is_in_force_at_once_and_a_bad_one_never()
    {
        await using var shop = await ShopProcess.StartOnTrialAsync(_room);
        await shop.AddAsync("/orders", """{"id":"o-1","user":"ann","at":"2026-03-01T19:45:00Z","amount":100}""");
        Assert.Empty((await shop.SettledUserAsync("ann"))["tags"]!["given"]!.AsArray());

        var tags = await File.ReadAllTextAsync(_room.Policy("tags.json"));
        await File.WriteAllTextAsync(_room.Policy("tags.json"), tags.Replace("\"atLeast\": 300", "\"atLeast\": \"much\"", StringComparison.Ordinal));
        await ShopSaysAsync(shop, "Policy 'tagging'", "refused");
        Assert.Equal("1", (string)(await shop.GetAsync("/users/ann"))["tags"]!["policy"]!["version"]!);

        await File.WriteAllTextAsync(_room.Policy("tags.json"), tags.Replace("\"atLeast\": 300", "\"atLeast\": 100", StringComparison.Ordinal).Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal));
        var user = await shop.UntilAsync("/users/ann", user => user["tags"]!["given"]!.AsArray().Count == 1);
        Assert.Equal(("big-month", "2"), ((string)user["tags"]!["given"]![0]!["id"]!, (string)user["tags"]!["policy"]!["version"]!));
    }

    [Fact]
    public async Task With_a_bad_policy_the_app_does_not_start()
    {
        await File.WriteAllTextAsync(_room.Policy("stages.json"), "{}");
        await using var shop = ShopProcess.Begin(_room, null);
        await shop.EndsAsync();
        Assert.NotEqual(0, shop.ExitCode);
        Assert.Contains("InvalidPolicyException", shop.Output, StringComparison.Ordinal);
    }

    private static async Task ShopSaysAsync(ShopProcess shop, string what, string how)
    {
        using var patience = new CancellationTokenSource(ShopProcess.Patience);
        while (!shop.Output.Split('\n').Any(line => line.Contains(what, StringComparison.Ordinal) && line.Contains(how, StringComparison.Ordinal)))
        {
            Assert.False(patience.IsCancellationRequested, shop.Output);
            await Task.Delay(20);
        }
    }
}
