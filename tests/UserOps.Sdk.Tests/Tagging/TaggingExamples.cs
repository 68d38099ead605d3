using NodaTime;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging;

/// <summary>A small catalogue to write examples with.</summary>
internal static class TaggingExamples
{
    public static Instant At(int year, int month, int day, int hour = 0, int minute = 0) => Instant.FromUtc(year, month, day, hour, minute);

    /// <summary>A catalogue with one flag per condition, t0, t1 and so on.</summary>
    public static TagCatalog CatalogOf(params Condition[] conditions) => new()
    {
        Name = "example",
        Version = "1",
        Zone = "UTC",
        Attributes =
        [
            new("age", FactType.Number), new("birthday", FactType.Date), new("country", FactType.Text), new("interests", FactType.TextSet),
            new("joined", FactType.Instant), new("vip", FactType.Bool),
        ],
        Events =
        [
            new("login", []),
            new("order", [new("amount", FactType.Number), new("channel", FactType.Text), new("status", FactType.Text)]),
        ],
        Tags = [.. conditions.Select((_, i) => Flag($"t{i}"))],
        Rules = [.. conditions.Select((condition, i) => new TagRule { Tag = $"t{i}", When = condition })],
    };

    public static TagDefinition Flag(string id) =>
        new() { Id = id, Names = LocalizedText.Of(id, id), Category = "example", Type = TagType.Flag };

    public static TagDefinition Choice(string id, params string[] values) =>
        Flag(id) with { Type = TagType.Choice, Values = [.. values] };

    public static UserEvent Order(Instant at, FactValue amount = default) =>
        new() { Type = "order", At = at, Properties = [new("amount", amount)] };

    public static UserFacts Orders(params Instant[] at) => UserFacts.From([], at.Select(instant => Order(instant)));

    public static Truth TruthOf(Condition condition, UserFacts facts, Instant asOf) => TruthOf(CatalogOf(condition), facts, asOf);

    public static Truth TruthOf(TagCatalog catalog, UserFacts facts, Instant asOf, int tag = 0)
    {
        var tagger = new Tagger(catalog);
        var answers = tagger.NewAnswers();
        tagger.Evaluate(facts, asOf, answers);
        return answers.TruthOf(tag);
    }
}
