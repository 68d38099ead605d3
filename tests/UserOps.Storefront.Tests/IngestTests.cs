using System.Globalization;
using System.Net;
using System.Text;

namespace UserOps.Storefront.Tests;

[Collection(SharedShop.Name)]
public class IngestTests(OpenShop open)
{
    private const string Good = """{"id":"o-in-good","user":"in-good","at":"2026-03-01T10:00:00Z","amount":10}""";

    private ShopProcess Shop => open.Shop;

    [Fact]
    public async Task An_order_that_is_sent_twice_is_there_once()
    {
        const string Order = """{"id":"o-twice","user":"in-twice","at":"2026-03-01T10:00:00Z","amount":12.50}""";
        Assert.Equal(1, await Shop.AddAsync("/orders", Order));
        Assert.Equal(0, await Shop.AddAsync("/orders", Order));
        Assert.Equal(1, await Shop.AddAsync("/orders", $$"""[{{Order}},{{Order}},{"id":"o-twice-2","user":"in-twice","at":"2026-03-01T11:00:00+00:00","amount":2.5}]"""));

        var user = await Shop.SettledUserAsync("in-twice");
        Assert.Contains(user["segment"]!["reasons"]!.AsArray(), reason => (string)reason! == "M 1 of 2: 15 in all (15 bought, 0 refunded); this level holds at most 200.");
    }

