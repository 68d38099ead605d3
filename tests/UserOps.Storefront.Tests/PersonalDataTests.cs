using System.Net;

namespace UserOps.Storefront.Tests;

[Collection(SharedShop.Name)]
public class PersonalDataTests(OpenShop open)
{
    private ShopProcess Shop => open.Shop;

    [Fact]
    public async Task All_that_is_kept_of_a_person_is_handed_out_and_then_it_is_gone()
    {
        const string Order = """{"id":"pd-o1","user":"pd-ann","at":"2026-03-01T19:45:00Z","amount":400}""";
        await Shop.AddAsync("/orders", Order);
        await Shop.AddAsync("/events", """{"id":"pd-e1","user":"pd-ann","at":"2026-03-01T19:00:00Z","type":"visit"}""");
        await Shop.AddAsync("/tickets/events", """{"eventId":"pd-t1","ticketId":"pd-t","at":"2026-02-02T09:00:00Z","type":"created","customerId":"pd-ann"}""");
        await Shop.AddAsync("/complaints", """{"id":"pd-c1","receivedAt":"2026-03-02T07:00:00Z","customerId":"pd-ann","factors":{"safety":2}}""");
        await Shop.SettledUserAsync("pd-ann");
        await Shop.SettledAsync();

        var export = (await Shop.GetAsync("/users/pd-ann/export")).AsArray();
        Assert.Equal(
            ["assessments complaints/pd-c1", "assessments lifecycle/pd-ann", "assessments rfm/pd-ann", "assessments tagging/pd-ann", "complaints pd-c1", "events pd-e1", "orders pd-o1", "tags pd-ann", "ticketEvents pd-t1"],
            export.Select(record => $"{record!["store"]} {record["key"]}").Where(record => !record.StartsWith("checkpoints", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(400m, (decimal)export.Single(record => (string)record!["store"]! == "orders")!["record"]!["amount"]!);

        var (status, body) = await Shop.SendAsync(HttpMethod.Delete, "/users/pd-ann");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True((int)body["records"]! >= export.Count, body.ToJsonString());
        Assert.Empty((await Shop.GetAsync("/users/pd-ann/export")).AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await Shop.SendAsync(HttpMethod.Get, "/users/pd-ann")).Status);
        Assert.Equal(0, (int)(await Shop.SendAsync(HttpMethod.Delete, "/users/pd-ann")).Body["records"]!);

        // What can be counted without the person stays.
        Assert.Equal("major", (string)(await Shop.GetAsync("/complaints/pd-c1"))["grade"]!);
        await Shop.SettledAsync();

        // Who comes again begins anew.
        Assert.Equal(1, await Shop.AddAsync("/orders", Order));
        Assert.Equal(["big-month"], (await Shop.SettledUserAsync("pd-ann"))["tags"]!["given"]!.AsArray().Select(tag => (string)tag!["id"]!));
    }

    [Fact]
    public async Task Nobody_is_nobody_s_to_erase() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Shop.SendAsync(HttpMethod.Delete, "/users/a%20b")).Status);
}
