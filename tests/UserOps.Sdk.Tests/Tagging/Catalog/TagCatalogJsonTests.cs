using System.Diagnostics;
using System.Text;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging.Catalog;

public class TagCatalogJsonTests
{
    /// <summary>A catalogue in the form in which it is written.</summary>
    internal const string Small = """
        {
          "schemaVersion": 1,
          "name": "shop",
          "version": "7",
          "zone": "Asia/Shanghai",
          "attributes": {
            "age": "number",
            "born": "date",
            "interests": "textSet",
            "joined": "instant",
            "status": "text",
            "subscribed": "bool"
          },
          "events": {
            "order": {
              "amount": "number",
              "status": "text"
            },
            "visit": {}
          },
          "tags": [
            {
              "id": "high-value",
              "names": {
                "en": "High value",
                "zh-CN": "高价值"
              },
              "description": {
                "en": "Spends much and often.",
                "zh-CN": "消费高且频繁。"
              },
              "owner": "crm",
              "category": "value",
              "type": "flag",
              "group": "worth",
              "expiresAfter": "P90D",
              "onFalse": {
                "expireAfter": "P30D"
              }
            },
            {
              "id": "level",
              "names": {
                "en": "Level"
              },
              "category": "value",
              "type": "choice",
              "values": [
                "svip",
                "vip"
              ],
              "onFalse": "keepLast"
            },
            {
              "id": "score",
              "names": {
                "en": "Score"
              },
              "category": "value",
              "type": "number",
              "onFalse": "keepLast"
            }
          ],
          "rules": [
            {
              "tag": "high-value",
              "when": {
                "all": [
                  {
                    "sum": "order.amount",
                    "where": {
                      "property": "status",
                      "equals": "paid"
                    },
                    "in": {
                      "last": "P90D"
                    },
                    "atLeast": 2000
                  },
                  {
                    "count": "order",
                    "in": {
                      "last": "P30D"
                    },
                    "atLeast": 3
                  },
                  {
                    "not": {
                      "attribute": "status",
                      "in": [
                        "blocked",
                        "test"
                      ]
                    }
                  }
                ]
              }
            },
            {
              "tag": "level",
              "value": "svip",
              "when": {
                "tag": "high-value"
              }
            },
            {
              "tag": "score",
              "value": 1.5,
              "when": {
                "attribute": "subscribed",
                "equals": true
              }
            }
          ]
        }
        """;

    [Fact]
    public void A_catalogue_is_read_as_it_is_meant()
    {
        var catalog = TagCatalogJson.Read(Small);

        Assert.Equal(("shop", "7", "Asia/Shanghai"), (catalog.Name, catalog.Version, catalog.Zone));
        Assert.Equal(
            [
                new("age", FactType.Number), new("born", FactType.Date), new("interests", FactType.TextSet),
                new("joined", FactType.Instant), new("status", FactType.Text), new("subscribed", FactType.Bool),
            ],
            catalog.Attributes);
        Assert.Equal([new("amount", FactType.Number), new("status", FactType.Text)], catalog.Events["order"]);
        Assert.Empty(catalog.Events["visit"]);
        Assert.Equal(
            new TagDefinition
            {
                Id = "high-value",
                Names = LocalizedText.Of("High value", "高价值"),
                Description = LocalizedText.Of("Spends much and often.", "消费高且频繁。"),
                Owner = "crm",
                Category = "value",
                Type = TagType.Flag,
                Group = "worth",
                ExpiresAfter = Lookback.OfDays(90),
                OnFalse = OnFalse.After(Lookback.OfDays(30)),
            },
            catalog.Tags[0]);
        Assert.Equal(["svip", "vip"], catalog.Tags[1].Values);
        Assert.Equal([OnFalse.KeepLast, OnFalse.KeepLast], catalog.Tags.Skip(1).Select(tag => tag.OnFalse));
        Assert.Equal(
            new TagRule
            {
                Tag = "high-value",
                When = new AllCondition(
                [
                    new SumCondition("order.amount")
                    {
                        Where = new PropertyCondition("status") { EqualTo = "paid" },
                        In = EventWindow.OfLast("P90D"),
                        AtLeast = 2000,
                    },
                    new CountCondition("order") { In = EventWindow.OfLast("P30D"), AtLeast = 3 },
                    new NotCondition(new AttributeCondition("status") { In = ["blocked", "test"] }),
                ]),
            },
            catalog.Rules[0]);
        Assert.Equal(Literal.Of("svip"), catalog.Rules[1].Value);
        Assert.Equal(Literal.Of(1.5m), catalog.Rules[2].Value);
    }

