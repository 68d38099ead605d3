using System.Net;

namespace UserOps.Storefront.Tests;

[Collection(SharedShop.Name)]
public class AnswerTests(OpenShop open)
{
    private ShopProcess Shop => open.Shop;

    [Fact]
    public async Task A_user_has_a_stage_a_segment_and_tags_each_with_its_reasons_and_its_end()
    {
        await Shop.AddAsync("/events", """{"id":"an-e1","user":"an-ann","at":"2026-02-20T10:00:00Z","type":"sign-up"}""");
        await Shop.AddAsync("/orders", """
            {"id":"an-o1","user":"an-ann","at":"2026-03-01T19:45:00Z","amount":129.90}
            {"id":"an-o2","user":"an-ann","at":"2026-03-02T07:45:00Z","amount":229.90}
            """);
        var user = await Shop.SettledUserAsync("an-ann");

        Assert.Equal(("new", "New", "2026-03-06T00:00:00Z"), ((string)user["stage"]!["id"]!, (string)user["stage"]!["name"]!, (string)user["stage"]!["validUntil"]!));
        Assert.Equal("New since 20 February: first seen 10 days ago; regular on 6 March.", (string)user["stage"]!["reasons"]![0]!);
        Assert.Equal(("best", "2026-05-01T00:00:00Z"), ((string)user["segment"]!["id"]!, (string)user["segment"]!["validUntil"]!));
        var tag = Assert.Single(user["tags"]!["given"]!.AsArray())!;
        Assert.Equal(("big-month", "rule", "2026-03-02T08:00:00Z"), ((string)tag["id"]!, (string)tag["source"]!, (string)tag["since"]!));
        Assert.Equal("2026-03-31T19:45:00Z", (string)user["tags"]!["validUntil"]!);
        Assert.Contains(user["tags"]!["reasons"]!.AsArray(), reason => ((string)reason!).StartsWith("Big month is given: sum of order.amount in the last P30D is 359.8", StringComparison.Ordinal));
        foreach (var (part, policy) in new[] { ("stage", "storefront-stages"), ("segment", "storefront-segments"), ("tags", "storefront-tags") })
        {
            Assert.Equal((policy, "1", 64), ((string)user[part]!["policy"]!["name"]!, (string)user[part]!["policy"]!["version"]!, ((string)user[part]!["policy"]!["hash"]!).Length));
        }
    }

    [Fact]
    public async Task A_stage_and_a_segment_are_facts_to_the_tags()
    {
        // Twice in January, and nothing since.
        await Shop.AddAsync("/orders", """
            {"id":"an-o3","user":"an-bob","at":"2026-01-10T10:00:00Z","amount":200}
            {"id":"an-o4","user":"an-bob","at":"2026-01-20T10:00:00Z","amount":200}
            """);
        var user = await Shop.UntilAsync("/users/an-bob", user => user["tags"]!["given"]!.AsArray().Count > 0);
        Assert.Equal(("asleep", "best"), ((string)user["stage"]!["id"]!, (string)user["segment"]!["id"]!));
        Assert.Equal(["win-back"], user["tags"]!["given"]!.AsArray().Select(tag => (string)tag!["id"]!));
    }

