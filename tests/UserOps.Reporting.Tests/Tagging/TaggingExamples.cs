using NodaTime;
using UserOps.Tagging;

namespace UserOps.Reporting.Tests;

/// <summary>A small shop's tags.</summary>
internal static class TaggingExamples
{
    public static readonly Instant AsOf = Instant.FromUtc(2026, 3, 31, 16, 0);

    /// <summary>Six tags of three categories: one that nobody has, one that everybody has, one that is unknown of some.</summary>
    public static readonly TagCatalog Catalog = CatalogOf("1", loyalFrom: 3);

    public static readonly Tagger Tagger = new(Catalog);

    public static TagCatalog CatalogOf(string version, int loyalFrom) => new TagCatalogBuilder("shop tags", version, "Asia/Shanghai")
        .Attribute("city", FactType.Text)
        .Attribute("birthday", FactType.Date)
        .Attribute("interests", FactType.TextSet)
        .Event("order", ("amount", FactType.Number), ("channel", FactType.Text))
        .Event("visit")
        .Choice("tier", LocalizedText.Of("Tier", "会员等级"), "value", ["gold", "silver"], tag => tag
            .Value("gold", When.Sum("order.amount").InLast("P90D").AtLeast(900))
            .Value("silver", When.Sum("order.amount").InLast("P90D").AtLeast(300)))
        .Flag("loyal", LocalizedText.Of("Loyal", "忠实客户"), "value", tag => tag.Given(When.Count("order").InLast("P60D").AtLeast(loyalFrom)))
        .Flag("care", LocalizedText.Of("Personal care", "专人服务"), "service", tag => tag.Given(When.All(
            When.Any(When.Tag("loyal"), When.Sum("order.amount").Where(When.Property("channel").EqualTo("app")).AtLeast(1_000)),
            When.Attribute("city").In("Shanghai", "Suzhou"),
            When.Not(When.Stopped(new EventPattern("order"), "P30D")))))
        .Flag("birthday-soon", LocalizedText.Of("Birthday soon", "即将生日"), "service", tag => tag.Given(When.Attribute("birthday").Anniversary("P7D")))
        .Flag("known", LocalizedText.Of("Bought or visited", "有过购买或访问"), "state", tag => tag.Given(When.Any(When.Count("order").AtLeast(1), When.Count("visit").AtLeast(1))))
        .Flag("whale", LocalizedText.Of("Whale", "巨额客户"), "state", tag => tag.Given(When.Sum("order.amount").AtLeast(1_000_000)))
        .Build();

    /// <summary>User k of many: (k mod 7) orders, one each nine days; the city of one in three is missing.</summary>
    public static UserFacts User(int k) => UserFacts.From(
        [.. k % 3 == 0 ? Array.Empty<KeyValuePair<string, FactValue>>() : [new("city", k % 2 == 0 ? "Shanghai" : "Beijing")]],
        [
            new UserEvent { Type = "visit", At = AsOf - Duration.FromDays(1 + (k % 5)) },
            .. Enumerable.Range(0, k % 7).Select(order => new UserEvent
            {
                Type = "order",
                At = AsOf - Duration.FromDays(5 + (order * 9)),
                Properties = [new("amount", 60m + (k * 7 % 300)), new("channel", order % 2 == 0 ? "app" : "web")],
            }),
        ]);

    public static TagCoverageReport Coverage(int users, TagCatalog? catalog = null)
    {
        var counter = new TagCoverageCounter(catalog ?? Catalog);
        ForEach(new Tagger(catalog ?? Catalog), users, (_, answers) => counter.Add(answers.Given.AsSpan()));
        return counter.ToReport();
    }

    public static UnknownTagReport Unknown(int users)
    {
        var counter = new UnknownTagCounter(Catalog);
        for (var k = 0; k < users; k++)
        {
            counter.Add(Explain(k).Value);
        }

        return counter.ToReport();
    }

    public static TagMigrationReport<UserId> Migration(int users, TagCatalog after)
    {
        var counter = new TagMigrationCounter<UserId>(Catalog, after);
        var later = new Tagger(after);
        var now = later.NewAnswers();
        ForEach(Tagger, users, (k, answers) =>
        {
            later.Evaluate(User(k), AsOf, now);
            counter.Add(new UserId($"u{k}"), answers.Given.AsSpan(), now.Given.AsSpan());
        });
        return counter.ToReport();
    }

    public static Assessment<TagSet> Explain(int k) => Tagger.Explain(User(k), AsOf);

    private static void ForEach(Tagger tagger, int users, Action<int, TagAnswers> see)
    {
        var answers = tagger.NewAnswers();
        for (var k = 0; k < users; k++)
        {
            tagger.Evaluate(User(k), AsOf, answers);
            see(k, answers);
        }
    }
}
