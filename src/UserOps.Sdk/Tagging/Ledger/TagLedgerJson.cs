using System.Text;
using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes a <see cref="TagLedger"/> as JSON, without reflection.</summary>
public static class TagLedgerJson
{
    /// <summary>Writes a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <returns>The JSON text, on one line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is <see langword="null"/>.</exception>
    public static string Write(TagLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var document = new TagLedgerDocument { Entries = ledger.Entries };
        return Encoding.UTF8.GetString(PolicyJson.Bytes(document, TaggingJsonContext.Default.TagLedgerDocument, indented: false));
    }

    /// <summary>Reads a ledger.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The ledger, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a ledger (one problem, with its path and line), or entries have problems; all are listed.</exception>
    public static TagLedger Read(string json)
    {
        var document = PolicyJson.Read(json, TaggingJsonContext.Default.TagLedgerDocument, nameof(json));
        PolicyJson.CheckVersion(document.SchemaVersion, nameof(json));
        InvalidPolicyException.ThrowIfAny(TagLedger.Problems(document.Entries), nameof(json));
        return TagLedger.From(document.Entries);
    }
}

/// <summary>The JSON form of a <see cref="TagLedger"/>.</summary>
internal sealed record TagLedgerDocument
{
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    public required EquatableArray<TagEntry> Entries { get; init; }
}
