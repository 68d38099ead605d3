using System.Diagnostics;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging.Analysis;

public class TagCatalogAnalyzerTests
{
    private const string Head =
        """
        { "schemaVersion": 1, "name": "shop", "version": "1", "zone": "ZONE",
          "attributes": { "active": "bool", "age": "number", "born": "date", "joined": "instant", "likes": "textSet", "plan": "text" },
          "events": { "login": {}, "order": { "amount": "number", "gift": "bool", "status": "text" } },
        """;

    [Fact]
    public void More_in_7_days_than_in_30_can_not_be()
    {
        var finding = Only(
            """
            { "all": [ { "count": "order", "in": { "last": "P7D" }, "greater": 5 }, { "count": "order", "in": { "last": "P30D" }, "less": 3 } ] }
            """);

        Assert.Equal((FindingKind.Never, "$.rules[0].when", "t"), (finding.Kind, finding.Path, finding.Tag));
        Assert.Equal(["$.rules[0].when.all[0]", "$.rules[0].when.all[1]"], finding.Others);
        Assert.Equal(
            "The condition never holds, because these parts of it exclude each other: "
                + """{"count":"order","in":{"last":"P7D"},"greater":5}, {"count":"order","in":{"last":"P30D"},"less":3}.""",
            finding.Message.In("en"));
        Assert.Equal(
            "该条件永不成立，因为其中这些部分互相排斥："
                + """{"count":"order","in":{"last":"P7D"},"greater":5}, {"count":"order","in":{"last":"P30D"},"less":3}。""",
            finding.Message.In("zh-CN"));
        Assert.Equal("tagging.never.parts", finding.Message.Code);
    }

