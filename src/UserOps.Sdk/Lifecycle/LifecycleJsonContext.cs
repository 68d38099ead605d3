using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Lifecycle;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(DurationJsonConverter),
        typeof(InstantJsonConverter),
        typeof(LocalDateJsonConverter),
        typeof(LocalTimeJsonConverter),
        typeof(EquatableArrayJsonConverter<EventEntry>),
        typeof(EquatableArrayJsonConverter<string>),
    ])]
[JsonSerializable(typeof(EventEntry))]
[JsonSerializable(typeof(EventLogDocument))]
[JsonSerializable(typeof(string))]
internal sealed partial class LifecycleJsonContext : JsonSerializerContext;
