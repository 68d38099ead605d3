using System.Text;
using System.Text.Json;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Json;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.CustomerValue.Tests.Policy;

public class CustomerValuePolicyJsonTests
{
    private static readonly string Json = CustomerValuePolicyJson.Write(CustomerValuePolicy.MbgNbd);

    private static readonly byte[] Full = Encoding.UTF8.GetBytes(CustomerValuePolicyJson.Write(
        CustomerValuePolicy.MbgNbd with { Currency = new() { Code = "CNY", Rates = [new("EUR", 7.85m)] } }));

    [Fact]
    public void A_policy_survives_json_with_the_same_hash() =>
        Law.Holds(ValueGenerators.Policies, policy =>
        {
            var back = CustomerValuePolicyJson.Read(CustomerValuePolicyJson.Write(policy));
            return back == policy && back.ToRef() == policy.ToRef();
        });

    [Fact]
    public void Canonical_json_has_members_in_declaration_order_and_defaults_written_out() =>
        Assert.Equal(
            """
            {"schemaVersion":1,"name":"mbg-nbd","version":"1","zone":"UTC","dayStart":"00:00:00","orders":"perInstant","refunds":"net","currency":null,"model":"mbgNbd","unit":"sevenDays","horizon":"P365D","annualDiscountRate":0.1}
            """,
            Encoding.UTF8.GetString(PolicyJson.Bytes(CustomerValuePolicy.MbgNbd, CustomerValueJsonContext.Default.CustomerValuePolicy, indented: false)));

    [Fact]
    public void The_hash_tells_every_member()
    {
        var policy = CustomerValuePolicy.MbgNbd;
        CustomerValuePolicy[] others =
        [
            policy,
            policy with { SchemaVersion = 2 },
            policy with { Name = "other" },
            policy with { Version = "2" },
            policy with { Zone = "Europe/London" },
            policy with { DayStart = new(4, 0) },
            policy with { Orders = OrderGrouping.PerDay },
            policy with { Refunds = RefundPolicy.Ignore },
            policy with { Currency = new() { Code = "GBP" } },
            policy with { Model = PurchaseModelKind.BgNbd },
            policy with { Unit = BtydUnit.Days },
            policy with { Horizon = policy.Horizon + NodaTime.Duration.Epsilon },
            policy with { AnnualDiscountRate = Math.BitIncrement(0.1) },
        ];

        Assert.Equal(others.Length, others.Select(other => other.ToRef().Hash).Distinct().Count());
        Assert.Equal(others.Length - 1, typeof(CustomerValuePolicy).GetProperties().Count(property => property.SetMethod is not null));
    }

