using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>The JSON form of a <see cref="PurchaseHistory"/>.</summary>
internal sealed record PurchaseHistoryDocument
{
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    public required EquatableArray<PurchaseEntry> Entries { get; init; }
}
