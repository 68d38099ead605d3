using UserOps.Tagging;

namespace UserOps.Reporting.Tests;

public class TaggingSectionTests
{
    private static readonly TagCatalog Tighter = TaggingExamples.CatalogOf("2", loyalFrom: 5);

    [Fact]
    public void A_section_tells_what_it_was_given_and_no_more()
    {
        var nothing = TaggingSection.Of<UserId>();
        Assert.Empty(nothing.Pictures);
        Assert.Empty(nothing.Findings);
        Assert.Empty(nothing.Policies);
        Assert.Equal("There was nothing to tell of tags.", nothing.Lead.In("en"));
        var all = TaggingSection.Of(
            TaggingExamples.Coverage(210), TaggingExamples.Unknown(210), TaggingExamples.Migration(210, Tighter), TaggingExamples.Explain(18), catalog: Tighter, before: TaggingExamples.Catalog);
        Assert.Equal(["tag-coverage", "tag-overlaps", "tag-migration", "tag-rules"], all.Pictures.Select(draw => draw(PictureOptions.Default).Id));
        Assert.Equal([TaggingExamples.Catalog.ToRef(), Tighter.ToRef()], all.Policies);
        Assert.Equal("tagging", all.Id);
    }

    [Fact]
    public void Each_part_alone_makes_a_section()
    {
        Assert.Equal(2, TaggingSection.Of<UserId>(TaggingExamples.Coverage(40)).Pictures.Count);
        Assert.Single(TaggingSection.Of(migration: TaggingExamples.Migration(40, Tighter)).Pictures);
        Assert.Single(TaggingSection.Of<UserId>(example: TaggingExamples.Explain(18)).Pictures);
        Assert.Equal("40 users were judged.", TaggingSection.Of<UserId>(unknown: TaggingExamples.Unknown(40)).Lead.In("en"));
        Assert.Equal("The tags of one user, explained.", TaggingSection.Of<UserId>(example: TaggingExamples.Explain(18)).Lead.In("en"));
    }

