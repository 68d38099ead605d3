using System.Text;
using System.Text.Json;
using NodaTime;
using UserOps.Json;
using UserOps.Testing;

namespace UserOps.Sql.Tests.Tables;

public class SqlTablesJsonTests
{
    private const string Json = """
        {
          "schemaVersion": 1,
          "purchases": {
            "name": "orders",
            "schema": "shop",
            "user": { "name": "customer_id", "storage": "wholeNumber" },
            "at": { "name": "placed_at", "storage": "utcTimestamp" },
            "earliest": "2015-01-01T00:00:00Z",
            "amount": { "name": "cents", "storage": "minorUnits2" },
            "orderId": { "name": "id", "storage": "uuid" },
            "type": { "name": "kind", "storage": "text" },
            "purchaseType": "sale",
            "refundType": "return",
            "currency": { "name": "currency", "storage": "text" },
            "tenant": { "column": "shop_id", "value": 7 }
          },
          "activity": {
            "name": "visits",
            "user": { "name": "customer_id", "storage": "wholeNumber" },
            "at": { "name": "at", "storage": "unixMilliseconds" },
            "event": { "name": "what", "storage": "text" },
            "countedEvents": ["visit", "search"],
            "tenant": { "column": "shop", "value": "acme" }
          },
          "events": [
            {
              "name": "orders",
              "user": { "name": "customer_id", "storage": "wholeNumber" },
              "at": { "name": "placed_at", "storage": "utcTimestamp" },
              "events": ["order"],
              "properties": { "amount": { "name": "cents", "storage": "minorUnits2" } }
            }
          ],
          "users": {
            "name": "customers",
            "user": { "name": "id", "storage": "wholeNumber" },
            "since": { "name": "joined", "storage": "timestamp" },
            "attributes": { "city": { "name": "city_name", "storage": "text" } },
            "tenant": { "column": "shop", "uuid": "6f9619ff-8b86-4011-b42d-00c04fc964ff" }
          }
        }
        """;

    private static readonly byte[] Full = Encoding.UTF8.GetBytes(Json);

    [Fact]
    public void A_description_is_read_with_all_its_members()
    {
        var user = new SqlColumn("customer_id", SqlStorage.WholeNumber);
        var placed = new SqlColumn("placed_at", SqlStorage.UtcTimestamp);
        var cents = new SqlColumn("cents", SqlStorage.MinorUnits(2));

        Assert.Equal(
            new()
            {
                Purchases = new()
                {
                    Name = "orders",
                    Schema = "shop",
                    User = user,
                    At = placed,
                    Earliest = Instant.FromUtc(2015, 1, 1, 0, 0),
                    Amount = cents,
                    OrderId = new("id", SqlStorage.Uuid),
                    Type = new("kind", SqlStorage.Text),
                    PurchaseType = "sale",
                    RefundType = "return",
                    Currency = new("currency", SqlStorage.Text),
                    Tenant = TenantFilter.Of("shop_id", 7),
                },
                Activity = new()
                {
                    Name = "visits",
                    User = user,
                    At = new("at", SqlStorage.UnixMilliseconds),
                    Event = new("what", SqlStorage.Text),
                    CountedEvents = ["visit", "search"],
                    Tenant = TenantFilter.Of("shop", "acme"),
                },
                Events = [new() { Name = "orders", User = user, At = placed, Events = ["order"], Properties = [new("amount", cents)] }],
                Users = new()
                {
                    Name = "customers",
                    User = new("id", SqlStorage.WholeNumber),
                    Since = new("joined", SqlStorage.Timestamp),
                    Attributes = [new("city", new("city_name", SqlStorage.Text))],
                    Tenant = TenantFilter.Of("shop", Guid.Parse("6f9619ff-8b86-4011-b42d-00c04fc964ff")),
                },
            },
            SqlTablesJson.Read(Json));
    }

