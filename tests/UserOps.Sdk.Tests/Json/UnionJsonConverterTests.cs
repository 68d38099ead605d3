using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Json;
using UserOps.Testing;

namespace UserOps.Tests.Json;

public class UnionJsonConverterTests
{
    internal const string Valid = """
        {
          "when": { "all": [
            { "clock": "silence", "atLeast": "P90D" },
            { "not": { "was": "dormant" } }
          ] },
          "unless": null,
          "steps": [
            { "any": [] },
            { "atLeast": { "atMost": "P30D", "ownGap": 2.5 }, "unless": { "was": "new" }, "clock": "age" }
          ],
          "limit": "P30D",
          "cap": { "ownGap": 3, "atMost": null },
          "horizon": "P3M"
        }
        """;

    private const string Definitions =
        """
        {
          "SampleRuleTree": {
            "anyOf": [
              {
                "type": "object",
                "properties": { "all": { "type": "array", "items": { "$ref": "#/$defs/SampleRuleTree" } } },
                "required": [ "all" ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": { "any": { "type": "array", "items": { "$ref": "#/$defs/SampleRuleTree" } } },
                "required": [ "any" ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": { "not": { "$ref": "#/$defs/SampleRuleTree" } },
                "required": [ "not" ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {
                  "clock": { "type": "string" },
                  "atLeast": { "$ref": "#/$defs/SampleLimit" },
                  "unless": { "anyOf": [ { "$ref": "#/$defs/SampleRuleTree" }, { "type": "null" } ], "default": null }
                },
                "required": [ "clock", "atLeast" ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": { "was": { "type": "string" } },
                "required": [ "was" ],
                "additionalProperties": false
              }
            ]
          },
          "SampleLimit": {
            "anyOf": [
              { "type": "string", "description": "An elapsed time such as P30D." },
              {
                "type": "object",
                "properties": {
                  "ownGap": { "type": "number" },
                  "atMost": {
                    "anyOf": [
                      {
                        "type": "string",
                        "description": "An elapsed time in days, hours, minutes or seconds such as P30D or PT8H."
                      },
                      { "type": "null" }
                    ],
                    "default": null
                  }
                },
                "required": [ "ownGap" ],
                "additionalProperties": false
              }
            ]
          }
        }
        """;

    private const string Inner = """{ "was": "dormant" }""";

    private const string Rules = "all, any, not, clock, was";

    private static readonly Gen<Duration> AnyDays = Gen.Choose(0, 1000).Select(days => Duration.FromDays(days));

    private static readonly Gen<SampleLimit> AnyLimit = Gen.OneOf(
        AnyDays.Select(SampleLimit (value) => new FixedLimit(value)),
        from gap in Gen.Choose(0, 40)
        from most in Gen.OneOf(Gen.Constant<Duration?>(null), AnyDays.Select(value => (Duration?)value))
        select (SampleLimit)new GapLimit(gap / 4.0, most));

    private static readonly Arbitrary<SampleFamilies> AnyDocument = Arb.From(
        from when in AnyRule(6)
        from unless in Gen.OneOf(Gen.Constant<SampleRuleTree?>(null), AnyRule(3).Select(SampleRuleTree? (rule) => rule))
        from steps in ListOf(AnyRule(2))
        from limit in AnyLimit
        from cap in Gen.OneOf(Gen.Constant<SampleLimit?>(null), AnyLimit.Select(SampleLimit? (value) => value))
        select new SampleFamilies { When = when, Unless = unless, Steps = steps, Limit = limit, Cap = cap });

    [Fact]
    public void Each_object_is_read_by_the_member_it_has_wherever_that_stands()
    {
        var document = Read(Valid);

        Assert.Equal(
            new AllRule([new ClockRule("silence", Days(90)), new NotRule(new WasRule("dormant"))]),
            document.When);
        Assert.Equal(
            [new AnyRule([]), new ClockRule("age", new GapLimit(2.5, Duration.FromDays(30)), new WasRule("new"))],
            document.Steps);
        Assert.Null(document.Unless);
        Assert.Equal(Days(30), document.Limit);
        Assert.Equal(new GapLimit(3), document.Cap);
        Assert.Equal(Period.FromMonths(3), document.Horizon);
    }

