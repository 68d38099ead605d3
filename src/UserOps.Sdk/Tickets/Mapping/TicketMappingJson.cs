using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Reads and writes a <see cref="TicketMapping"/> as JSON, without reflection.</summary>
/// <remarks>Strict: unknown, missing and duplicate members are refused, each with its path, its line and a mend. What has a default may be left out.</remarks>
public static class TicketMappingJson
{
    /// <summary>Writes a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mapping"/> is <see langword="null"/>.</exception>
    public static string Write(TicketMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return PolicyJson.Write(mapping, TicketMappingJsonContext.Default.TicketMapping);
    }

    /// <summary>Reads a mapping. It is not compiled, so it may still have problems; <see cref="TicketMappingValidator"/> tells.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="json"/> has not the form of a mapping: one problem, with its path and line.</exception>
    public static TicketMapping Read(string json) => PolicyJson.Read(json, TicketMappingJsonContext.Default.TicketMapping, nameof(json));

    /// <summary>Writes the JSON Schema (draft 2020-12) of a mapping, for editors that complete and check while a person types.</summary>
    /// <remarks>It tells the shape; that members are known, say, only <see cref="TicketMappingValidator"/> tells.</remarks>
    /// <returns>The schema, indented.</returns>
    public static string WriteSchema() => PolicySchema.Of(TicketMappingJsonContext.Default.TicketMapping, "Ticket mapping");
}
