using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace UserOps.Storefront.Tests;

/// <summary>What tests say to the app, and how they wait for it.</summary>
internal static class Talking
{
    /// <summary>Sends a request and reads the answer.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(
        this ShopProcess shop, HttpMethod method, string path, string? json = null, string contentType = "application/json", string? language = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, contentType);
        }

        if (language is not null)
        {
            request.Headers.Add("Accept-Language", language);
        }

        using var response = await shop.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text)! : JsonValue.Create(text));
    }

    /// <summary>Sends facts that are good, and tells how many of them were new.</summary>
    public static async Task<int> AddAsync(this ShopProcess shop, string path, string json)
    {
        var (status, body) = await shop.SendAsync(HttpMethod.Post, path, json);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return (int)body["added"]!;
    }

    /// <summary>Asks what must be there.</summary>
    public static async Task<JsonNode> GetAsync(this ShopProcess shop, string path, string? language = null)
    {
        var (status, body) = await shop.SendAsync(HttpMethod.Get, path, language: language);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body;
    }

    /// <summary>Asks until it is so.</summary>
    public static async Task<JsonNode> UntilAsync(this ShopProcess shop, string path, Func<JsonNode, bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            var body = await shop.GetAsync(path);
            if (isSo(body))
            {
                return body;
            }

            Assert.True(clock.Elapsed < ShopProcess.Patience, $"{path} still says {body}\n{shop.Output}");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until the runs have taken in all that came.</summary>
    public static Task SettledAsync(this ShopProcess shop) =>
        shop.UntilAsync("/due", due => due.AsObject().All(run => (int)run.Value!["due"]! == 0));

    /// <summary>Asks about a user once the runs have taken in all that came.</summary>
    public static Task<JsonNode> SettledUserAsync(this ShopProcess shop, string id) =>
        shop.UntilAsync($"/users/{id}", user => (bool)user["isSettled"]!);
}
