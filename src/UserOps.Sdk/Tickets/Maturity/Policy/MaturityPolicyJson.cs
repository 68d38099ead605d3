using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Reads and writes a <see cref="MaturityPolicy"/> as JSON, without reflection.</summary>
/// <remarks>Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. No member may be left out.</remarks>
public static class MaturityPolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(MaturityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, TicketsJsonContext.Default.MaturityPolicy);
    }

    /// <summary>Reads a policy. It is not compiled, so it may still have problems; <see cref="MaturityPolicyValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static MaturityPolicy Read(string json) => PolicyJson.Read(json, TicketsJsonContext.Default.MaturityPolicy, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that an indicator stands twice, say, only <see cref="MaturityPolicyValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(TicketsJsonContext.Default.MaturityPolicy, "Maturity policy");
}
