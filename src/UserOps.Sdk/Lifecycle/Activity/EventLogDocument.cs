using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>The JSON form of an <see cref="EventLog"/>.</summary>
internal sealed record EventLogDocument
{
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    public required EquatableArray<EventEntry> Entries { get; init; }
}
