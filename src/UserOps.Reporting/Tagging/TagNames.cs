using System.Collections.Frozen;
using NodaTime;
using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>What tags are called: by catalogues where there are some, else by their ids.</summary>
internal sealed class TagNames
{
    private readonly Words _words;
    private readonly FrozenDictionary<string, TagDefinition> _tags;

    /// <summary>Finds the names of tags.</summary>
    /// <param name="words">The language.</param>
    /// <param name="catalogs">The catalogues; of two with the same tag, the earlier one names it.</param>
    public TagNames(Words words, params IEnumerable<TagCatalog?> catalogs)
    {
        TagCatalog[] known = [.. catalogs.OfType<TagCatalog>()];
        _words = words;
        _tags = known
            .SelectMany(catalog => catalog.Tags)
            .DistinctBy(tag => tag.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(tag => tag.Id, StringComparer.Ordinal);
        Zone = known is [var first, ..] ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(first.Zone) ?? DateTimeZone.Utc : DateTimeZone.Utc;
    }

    /// <summary>The zone of the first catalogue; UTC without one.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The name of a tag.</summary>
    public string Of(string tag) => _tags.TryGetValue(tag, out var found) ? _words.Of(found.Names) : _words.Name(tag);

    /// <summary>The category of a tag, as the catalogue writes it; empty without one.</summary>
    public string CategoryOf(string tag) => _tags.TryGetValue(tag, out var found) ? found.Category : "";

    /// <summary>The reference of a catalogue, without its hash.</summary>
    public string Of(PolicyRef catalog) => $"{_words.Name(catalog.Name)} {_words.Name(catalog.Version)}";
}
