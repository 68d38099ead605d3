using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes a <see cref="StagePolicy"/> as JSON, without reflection.</summary>
/// <remarks>
/// Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. Only the members
/// <c>activityEvents</c>, <c>registrationEvent</c>, <c>rank</c>, <c>enter</c>, <c>stay</c> and <c>minimumStay</c> may be left
/// out. A rule is told by its member: <c>{ "clock": "silence", "atLeast": "P30D" }</c>, <c>{ "activeDaysIn": "P90D",
/// "atLeast": 8 }</c>, <c>{ "streak": "week", "atLeast": 4 }</c>, <c>{ "was": "dormant" }</c>, <c>{ "all": [..] }</c>,
/// <c>{ "any": [..] }</c>, <c>{ "not": {..} }</c>.
/// </remarks>
public static class StagePolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(StagePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, LifecycleJsonContext.Default.StagePolicy);
    }

    /// <summary>Reads a policy. It is not compiled, so it may still have problems; <see cref="StagePolicyValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static StagePolicy Read(string json) => PolicyJson.Read(json, LifecycleJsonContext.Default.StagePolicy, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that a stage can be reached, say, only <see cref="StagePolicyValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(LifecycleJsonContext.Default.StagePolicy, "Lifecycle stage policy");
}