    [Theory]
    [InlineData("""{ "attribute": "age", "atLeast": 9, "less": 3 }""")]
    [InlineData("""{ "all": [ { "attribute": "age", "less": 3 }, { "attribute": "age", "atLeast": 9 } ] }""")]
    [InlineData("""{ "attribute": "plan", "equals": "gold", "in": ["silver", "bronze"] }""")]
    [InlineData("""{ "all": [ { "attribute": "plan", "equals": "Gold", "ignoreCase": true }, { "attribute": "plan", "startsWith": "s", "ignoreCase": true } ] }""")]
    [InlineData("""{ "attribute": "plan", "startsWith": "ab", "contains": "x", "endsWith": "z", "in": ["abz", "abx"] }""")]
    [InlineData("""{ "all": [ { "attribute": "plan", "contains": "gold" }, { "not": { "attribute": "plan", "contains": "old" } } ] }""")]
    [InlineData("""{ "attribute": "likes", "hasAll": ["a", "b"], "hasNone": ["b", "c"] }""")]
    [InlineData("""{ "attribute": "likes", "hasAny": ["a", "b"], "hasNone": ["A", "B"], "ignoreCase": true }""")]
    [InlineData("""{ "all": [ { "attribute": "active", "equals": true }, { "attribute": "active", "equals": false } ] }""")]
    [InlineData("""{ "all": [ { "attribute": "active", "notEquals": true }, { "attribute": "active", "notEquals": false } ] }""")]
    [InlineData("""{ "all": [ { "attribute": "age", "exists": true }, { "attribute": "age", "missing": true } ] }""")]
    [InlineData("""{ "all": [ { "attribute": "age", "less": 3 }, { "not": { "attribute": "age", "less": 3 } } ] }""")]
    [InlineData("""{ "attribute": "born", "after": "2020-01-01", "before": "2020-01-02" }""")]
    [InlineData("""{ "attribute": "joined", "withinLast": "P7D", "olderThan": "P30D" }""")]
    [InlineData("""{ "attribute": "joined", "withinLast": "P27D", "olderThan": "P1M" }""")]
    [InlineData("""{ "attribute": "born", "withinLast": "P28D", "olderThan": "P1M" }""")]
    [InlineData("""{ "all": [ { "attribute": "born", "anniversary": true }, { "not": { "attribute": "born", "anniversary": "P7D" } } ] }""")]
    [InlineData("""{ "count": "order", "less": 0 }""")]
    [InlineData("""{ "count": "order", "greater": 2, "less": 3 }""")]
    [InlineData("""{ "daysActive": "login", "in": { "last": "P7D" }, "greater": 8 }""")]
    [InlineData("""{ "daysActive": "login", "in": { "calendar": "week", "back": 1, "includeCurrent": true }, "greater": 14 }""")]
    [InlineData("""{ "distinct": "order.gift", "atLeast": 3 }""")]
    [InlineData("""{ "all": [ { "count": "order", "atMost": 0 }, { "sum": "order.amount", "greater": 0 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "atMost": 2 }, { "distinct": "order.status", "greater": 2 } ] }""")]
    [InlineData("""{ "all": [ { "daysActive": "order", "in": { "last": "P7D" }, "greater": 5 }, { "count": "order", "in": { "last": "P30D" }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "in": { "last": "P27D" }, "greater": 5 }, { "count": "order", "in": { "last": "P1M" }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "in": { "last": "P6D" }, "greater": 5 }, { "count": "order", "in": { "calendar": "week", "back": 1, "includeCurrent": true }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "in": { "calendar": "week", "back": 1, "includeCurrent": true }, "greater": 5 }, { "count": "order", "in": { "last": "P14D" }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "in": { "from": "2026-01-01T00:00:00Z" }, "greater": 5 }, { "count": "order", "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "where": { "property": "status", "equals": "paid" }, "greater": 5 }, { "count": "order", "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "where": { "property": "amount", "greater": 100 }, "greater": 5 }, { "count": "order", "where": { "property": "amount", "atLeast": 50 }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "min": "order.amount", "in": { "last": "P7D" }, "less": 5 }, { "min": "order.amount", "in": { "last": "P30D" }, "greater": 5 } ] }""")]
    [InlineData("""{ "all": [ { "max": "order.amount", "in": { "last": "P7D" }, "greater": 50 }, { "max": "order.amount", "in": { "last": "P30D" }, "less": 5 } ] }""")]
    [InlineData("""{ "all": [ { "max": "order.amount", "less": 5 }, { "min": "order.amount", "greater": 5 } ] }""")]
    [InlineData("""{ "all": [ { "min": "order.amount", "in": { "last": "P7D" }, "greater": 5 }, { "count": "order", "in": { "last": "P30D" }, "atMost": 0 } ] }""")]
    [InlineData("""{ "all": [ { "sum": "order.amount", "where": { "property": "amount", "greater": 0 }, "in": { "last": "P7D" }, "greater": 50 }, { "sum": "order.amount", "where": { "property": "amount", "greater": 0 }, "less": 20 } ] }""")]
    [InlineData("""{ "min": "order.amount", "where": { "property": "amount", "atLeast": 10 }, "less": 5 }""")]
    [InlineData("""{ "count": "order", "where": { "property": "amount", "atLeast": 10, "less": 5 }, "atLeast": 1 }""")]
    [InlineData("""{ "all": [ { "stopped": { "event": "order" }, "after": "P30D" }, { "resumed": { "event": "order" }, "after": "P30D" } ] }""")]
    [InlineData("""{ "all": [ { "stopped": { "event": "order" }, "after": "P30D" }, { "count": "order", "in": { "last": "P30D" }, "atLeast": 1 } ] }""")]
    [InlineData("""{ "all": [ { "last": "order", "withinLast": "P7D" }, { "count": "order", "in": { "last": "P30D" }, "atMost": 0 } ] }""")]
    [InlineData("""{ "all": [ { "observedFor": "P10D" }, { "not": { "observedFor": "P5D" } } ] }""")]
    [InlineData("""{ "all": [ { "first": "order", "olderThan": "P10D" }, { "not": { "observedFor": "P5D" } } ] }""")]
    [InlineData("""{ "all": [ { "sequence": [ { "event": "login" }, { "event": "login" } ], "within": "P1D" }, { "count": "login", "less": 2 } ] }""")]
    [InlineData("""{ "repeated": { "daysActive": "login", "greater": 7 }, "inAtLeast": 1, "of": 4, "period": "week" }""")]
    [InlineData("""{ "all": [ { "repeated": { "count": "login", "atLeast": 1 }, "inAtLeast": 3, "of": 4, "period": "week" }, { "count": "login", "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "held": { "count": "login", "atLeast": 1 }, "for": "P7D" }, { "count": "login", "less": 1 } ] }""")]
    [InlineData("""{ "tag": "manual" }""")]
    [InlineData("""{ "all": [ { "tag": "adult" }, { "attribute": "age", "less": 18 } ] }""")]
    [InlineData("""{ "all": [ { "tag": "level", "value": "vip" }, { "attribute": "age", "atLeast": 40 } ] }""")]
    [InlineData("""{ "all": [ { "tag": "left" }, { "tag": "right" } ] }""")]
    public void It_can_never_hold(string when) =>
        Assert.Equal([(FindingKind.Never, "$.rules[0].when")], Findings(when).Select(finding => (finding.Kind, finding.Path)));

