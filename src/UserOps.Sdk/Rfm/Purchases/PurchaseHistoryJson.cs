using System.Text;
using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>Reads and writes a <see cref="PurchaseHistory"/> as JSON, so that facts can be stored, queued and merged elsewhere.</summary>
/// <remarks>The text is canonical: equal histories give equal text, whatever the order and split of their rows.</remarks>
public static class PurchaseHistoryJson
{
    /// <summary>Writes a history.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The JSON text, on one line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is <see langword="null"/>.</exception>
    public static string Write(PurchaseHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var document = new PurchaseHistoryDocument { Entries = history.Entries };
        return Encoding.UTF8.GetString(PolicyJson.Bytes(document, RfmJsonContext.Default.PurchaseHistoryDocument, indented: false));
    }

    /// <summary>Reads a history.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The history, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a history: one problem, with its path and line.</exception>
    /// <exception cref="ArgumentException">An entry is none that rows can give.</exception>
    public static PurchaseHistory Read(string json)
    {
        var document = PolicyJson.Read(json, RfmJsonContext.Default.PurchaseHistoryDocument, nameof(json));
        PolicyJson.CheckVersion(document.SchemaVersion, nameof(json));
        return PurchaseHistory.From(document.Entries);
    }
}
