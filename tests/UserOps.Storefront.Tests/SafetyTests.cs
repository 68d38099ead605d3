using System.Net;

namespace UserOps.Storefront.Tests;

public sealed class SafetyTests : IDisposable
{
    private readonly Room _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_app_listens_to_this_machine_alone_whatever_the_environment_says()
    {
        await using var shop = ShopProcess.Begin(_room, "http://0.0.0.0:0", "--Storefront:Database=elsewhere/shop.db");
        await shop.ListensAsync();
        var listening = shop.Output.Split('\n').Where(line => line.Contains("Now listening on", StringComparison.Ordinal));
        Assert.StartsWith("Now listening on: http://127.0.0.1:", Assert.Single(listening).Trim(), StringComparison.Ordinal);

        // A page of another name that leads here is turned away, and so is one that posts a form.
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/due");
        foreign.Headers.Host = "shop.example";
        using var refused = await shop.Http.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var form = new FormUrlEncodedContent([]);
        using var posted = await shop.Http.PostAsync(new Uri("/orders", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, posted.StatusCode);

        // Nobody moves the clock of an app that is no trial, and its facts are those of now.
        Assert.Equal(HttpStatusCode.NotFound, (await shop.SendAsync(HttpMethod.Post, "/clock?to=2036-03-02T08:00:00Z")).Status);
        Assert.Equal(1, await shop.AddAsync("/orders", """{"id":"o-1","user":"secret-user","at":"2026-03-01T19:45:00Z","amount":400}"""));
        await shop.AddAsync("/complaints", """{"id":"secret-complaint","receivedAt":"2026-03-01T07:00:00Z","customerId":"secret-user"}""");
        await shop.SendAsync(HttpMethod.Post, "/orders", """{"id":"secret-order","user":"secret user"}""");
        await shop.SettledUserAsync("secret-user");
        await shop.SendAsync(HttpMethod.Delete, "/users/secret-user");
        await shop.StopAsync();
        Assert.Contains("Run 'tagging'", shop.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", shop.Output, StringComparison.Ordinal);

        // The database is where it was wanted, for its owner alone.
        Assert.True(File.Exists(Path.Combine(_room.Folder, "elsewhere", "shop.db")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.Combine(_room.Folder, "elsewhere")));
        }
    }

    [Theory]
    [InlineData("Production", "2026-03-02T08:00:00Z", "Storefront:Clock is for trying out.")]
    [InlineData("Development", "monday", "Storefront:Clock is 'monday'; it must be an instant")]
    public async Task A_clock_to_try_out_with_is_not_for_real_use(string environment, string clock, string why)
    {
        await using var shop = ShopProcess.Begin(_room, null, "--environment", environment, $"--Storefront:Clock={clock}");
        await shop.EndsAsync();
        Assert.NotEqual(0, shop.ExitCode);
        Assert.Contains(why, shop.Output, StringComparison.Ordinal);
    }
}
