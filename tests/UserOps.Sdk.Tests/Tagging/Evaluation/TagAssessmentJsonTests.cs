using System.Text.Json.Nodes;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Evaluation;

public class TagAssessmentJsonTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2024, 5, 31, 12, 0);

    private static readonly TagCatalog Shop = TagCatalogJson.Read(
        """
        {
          "schemaVersion": 1, "name": "shop", "version": "3", "zone": "UTC",
          "attributes": { "birthday": "date", "status": "text", "plan": "textSet" },
          "events": { "order": { "amount": "number" } },
          "tags": [
            { "id": "buyer", "names": { "en": "Buyer" }, "category": "value", "type": "flag" },
            { "id": "level", "names": { "en": "Level" }, "category": "value", "type": "choice", "values": [ "svip", "vip" ] }
          ],
          "rules": [
            { "tag": "buyer", "when": { "all": [
              { "sum": "order.amount", "in": { "last": "P30D" }, "atLeast": 20 },
              { "not": { "attribute": "status", "in": [ "blocked" ] } },
              { "attribute": "plan", "hasAny": [ "pro" ] },
              { "attribute": "birthday", "before": "2000-01-01" },
              { "last": "order", "exists": true } ] } },
            { "tag": "level", "value": "vip", "when": { "count": "order", "in": { "last": "P30D" }, "atLeast": 1 } }
          ]
        }
        """);

    [Fact]
    public void An_assessment_is_read_as_it_was_written() =>
        Law.Holds(
            TaggingGenerators.Catalogs,
            TaggingGenerators.Facts,
            TaggingGenerators.AsOf,
            (catalog, facts, asOf) =>
            {
                var assessment = new Tagger(catalog).Explain(facts, asOf);
                return TagAssessmentJson.Read(TagAssessmentJson.Write(assessment)) == assessment;
            });

    [Fact]
    public void A_tree_tells_the_kind_of_its_groups_and_what_its_leaves_saw()
    {
        var facts = UserFacts.From(
            [new("birthday", new LocalDate(1990, 2, 3)), new("plan", FactValue.OfSet("b", "a"))],
            [new UserEvent { Type = "order", At = AsOf - Duration.FromDays(1), Properties = [new("amount", 25.50m)] }]);
        var json = JsonNode.Parse(TagAssessmentJson.Write(new Tagger(Shop).Explain(facts, AsOf)))!;

        Assert.Equal("shop", (string)json["policy"]!["name"]!);
        Assert.Equal("2024-06-29T12:00:00Z", (string)json["validUntil"]!);
        var tag = json["value"]!["tags"]![0]!;
        Assert.Equal(
            """{"kind":"all","truth":"false","children":[{"condition":{"sum":"order.amount","in":{"last":"P30D"},"atLeast":20},"truth":"true","seen":25.5,"seenType":"number"},{"kind":"not","truth":"unknown","children":[{"condition":{"attribute":"status","in":["blocked"]},"truth":"unknown","seen":null,"seenType":null}]},{"condition":{"attribute":"plan","hasAny":["pro"]},"truth":"false","seen":["a","b"],"seenType":"textSet"},{"condition":{"attribute":"birthday","before":"2000-01-01"},"truth":"true","seen":"1990-02-03","seenType":"date"},{"condition":{"last":"order","exists":true},"truth":"true","seen":"2024-05-30T12:00:00Z","seenType":"instant"}]}""",
            tag["rules"]![0]!["when"]!.ToJsonString());
        Assert.Equal(("false", null, null), ((string)tag["truth"]!, tag["value"], tag["nextChange"]));
        Assert.Equal(("true", "vip", null), ((string)json["value"]!["tags"]![1]!["truth"]!, (string)json["value"]!["tags"]![1]!["value"]!, (string?)json["value"]!["tags"]![1]!["yieldsTo"]));
    }

    [Fact]
    public void The_deepest_conditions_that_a_catalogue_may_have_are_written_and_read()
    {
        Condition deep = When.Count("order").AtLeast(1);
        for (var i = 0; i < 31; i++)
        {
            deep = When.Not(deep);
        }

        var assessment = new Tagger(Shop with { Rules = [new TagRule { Tag = "buyer", When = deep }] }).Explain(UserFacts.Empty, AsOf);

        Assert.Equal(assessment, TagAssessmentJson.Read(TagAssessmentJson.Write(assessment)));
    }

    [Theory]
    [InlineData("\"seenType\": \"number\"", "\"seenType\": \"date\"", "$.value.tags")]
    [InlineData("\"kind\": \"not\"", "\"kind\": \"nor\"", "$.value.tags[0].rules[0].when.children[1].kind")]
    [InlineData("\"truth\": \"false\"", "\"truth\": 0", "$.value.tags[0].truth")]
    [InlineData("\"yieldsTo\"", "\"yieldTo\"", "$.value.tags[0].yieldTo")]
    public void A_text_of_another_form_is_refused_with_its_path(string good, string bad, string path)
    {
        var json = TagAssessmentJson.Write(new Tagger(Shop).Explain(UserFacts.Empty, AsOf));
        var place = json.IndexOf(good, StringComparison.Ordinal);

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>(() => TagAssessmentJson.Read(json[..place] + bad + json[(place + good.Length)..])).Problems);

        Assert.Equal(path, problem.Path);
    }
}