    [Theory]
    [InlineData("", null, "Asleep", "en")]
    [InlineData("?lang=en", "zh-CN", "Asleep", "en")]
    [InlineData("?lang=zh-CN", null, "沉睡期", "zh-CN")]
    [InlineData("", "zh-Hans-CN, en;q=0.5", "沉睡期", "zh-CN")]
    [InlineData("", "fr, en;q=0.3, zh;q=0.7", "沉睡期", "zh-CN")]
    [InlineData("", "fr", "Asleep", "en")]
    public async Task Answers_are_told_in_english_or_chinese(string query, string? accepted, string name, string language)
    {
        await Shop.AddAsync("/events", """{"id":"an-l1","user":"an-lin","at":"2025-11-20T10:00:00Z","type":"visit"}""");
        Assert.Equal(name, (string)(await Shop.GetAsync($"/users/an-lin{query}", accepted))["stage"]!["name"]!);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/users/an-lin{query}");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var response = await Shop.Http.SendAsync(request);
        Assert.Equal(language, Assert.Single(response.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task A_language_that_there_is_not_is_refused_when_it_is_asked_for() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Shop.SendAsync(HttpMethod.Get, "/users/an-lin?lang=fr")).Status);

    [Fact]
    public async Task A_complaint_has_a_state_a_grade_and_targets_and_takes_legal_moves_only()
    {
        const string Complaint = """{"id":"an-c1","receivedAt":"2026-03-02T07:00:00Z","customerId":"an-ann","channel":"app","factors":{"safety":2}}""";
        Assert.Equal(1, await Shop.AddAsync("/complaints", Complaint));
        Assert.Equal(0, await Shop.AddAsync("/complaints", Complaint));
        Assert.Equal(HttpStatusCode.Conflict, (await Shop.SendAsync(HttpMethod.Post, "/complaints", """{"id":"an-c1","receivedAt":"2026-03-02T07:30:00Z"}""")).Status);

        var complaint = await Shop.GetAsync("/complaints/an-c1");
        Assert.Equal(("received", "major"), ((string)complaint["state"]!, (string)complaint["grade"]!));
        Assert.Equal(
            ["acknowledge 2026-03-02T11:00:00Z", "firstResponse 2026-03-02T17:00:00Z", "nextUpdate 2026-03-02T17:00:00Z", "resolve 2026-03-09T17:00:00Z"],
            complaint["targets"]!.AsArray().Select(target => $"{target!["target"]} {target["dueAt"]}"));
        Assert.Equal("2026-03-02T10:00:00Z", (string)complaint["validUntil"]!);
        Assert.Equal("投诉 an-c1 自 2026-03-02T07:00:00Z 起处于“已受理登记”；2 级。", (string)(await Shop.GetAsync("/complaints/an-c1?lang=zh-CN"))["reasons"]![0]!);

        const string Steps = """[{"type":"screened","at":"2026-03-02T07:10:00Z","factors":{"safety":2}},{"type":"acknowledged","at":"2026-03-02T07:20:00Z","actor":"agent-7"}]""";
        Assert.Equal(2, await Shop.AddAsync("/complaints/an-c1/events", Steps));
        Assert.Equal(0, await Shop.AddAsync("/complaints/an-c1/events", Steps));
        complaint = await Shop.GetAsync("/complaints/an-c1");
        Assert.Equal(("acknowledged", "met"), ((string)complaint["state"]!, (string)complaint["targets"]![0]!["status"]!));

        var (status, body) = await Shop.SendAsync(HttpMethod.Post, "/complaints/an-c1/events?lang=en", """
            [{"type":"assigned","at":"2026-03-02T07:30:00Z","handler":"agent-7"},{"type":"closed","at":"2026-03-02T07:40:00Z"}]
            """);
        Assert.Equal((HttpStatusCode.Conflict, "assigned"), (status, (string)body["state"]!));
        Assert.Contains("investigationStarted", body["legalMoves"]!.AsArray().Select(move => (string)move!));
        Assert.Equal("acknowledged", (string)(await Shop.GetAsync("/complaints/an-c1"))["state"]!);
    }

    [Theory]
    [InlineData("""{"type":"assigned","at":"2026-03-02T07:30:00Z"}""", "record")]
    [InlineData("""{"type":"assigned","at":"2026-03-02T07:30:00Z","handler":"agent-7","team":1}""", "team")]
    [InlineData("""{"type":"assigned","at":"2026-03-02T09:30:00Z","handler":"agent-7"}""", "at")]
    [InlineData("""{"complaintId":"another","type":"acknowledged","at":"2026-03-02T07:30:00Z"}""", "complaintId")]
    [InlineData("""{"type":"received","at":"2026-03-02T07:30:00Z"}""", "type")]
    [InlineData("""{"type":"open","at":"2026-03-02T07:30:00Z"}""", "type")]
    [InlineData("null", "record")]
    public async Task An_event_that_can_t_be_used_is_refused(string json, string field)
    {
        await Shop.AddAsync("/complaints", """{"id":"an-c2","receivedAt":"2026-03-02T07:00:00Z"}""");
        var (status, body) = await Shop.SendAsync(HttpMethod.Post, "/complaints/an-c2/events", json);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, (string)Assert.Single(body["problems"]!.AsArray())!["field"]!);
        Assert.Equal("received", (string)(await Shop.GetAsync("/complaints/an-c2"))["state"]!);
    }

    [Fact]
    public async Task The_desk_is_judged_by_its_tickets()
    {
        await Shop.AddAsync("/tickets/events", """
            {"eventId":"an-t1","ticketId":"t-1","at":"2026-02-02T09:00:00Z","type":"created","kind":"usage","customerId":"an-ann"}
            {"eventId":"an-t2","ticketId":"t-1","at":"2026-02-02T10:00:00Z","type":"closed"}
            """);
        var desk = await Shop.UntilAsync("/desk", desk => (bool)desk["isSettled"]! && (long)desk["tickets"]! > 0);
        Assert.Equal(("five-layers", 0), ((string)desk["policy"]!["name"]!, (int)desk["level"]!));
        Assert.NotEmpty(desk["reasons"]!.AsArray());
        Assert.NotEqual(desk["reasons"]![0]!.ToJsonString(), (await Shop.GetAsync("/desk?lang=zh-CN"))["reasons"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("/users/nobody")]
    [InlineData("/users/%20")]
    [InlineData("/complaints/none")]
    [InlineData("/nothing")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var (status, body) = await Shop.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(404, (int)body["status"]!);
    }

    [Fact]
    public async Task Events_of_a_complaint_that_is_not_there_are_refused() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Shop.SendAsync(HttpMethod.Post, "/complaints/none/events", """{"type":"withdrawn","at":"2026-03-02T07:30:00Z"}""")).Status);

    [Fact]
    public async Task The_app_says_that_it_is_well() => Assert.Equal("Healthy", (string)(await Shop.GetAsync("/healthz"))!);
}