    [Fact]
    public void What_is_written_has_the_members_of_the_variant_and_nothing_else()
    {
        var document = new SampleFamilies { When = new NotRule(new ClockRule("age", Days(2))), Limit = new GapLimit(1.5) };

        Assert.Equal(
            """{"when":{"not":{"clock":"age","atLeast":"P2D","unless":null}},"unless":null,"steps":[],"limit":{"ownGap":1.5,"atMost":null},"cap":null,"horizon":null}""",
            JsonSerializer.Serialize(document, SampleJsonContext.Default.SampleFamilies));
    }

    [Fact]
    public void Every_document_is_read_back_in_any_order_of_members() =>
        Law.Holds(AnyDocument, document =>
        {
            var text = PolicyJson.Write(document, SampleJsonContext.Default.SampleFamilies);
            var turned = Reversed(JsonNode.Parse(text))!.ToJsonString();
            Assert.Equal(document, Read(text));
            Assert.Equal(document, Read(turned));
            Assert.Equal(text, PolicyJson.Write(Read(turned), SampleJsonContext.Default.SampleFamilies));
            return true;
        });

    [Fact]
    public void A_family_may_be_the_whole_document()
    {
        var rule = new NotRule(new WasRule("new"));
        var text = PolicyJson.Write<SampleRuleTree>(rule, SampleJsonContext.Default.SampleRuleTree);

        Assert.Equal(rule, PolicyJson.Read(text, SampleJsonContext.Default.SampleRuleTree, nameof(text)));
        Assert.Equal("$", Assert.Throws<InvalidPolicyException>(
            () => PolicyJson.Read("{}", SampleJsonContext.Default.SampleRuleTree, "text")).Problems[0].Path);
    }

    [Theory]
    [InlineData("""{ "was": "dormant" }""", "{ }", "$.when.all[1].not", 4, "{ }", "Add one of them.")]
    [InlineData("""{ "was": "dormant" }""", """{ "colour": 5 }""", "$.when.all[1].not", 4, "{ \"colour\": 5 }", "Add one of them.")]
    [InlineData("\"clock\": \"silence\", ", "", "$.when.all[0]", 3, "{ \"atLeast\": \"P90D\" }", "Add the member 'clock'.")]
    public void An_object_with_no_member_that_tells_the_variant(
        string old, string broken, string path, int line, string value, string remedy) =>
        AssertProblem(Replace(old, broken), path, line, value, $"an object with one of {Rules}", remedy);

    [Theory]
    [InlineData("\"clock\": \"s", "\"clok\": \"s", "$.when.all[0].clok", 3, "clok", "clock")]
    [InlineData("\"was\": \"d", "\"Was\": \"d", "$.when.all[1].not.Was", 4, "Was", "was")]
    [InlineData("\"clock\": \"a", "\"clcok\": \"a", "$.steps[1].clcok", 9, "clcok", "clock")]
    public void A_member_that_tells_the_variant_is_misspelled(
        string old, string broken, string path, int line, string name, string meant) =>
        AssertProblem(Replace(old, broken), path, line, $"a member named '{name}'", $"one of {Rules}", $"Did you mean '{meant}'?");

