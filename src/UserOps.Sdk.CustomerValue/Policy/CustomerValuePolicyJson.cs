using UserOps.Json;

namespace UserOps.CustomerValue;

/// <summary>Reads and writes a <see cref="CustomerValuePolicy"/> as JSON, without reflection.</summary>
/// <remarks>Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. Only the members <c>currency</c> and <c>rates</c> may be left out.</remarks>
public static class CustomerValuePolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static string Write(CustomerValuePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyJson.Write(policy, CustomerValueJsonContext.Default.CustomerValuePolicy);
    }

    /// <summary>Reads a policy. It may still have problems; <see cref="CustomerValuePolicyValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a policy: one problem, with its path and line.</exception>
    public static CustomerValuePolicy Read(string json) => PolicyJson.Read(json, CustomerValueJsonContext.Default.CustomerValuePolicy, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a policy, for editors that complete and check while a person types.</summary>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(CustomerValueJsonContext.Default.CustomerValuePolicy, "Customer value policy");
}
