using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserOps.Json;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(InstantJsonConverter),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<Reason>),
    ])]
[JsonSerializable(typeof(Assessment<JsonElement>))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(Reason))]
internal sealed partial class AssessmentJsonContext : JsonSerializerContext;
