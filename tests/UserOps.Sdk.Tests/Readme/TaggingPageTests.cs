using System.Text.Json;
using System.Text.RegularExpressions;
using UserOps.Json;
using UserOps.Tagging;

namespace UserOps.Tests.Readme;

/// <summary>The tables and the JSON of docs/tagging.md against the code.</summary>
public class TaggingPageTests
{
    private static readonly string Page = Pages.All.Single(page => page.Path == "docs/tagging.md").Text;

    [Fact]
    public void Every_setting_and_every_choice_has_its_line() =>
        Assert.All(
            new[] { typeof(TagCatalog), typeof(TagDefinition), typeof(TagRule), typeof(TagEntry), typeof(TagPrecedence) }
                .SelectMany(type => type.GetProperties())
                .Where(property => property.SetMethod is not null)
                .Select(property => property.Name)
                .Concat(Enum.GetNames<FactType>())
                .Concat(Enum.GetNames<TagType>())
                .Concat(Enum.GetNames<WhenMissing>())
                .Concat(Enum.GetNames<WindowEdges>())
                .Concat(Enum.GetNames<TagEntryKind>())
                .Concat(Enum.GetNames<TagLane>()),
            name => Assert.Matches($@"(?m)^\| (`\w+`, )*`{name}`", Page));

    [Fact]
    public void Every_change_has_its_line() =>
        Assert.All(Enum.GetNames<TagChangeKind>(), name => Assert.Matches($@"(?m)^\|.*\| `{name}`[^|]*\|$", Page));

    [Fact]
    public void Every_comparison_and_every_aggregate_has_its_line() =>
        Assert.All(
            typeof(ComparingCondition).GetProperties()
                .Select(property => property.Name switch
                {
                    nameof(ComparingCondition.EqualTo) => "equals",
                    nameof(ComparingCondition.NotEqualTo) => "notEquals",
                    var name => JsonNamingPolicy.CamelCase.ConvertName(name),
                })
                .Concat(AggregateConditionJsonConverter.Functions.Select(function => function.Member)),
            name => Assert.Matches($@"(?m)^\| (`\w+`, )*`{name}`", Page));

    [Fact]
    public void Every_condition_and_every_window_is_shown_in_json()
    {
        var shown = string.Join('\n', Inline());
        Assert.All(
            new ConditionJsonConverter().Variants.Concat(new EventWindowJsonConverter().Variants),
            variant => Assert.Contains($"\"{variant.Member}\":", shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reason_has_its_line()
    {
        var facts = new[] { UserFacts.Empty, TaggingPageExamples.Ann, TaggingPageExamples.Ann.With("status", FactValue.None) };
        var codes = facts
            .SelectMany(user => new Tagger(TaggingPageExamples.Shop).Explain(user, NodaTime.Instant.FromUtc(2026, 5, 15, 4, 0)).Reasons)
            .Select(reason => reason.Code)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.Contains("tagging.unknown", codes);
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_of_the_catalogue_is_that_of_the_examples()
    {
        var text = Assert.Single(Match(@"<!-- catalogue -->\n```json\n(?<text>.*?)\n```"));
        Assert.Equal(TaggingPageExamples.Shop, TagCatalogJson.Read(text));
        Assert.Empty(TagCatalogValidator.Validate(TaggingPageExamples.Shop));
        Assert.Single(Match("(?<text>```json)"));
    }

    /// <summary>What stands in a line of text is a condition, a window, or a part of the ledger or of a tag: each must be read.</summary>
    [Fact]
    public void Every_piece_of_json_in_the_text_is_read_and_has_no_problem()
    {
        Assert.All(Inline(), text =>
        {
            using var document = JsonDocument.Parse(text);
            var first = document.RootElement.EnumerateObject().First();
            switch (first.Name)
            {
                case "calendar" or "from":
                case "last" when Lookback.TryParse(first.Value.GetString(), out _):
                    Check(new CountCondition("order") { In = PolicyJson.Read(text, TaggingJsonContext.Default.EventWindow, nameof(text)), AtLeast = 1 });
                    break;
                case "expireAfter":
                    Assert.NotNull(PolicyJson.Read(text, TaggingJsonContext.Default.OnFalse, nameof(text)));
                    break;
                case "import" or "rules" or "model":
                    Assert.NotNull(PolicyJson.Read(text, TaggingJsonContext.Default.TagSource, nameof(text)));
                    break;
                default:
                    Check(PolicyJson.Read(text, TaggingJsonContext.Default.Condition, nameof(text)));
                    break;
            }
        });

        static void Check(Condition condition) => Assert.Empty(TagCatalogValidator.Validate(TaggingPageExamples.Shop with
        {
            Rules = [.. TaggingPageExamples.Shop.Rules, new() { Tag = "do-not-call", When = condition }],
        }));
    }

    private static IEnumerable<string> Inline() => Match("`(?<text>\\{ \"[^`\n]*\\})`");

    private static IEnumerable<string> Match(string pattern) =>
        Regex.Matches(Page, pattern, RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["text"].Value);
}
