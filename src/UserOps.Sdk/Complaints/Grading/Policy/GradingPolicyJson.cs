using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Reads and writes a <see cref="GradingPolicy"/> as JSON, without reflection.</summary>
/// <remarks>
/// Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. Grades are the trade's
/// numbers, from 1, the gravest, to 4. Only the members <c>source</c>, <c>routesOnly</c>, <c>floor</c>, <c>affected</c>,
/// <c>amount</c>, <c>matrix</c>, <c>phrases</c>, <c>age</c>, <c>cluster</c> and <c>reopened</c> may be left out.
/// </remarks>
public static class GradingPolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(GradingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, ComplaintsJsonContext.Default.GradingPolicy);
    }

    /// <summary>Reads a policy. It is not compiled, so it may still have problems; <see cref="GradingPolicyValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static GradingPolicy Read(string json) => PolicyJson.Read(json, ComplaintsJsonContext.Default.GradingPolicy, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that points never fall, say, only <see cref="GradingPolicyValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(ComplaintsJsonContext.Default.GradingPolicy, "Complaint grading policy");
}
