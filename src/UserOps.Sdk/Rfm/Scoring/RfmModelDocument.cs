using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>The JSON form of an <see cref="RfmModel"/>.</summary>
internal sealed record RfmModelDocument
{
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    public required Instant FittedAt { get; init; }

    public required RfmScale Recency { get; init; }

    public required RfmScale Frequency { get; init; }

    public required RfmScale Monetary { get; init; }

    public required RfmPolicy Policy { get; init; }
}
