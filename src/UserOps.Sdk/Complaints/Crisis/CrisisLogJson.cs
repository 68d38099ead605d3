using System.Text;
using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Reads and writes a <see cref="CrisisLog"/> as JSON, so that facts can be stored, queued and merged elsewhere.</summary>
/// <remarks>The text is canonical: equal logs give equal text, whatever the order, split and repeats of their rows.</remarks>
public static class CrisisLogJson
{
    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <returns>The JSON text, on one line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static string Write(CrisisLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var document = new CrisisLogDocument { Sightings = log.Sightings };
        return Encoding.UTF8.GetString(PolicyJson.Bytes(document, CrisisJsonContext.Default.CrisisLogDocument, indented: false));
    }

    /// <summary>Reads a log.</summary>
    /// <param name="json">The JSON text; sightings in any order, a repeated one counts once.</param>
    /// <returns>The log, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a log: one problem, with its path and line.</exception>
    /// <exception cref="ArgumentException">A sighting is none that a book takes.</exception>
    public static CrisisLog Read(string json)
    {
        var document = PolicyJson.Read(json, CrisisJsonContext.Default.CrisisLogDocument, nameof(json));
        PolicyJson.CheckVersion(document.SchemaVersion, nameof(json));
        return CrisisLog.From(document.Sightings);
    }
}

/// <summary>The JSON form of a <see cref="CrisisLog"/>.</summary>
internal sealed record CrisisLogDocument
{
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    public required EquatableArray<ComplaintSighting> Sightings { get; init; }
}
