using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>What tags there are, what facts they rest on, and the rules that give them, as plain data.</summary>
/// <remarks>
/// Compile it with <see cref="Tagger"/>, which checks it whole: a catalogue with one broken rule gives no tags at all, so a
/// segment never widens by mistake, and a host goes on with the last good one. Its JSON form is <see cref="TagCatalogJson"/>;
/// <see cref="TagCatalogBuilder"/> makes it fluently.
/// </remarks>
public sealed record TagCatalog
{
    /// <summary>Gets the version of the catalogue's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the catalogue's name; every explained answer carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the catalogue's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the tzdb id of the zone of local days, weeks and months, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Gets the attributes that users have, and their types.</summary>
    [JsonRequired]
    public EquatableMap<FactType> Attributes { get; init; }

    /// <summary>Gets the types of events, and for each the properties that it has with their types.</summary>
    [JsonRequired]
    public EquatableMap<EquatableMap<FactType>> Events { get; init; }

    /// <summary>Gets the tags. Of an exclusive group, the earlier one wins.</summary>
    public required EquatableArray<TagDefinition> Tags { get; init; }

    /// <summary>Gets the rules. A tag without a rule is given by hand, import or model alone.</summary>
    public required EquatableArray<TagRule> Rules { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, TaggingJsonContext.Default.TagCatalog));

    /// <summary>Finds what the author will want to know, though the catalogue compiles; see <see cref="TagCatalogAnalyzer"/>.</summary>
    /// <returns>What was found, in the order of the catalogue's own text.</returns>
    /// <exception cref="InvalidPolicyException">The catalogue has problems; all of them are listed.</exception>
    public EquatableArray<CatalogFinding> Analyze() => TagCatalogAnalyzer.Analyze(this);
}
