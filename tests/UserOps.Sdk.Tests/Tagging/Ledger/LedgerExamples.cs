using NodaTime;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging;

/// <summary>Short ways to write catalogues and entries in examples.</summary>
internal static class LedgerExamples
{
    public static readonly TagSource ByRules = new RuleTagSource("1");

    public static Instant Day(int day) => Instant.FromUtc(2025, 3, 1, 0, 0) + Duration.FromDays(day - 1);

    public static TagDefinition Flag(string id, string? group = null, Lookback? expiresAfter = null, OnFalse? onFalse = null) => new()
    {
        Id = id,
        Names = LocalizedText.Of(id, id),
        Category = "any",
        Type = TagType.Flag,
        Group = group,
        ExpiresAfter = expiresAfter,
        OnFalse = onFalse,
    };

    public static TagCatalog CatalogOf(params IEnumerable<TagDefinition> tags) => new()
    {
        Name = "shop",
        Version = "1",
        Zone = "Europe/London",
        Tags = [.. tags],
        Rules = [],
    };

    public static TagEntry Assign(string tag, TagSource source, int day, Instant? until = null, Literal? value = null) =>
        Entry(TagEntryKind.Assign, tag, source, day) with { ValidUntil = until, Value = value };

    public static TagEntry Ban(string tag, int day) => Entry(TagEntryKind.Ban, tag, TagSource.Manual, day);

    public static TagEntry Clear(string tag, TagSource source, int day) => Entry(TagEntryKind.Clear, tag, source, day);

    private static TagEntry Entry(TagEntryKind kind, string tag, TagSource source, int day) => new()
    {
        Tag = tag,
        Kind = kind,
        Source = source,
        ValidFrom = Day(day),
        RecordedAt = Day(day),
        By = "ann",
    };
}
