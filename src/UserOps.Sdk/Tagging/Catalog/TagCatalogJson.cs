using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes a <see cref="TagCatalog"/> as JSON, without reflection.</summary>
/// <remarks>Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend.</remarks>
public static class TagCatalogJson
{
    /// <summary>Writes a catalogue.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public static string Write(TagCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return PolicyJson.Write(catalog, TaggingJsonContext.Default.TagCatalog);
    }

    /// <summary>Reads a catalogue. It is not compiled, so it may still have problems; <see cref="TagCatalogValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a catalogue: one problem, with its path and line.</exception>
    public static TagCatalog Read(string json) => PolicyJson.Read(json, TaggingJsonContext.Default.TagCatalog, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a catalogue, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that a rule fits the types of the attributes, say, only <see cref="TagCatalogValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(TaggingJsonContext.Default.TagCatalog, "Tag catalogue");
}