    [Theory]
    [InlineData("""{ "all": [ { "count": "order", "in": { "last": "P7D" }, "less": 3 }, { "count": "order", "in": { "last": "P30D" }, "greater": 5 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "in": { "last": "P30D" }, "greater": 5 }, { "count": "order", "in": { "last": "P1M" }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "in": { "last": "P7D", "edges": "[]" }, "greater": 5 }, { "count": "order", "in": { "last": "P7D" }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "in": { "last": "P8D" }, "greater": 5 }, { "count": "order", "in": { "calendar": "week", "back": 1, "includeCurrent": true }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "count": "order", "in": { "last": "P1D" }, "greater": 5 }, { "count": "order", "in": { "calendar": "week", "back": 1, "includeCurrent": false }, "less": 3 } ] }""")]
    [InlineData("""{ "all": [ { "sum": "order.amount", "in": { "last": "P7D" }, "greater": 50 }, { "sum": "order.amount", "less": 20 } ] }""")]
    [InlineData("""{ "daysActive": "login", "in": { "last": "P7D" }, "equals": 8 }""")]
    [InlineData("""{ "attribute": "joined", "withinLast": "P31D", "olderThan": "P1M" }""")]
    [InlineData("""{ "any": [ { "attribute": "age", "less": 18 }, { "attribute": "age", "atLeast": 18 } ] }""")]
    [InlineData("""{ "attribute": "plan", "equals": "a", "ignoreCase": true }""")]
    [InlineData("""{ "attribute": "age", "greater": 2, "less": 3 }""")]
    [InlineData("""{ "attribute": "age", "exists": false, "less": 3 }""", FindingKind.Never)]
    [InlineData("""{ "all": [ { "stopped": { "event": "order" }, "after": "P30D" }, { "count": "order", "in": { "last": "P30D", "edges": "[]" }, "atLeast": 1 } ] }""")]
    [InlineData("""{ "all": [ { "observedFor": "P5D" }, { "not": { "observedFor": "P10D" } } ] }""")]
    public void What_can_hold_and_fail_is_not_reported(string when, FindingKind? kind = null) =>
        Assert.Equal(kind, Findings(when).Select(finding => (FindingKind?)finding.Kind).FirstOrDefault());

    [Theory]
    [InlineData("""{ "count": "order", "atLeast": 0 }""")]
    [InlineData("""{ "any": [ { "attribute": "age", "exists": true }, { "attribute": "age", "missing": true } ] }""")]
    [InlineData("""{ "any": [ { "attribute": "age", "less": 18, "whenMissing": "match" }, { "attribute": "age", "atLeast": 18 } ] }""")]
    [InlineData("""{ "any": [ { "count": "order", "atMost": 3 }, { "count": "order", "in": { "last": "P30D" }, "atMost": 3 }, { "count": "order", "greater": 2 } ] }""")]
    [InlineData("""{ "not": { "count": "order", "less": 0 } }""")]
    [InlineData("""{ "held": { "count": "order", "atLeast": 0 }, "for": "P7D" }""")]
    [InlineData("""{ "any": [ { "stopped": { "event": "order" }, "after": "P7D" }, { "not": { "stopped": { "event": "order" }, "after": "P7D" } } ] }""")]
    public void It_always_holds(string when) =>
        Assert.Equal([(FindingKind.Always, "$.rules[0].when")], Findings(when).Select(finding => (finding.Kind, finding.Path)));