    [Theory]
    [InlineData("\"model\": \"mbgNbd\"", "\"model\": \"mbgNdb\"", "$.model", "Did you mean 'mbgNbd'?", 10)]
    [InlineData("\"model\": \"mbgNbd\"", "\"model\": 1", "$.model", "Write one of mbgNbd, bgNbd, paretoNbd, nbd.", 10)]
    [InlineData("\"unit\": \"sevenDays\"", "\"unit\": \"week\"", "$.unit", "Write one of days, sevenDays, calendarWeeks.", 11)]
    [InlineData("\"horizon\"", "\"horizn\"", "$.horizn", "Did you mean 'horizon'?", 12)]
    [InlineData("\"horizon\": \"P365D\"", "\"horizon\": \"P1Y\"", "$.horizon", "Write an elapsed time in days, hours, minutes or seconds such as P30D or PT8H.", 12)]
    [InlineData("\"horizon\": \"P365D\",", "", "$", "Add the member 'horizon'.", 1)]
    [InlineData("\"dayStart\": \"00:00:00\",", "", "$", "Add the member 'dayStart'.", 1)]
    [InlineData("\"schemaVersion\": 1,", "", "$", "Add the member 'schemaVersion'.", 1)]
    [InlineData("\"zone\": \"UTC\"", "\"zone\": \"UTC\", \"zone\": \"UTC\"", "$.zone", "Remove one of the two.", 5)]
    [InlineData("\"zone\": \"UTC\"", "\"zone\": null", "$.zone", "Write a text between quotation marks.", 5)]
    [InlineData("\"annualDiscountRate\": 0.1", "\"annualDiscountRate\": \"0.1\"", "$.annualDiscountRate", "Write a number.", 13)]
    [InlineData("\"annualDiscountRate\": 0.1", "\"annualDiscountRate\": 1e400", "$.annualDiscountRate", "Write a number from -1.7e308 to 1.7e308.", 13)]
    [InlineData("\"currency\": null", "\"currency\": { \"code\": \"GBP\", \"rates\": [{ \"code\": \"EUR\" }] }", "$.currency.rates[0]", "Add the member 'rate'.", 9)]
    [InlineData("\"currency\": null", "\"unitLength\": \"P7D\"", "$.unitLength", "Remove it.", 9)]
    public void A_mistake_is_told_with_its_path_its_line_and_its_mend(string text, string mistake, string path, string remedy, int line)
    {
        Assert.Contains(text, Json, StringComparison.Ordinal);

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>(
            "json", () => CustomerValuePolicyJson.Read(Json.Replace(text, mistake, StringComparison.Ordinal))).Problems);

        Assert.Equal((path, remedy, line), (problem.Path, problem.Remedy, problem.Line));
    }

    [Fact]
    public void Only_the_currency_and_its_rates_may_be_left_out()
    {
        Assert.Equal(CustomerValuePolicy.MbgNbd, CustomerValuePolicyJson.Read(Json.Replace("  \"currency\": null,\n", "", StringComparison.Ordinal)));
        Assert.Equal(
            CustomerValuePolicy.MbgNbd with { Currency = new() { Code = "GBP" } },
            CustomerValuePolicyJson.Read(Json.Replace("\"currency\": null", "\"currency\": { \"code\": \"GBP\" }", StringComparison.Ordinal)));
    }

    [Fact]
    public void Arbitrary_bytes_are_told_and_never_crash() => Law.Holds(ValueGenerators.Bytes, IsReadOrRefused);

    [Fact]
    public void Any_damage_to_a_policy_is_read_or_told_and_never_crashes() =>
        Law.Holds(ValueGenerators.Damages, damage => IsReadOrRefused(damage(Full)));

    [Fact]
    public void The_schema_knows_every_member_and_refuses_others()
    {
        using var schema = JsonDocument.Parse(CustomerValuePolicyJson.WriteSchema());
        var root = schema.RootElement;

        Assert.Equal("Customer value policy", root.GetProperty("title").GetString());
        Assert.Equal(
            ["schemaVersion", "name", "version", "zone", "dayStart", "orders", "refunds", "currency", "model", "unit", "horizon", "annualDiscountRate"],
            root.GetProperty("properties").EnumerateObject().Select(member => member.Name));
        Assert.False(root.GetProperty("additionalProperties").GetBoolean());
        Assert.DoesNotContain("currency", root.GetProperty("required").EnumerateArray().Select(member => member.GetString()));
        Assert.Equal(11, root.GetProperty("required").GetArrayLength());
        Assert.Contains("paretoNbd", root.GetProperty("properties").GetProperty("model").GetRawText(), StringComparison.Ordinal);
    }

    private static bool IsReadOrRefused(byte[] text)
    {
        try
        {
            var policy = PolicyJson.Read(text, CustomerValueJsonContext.Default.CustomerValuePolicy, nameof(text));
            CustomerValuePolicyValidator.Validate(policy);
            return CustomerValuePolicyJson.Read(CustomerValuePolicyJson.Write(policy)) == policy;
        }
        catch (InvalidPolicyException e)
        {
            return e.Problems.Count == 1 && e.Problems[0].Line is >= 1;
        }
    }
}
