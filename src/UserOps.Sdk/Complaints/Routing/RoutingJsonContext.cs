using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Complaints;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(ComplaintIdJsonConverter),
        typeof(EnumJsonConverter<RoutingOutcome>),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<Reason>),
        typeof(EquatableArrayJsonConverter<SkillRequirement>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(InstantJsonConverter),
    ])]
[JsonSerializable(typeof(Assessment<Routing>))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(Reason))]
[JsonSerializable(typeof(RoutingPolicy))]
[JsonSerializable(typeof(SkillRequirement))]
[JsonSerializable(typeof(string))]
internal sealed partial class RoutingJsonContext : JsonSerializerContext;