    [Fact]
    public void What_has_a_default_may_be_left_out()
    {
        var (user, at) = (new SqlColumn("u", SqlStorage.Text), new SqlColumn("t", SqlStorage.Timestamp));
        const string Log = """ "user": { "name": "u", "storage": "text" }, "at": { "name": "t", "storage": "timestamp" } """;

        Assert.Equal(new(), SqlTablesJson.Read("""{ "schemaVersion": 1 }"""));
        Assert.Equal(
            new()
            {
                Purchases = new() { Name = "p", User = user, At = at, Amount = new("m", SqlStorage.Numeric) },
                Activity = new() { Name = "a", User = user, At = at },
                Events = [new() { Name = "e", User = user, At = at, Events = [] }],
                Users = new() { Name = "u", User = user },
            },
            SqlTablesJson.Read($$"""
                {
                  "schemaVersion": 1,
                  "purchases": { "name": "p", {{Log}}, "amount": { "name": "m", "storage": "numeric" } },
                  "activity": { "name": "a", {{Log}} },
                  "events": [{ "name": "e", {{Log}}, "events": [] }],
                  "users": { "name": "u", "user": { "name": "u", "storage": "text" } }
                }
                """));
    }

    [Fact]
    public void A_description_survives_json() =>
        Law.Holds(TableGenerators.Tables, tables => SqlTablesJson.Read(SqlTablesJson.Write(tables)) == tables);