    [Fact]
    public void In_a_zone_that_sets_its_clock_forward_a_week_can_touch_nine_days()
    {
        const string Nine = """{ "daysActive": "login", "in": { "last": "P7D" }, "greater": 8 }""";
        const string Ten = """{ "daysActive": "login", "in": { "last": "P7D" }, "greater": 9 }""";

        Assert.Empty(Findings(Nine, "Europe/Berlin"));
        Assert.Equal(FindingKind.Never, Only(Ten, "Europe/Berlin").Kind);
    }

    [Fact]
    public void The_outermost_condition_is_told_and_what_is_beside_it_is_not()
    {
        var findings = Findings(
            """
            { "any": [ { "attribute": "age", "less": 9 },
                       { "all": [ { "attribute": "age", "atLeast": 9, "less": 3 }, { "attribute": "plan", "equals": "gold" } ] },
                       { "not": { "all": [ { "count": "order", "atLeast": 0 }, { "attribute": "active", "equals": true } ] } },
                       { "count": "order", "where": { "any": [ { "property": "status", "in": ["a"], "notIn": ["a"] }, { "property": "gift", "equals": true } ] }, "atLeast": 1 } ] }
            """);

        Assert.Equal(
            [
                """$.rules[0].when.any[1]: The condition never holds, because this part of it never does: {"attribute":"age","less":3,"atLeast":9}.""",
                """$.rules[0].when.any[2].not.all[0]: {"count":"order","atLeast":0} holds for every user at every instant.""",
                """$.rules[0].when.any[3].where.any[0]: {"property":"status","in":["a"],"notIn":["a"]} never holds, for any event.""",
            ],
            findings.Select(finding => finding.ToString()));
        Assert.Equal(["$.rules[0].when.any[1].all[0]"], findings[0].Others);
    }

    [Fact]
    public void A_rule_that_stands_twice_is_told_whatever_the_order_of_its_parts() =>
        Assert.Equal(
            ["$.rules[1]: The rule says the same as $.rules[0]: remove one of the two."],
            Texts(
                """
                "tags": [ { "id": "a", "names": { "en": "A" }, "category": "c", "type": "flag" } ],
                "rules": [
                  { "tag": "a", "when": { "all": [ { "attribute": "plan", "in": ["x", "y"] }, { "all": [ { "count": "order", "atLeast": 2 }, { "attribute": "active", "equals": true } ] } ] } },
                  { "tag": "a", "when": { "all": [ { "attribute": "active", "equals": true }, { "count": "order", "atLeast": 2 }, { "not": { "not": { "attribute": "plan", "in": ["y", "x"] } } } ] } } ] }
                """));

    [Fact]
    public void A_rule_that_another_one_covers_adds_nothing() =>
        Assert.Equal(
            [
                "$.rules[0]: The rule adds nothing: whenever it holds, $.rules[1] gives 'a' the same value already.",
                "$.rules[3]: The rule adds nothing: whenever it holds, $.rules[1], $.rules[2] give 'a' the same value already.",
            ],
            Texts(
                """
                "tags": [ { "id": "a", "names": { "en": "A" }, "category": "c", "type": "flag" } ],
                "rules": [
                  { "tag": "a", "when": { "count": "order", "atLeast": 9 } },
                  { "tag": "a", "when": { "count": "order", "atLeast": 3 } },
                  { "tag": "a", "when": { "attribute": "age", "atLeast": 5 } },
                  { "tag": "a", "when": { "all": [ { "attribute": "age", "atLeast": 1 }, { "any": [ { "attribute": "age", "atLeast": 5 }, { "count": "order", "greater": 3 } ] } ] } } ] }
                """));

    [Fact]
    public void A_value_behind_an_earlier_one_is_shadowed()
    {
        var findings = Findings(Of(
            """
            "tags": [ { "id": "level", "names": { "en": "L" }, "category": "c", "type": "choice", "values": ["svip", "vip", "none", "odd"] } ],
            "rules": [
              { "tag": "level", "value": "vip", "when": { "count": "order", "atLeast": 9 } },
              { "tag": "level", "value": "svip", "when": { "count": "order", "atLeast": 5 } },
              { "tag": "level", "value": "none", "when": { "count": "order", "less": 5 } } ] }
            """));

        Assert.Equal(
            [
                "$.tags[0].values[3]: No rule gives 'level' the value 'odd'.",
                "$.rules[0]: The rule never gives level = \"vip\": whenever it holds, $.rules[1] goes before it.",
            ],
            findings.Select(finding => finding.ToString()));
        Assert.Equal("该规则永远不会给出 level = \"vip\"：它成立时，$.rules[1] 总是优先。", findings[1].Message.In("zh-CN"));
        Assert.Equal(["$.rules[1]"], findings[1].Others);
    }

