using System.Globalization;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class TaggingPicturesTests
{
    private static readonly TagCatalog Tighter = TaggingExamples.CatalogOf("2", loyalFrom: 5);

    public static TheoryData<string> Names => RfmPicturesTests.Names;

    [Fact]
    public void Approved_the_coverage() => Approved.Picture(
        "tag-coverage", options => TaggingPictures.Coverage(TaggingExamples.Coverage(40), TaggingExamples.Catalog, TaggingExamples.Unknown(40), options));

    [Fact]
    public void Approved_the_overlaps() => Approved.Picture("tag-overlaps", options => TaggingPictures.Overlaps(TaggingExamples.Coverage(40), TaggingExamples.Catalog, options));

    [Fact]
    public void Approved_the_migration() => Approved.Picture(
        "tag-migration", options => TaggingPictures.Migration(TaggingExamples.Migration(40, Tighter), Tighter, TaggingExamples.Catalog, options));

    [Fact]
    public void Approved_the_rules() => Approved.Picture("tag-rules", options => TaggingPictures.Rules(TaggingExamples.Explain(18), "care", TaggingExamples.Catalog, options));

    [Fact]
    public void Approved_the_rules_of_a_choice() => Approved.Picture("tag-rules-choice", options => TaggingPictures.Rules(TaggingExamples.Explain(34), "tier", TaggingExamples.Catalog, options));

    [Fact]
    public void Approved_nothing_to_draw()
    {
        var byHand = TaggingExamples.Catalog with { Rules = [] };
        Approved.Picture("tag-coverage-empty", options => TaggingPictures.Coverage(TaggingExamples.Coverage(0), TaggingExamples.Catalog, options: options));
        Assert.All(
            (Func<PictureOptions, Picture>[])
            [
                options => TaggingPictures.Coverage(TaggingExamples.Coverage(0), options: options),
                options => TaggingPictures.Coverage(new TagCoverageCounter(TaggingExamples.Catalog with { Tags = [], Rules = [] }).ToReport() with { Users = 5 }, options: options),
                options => TaggingPictures.Overlaps(TaggingExamples.Coverage(0), options: options),
                options => TaggingPictures.Migration(TaggingExamples.Migration(0, Tighter), options: options),
                options => TaggingPictures.Migration(TaggingExamples.Migration(20, TaggingExamples.Catalog), options: options),
                options => TaggingPictures.Rules(new Tagger(byHand).Explain(TaggingExamples.User(3), TaggingExamples.AsOf), "care", byHand, options),
            ],
            PictureLaws.HoldForNothing);
    }

    [Fact]
    public void One_user_can_be_drawn()
    {
        PictureLaws.HoldFor(options => TaggingPictures.Coverage(TaggingExamples.Coverage(1), TaggingExamples.Catalog, TaggingExamples.Unknown(1), options));
        PictureLaws.HoldFor(options => TaggingPictures.Overlaps(TaggingExamples.Coverage(1), TaggingExamples.Catalog, options));
        PictureLaws.HoldFor(options => TaggingPictures.Migration(TaggingExamples.Migration(5, Tighter), Tighter, options: options));
    }

    [Fact]
    public void Bars_are_as_long_as_the_shares_and_what_is_unknown_is_hatched_behind_them()
    {
        var (coverage, unknown) = (TaggingExamples.Coverage(40), TaggingExamples.Unknown(40));
        var picture = TaggingPictures.Coverage(coverage, unknown: unknown, options: new() { Theme = PictureTheme.Light });
        var tags = coverage.Tags.OrderByDescending(tag => tag.Users).ToArray();
        var bars = PictureLaws.Rects(picture, Style.Fill(0)).Skip(1).ToArray(); // the first is that of the legend
        Assert.Equal(tags.Length, bars.Length);
        Assert.Equal(40, tags[0].Users);
        var unit = bars[0].Width;
        Assert.All(tags.Zip(bars), line => Assert.Equal(line.First.Share!.Value * unit, line.Second.Width, 0.05));
        var open = PictureLaws.Rects(picture, Style.Frame).Skip(1).ToArray();
        var care = Assert.Single(unknown.Tags, tag => tag.Tag == "care");
        var behind = Assert.Single(open, box => Math.Abs(box.Y - bars[Array.FindIndex(tags, tag => tag.Tag == "care")].Y) < 0.01);
        Assert.True(care.Users > 0);
        Assert.Equal(care.Users / 40.0 * unit, behind.Width, 0.05);
    }

    [Fact]
    public void Yes_no_and_unknown_add_up_to_everybody()
    {
        var picture = TaggingPictures.Coverage(TaggingExamples.Coverage(40), TaggingExamples.Catalog, TaggingExamples.Unknown(40));
        Assert.All(
            picture.Table.Rows.Where(row => row[2].Length == 0),
            row => Assert.Equal(40, Number(row[3]) + Number(row[5]) + Number(row[6])));
        Assert.Equal(TaggingExamples.Coverage(40).Tags.Count, picture.Table.Rows.Count(row => row[2].Length == 0));
    }

    [Fact]
    public void Categories_stand_in_the_order_of_their_largest_tags()
    {
        var texts = PictureLaws.Texts(TaggingPictures.Coverage(TaggingExamples.Coverage(40), TaggingExamples.Catalog)).ToList();
        Assert.True(texts.IndexOf("state") < texts.IndexOf("value") && texts.IndexOf("value") < texts.IndexOf("service"));
        Assert.DoesNotContain("state", PictureLaws.Texts(TaggingPictures.Coverage(TaggingExamples.Coverage(40))));
    }

    [Fact]
    public void Cells_of_overlaps_say_the_share_of_the_row()
    {
        var coverage = TaggingExamples.Coverage(40);
        var both = Assert.Single(coverage.Overlaps, pair => pair is { Tag: "tier", Other: "loyal" });
        var picture = TaggingPictures.Overlaps(coverage, TaggingExamples.Catalog);
        var (tier, loyal) = (coverage.Tags[0].Users, coverage.Tags[1].Users);
        Assert.Contains($"Of {tier} with Tier, {both.Users} have Loyal too: {new Words("en").Percent((double)both.Users / tier)}", picture.Svg, StringComparison.Ordinal);
        Assert.Contains($"Of {loyal} with Loyal, {both.Users} have Tier too: {new Words("en").Percent((double)both.Users / loyal)}", picture.Svg, StringComparison.Ordinal);
        Assert.Equal(coverage.Overlaps.Sum(pair => pair.Users), picture.Table.Rows.Sum(row => Number(row[2])));
    }

    [Fact]
    public void Who_enters_stands_right_of_who_leaves()
    {
        var looser = TaggingExamples.CatalogOf("3", loyalFrom: 1);
        var migration = TaggingExamples.Migration(40, looser);
        var mixed = migration with { Tags = [.. migration.Tags.Select(tag => tag.Tag == "loyal" ? tag with { Entered = 10, Left = 5 } : tag)] };
        var picture = TaggingPictures.Migration(mixed, looser);
        var enter = PictureLaws.Rects(picture, Style.Fill(0)).Skip(1).MaxBy(bar => bar.Width);
        var leave = PictureLaws.Rects(picture, Style.Fill(1)).Skip(1).MaxBy(bar => bar.Width);
        Assert.Equal(enter.X, leave.Right, 0.05);
        Assert.Equal(enter.Width / 2, leave.Width, 0.05);
        Assert.Equal(mixed.Tags.Sum(tag => tag.Entered), picture.Table.Rows.Sum(row => Number(row[2])));
        Assert.Equal(mixed.Tags.Sum(tag => tag.Left), picture.Table.Rows.Sum(row => Number(row[3])));
    }

    [Fact]
    public void The_tree_has_a_line_for_each_condition_with_what_was_seen()
    {
        var explained = TaggingExamples.Explain(18);
        var picture = TaggingPictures.Rules(explained, "care", TaggingExamples.Catalog);
        var rule = explained.Value.Verdicts.Single(verdict => verdict.Tag == "care").Rules.Single();
        Assert.Equal(Lines(rule.When), picture.Table.Rows.Count);
        Assert.Equal(Truth.Unknown, rule.When.Truth);
        var city = Assert.Single(picture.Table.Rows, row => row[1].StartsWith("city ", StringComparison.Ordinal));
        Assert.Equal((string[])["1", "city one of Shanghai, Suzhou", "missing", "not known", "yes"], city);
        Assert.Contains("Missing: city.", picture.Description, StringComparison.Ordinal);

        static int Lines(ConditionTrace trace) => 1 + trace.Children.Sum(Lines);
    }

    [Fact]
    public void A_tag_that_is_not_in_the_assessment_is_told() =>
        Assert.Throws<ArgumentException>("tag", () => TaggingPictures.Rules(TaggingExamples.Explain(1), "cares"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_name_is_shown_as_text(string name)
    {
        var catalog = TaggingExamples.Catalog with { Tags = [.. TaggingExamples.Catalog.Tags.Select(tag => tag with { Names = LocalizedText.Of(name + tag.Id, name), Category = name + tag.Category })] };
        var rules = TaggingExamples.Catalog with
        {
            Rules = [.. TaggingExamples.Catalog.Rules.Select(rule => rule.Tag == "care" ? rule with { When = When.All(rule.When, When.Attribute("city").Contains(name + "x")) } : rule)],
        };
        var explained = new Tagger(rules).Explain(TaggingExamples.User(18).With("city", name + "!"), TaggingExamples.AsOf);
        PictureLaws.HoldFor(options => TaggingPictures.Coverage(TaggingExamples.Coverage(12), catalog, options: options));
        PictureLaws.HoldFor(options => TaggingPictures.Overlaps(TaggingExamples.Coverage(12), catalog, options));
        PictureLaws.HoldFor(options => TaggingPictures.Migration(TaggingExamples.Migration(12, Tighter), catalog, options: options));
        PictureLaws.HoldFor(options => TaggingPictures.Rules(explained, "care", catalog, options));
    }

    [Fact]
    public void Two_hundred_tags_are_readable()
    {
        var tag = TaggingExamples.Coverage(40).Tags[1];
        var many = TaggingExamples.Coverage(40) with
        {
            Tags = [.. Enumerable.Range(0, 200).Select(place => tag with { Tag = $"tag-{place}", Users = place % 40 })],
            Overlaps = [.. Enumerable.Range(1, 199).Select(place => new TagOverlap("tag-0", $"tag-{place}", 0))],
        };
        PictureLaws.HoldFor(options => TaggingPictures.Coverage(many, options: options));
        PictureLaws.HoldFor(options => TaggingPictures.Overlaps(many, options: options));
        Assert.Equal(200, TaggingPictures.Coverage(many).Table.Rows.Count);
        Assert.Contains("160 more stand in the table.", PictureLaws.Texts(TaggingPictures.Coverage(many)));
        Assert.Contains(PictureLaws.Texts(TaggingPictures.Overlaps(many)), text => text.StartsWith("Drawn are the 24 tags of most users", StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_of_billions_are_readable()
    {
        var coverage = TaggingExamples.Coverage(40);
        var many = coverage with
        {
            Users = long.MaxValue,
            TaggedUsers = long.MaxValue - 1,
            Tags = [.. coverage.Tags.Select((tag, place) => tag with { Users = long.MaxValue / (place + 1), Values = [] })],
            Overlaps = [.. coverage.Overlaps.Select(pair => pair with { Users = long.MaxValue / 10 })],
        };
        PictureLaws.HoldFor(options => TaggingPictures.Coverage(many, TaggingExamples.Catalog, options: options));
        PictureLaws.HoldFor(options => TaggingPictures.Overlaps(many, TaggingExamples.Catalog, options));
        var migration = TaggingExamples.Migration(40, Tighter);
        PictureLaws.HoldFor(options => TaggingPictures.Migration(
            migration with { Users = long.MaxValue, Tags = [.. migration.Tags.Select(tag => tag with { Entered = long.MaxValue / 100, Left = 1, Changed = 7 })] }, Tighter, options: options));
    }

    [Fact]
    public void Long_and_deep_rules_are_readable()
    {
        Condition deep = When.Count("order").AtLeast(1);
        for (var depth = 0; depth < 20; depth++)
        {
            deep = depth % 2 == 0 ? When.Any(deep, When.Attribute("city").EqualTo($"{depth}")) : When.Not(When.All(deep));
        }

        Condition wide = new AnyCondition([.. Enumerable.Range(0, 200).Select(place => When.Attribute("city").StartsWith($"prefix {place}"))]);
        var catalog = TaggingExamples.Catalog with { Rules = [new() { Tag = "care", When = deep }, new() { Tag = "loyal", When = wide }] };
        var explained = new Tagger(catalog).Explain(TaggingExamples.User(4), TaggingExamples.AsOf);
        PictureLaws.HoldFor(options => TaggingPictures.Rules(explained, "care", catalog, options));
        PictureLaws.HoldFor(options => TaggingPictures.Rules(explained, "loyal", catalog, options));
        Assert.Equal(201, TaggingPictures.Rules(explained, "loyal", catalog).Table.Rows.Count);
        Assert.Contains("141 more stand in the table.", PictureLaws.Texts(TaggingPictures.Rules(explained, "loyal", catalog)));
    }

    [Fact]
    public void Every_catalogue_can_be_drawn() => Law.Holds(TaggingGenerators.Catalogs, TaggingGenerators.Facts, TaggingGenerators.AsOf, (catalog, facts, asOf) =>
    {
        var tagger = new Tagger(catalog);
        var explained = tagger.Explain(facts, asOf);
        var (coverage, unknown) = (new TagCoverageCounter(catalog), new UnknownTagCounter(catalog));
        var migration = new TagMigrationCounter<UserId>(catalog, catalog);
        coverage.Add(explained.Value.Given().AsSpan());
        unknown.Add(explained.Value);
        migration.Add(new UserId("u"), [], explained.Value.Given().AsSpan());
        var options = new PictureOptions { Width = facts.Attributes.Count % 2 == 0 ? 340 : 720, Culture = catalog.Tags.Count % 2 == 0 ? "zh-CN" : "en" };
        return PictureLaws.Hold(TaggingPictures.Coverage(coverage.ToReport(), catalog, unknown.ToReport(), options), options)
            && PictureLaws.Hold(TaggingPictures.Overlaps(coverage.ToReport(), catalog, options), options)
            && PictureLaws.Hold(TaggingPictures.Migration(migration.ToReport(), catalog, options: options), options)
            && catalog.Tags.All(tag => PictureLaws.Hold(TaggingPictures.Rules(explained, tag.Id, catalog, options), options));
    });

    [Fact]
    public void The_same_answer_gives_the_same_bytes() => Assert.Equal(
        TaggingPictures.Rules(TaggingExamples.Explain(18), "care", TaggingExamples.Catalog), TaggingPictures.Rules(TaggingExamples.Explain(18), "care", TaggingExamples.Catalog));

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
