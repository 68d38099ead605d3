using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes <see cref="EffectiveTags"/> as JSON, without reflection, as a host stores and sends them.</summary>
public static class EffectiveTagsJson
{
    /// <summary>Writes the tags of a user.</summary>
    /// <param name="tags">The tags.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tags"/> is <see langword="null"/>.</exception>
    public static string Write(EffectiveTags tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return PolicyJson.Write(tags, TaggingJsonContext.Default.EffectiveTags);
    }

    /// <summary>Reads the tags of a user back.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The tags, equal to those that were written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of such tags: one problem, with its path and line.</exception>
    public static EffectiveTags Read(string json) => PolicyJson.Read(json, TaggingJsonContext.Default.EffectiveTags, nameof(json));
}
