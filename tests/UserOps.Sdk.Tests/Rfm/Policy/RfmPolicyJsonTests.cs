using System.Text;
using FsCheck.Fluent;
using UserOps.Json;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.Tests.Rfm;

public class RfmPolicyJsonTests
{
    private static readonly string Json = RfmPolicyJson.Write(RfmPolicy.Classic11);

    [Fact]
    public void A_policy_survives_json_with_the_same_hash() =>
        Law.Holds(RfmGenerators.Policies, policy =>
        {
            var back = RfmPolicyJson.Read(RfmPolicyJson.Write(policy));
            return back == policy && back.ToRef() == policy.ToRef();
        });

    [Fact]
    public void Canonical_json_has_members_in_declaration_order_no_white_space_and_defaults_written_out()
    {
        var canonical = Encoding.UTF8.GetString(PolicyJson.Bytes(RfmPolicy.ChineseEight, RfmJsonContext.Default.RfmPolicy, indented: false));

        Assert.StartsWith(
            """
            {"schemaVersion":1,"name":"chineseEight","version":"1","zone":"UTC","dayStart":"00:00:00","lookBack":null,"orders":"perInstant","refunds":"net","currency":null,"recency":{"method":"meanSplit","bins":2,"cuts":[]},"frequency":{"method":"meanSplit","bins":2,"cuts":[]},"monetary":{"method":"meanSplit","bins":2,"cuts":[]},"weights":{"recency":1,"frequency":1,"monetary":1},"segments":{"name":"chineseEight","bins":{"recency":2,"frequency":2,"monetary":2},"segments":[{"id":"importantValue","name":{"en":"Important, to value","zh-CN":"重要价值客户"},
            """,
            canonical,
            StringComparison.Ordinal);
    }

    /// <summary>A host that stored a hash must find it again: another hash under the same policy is a breaking change.</summary>
    [Fact]
    public void Hashes_of_the_presets_do_not_change_by_accident() =>
        Assert.Equal(
            [
                "classic11 7bb7edc3b94734a6d9ba50824a9cac6babe7f46f6eb627c451cdda2dab89b512",
                "chineseEight ed5a67fffb1f69269a7a538cb4ee1463cdc429e860865ffa7ef59e2afbf8f535",
                "recencyFrequency10 03080018bdd7cb5d117e0f798a36a7bfb4597ecf849843dda1d5f555358036d8",
            ],
            RfmPolicy.Presets.Select(preset => $"{preset.Name} {preset.ToRef().Hash}"));

    [Theory]
    [InlineData("\"refunds\": \"net\"", "\"refunds\": \"nett\"", "$.refunds", "Did you mean 'net'?", 9)]
    [InlineData("\"refunds\": \"net\"", "\"refunds\": 0", "$.refunds", "Write one of net, ignore, linkToOrder.", 9)]
    [InlineData("\"refunds\"", "\"refund\"", "$.refund", "Did you mean 'refunds'?", 9)]
    [InlineData("\"lookBack\": null", "\"lookBack\": \"P1Y\"", "$.lookBack", "Write an elapsed time in days, hours, minutes or seconds such as P30D or PT8H.", 7)]
    [InlineData("\"zone\": \"UTC\"", "\"zone\": null", "$.zone", "Write a text between quotation marks.", 5)]
    [InlineData("\"zone\": \"UTC\",", "", "$", "Add the member 'zone'.", 1)]
    [InlineData("\"zone\": \"UTC\"", "\"zone\": \"UTC\", \"zone\": \"UTC\"", "$.zone", "Remove one of the two.", 5)]
    [InlineData("\"bins\": 5", "\"bins\": 5.5", "$.recency.bins", "Write a whole number from -2147483648 to 2147483647.", 13)]
    [InlineData("\"bins\": 5", "\"bins\": \"5\"", "$.recency.bins", "Write a whole number.", 13)]
    [InlineData("\"en\": \"Champions\"", "\"en\": 7", "$.segments.segments[0].name", """Write an object of texts by language such as { "en": "Champions", "zh-CN": "冠军客户" }.""", 41)]
    [InlineData("\"554\"", "554", "$.segments.segments[0].cells[1]", "Write a text between quotation marks.", 56)]
    public void A_mistake_is_told_with_its_path_its_line_and_its_mend(string text, string mistake, string path, string remedy, int line)
    {
        var place = Json.IndexOf(text, StringComparison.Ordinal);
        var json = string.Concat(Json.AsSpan(0, place), mistake, Json.AsSpan(place + text.Length));

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>("json", () => RfmPolicyJson.Read(json)).Problems);

        Assert.Equal((path, remedy, line), (problem.Path, problem.Remedy, problem.Line));
    }

    [Fact]
    public void Members_that_may_be_left_out_take_their_defaults()
    {
        var json = Json
            .Replace("  \"lookBack\": null,\n", "", StringComparison.Ordinal)
            .Replace("  \"currency\": null,\n", "", StringComparison.Ordinal)
            .Replace(",\n    \"cuts\": []", "", StringComparison.Ordinal)
            .Replace(",\n    \"boxes\": []", "", StringComparison.Ordinal);

        Assert.DoesNotContain("lookBack", json, StringComparison.Ordinal);
        Assert.Equal(RfmPolicy.Classic11, RfmPolicyJson.Read(json));
    }

    [Fact]
    public void Any_damage_to_a_policy_is_read_or_told_and_never_crashes() =>
        Law.Holds(
            Gen.Choose(0, Encoding.UTF8.GetByteCount(Json) - 1).ToArbitrary(),
            Gen.Choose(0, 255).ToArbitrary(),
            (place, letter) =>
            {
                var bytes = Encoding.UTF8.GetBytes(Json);
                bytes[place] = (byte)letter;
                try
                {
                    PolicyJson.Read(bytes.AsMemory(), RfmJsonContext.Default.RfmPolicy, "json");
                    return true;
                }
                catch (InvalidPolicyException e)
                {
                    return e.Problems.Count == 1 && e.Problems[0].Line is >= 1;
                }
            });
}
