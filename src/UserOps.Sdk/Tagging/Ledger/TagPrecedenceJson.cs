using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes a <see cref="TagPrecedence"/> as JSON, without reflection.</summary>
/// <remarks>Strict: unknown, missing and duplicate members are refused. Only <c>minConfidence</c> may be left out.</remarks>
public static class TagPrecedenceJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(TagPrecedence policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, TaggingJsonContext.Default.TagPrecedence);
    }

    /// <summary>Reads a policy. It is not compiled, so it may still have problems; <see cref="TagPrecedenceValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static TagPrecedence Read(string json) => PolicyJson.Read(json, TaggingJsonContext.Default.TagPrecedence, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(TaggingJsonContext.Default.TagPrecedence, "Tag precedence");
}