    [Fact]
    public void Members_without_a_value_are_not_written() =>
        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "users": {
                "name": "customers",
                "user": {
                  "name": "id",
                  "storage": "text"
                },
                "attributes": {}
              }
            }
            """,
            SqlTablesJson.Write(new() { Users = new() { Name = "customers", User = new("id", SqlStorage.Text) } }));

    [Fact]
    public void Every_member_of_the_records_is_a_member_of_the_text()
    {
        using var schema = JsonDocument.Parse(SqlTablesJson.WriteSchema());
        var members = schema.RootElement.GetProperty("properties");

        Assert.Equal(Names(typeof(SqlTables)).Append("schemaVersion").Order(StringComparer.Ordinal), Properties(schema.RootElement));
        Assert.Equal(Names(typeof(PurchaseTable)), Properties(members.GetProperty("purchases")));
        Assert.Equal(Names(typeof(ActivityTable)), Properties(members.GetProperty("activity")));
        Assert.Equal(Names(typeof(EventTable)), Properties(members.GetProperty("events").GetProperty("anyOf")[0].GetProperty("items")));
        Assert.Equal(Names(typeof(UserTable)), Properties(members.GetProperty("users")));

        static IEnumerable<string> Names(Type type) => type.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal);
        static IEnumerable<string> Properties(JsonElement type) => type.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("\"schemaVersion\": 1,", "", "$", "Add the member 'schemaVersion'.", 1)]
    [InlineData("\"schemaVersion\": 1,", "\"schemaVersion\": \"1\",", "$.schemaVersion", "Write a whole number.", 2)]
    [InlineData("\"purchases\"", "\"purchase\"", "$.purchase", "Did you mean 'purchases'?", 3)]
    [InlineData("\"schema\": \"shop\",", "\"schema\": \"shop\", \"schema\": \"shop\",", "$.purchases.schema", "Remove one of the two.", 5)]
    [InlineData("\"name\": \"placed_at\", \"storage\": \"utcTimestamp\" },\n    \"earliest\"", "\"name\": \"placed_at\", \"storage\": \"utcTimestmp\" },\n    \"earliest\"", "$.purchases.at.storage", "Did you mean 'utcTimestamp'?", 7)]
    [InlineData("2015-01-01T00:00:00Z", "2015-01-01", "$.purchases.earliest", "Write an instant in UTC such as 2026-01-31T08:00:00Z.", 8)]
    [InlineData("\"amount\": { \"name\": \"cents\", \"storage\": \"minorUnits2\" },", "", "$.purchases", "Add the member 'amount'.", 3)]
    [InlineData("{ \"name\": \"cents\", \"storage\": \"minorUnits2\" },\n    \"orderId\"", "\"cents\",\n    \"orderId\"", "$.purchases.amount", "Put the members between { and }.", 9)]
    [InlineData("{ \"name\": \"id\", \"storage\": \"uuid\" }", "{ \"name\": \"id\", \"storage\": \"uuid\", \"type\": \"uuid\" }", "$.purchases.orderId.type", "Remove it.", 10)]
    [InlineData("\"purchaseType\": \"sale\"", "\"purchaseType\": null", "$.purchases.purchaseType", "Write a text between quotation marks.", 12)]
    [InlineData("\"column\": \"shop_id\", ", "", "$.purchases.tenant", "Add the member 'column'.", 15)]
    [InlineData("\"value\": 7", "\"value\": 7.5", "$.purchases.tenant.value", "Write a text or a whole number of 64 bits.", 15)]
    [InlineData("\"value\": 7", "\"vaule\": 7", "$.purchases.tenant.vaule", "Did you mean 'value'?", 15)]
    [InlineData("\"value\": 7", "\"value\": 7, \"uuid\": \"x\"", "$.purchases.tenant.uuid", "Remove one of the two.", 15)]
    [InlineData("\"countedEvents\": [\"visit\", \"search\"]", "\"countedEvents\": [\"visit\", null]", "$.activity.countedEvents[1]", "Write a text between quotation marks.", 22)]
    [InlineData("\"events\": [\"order\"]", "\"events\": \"order\"", "$.events[0].events", "Put the items between [ and ].", 30)]
    [InlineData("\"city_name\", \"storage\": \"text\"", "\"city_name\"", "$.users.attributes.city", "Add the member 'storage'.", 38)]
    [InlineData("6f9619ff-8b86-4011-b42d-00c04fc964ff", "acme", "$.users.tenant.uuid", "Write a UUID such as 6f9619ff-8b86-4011-b42d-00c04fc964ff.", 39)]
    public void A_mistake_is_told_with_its_path_its_line_and_its_mend(string text, string mistake, string path, string remedy, int line)
    {
        Assert.Contains(text, Json, StringComparison.Ordinal);

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>(
            "json", () => SqlTablesJson.Read(Json.Replace(text, mistake, StringComparison.Ordinal))).Problems);

        Assert.Equal((path, remedy, line), (problem.Path, problem.Remedy, problem.Line));
    }

    [Fact]
    public void A_text_of_another_version_is_refused() =>
        Assert.Equal("$.schemaVersion", Assert.Single(Assert.Throws<InvalidPolicyException>(() => SqlTablesJson.Read("""{ "schemaVersion": 2 }""")).Problems).Path);

    [Fact]
    public void Arbitrary_bytes_are_told_and_never_crash() => Law.Holds(TableGenerators.Bytes, IsReadOrRefused);

    [Fact]
    public void Any_damage_to_a_description_is_read_or_told_and_never_crashes() =>
        Law.Holds(TableGenerators.Damages, damage => IsReadOrRefused(damage(Full)));

    [Fact]
    public void Filters_of_one_tenant_are_equal_and_do_not_tell_the_tenant()
    {
        var filter = TenantFilter.Of("shop", "acme");

        Assert.Equal(TenantFilter.Of("shop", "acme"), filter);
        Assert.Equal(TenantFilter.Of("shop", "acme").GetHashCode(), filter.GetHashCode());
        Assert.NotEqual(TenantFilter.Of("shop", "other"), filter);
        Assert.NotEqual(TenantFilter.Of("store", "acme"), filter);
        Assert.NotEqual(TenantFilter.Of("shop", 1), TenantFilter.Of("shop", "1"));
        Assert.DoesNotContain("acme", filter.ToString(), StringComparison.Ordinal);
    }

    private static bool IsReadOrRefused(byte[] text)
    {
        try
        {
            var tables = PolicyJson.Read(text, SqlJsonContext.Default.SqlTablesDocument, nameof(text)).ToTables();
            return SqlTablesJson.Read(SqlTablesJson.Write(tables)) == tables;
        }
        catch (InvalidPolicyException e)
        {
            return e.Problems.Count == 1 && e.Problems[0].Line is >= 1;
        }
    }
}