    [Fact]
    public void Findings_are_written_as_JSON() =>
        Assert.Equal(
            """
            [
              {
                "path": "$.rules[0].when",
                "kind": "never",
                "tag": "t",
                "message": "{\"count\":\"order\",\"less\":0} 对任何用户、在任何时刻都不成立。",
                "others": []
              }
            ]
            """,
            CatalogFindingJson.Write([Only("""{ "count": "order", "less": 0 }""")], "zh-CN"));

    [Fact]
    public void A_tag_behind_an_earlier_one_of_its_group_is_shadowed() =>
        Assert.Equal(
            ["$.rules[1]: The rule never gives b: whenever it holds, $.tags[0] goes before it."],
            Texts(
                """
                "tags": [ { "id": "a", "names": { "en": "A" }, "category": "c", "type": "flag", "group": "g" },
                          { "id": "b", "names": { "en": "B" }, "category": "c", "type": "flag", "group": "g" } ],
                "rules": [
                  { "tag": "a", "when": { "count": "order", "in": { "last": "P30D" }, "atLeast": 1 } },
                  { "tag": "b", "when": { "count": "order", "in": { "last": "P7D" }, "atLeast": 2 } } ] }
                """));

    [Fact]
    public void Two_flags_on_one_condition_are_told() =>
        Assert.Equal(
            ["$.rules[1]: 'b' is given on the same condition as 'a'."],
            Texts(
                """
                "tags": [ { "id": "a", "names": { "en": "A" }, "category": "c", "type": "flag" }, { "id": "b", "names": { "en": "B" }, "category": "c", "type": "flag" } ],
                "rules": [ { "tag": "a", "when": { "count": "order", "atLeast": 9 } }, { "tag": "b", "when": { "count": "order", "atLeast": 9 } } ] }
                """));

    [Fact]
    public void What_nobody_uses_is_told_in_the_order_of_the_catalogue() =>
        Assert.Equal(
            [
                "$.attributes.active: No rule asks for the attribute 'active'.",
                "$.attributes.age: No rule asks for the attribute 'age'.",
                "$.attributes.born: No rule asks for the attribute 'born'.",
                "$.attributes.joined: No rule asks for the attribute 'joined'.",
                "$.attributes.likes: No rule asks for the attribute 'likes'.",
                "$.events.login: No rule asks for events of type 'login'.",
                "$.events.order.gift: No rule asks for the property 'gift' of 'order'.",
                "$.tags[0].group: 'a' is alone in its exclusive group 'g'.",
                "$.tags[1]: 'b' has no rule: it is given by hand, import or model alone.",
            ],
            TagCatalogJson.Read(Of(
                """
                "tags": [ { "id": "a", "names": { "en": "A" }, "category": "c", "type": "flag", "group": "g" }, { "id": "b", "names": { "en": "B" }, "category": "c", "type": "flag" } ],
                "rules": [ { "tag": "a", "when": { "all": [ { "attribute": "plan", "equals": "x" }, { "max": "order.amount", "where": { "property": "status", "equals": "paid" }, "atLeast": 9 } ] } } ] }
                """)).Analyze().Select(finding => finding.ToString()));

