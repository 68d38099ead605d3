using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Reads and writes a <see cref="CasePolicy"/> as JSON, without reflection.</summary>
/// <remarks>
/// Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. Grades are the trade's
/// numbers, 1 to 4; durations ISO 8601: <c>{ "grade": 2, "target": "acknowledge", "within": "PT2H", "calendar": "business" }</c>,
/// <c>{ "grade": 3, "target": "resolve", "workingDays": 10, "calendar": "business" }</c>.
/// </remarks>
public static class CasePolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(CasePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, CasesJsonContext.Default.CasePolicy);
    }

    /// <summary>Reads a policy. It is not compiled, so it may still have problems; <see cref="CasePolicyValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static CasePolicy Read(string json) => PolicyJson.Read(json, CasesJsonContext.Default.CasePolicy, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(CasesJsonContext.Default.CasePolicy, "Complaint case policy");
}
