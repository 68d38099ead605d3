using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes a <see cref="FunnelPolicy"/> as JSON, without reflection.</summary>
/// <remarks>
/// Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. Only the members
/// <c>order</c>, <c>strictIncrease</c>, <c>attempt</c>, <c>exclusions</c> and the <c>name</c> of a step may be left out.
/// </remarks>
public static class FunnelPolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(FunnelPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, LifecycleJsonContext.Default.FunnelPolicy);
    }

    /// <summary>Reads a policy. It is not compiled, so it may still have problems; <see cref="FunnelPolicyValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static FunnelPolicy Read(string json) => PolicyJson.Read(json, LifecycleJsonContext.Default.FunnelPolicy, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that a window is above zero, say, only <see cref="FunnelPolicyValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(LifecycleJsonContext.Default.FunnelPolicy, "Funnel policy");
}