    [Fact]
    public void A_catalogue_with_problems_is_refused_with_all_of_them()
    {
        var catalog = TagCatalogJson.Read(Of("""
            "tags": [], "rules": [ { "tag": "a", "when": { "attribute": "size", "equals": "x" } } ] }
            """));

        var thrown = Assert.Throws<InvalidPolicyException>(() => catalog.Analyze());

        Assert.Equal(TagCatalogValidator.Validate(catalog), thrown.Problems);
        Assert.Equal(["$.rules[0].tag", "$.rules[0].when.attribute"], thrown.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void What_takes_too_many_steps_is_given_up()
    {
        // Of 14 holes each has at most one of 15 pigeons: true, and out of reach.
        var pigeons = Enumerable.Range(0, 15).Select(pigeon => (Condition)new AnyCondition(
            [.. Enumerable.Range(0, 14).Select(hole => new AttributeCondition("likes") { HasAny = [$"{pigeon} in {hole}"] })]));
        var holes = from hole in Enumerable.Range(0, 14)
                    from one in Enumerable.Range(0, 15)
                    from other in Enumerable.Range(0, one)
                    select (Condition)new NotCondition(new AttributeCondition("likes") { HasAll = [$"{one} in {hole}", $"{other} in {hole}"] });
        var catalog = TagCatalogJson.Read(Of("""
            "tags": [ { "id": "a", "names": { "en": "A" }, "category": "c", "type": "flag" } ], "rules": [] }
            """)) with { Rules = [new() { Tag = "a", When = new AllCondition([.. pigeons, .. holes]) }] };
        var clock = Stopwatch.StartNew();

        Assert.DoesNotContain(catalog.Analyze(), finding => finding.Kind > FindingKind.Unused);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
    }

    [Fact]
    public void A_thousand_rules_are_analyzed_in_seconds()
    {
        var tags = Enumerable.Range(0, 1000).Select(i => new TagDefinition { Id = $"t{i}", Names = LocalizedText.Of("T", "标签"), Category = "c", Type = TagType.Flag, Group = $"g{i / 4}" });
        var rules = Enumerable.Range(0, 1000).Select(i => new TagRule
        {
            Tag = $"t{i}",
            When = new AllCondition([
                new SumCondition("order.amount") { Where = new PropertyCondition("status") { EqualTo = "paid" }, In = EventWindow.OfLast(Lookback.OfDays(7 + (i % 90))), AtLeast = 10 + i },
                new CountCondition("order") { In = EventWindow.OfLast("P30D"), AtLeast = i % 7, Less = 1 + (i % 11) },
                new NotCondition(new AttributeCondition("plan") { In = ["blocked", $"plan {i}"] }),
                i % 5 == 4 ? new TagCondition($"t{i - 4}") : new AttributeCondition("age") { AtLeast = i % 50 }]),
        });
        var catalog = TagCatalogJson.Read(Of("\"tags\": [], \"rules\": [] }")) with { Tags = [.. tags], Rules = [.. rules] };
        var clock = Stopwatch.StartNew();

        Assert.Contains(catalog.Analyze(), finding => finding.Kind == FindingKind.Never);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
    }

    private static string Of(string rest, string zone = "UTC") => Head.Replace("ZONE", zone, StringComparison.Ordinal) + rest;

    /// <summary>The findings about rules: what is not used is not of interest.</summary>
    private static List<CatalogFinding> Findings(string when, string zone = "UTC")
    {
        var json = when.Contains("\"rules\"", StringComparison.Ordinal)
            ? when
            : Of(
                $$"""
                "tags": [
                  { "id": "t", "names": { "en": "T" }, "category": "c", "type": "flag" },
                  { "id": "manual", "names": { "en": "M" }, "category": "c", "type": "flag" },
                  { "id": "adult", "names": { "en": "A" }, "category": "c", "type": "flag" },
                  { "id": "level", "names": { "en": "V" }, "category": "c", "type": "choice", "values": ["svip", "vip"] },
                  { "id": "left", "names": { "en": "L" }, "category": "c", "type": "flag", "group": "g" },
                  { "id": "right", "names": { "en": "R" }, "category": "c", "type": "flag", "group": "g" } ],
                "rules": [
                  { "tag": "t", "when": {{when}} },
                  { "tag": "adult", "when": { "attribute": "age", "atLeast": 18 } },
                  { "tag": "level", "value": "vip", "when": { "attribute": "age", "atLeast": 30 } },
                  { "tag": "level", "value": "svip", "when": { "attribute": "age", "atLeast": 40 } },
                  { "tag": "left", "when": { "attribute": "active", "equals": true } },
                  { "tag": "right", "when": { "attribute": "plan", "equals": "gold" } } ] }
                """,
                zone);
        return [.. TagCatalogJson.Read(json).Analyze().Where(finding => finding.Tag is not null && finding.Kind != FindingKind.WithoutRule)];
    }

    private static IEnumerable<string> Texts(string rest) => Findings(Of(rest)).Select(finding => finding.ToString());

    private static CatalogFinding Only(string when, string zone = "UTC") => Assert.Single(Findings(when, zone));
}
