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
        typeof(DecimalJsonConverter),
        typeof(DurationJsonConverter),
        typeof(EnumJsonConverter<KeyForm>),
        typeof(EquatableArrayJsonConverter<ComplaintId>),
        typeof(EquatableArrayJsonConverter<DuplicateCluster>),
        typeof(EquatableArrayJsonConverter<DuplicateKeyRule>),
        typeof(EquatableArrayJsonConverter<DuplicateTie>),
        typeof(EquatableArrayJsonConverter<DuplicateVerdict>),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<OversizedBlock>),
        typeof(EquatableArrayJsonConverter<Reason>),
        typeof(EquatableArrayJsonConverter<SharedKey>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(InstantJsonConverter),
    ])]
[JsonSerializable(typeof(Assessment<DuplicateVerdict>))]
[JsonSerializable(typeof(ComplaintId))]
[JsonSerializable(typeof(DuplicateCluster))]
[JsonSerializable(typeof(DuplicateKeyRule))]
[JsonSerializable(typeof(DuplicatePolicy))]
[JsonSerializable(typeof(DuplicateReport))]
[JsonSerializable(typeof(DuplicateTie))]
[JsonSerializable(typeof(DuplicateVerdict))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(OversizedBlock))]
[JsonSerializable(typeof(Reason))]
[JsonSerializable(typeof(SharedKey))]
[JsonSerializable(typeof(string))]
internal sealed partial class DuplicatesJsonContext : JsonSerializerContext;
