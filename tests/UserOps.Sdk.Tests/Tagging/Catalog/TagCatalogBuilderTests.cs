using UserOps.Tagging;

namespace UserOps.Tests.Tagging.Catalog;

public class TagCatalogBuilderTests
{
    [Fact]
    public void A_catalogue_built_is_the_catalogue_read()
    {
        var built = new TagCatalogBuilder("shop", "7", "Asia/Shanghai")
            .Attribute("status", FactType.Text)
            .Attribute("age", FactType.Number)
            .Attribute("born", FactType.Date)
            .Attribute("interests", FactType.TextSet)
            .Attribute("joined", FactType.Instant)
            .Attribute("subscribed", FactType.Bool)
            .Event("order", ("amount", FactType.Number), ("status", FactType.Text))
            .Event("visit")
            .Flag("high-value", LocalizedText.Of("High value", "高价值"), "value", tag => tag
                .Describe(LocalizedText.Of("Spends much and often.", "消费高且频繁。"))
                .OwnedBy("crm")
                .InGroup("worth")
                .ExpiresAfter("P90D")
                .WhenFalse(OnFalse.After(Lookback.OfDays(30)))
                .Given(When.All(
                    When.Sum("order.amount").Where(When.Property("status").EqualTo("paid")).InLast("P90D").AtLeast(2000),
                    When.Count("order").InLast("P30D").AtLeast(3),
                    When.Not(When.Attribute("status").In("blocked", "test")))))
            .Choice("level", LocalizedText.From([new("en", "Level")]), "value", ["svip", "vip"], tag => tag
                .WhenFalse(OnFalse.KeepLast)
                .Value("svip", When.Tag("high-value")))
            .Number("score", LocalizedText.From([new("en", "Score")]), "value", tag => tag
                .WhenFalse(OnFalse.KeepLast)
                .Value(1.5m, When.Attribute("subscribed").EqualTo(true)))
            .Build();

        Assert.Equal(TagCatalogJson.Read(TagCatalogJsonTests.Small), built);
        Assert.Equal(TagCatalogJsonTests.Small, TagCatalogJson.Write(built));
    }

    [Fact]
    public void A_tag_may_have_no_rule_and_any_type()
    {
        var name = LocalizedText.Of("A", "甲");
        var built = new TagCatalogBuilder("n", "1", "UTC").Flag("a", name, "c").Text("b", name, "c").Date("d", name, "c").Build();
        Assert.Equal([TagType.Flag, TagType.Text, TagType.Date], built.Tags.Select(tag => tag.Type));
        Assert.Empty(built.Rules);
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused()
    {
        var builder = new TagCatalogBuilder("n", "1", "UTC").Attribute("a", FactType.Text).Attribute("a", FactType.Number);
        Assert.StartsWith("The name 'a' stands twice", Assert.Throws<ArgumentException>(builder.Build).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => builder.Event("order", ("a", FactType.Text), ("a", FactType.Text)));
    }
}