    [Theory]
    [InlineData("\"atLeast\": \"P", "\"atleast\": \"P", "$.when.all[0].atleast", 3, "clock, atLeast, unless", "Did you mean 'atLeast'?")]
    [InlineData("\"was\": \"new\"", "\"was\": \"new\", \"x\": 1", "$.steps[1].unless.x", 9, "was", "Remove it.")]
    [InlineData("\"ownGap\": 3, \"atMost\"", "\"ownGap\": 3, \"atLeast\"", "$.cap.atLeast", 12, "ownGap, atMost", "Remove it.")]
    public void A_member_that_the_variant_does_not_have(
        string old, string broken, string path, int line, string names, string remedy) =>
        AssertProblem(Replace(old, broken), path, line, $"a member named '{path.Split('.')[^1]}'", $"one of {names}", remedy);

    [Theory]
    [InlineData("\"was\": \"new\"", "\"was\": \"new\", \"not\": { \"was\": \"x\" }", "$.steps[1].unless.was", "was", "not")]
    [InlineData("\"was\": \"new\"", "\"not\": { \"was\": \"x\" }, \"was\": \"new\"", "$.steps[1].unless.was", "was", "not")]
    public void Two_variants_in_one_object_whatever_their_order(string old, string broken, string path, string name, string beside) =>
        AssertProblem(Replace(old, broken), path, 9, $"a member named '{name}' beside '{beside}'", $"one of {beside}", "Remove one of the two.");

    [Theory]
    [InlineData(", \"atLeast\": \"P90D\"", "", "$.when.all[0]", 3, "an object without atLeast", "Add the member 'atLeast'.")]
    [InlineData("\"limit\": \"P30D\",\n", "", "$", 1, "an object without limit", "Add the member 'limit'.")]
    public void A_member_that_the_variant_needs(string old, string broken, string path, int line, string value, string remedy) =>
        AssertProblem(Replace(old, broken), path, line, value, "complete", remedy);

    [Theory]
    [InlineData("\"was\": \"new\"", "\"was\": \"new\", \"was\": \"old\"", "$.steps[1].unless.was", 9, "was")]
    [InlineData("\"was\": \"new\"", "\"was\": \"new\", \"w\\u0061s\": \"old\"", "$.steps[1].unless.was", 9, "was")]
    [InlineData("\"was\": \"new\"", "\"x\": { \"y\": 1,\n \"y\": 2 }", "$.steps[1].unless.x.y", 10, "y")]
    [InlineData("\"ownGap\": 3", "\"ownGap\": 3, \"ownGap\": 3", "$.cap.ownGap", 12, "ownGap")]
    public void A_member_that_stands_twice(string old, string broken, string path, int line, string name) =>
        AssertProblem(Replace(old, broken), path, line, $"a second member named '{name}'", "there once", "Remove one of the two.");

    [Theory]
    [InlineData("""{ "was": "dormant" }""", "null", "$.when.all[1].not", 4, "null")]
    [InlineData("""{ "was": "dormant" }""", "\"was\"", "$.when.all[1].not", 4, "\"was\"")]
    [InlineData("""{ "was": "dormant" }""", "[ 1 ]", "$.when.all[1].not", 4, "[ 1 ]")]
    [InlineData("""{ "any": [] }""", "null", "$.steps[0]", 8, "null")]
    [InlineData("""{ "any": [] }""", "7", "$.steps[0]", 8, "7")]
    [InlineData("\"unless\": null", "\"unless\": true", "$.unless", 6, "true")]
    public void A_value_that_is_no_object(string old, string broken, string path, int line, string value) =>
        AssertProblem(Replace(old, broken), path, line, value, $"an object with one of {Rules}", "Put the members between { and }.");