    [Fact]
    public async Task A_refund_is_taken_off()
    {
        Assert.Equal(2, await Shop.AddAsync("/orders", """
            {"id":"o-back","user":"in-back","at":"2026-03-01T10:00:00Z","amount":300}
            {"id":"r-back","user":"in-back","at":"2026-03-01T12:00:00Z","amount":250,"refundOf":"o-back"}
            """));
        var user = await Shop.SettledUserAsync("in-back");
        Assert.Contains(user["segment"]!["reasons"]!.AsArray(), reason => ((string)reason!).StartsWith("M 1 of 2: 50 in all (300 bought, 250 refunded)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_lines_are_taken()
    {
        var (status, body) = await Shop.SendAsync(
            HttpMethod.Post,
            "/events",
            "{\"id\":\"e-l1\",\"user\":\"in-lines\",\"at\":\"2026-03-01T10:00:00Z\",\"type\":\"visit\"}\n{\"id\":\"e-l2\",\"user\":\"in-lines\",\"at\":\"2026-03-01T10:05:00Z\",\"type\":\"sign-up\"}\n",
            "application/x-ndjson");
        Assert.Equal((HttpStatusCode.OK, 2, 2), (status, (int)body["received"]!, (int)body["added"]!));
    }

    [Fact]
    public async Task Under_one_id_there_is_one_record_for_good()
    {
        await Shop.AddAsync("/orders", """{"id":"o-fixed","user":"in-fixed","at":"2026-03-01T10:00:00Z","amount":12.50}""");
        var (status, body) = await Shop.SendAsync(HttpMethod.Post, "/orders", """
            [{"id":"o-fixed","user":"in-fixed","at":"2026-03-01T10:00:00Z","amount":99},{"id":"o-other","user":"in-other","at":"2026-03-01T10:00:00Z","amount":1}]
            """);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("""["o-fixed"]""", body["ids"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, (await Shop.SendAsync(HttpMethod.Get, "/users/in-other")).Status);

        (status, body) = await Shop.SendAsync(HttpMethod.Post, "/orders", """
            [{"id":"o-both","user":"in-other","at":"2026-03-01T10:00:00Z","amount":1},{"id":"o-both","user":"in-other","at":"2026-03-01T10:00:00Z","amount":2}]
            """);
        Assert.Equal((HttpStatusCode.Conflict, """["o-both"]"""), (status, body["ids"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":"12"}""", "amount", "\"12\"")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":-1}""", "amount", "-1")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":0.001}""", "amount", "0.001")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":1e300}""", "amount", "1e300")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":null}""", "amount", "null")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-01T10:00:00Z"}""", "amount", "")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":1,"currency":"EUR"}""", "currency", "\"EUR\"")]
    [InlineData("/orders", """{"id":"o-1","id":"o-2","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":1}""", "id", "\"o-2\"")]
    [InlineData("/orders", """{"id":"o-1","user":"ann@example.org","at":"2026-03-01T10:00:00Z","amount":1}""", "user", "ann@example.org")]
    [InlineData("/orders", """{"id":"","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":1}""", "id", "")]
    [InlineData("/orders", """{"id":"\ud800","user":"in-bad","at":"2026-03-01T10:00:00Z","amount":1}""", "id", "\"\\ud800\"")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-02T08:00:00.0000001Z","amount":1}""", "at", "2026-03-02T08:00:00.0000001Z")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"2026-03-01T08:00:00.00000001Z","amount":1}""", "at", "2026-03-01T08:00:00.00000001Z")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"1999-12-31T00:00:00Z","amount":1}""", "at", "1999-12-31T00:00:00Z")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":"yesterday","amount":1}""", "at", "yesterday")]
    [InlineData("/orders", """{"id":"o-1","user":"in-bad","at":1740823200,"amount":1}""", "at", "1740823200")]
    [InlineData("/orders", "null", "record", "null")]
    [InlineData("/orders", "[[]]", "record", "[]")]
    [InlineData("/events", """{"id":"e-1","user":"in-bad","at":"2026-03-01T10:00:00Z","type":"purchase"}""", "type", "purchase")]
    [InlineData("/tickets/events", """{"ticketId":"t-1","at":"2026-03-01T10:00:00Z","type":"created"}""", "eventId", "")]
    [InlineData("/tickets/events", """{"eventId":"te-1","ticketId":"t-1","at":"2026-03-03T10:00:00Z","type":"created"}""", "at", "2026-03-03T10:00:00Z")]
    [InlineData("/tickets/events", """{"eventId":"te-1","ticketId":"t-1","at":"2026-03-01T10:00:00Z","type":"created","customerId":"a b"}""", "customerId", "a b")]
    [InlineData("/tickets/events", """{"eventId":"te-1","ticketId":"t-1","at":"2026-03-01T10:00:00Z","type":"opend"}""", "type", "\"opend\"")]
    [InlineData("/tickets/events", "17", "record", "17")]
    [InlineData("/complaints", """{"id":"c-bad","receivedAt":"2026-03-03T10:00:00Z"}""", "receivedAt", "2026-03-03T10:00:00Z")]
    [InlineData("/complaints", """{"id":"c-bad","receivedAt":"2026-03-01T10:00:00Z","customerId":"a b"}""", "customerId", "a b")]
    [InlineData("/complaints", """{"id":"c-bad","receivedAt":"2026-03-01T10:00:00Z","text":"call me"}""", "text", "")]
    [InlineData("/complaints", """{"id":"c-bad","receivedAt":"2026-03-01T10:00:00Z"}{"id":"c-bad-2","receivedAt":"2026-03-01T10:00:00Z"}""", "record", "")]
    public async Task A_record_that_can_t_be_used_is_refused_with_field_value_and_mend(string path, string json, string field, string value)
    {
        var (status, body) = await Shop.SendAsync(HttpMethod.Post, path, json);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var problem = Assert.Single(body["problems"]!.AsArray())!;
        Assert.Equal((field, value), ((string)problem["field"]!, (string)problem["value"]!));
        Assert.NotEqual("", (string)problem["why"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await Shop.SendAsync(HttpMethod.Get, "/users/in-bad")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Shop.SendAsync(HttpMethod.Get, "/complaints/c-bad")).Status);
    }

    [Fact]
    public async Task All_problems_of_a_request_are_told_and_nothing_of_it_is_taken()
    {
        var (status, body) = await Shop.SendAsync(HttpMethod.Post, "/orders", $$"""[{{Good}},{"id":"o 1","user":"in-good","amount":1,"at":"x"},{{Good}},3]""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            ["2 id", "2 at", "4 record"],
            body["problems"]!.AsArray().Select(problem => $"{problem!["record"]} {problem["field"]}"));
        Assert.Equal(HttpStatusCode.NotFound, (await Shop.SendAsync(HttpMethod.Get, "/users/in-good")).Status);
    }

    [Theory]
    [InlineData("", "There is no record.")]
    [InlineData("[]", "There is no record.")]
    [InlineData("{\"id\":", "It is not JSON: line 1, byte 7.")]
    [InlineData("{\"id\":\"o-1\",}", "It is not JSON: line 1, byte 13.")]
    [InlineData("[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "It is not JSON: line 1, byte 17.")]
    public async Task What_is_not_a_list_of_records_is_refused(string json, string why)
    {
        var (status, body) = await Shop.SendAsync(HttpMethod.Post, "/orders", json);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith(why, (string)body["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_have_a_size_a_count_and_a_type()
    {
        var many = string.Concat(Enumerable.Range(0, 1_001).Select(i => Good.Replace("o-in-good", string.Create(CultureInfo.InvariantCulture, $"o-{i}"), StringComparison.Ordinal)));
        var (status, body) = await Shop.SendAsync(HttpMethod.Post, "/orders", many);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("There are 1,001 records; a request has at most 1,000.", (string)body["detail"]!, StringComparison.Ordinal);

        // The length alone is too much: who asks first, as curl does, hears so before anything is sent; who just sends may find the line closed.
        using var large = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent(new string(' ', (1 << 20) + 1), Encoding.UTF8, "application/json") };
        large.Headers.ExpectContinue = true;
        using var refused = await Shop.Http.SendAsync(large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);

        (status, _) = await Shop.SendAsync(HttpMethod.Post, "/orders", Good, "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        (status, _) = await Shop.SendAsync(HttpMethod.Put, "/orders", Good);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
        Assert.Equal(HttpStatusCode.NotFound, (await Shop.SendAsync(HttpMethod.Get, "/users/in-good")).Status);
    }

    [Fact]
    public async Task What_is_not_utf8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var response = await Shop.Http.PostAsync(new Uri("/orders", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_thousand_records_are_taken_at_once()
    {
        var records = new StringBuilder();
        for (var i = 0; i < 1_000; i++)
        {
            records.Append(CultureInfo.InvariantCulture, $$"""{"id":"o-k{{i}}","user":"k-{{i % 250}}","at":"2026-03-01T10:00:00Z","amount":1}""");
        }

        Assert.Equal(1_000, await Shop.AddAsync("/orders", records.ToString()));
        Assert.Equal("promising", (string)(await Shop.SettledUserAsync("k-249"))["segment"]!["id"]!);
    }
}
