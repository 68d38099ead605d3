using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>Reads and writes an <see cref="RfmPolicy"/> as JSON, without reflection.</summary>
/// <remarks>
/// Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. Only the members
/// <c>lookBack</c>, <c>currency</c>, <c>cuts</c>, <c>cells</c>, <c>boxes</c> and <c>rates</c> may be left out.
/// </remarks>
public static class RfmPolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(RfmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, RfmJsonContext.Default.RfmPolicy);
    }

    /// <summary>Reads a policy. It is not compiled, so it may still have problems; <see cref="RfmPolicyValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static RfmPolicy Read(string json) => PolicyJson.Read(json, RfmJsonContext.Default.RfmPolicy, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that a map has no gap, say, only <see cref="RfmPolicyValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(RfmJsonContext.Default.RfmPolicy, "RFM policy");
}