    [Theory]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("[ \"P30D\" ]")]
    public void A_value_that_is_neither_object_nor_text(string value) =>
        AssertProblem(
            Replace("\"limit\": \"P30D\"", $"\"limit\": {value}"),
            "$.limit",
            11,
            value,
            "an elapsed time such as P30D, or an object with ownGap",
            "Write an elapsed time such as P30D.");

    [Fact]
    public void A_text_that_is_not_of_the_text_form() => AssertProblem(
        Replace("\"P90D\"", "\"90 days\""),
        "$.when.all[0].atLeast",
        3,
        "\"90 days\"",
        "an elapsed time such as P30D",
        "Write an elapsed time such as P30D.");

    [Fact]
    public void An_object_without_the_only_member_that_tells_a_variant() => AssertProblem(
        Replace("\"ownGap\": 3, ", ""), "$.cap", 12, "{ \"atMost\": null }", "an object with ownGap", "Add the member 'ownGap'.");

    [Theory]
    [InlineData("\"silence\"", "5", "$.when.all[0].clock", 3, "a text between quotation marks")]
    [InlineData("\"all\": [", "\"all\": { \"x\": [] }, \"y\": [", "$.when.all", 2, "a list")]
    [InlineData("\"any\": []", "\"any\": null", "$.steps[0].any", 8, "a list")]
    [InlineData("\"dormant\"", "null", "$.when.all[1].not.was", 4, "a text between quotation marks")]
    [InlineData("2.5", "1e999", "$.steps[1].atLeast.ownGap", 9, "a number from -1.7e308 to 1.7e308")]
    public void A_member_of_the_wrong_kind(string old, string broken, string path, int line, string allowed) =>
        AssertProblem(Replace(old, broken), path, line, value: null, allowed, $"{(allowed == "a list" ? "Put the items between [ and ]" : $"Write {allowed}")}.");

    [Theory]
    [InlineData("\"dormant\"", "dormant", "$.when.all[1].not.was", 4)]
    [InlineData("{ \"was\": \"dormant\" }", "{ \"x\": 1, y", "$.when.all[1].not.x", 4)]
    [InlineData("{ \"was\": \"dormant\" }", "{ \"x\": [ 1, { \"z\": 'q' } ] }", "$.when.all[1].not.x[1].z", 4)]
    [InlineData("\"clock\": \"age\" }", "\"clock\": \"age\", }", "$.steps[1].clock", 9)]
    [InlineData("\"dormant\"", "\"\\ud83d\"", "$.when.all[1].not.was", 4)]
    public void Broken_text_keeps_its_path(string old, string broken, string path, int line) =>
        AssertProblem(Replace(old, broken), path, line, value: null, allowed: null, remedy: null);

    [Fact]
    public void A_family_may_be_nested_to_level_64_and_no_deeper()
    {
        // $ 1, then a level a rule.
        Assert.NotNull(Read(Replace(Inner, Nested(60))).When);
        var tooDeep = AssertProblem(Replace(Inner, Nested(61)), path: null, 4, value: null, "JSON at most 64 levels deep", remedy: null);
        Assert.StartsWith("$.when.all[1].not.not.not", tooDeep.Path, StringComparison.Ordinal);
        AssertProblem(Replace(Inner, string.Concat(Enumerable.Repeat("{\"not\":", 100_000))), path: null, 4, value: null, allowed: null, remedy: null);
        AssertProblem(Replace(Inner, string.Concat(Enumerable.Repeat("{\"x\":", 100_000))), path: null, 4, value: null, allowed: null, remedy: null);

        // The rule stands in: the document, 'all', its list.
        static string Nested(int rules) =>
            $"{string.Concat(Enumerable.Repeat("{ \"not\": ", rules - 1))}{Inner}{string.Concat(Enumerable.Repeat(" }", rules - 1))}";
    }

    [Fact]
    public void The_serializer_alone_refuses_what_is_no_variant()
    {
        foreach (var text in new[] { "{}", "5", "[]", "\"x\"", "{ \"wsa\": \"x\" }", "{ \"not\": " })
        {
            Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize(text, SampleJsonContext.Default.SampleRuleTree));
        }

        Assert.Null(JsonSerializer.Deserialize("null", SampleJsonContext.Default.SampleRuleTree));
        Assert.Throws<NotSupportedException>(
            () => JsonSerializer.Serialize(new StrangeRule(), SampleJsonContext.Default.SampleRuleTree));
    }

    [Fact]
    public void The_schema_tells_the_variants_of_each_family_once()
    {
        var schema = JsonNode.Parse(PolicySchema.Of(SampleJsonContext.Default.SampleFamilies, "Sample"))!;

        AssertJson("""{ "$ref": "#/$defs/SampleRuleTree" }""", schema["properties"]!["when"]);
        AssertJson("""{ "anyOf": [ { "$ref": "#/$defs/SampleRuleTree" }, { "type": "null" } ] }""", schema["properties"]!["unless"], "default");
        AssertJson("""{ "type": "array", "items": { "$ref": "#/$defs/SampleRuleTree" } }""", schema["properties"]!["steps"]);
        AssertJson("""{ "$ref": "#/$defs/SampleLimit" }""", schema["properties"]!["limit"]);
        AssertJson(Definitions, schema["$defs"]);
    }

    [Fact]
    public void The_schema_of_a_type_that_contains_itself_ends()
    {
        var whole = JsonNode.Parse(PolicySchema.Of(SampleJsonContext.Default.SampleRuleTree, "Rule"))!;
        AssertJson("\"#/$defs/SampleRuleTree\"", whole["$ref"]);

        var sample = JsonNode.Parse(PolicySchema.Of(SampleJsonContext.Default.Sample, "Sample"))!;
        AssertJson(
            """
            {
              "SampleNode": {
                "type": "object",
                "properties": { "children": { "type": "array", "items": { "$ref": "#/$defs/SampleNode" } } },
                "additionalProperties": false
              }
            }
            """,
            sample["$defs"]);
    }

    private static FixedLimit Days(int days) => new(Duration.FromDays(days));

    private static Gen<SampleRuleTree> AnyRule(int depth)
    {
        var leaf = Gen.Elements("new", "dormant", "失").Select(SampleRuleTree (was) => new WasRule(was));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = AnyRule(depth - 1);
        return Gen.OneOf(
            leaf,
            ListOf(inner).Select(SampleRuleTree (rules) => new AllRule(rules)),
            ListOf(inner).Select(SampleRuleTree (rules) => new AnyRule(rules)),
            inner.Select(SampleRuleTree (rule) => new NotRule(rule)),
            from limit in AnyLimit
            from unless in Gen.OneOf(Gen.Constant<SampleRuleTree?>(null), inner.Select(SampleRuleTree? (rule) => rule))
            select (SampleRuleTree)new ClockRule("silence", limit, unless));
    }

    private static Gen<EquatableArray<SampleRuleTree>> ListOf(Gen<SampleRuleTree> rules) =>
        from count in Gen.Choose(0, 3)
        from items in Gen.ArrayOf(rules, count)
        select EquatableArray.Create<SampleRuleTree>(items);

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        null => null,
        _ => node.DeepClone(),
    };

    private static SampleFamilies Read(string json) => PolicyJson.Read(json, SampleJsonContext.Default.SampleFamilies, nameof(json));

    private static string Replace(string old, string broken)
    {
        var at = Valid.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, old);
        return $"{Valid[..at]}{broken}{Valid[(at + old.Length)..]}";
    }

    private static PolicyProblem AssertProblem(string json, string? path, int line, string? value, string? allowed, string? remedy)
    {
        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>(() => Read(json)).Problems);
        Assert.Equal(
            (path ?? problem.Path, line, value ?? problem.Value, allowed ?? problem.Allowed, remedy ?? problem.Remedy),
            (problem.Path, problem.Line, problem.Value, problem.Allowed, problem.Remedy));
        Assert.True(problem.ToString().Length < 1000);
        return problem;
    }

    private static void AssertJson(string expected, JsonNode? actual, string? without = null)
    {
        var copy = actual?.DeepClone();
        if (without is not null)
        {
            copy!.AsObject().Remove(without);
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), copy), actual?.ToJsonString());
    }

    private sealed record StrangeRule : SampleRuleTree;
}
