using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes a <see cref="RetentionPolicy"/> as JSON, without reflection.</summary>
/// <remarks>
/// Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. Only the members
/// <c>startEvents</c>, <c>returnEvents</c>, <c>brackets</c>, <c>sameInterval</c>, <c>average</c>, <c>elapsedAnchor</c> and
/// <c>weekStart</c> may be left out.
/// </remarks>
public static class RetentionPolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(RetentionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, LifecycleJsonContext.Default.RetentionPolicy);
    }

    /// <summary>Reads a policy. It is not compiled, so it may still have problems; <see cref="RetentionPolicyValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static RetentionPolicy Read(string json) => PolicyJson.Read(json, LifecycleJsonContext.Default.RetentionPolicy, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that a bracket lies within the intervals, say, only <see cref="RetentionPolicyValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(LifecycleJsonContext.Default.RetentionPolicy, "Retention policy");
}