    [Fact]
    public void A_catalogue_is_written_as_it_was_read()
    {
        var catalog = TagCatalogJson.Read(Small);
        Assert.Equal(Small, TagCatalogJson.Write(catalog));
        Assert.Equal(catalog, TagCatalogJson.Read(TagCatalogJson.Write(catalog)));
        Assert.Equal(catalog.ToRef(), TagCatalogJson.Read(TagCatalogJson.Write(catalog)).ToRef());
    }

    [Fact]
    public void The_order_of_the_names_in_a_map_does_not_change_the_hash() =>
        Assert.Equal(
            TagCatalogJson.Read(Small).ToRef(),
            TagCatalogJson.Read(Changed("""
                    "age": "number",
                    "born": "date",
                """, """
                    "born": "date",
                    "age": "number",
                """)).ToRef());

    [Fact]
    public void Another_threshold_gives_another_hash() =>
        Assert.NotEqual(TagCatalogJson.Read(Small).ToRef(), TagCatalogJson.Read(Changed("2000", "2001")).ToRef());

    [Theory]
    [InlineData("\"number\",", "\"numbr\",", "$.attributes.age (line 7): The value is \"numbr\"; it must be one of text, number, bool, textSet, date, instant. Did you mean 'number'?")]
    [InlineData("\"textSet\"", "\"textset\"", "$.attributes.interests (line 9): The value is \"textset\"; it must be one of text, number, bool, textSet, date, instant. Did you mean 'textSet'?")]
    [InlineData("\"textSet\"", "3", "$.attributes.interests (line 9): The value is 3; it must be one of text, number, bool, textSet, date, instant.")]
    [InlineData("\"born\": \"date\"", "\"age\": \"date\"", "$.attributes.age (line 8): The value is a second member named 'age'; it must be there once. Remove one of the two.")]
    [InlineData("\"visit\": {}", "\"order\": {}", "$.events.order (line 19): The value is a second member named 'order'; it must be there once. Remove one of the two.")]
    [InlineData("\"amount\": \"number\"", "\"status\": \"number\"", "$.events.order.status (line 17): The value is a second member named 'status'; it must be there once. Remove one of the two.")]
    [InlineData("\"visit\": {}", "\"visit\": null", "$.events.visit (line 19): The value is null; it must be an object.")]
    [InlineData("\"visit\": {}", "\"visit\": []", "$.events.visit (line 19): The value is []; it must be an object.")]
    [InlineData("\"type\": \"choice\"", "\"type\": \"choise\"", "$.tags[1].type (line 47): The value is \"choise\"; it must be one of flag, choice, number, text, date. Did you mean 'choice'?")]
    [InlineData("\"onFalse\": \"keepLast\"", "\"onFalse\": \"keeplast\"", "$.tags[1].onFalse (line 52): The value is \"keeplast\"; it must be remove or keepLast. Did you mean 'keepLast'?")]
    [InlineData("\"onFalse\": \"keepLast\"", "\"onFalse\": 3", "$.tags[1].onFalse (line 52): The value is 3; it must be remove or keepLast, or an object with expireAfter.")]
    [InlineData("\"expireAfter\": \"P30D\"", "\"expiresAfter\": \"P30D\"", "$.tags[0].onFalse.expiresAfter (line 38): The value is a member named 'expiresAfter'; it must be one of expireAfter. Did you mean 'expireAfter'?")]
    [InlineData("\"zone\": \"Asia/Shanghai\",", "", "$ (line 1): The value is an object without zone; it must be complete. Add the member 'zone'.")]
    [InlineData("\"category\": \"value\",\n      \"type\": \"choice\"", "\"categry\": \"value\",\n      \"type\": \"choice\"", "$.tags[1].categry (line 46): The value is a member named 'categry'")]
    [InlineData("\"svip\",", "\"svip\", null,", "$.tags[1].values[1] (line 49): The value is null; it must be a text between quotation marks.")]
    [InlineData("\"value\": 1.5", "\"value\": { \"a\": 1 }", "$.rules[2].value (line 108): The value is { \"a\": 1 }; it must be a number, a text, or true or false.")]
    [InlineData("\"value\": 1.5", "\"value\": 79228162514264337593543950336", "$.rules[2].value (line 108): The value is 79228162514264337593543950336; it must be a number")]
    public void A_slip_is_told_with_path_line_and_mend(string text, string slip, string problem)
    {
        var error = Assert.Throws<InvalidPolicyException>(() => TagCatalogJson.Read(Changed(text, slip)));
        Assert.StartsWith(problem, Assert.Single(error.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_in_a_name_and_in_a_text()
    {
        Assert.Throws<InvalidPolicyException>(() => TagCatalogJson.Read(Changed("\"age\"", "\"\\ud800\"")));
        Assert.Throws<InvalidPolicyException>(() => TagCatalogJson.Read(Changed("\"crm\"", "\"\\udc00\"")));
        Assert.Throws<InvalidPolicyException>(() => TagCatalogJson.Read(Changed("crm", "\ud800")));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(1_000, false)]
    [InlineData(100_000, false)]
    public void Conditions_nest_as_deep_as_json_may(int depth, bool isRead)
    {
        var nested = $"{string.Concat(Enumerable.Repeat("{\"not\":", depth))}{{\"tag\":\"a\"}}{new string('}', depth)}";
        var json = Changed("""
            {
                    "tag": "high-value"
                  }
            """, nested);
        if (isRead)
        {
            Assert.Equal(3, TagCatalogJson.Read(json).Rules.Count);
        }
        else
        {
            Assert.Contains("64 levels deep", Assert.Throws<InvalidPolicyException>(() => TagCatalogJson.Read(json)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ten_megabytes_of_rules_are_read_and_written()
    {
        const string rule = """{ "tag": "level", "value": "svip", "when": { "all": [ { "count": "order", "atLeast": 3 }, { "attribute": "age", "less": 9 } ] } }""";
        var json = new StringBuilder(Small).Replace("\"rules\": [", $"\"rules\": [{string.Concat(Enumerable.Repeat($"{rule},", 80_000))}").ToString();
        Assert.InRange(json.Length, 10_000_000, 20_000_000);

        var clock = Stopwatch.StartNew();
        Assert.Equal(80_003, TagCatalogJson.Read(json).Rules.Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public void A_long_list_in_one_condition_is_read()
    {
        var list = string.Join(",", Enumerable.Range(0, 100_000));
        Assert.Equal(100_002, Assert.IsType<AttributeCondition>(Assert.IsType<NotCondition>(Assert.IsType<AllCondition>(
            TagCatalogJson.Read(Changed("\"blocked\",", $"\"blocked\",{list},")).Rules[0].When).All[2]).Not).In!.Value.Count);
    }

    [Fact]
    public void What_is_so_by_default_means_the_same_written_out()
    {
        var plain = TagCatalogJson.Read(Small.Replace("\"onFalse\": \"keepLast\"", "\"onFalse\": \"remove\"", StringComparison.Ordinal));
        var written = plain with { Tags = [plain.Tags[0], .. plain.Tags.Skip(1).Select(tag => tag with { OnFalse = null })] };
        Assert.Equal(written, plain);
        Assert.Equal(written.ToRef().Hash, plain.ToRef().Hash);
        Assert.Equal(new AttributeCondition("a") { Less = 1 }, new AttributeCondition("a") { Less = 1, WhenMissing = WhenMissing.Unknown });
    }

    [Fact]
    public void The_schema_names_every_form()
    {
        var schema = TagCatalogJson.WriteSchema();
        Assert.All(
            ["Tag catalogue", "\"textSet\"", "\"keepLast\"", "\"daysActive\"", "\"observedFor\"", "\"hasNone\"", "\"inAtLeast\"", "\"includeCurrent\"", "\"edges\"", "$defs"],
            word => Assert.Contains(word, schema, StringComparison.Ordinal));
    }

    private static string Changed(string text, string other)
    {
        var changed = Small.Replace(text, other, StringComparison.Ordinal);
        Assert.NotEqual(Small, changed);
        return changed;
    }
}
