using System.Text;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes an <see cref="EventLog"/> as JSON, so that facts can be stored, queued and merged elsewhere.</summary>
/// <remarks>The text is canonical: equal logs give equal text, whatever the order, split and repeats of their rows.</remarks>
public static class EventLogJson
{
    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <returns>The JSON text, on one line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static string Write(EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var document = new EventLogDocument { Entries = log.Entries };
        return Encoding.UTF8.GetString(PolicyJson.Bytes(document, LifecycleJsonContext.Default.EventLogDocument, indented: false));
    }

    /// <summary>Reads a log.</summary>
    /// <param name="json">The JSON text; entries in any order, a repeated one counts once.</param>
    /// <returns>The log, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a log: one problem, with its path and line.</exception>
    /// <exception cref="ArgumentException">An entry is none that a row can give.</exception>
    public static EventLog Read(string json)
    {
        var document = PolicyJson.Read(json, LifecycleJsonContext.Default.EventLogDocument, nameof(json));
        PolicyJson.CheckVersion(document.SchemaVersion, nameof(json));
        return EventLog.From(document.Entries);
    }
}
