using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>The JSON form of a <see cref="UserActivity"/>.</summary>
internal sealed record UserActivityDocument
{
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    public LocalDate? Registered { get; init; }

    public required EquatableArray<LocalDate> Days { get; init; }
}
