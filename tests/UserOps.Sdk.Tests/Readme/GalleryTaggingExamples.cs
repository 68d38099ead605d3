using NodaTime;
using UserOps.Reporting;
using UserOps.Simulation;
using UserOps.Tagging;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/gallery.md on tags.</summary>
public sealed class GalleryTaggingExamples : GalleryExample
{
    private static readonly Lazy<Tags> All = new(() => new GalleryTaggingExamples().Gather());

    [Fact]
    public void Coverage()
    {
        var (catalog, facts, asOf) = (All.Value.Catalog, All.Value.Facts, All.Value.AsOf);

        // begin-snippet: gallery-tag-coverage
        var tagger = new Tagger(catalog);
        var (coverage, unknown) = (new TagCoverageCounter(catalog), new UnknownTagCounter(catalog));
        foreach (var user in facts.Values)
        {
            var tags = tagger.Explain(user, asOf).Value;
            coverage.Add(tags.Given().AsSpan());
            unknown.Add(tags);
        }

        var picture = TaggingPictures.Coverage(coverage.ToReport(), catalog, unknown.ToReport());
        Console.WriteLine(picture.Description);
        // => 697 of 800 users have at least one of 6 tags. The largest is Gone quiet: 60.2 % (56.8 % to 63.6 %). Every tag has users.
        // end-snippet
        Ran("gallery-tag-coverage");
        Drew(picture);

        // begin-snippet: gallery-tag-overlaps
        var overlaps = TaggingPictures.Overlaps(coverage.ToReport(), catalog);
        Console.WriteLine(overlaps.Description);
        // => The pair that most users have is Level with Buys often: 127 users.
        // end-snippet
        Ran("gallery-tag-overlaps");
        Drew(overlaps);
    }

    [Fact]
    public void Migration()
    {
        var (catalog, facts, asOf) = (All.Value.Catalog, All.Value.Facts, All.Value.AsOf);

        // begin-snippet: gallery-tag-migration
        var next = catalog with
        {
            Version = "2",
            Rules = [.. catalog.Rules.Select(rule => rule.Tag != "frequent" ? rule : rule with { When = When.Count("purchase").InLast("P90D").AtLeast(3) })],
        };
        var (tagger, nextTagger) = (new Tagger(catalog), new Tagger(next));
        var (before, after) = (tagger.NewAnswers(), nextTagger.NewAnswers());
        var preview = new TagMigrationCounter<UserId>(catalog, next);
        foreach (var (user, known) in facts)
        {
            tagger.Evaluate(known, asOf, before);
            nextTagger.Evaluate(known, asOf, after);
            preview.Add(user, before.Given.AsSpan(), after.Given.AsSpan());
        }

        var picture = TaggingPictures.Migration(preview.ToReport(), next, catalog);
        Console.WriteLine(picture.Description);
        // => Of 800 users, 58 (7.2 %) get, lose or change a tag. Most move at Buys often: 58 enter, 0 leave.
        // end-snippet
        Ran("gallery-tag-migration");
        Drew(picture);
    }

    [Fact]
    public void Rules()
    {
        var (catalog, facts, asOf) = (All.Value.Catalog, All.Value.Facts, All.Value.AsOf);

        // begin-snippet: gallery-tag-rules
        var tagger = new Tagger(catalog);
        var answer = facts.Values.Select(user => tagger.Explain(user, asOf)).First(answer => answer.Value.Given().Any(tag => tag.Tag == "care"));
        var picture = TaggingPictures.Rules(answer, "care", catalog);
        Console.WriteLine(picture.Description);
        // => As of 2025-12-31 23:59, Personal care is given. If nothing happens, this changes at 2026-01-03 00:00.
        // end-snippet
        Ran("gallery-tag-rules");
        Drew(picture);
    }

    private Tags Gather()
    {
        var shop = Shop;

        // begin-snippet: gallery-tagging
        var catalog = new TagCatalogBuilder("shop", "1", "Asia/Shanghai")
            .Attribute("country", FactType.Text)
            .Attribute("birthday", FactType.Date)
            .Event("purchase", ("amount", FactType.Number))
            .Event("visit")
            .Choice("level", LocalizedText.Of("Level", "等级"), "value", ["gold", "silver"], tag => tag
                .Value("gold", When.Sum("purchase.amount").InLast("P1Y").AtLeast(5000))
                .Value("silver", When.Sum("purchase.amount").InLast("P1Y").AtLeast(1000)))
            .Flag("frequent", LocalizedText.Of("Buys often", "高频购买"), "value", tag => tag
                .Given(When.Count("purchase").InLast("P90D").AtLeast(5)))
            .Flag("faithful", LocalizedText.Of("Comes each week", "每周来访"), "habit", tag => tag
                .Given(When.Repeated(When.Count("visit").AtLeast(1), inAtLeast: 3, of: 4, CalendarPeriod.Week)))
            .Flag("quiet", LocalizedText.Of("Gone quiet", "近期沉默"), "habit", tag => tag
                .Given(When.Stopped(When.Event("visit"), after: "P30D")))
            .Flag("care", LocalizedText.Of("Personal care", "专人关怀"), "care", tag => tag
                .Given(When.All(
                    When.Tag("level", "gold"),
                    When.Any(When.Tag("quiet"), When.Attribute("birthday").Anniversary("P7D")),
                    When.Not(When.Attribute("country").EqualTo("GB")))))
            .Flag("birthday-soon", LocalizedText.Of("Birthday soon", "生日将至"), "care", tag => tag
                .Given(When.Attribute("birthday").Anniversary("P7D")))
            .Build();
        Console.WriteLine(catalog.ToRef());
        // => shop 1 (0bb4bd80)
        // end-snippet
        Ran("gallery-tagging");

        // begin-snippet: gallery-tagging-facts
        var asOf = shop.Clock.EndOf(new LocalDate(2025, 12, 31));
        var facts = shop.Users.ToDictionary(user => user.Id, user => UserFacts.From(
            user.Index % 4 == 0 ? [new("country", user.Country)] : [new("country", user.Country), new("birthday", new LocalDate(1990, 1, 1).PlusDays(user.Index))],
            shop.PurchasesOf(user.Index)
                .Where(row => row.Amount > 0)
                .Select(row => new UserEvent { Type = "purchase", At = row.At, Properties = [new("amount", row.Amount)] })
                .Concat(shop.EventsOf(user.Index).Where(row => row.Event == ShopEvents.Visit).Select(row => new UserEvent { Type = "visit", At = row.At }))));
        Console.WriteLine($"{facts.Count} users, {facts.Values.Sum(user => user.Events.Count)} events");
        // => 800 users, 37011 events
        // end-snippet
        Ran("gallery-tagging-facts");
        return new(catalog, facts, asOf);
    }

    private sealed record Tags(TagCatalog Catalog, Dictionary<UserId, UserFacts> Facts, Instant AsOf);
}