    [Fact]
    public void Findings_name_the_number_the_whole_the_interval_and_what_to_do()
    {
        var section = TaggingSection.Of(
            TaggingExamples.Coverage(210), TaggingExamples.Unknown(210), TaggingExamples.Migration(210, Tighter), catalog: TaggingExamples.Catalog);
        Assert.Equal(
            [
                "Whether Birthday soon fits is not known of 210 of 210 users: 100 % (98.2 % to 100 %). Most often birthday is missing (210 of them): gather it, or let the rule say what a missing value means.",
                "Whether Personal care fits is not known of 40 of 210 users: 19 % (14.3 % to 24.9 %). Most often city is missing (40 of them): gather it, or let the rule say what a missing value means.",
                "None of 210 users (at most 1.8 %) has Whale. Check its rules, or drop it.",
                "All 210 users (at least 98.2 %) have Bought or visited: it tells nobody apart. Check its rules.",
                "If shop tags 2 takes the place of shop tags 1, 60 of 210 users get, lose or change a tag: 28.6 % (22.9 % to 35 %). Most at Loyal: 0 enter, 60 leave (120 → 60).",
            ],
            section.Findings.Select(finding => finding.Text.In("en")));
        Assert.Contains("“专人服务”", section.Findings[1].Text.In("zh-CN"), StringComparison.Ordinal);
        Assert.DoesNotContain(" %", section.Findings[1].Text.In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_that_lies_in_another_is_told()
    {
        var coverage = new TagCoverageReport
        {
            Catalog = TaggingExamples.Catalog.ToRef(),
            Users = 1_000,
            TaggedUsers = 400,
            Tags = [.. new[] { ("a", 300L), ("b", 400L) }.Select(tag => new TagCoverage { Tag = tag.Item1, Users = tag.Item2, Share = tag.Item2 / 1000.0, Values = [] })],
            Overlaps = [new("a", "b", 298)],
        };
        var finding = Assert.Single(TaggingSection.Of<UserId>(coverage).Findings);
        Assert.Equal("Of 300 users with a, 298 have b too: 99.3 % (97.6 % to 99.8 %). A message by each tag reaches them twice.", finding.Text.In("en"));
        Assert.Empty(TaggingSection.Of<UserId>(coverage with { Overlaps = [new("a", "b", 280)] }).Findings);
        Assert.Empty(TaggingSection.Of<UserId>(coverage with { Users = 500 }).Findings);
    }

    [Fact]
    public void Events_that_did_not_happen_are_not_to_be_gathered()
    {
        var catalog = TaggingExamples.Catalog with { Rules = [new() { Tag = "whale", When = When.Avg("order.amount").AtLeast(100) }] };
        var (tagger, counter) = (new Tagger(catalog), new UnknownTagCounter(catalog));
        for (var k = 0; k < 70; k++)
        {
            counter.Add(tagger.Explain(TaggingExamples.User(0), TaggingExamples.AsOf).Value);
        }

        var finding = Assert.Single(TaggingSection.Of<UserId>(unknown: counter.ToReport(), catalog: catalog).Findings);
        Assert.Equal(FindingKind.Watch, finding.Kind);
        Assert.EndsWith("Most often there is no order.amount to look at (70 of them): let the rule say what that means.", finding.Text.In("en"), StringComparison.Ordinal);
        Assert.EndsWith("多因没有可看的 order.amount（其中 70 位）：请在规则中写明此时如何判断。", finding.Text.In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_pressing_findings_stand_first()
    {
        var emptied = TaggingExamples.Migration(210, TaggingExamples.CatalogOf("2", loyalFrom: 100));
        var section = TaggingSection.Of(TaggingExamples.Coverage(210), TaggingExamples.Unknown(210), emptied, catalog: TaggingExamples.Catalog);
        Assert.Equal(section.Findings.OrderByDescending(finding => finding.Kind).Select(finding => finding.Kind), section.Findings.Select(finding => finding.Kind));
        Assert.Contains(section.Findings, finding => finding.Kind == FindingKind.Act
            && finding.Text.In("en").EndsWith("Loyal loses all its 120 users: check that this is meant.", StringComparison.Ordinal));
    }

    [Fact]
    public void Few_users_say_nothing_of_a_tag_that_none_or_all_of_them_have()
    {
        Assert.DoesNotContain(TaggingSection.Of<UserId>(TaggingExamples.Coverage(20)).Findings, finding => finding.Kind == FindingKind.Watch);
        Assert.Equal(2, TaggingSection.Of<UserId>(TaggingExamples.Coverage(100)).Findings.Count(finding => finding.Kind == FindingKind.Watch));
    }

    [Fact]
    public void A_tag_without_rules_or_without_facts_is_not_said_to_be_useless()
    {
        var byHand = TaggingExamples.Catalog with { Rules = [.. TaggingExamples.Catalog.Rules.Where(rule => rule.Tag != "whale")] };
        Assert.DoesNotContain(
            TaggingSection.Of<UserId>(TaggingExamples.Coverage(200), TaggingExamples.Unknown(200), catalog: byHand).Findings,
            finding => finding.Text.In("en").StartsWith("None of", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_moves_is_good_news()
    {
        var finding = Assert.Single(TaggingSection.Of(migration: TaggingExamples.Migration(50, TaggingExamples.Catalog)).Findings);
        Assert.Equal(FindingKind.Good, finding.Kind);
        Assert.Equal("Between the two days, nobody of 50 users gets, loses or changes a tag (0 % (0 % to 7.1 %)).", finding.Text.In("en"));
    }

    [Fact]
    public void An_example_tag_that_is_not_there_is_told() =>
        Assert.Throws<ArgumentException>("exampleTag", () => TaggingSection.Of<UserId>(example: TaggingExamples.Explain(1), exampleTag: "cares"));

    [Fact]
    public void Unknown_tags_count_the_same_in_any_order_and_in_parts()
    {
        var (whole, parts) = (new UnknownTagCounter(TaggingExamples.Catalog), new[] { new UnknownTagCounter(TaggingExamples.Catalog), new UnknownTagCounter(TaggingExamples.Catalog) });
        foreach (var k in Enumerable.Range(0, 30))
        {
            whole.Add(TaggingExamples.Explain(k).Value);
            parts[k % 2].Add(TaggingExamples.Explain(29 - k).Value);
        }

        parts[1].Merge(parts[0]);
        Assert.Equal(whole.ToReport(), parts[1].ToReport());
        Assert.Equal([new("city", IsOfEvents: false, 6)], whole.ToReport().Tags.Single(tag => tag.Tag == "care").Missing);
    }

    [Fact]
    public void Answers_and_explained_tags_are_unknown_of_as_many()
    {
        var (answers, counter) = (TaggingExamples.Tagger.NewAnswers(), new UnknownTagCounter(TaggingExamples.Catalog));
        for (var k = 0; k < 40; k++)
        {
            TaggingExamples.Tagger.Evaluate(TaggingExamples.User(k), TaggingExamples.AsOf, answers);
            counter.Add(answers);
        }

        Assert.Equal(TaggingExamples.Unknown(40).Tags.Select(tag => (tag.Tag, tag.Users)), counter.ToReport().Tags.Select(tag => (tag.Tag, tag.Users)));
        Assert.Equal(40, counter.ToReport().Users);
    }

    [Fact]
    public void Tags_of_another_catalogue_are_refused()
    {
        var counter = new UnknownTagCounter(Tighter with { Tags = [Tighter.Tags[0]], Rules = [Tighter.Rules[0]] });
        Assert.Throws<ArgumentException>("tags", () => counter.Add(TaggingExamples.Explain(1).Value));
        Assert.Throws<ArgumentException>("answers", () => counter.Add(TaggingExamples.Tagger.NewAnswers()));
        Assert.Throws<ArgumentException>("other", () => counter.Merge(new UnknownTagCounter(Tighter)));
    }
}
