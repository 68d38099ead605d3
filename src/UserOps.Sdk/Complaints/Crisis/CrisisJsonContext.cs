using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Complaints;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(ComplaintGradeJsonConverter),
        typeof(ComplaintIdJsonConverter),
        typeof(DecimalJsonConverter),
        typeof(EnumJsonConverter<CountDistribution>),
        typeof(EnumJsonConverter<CrisisLevel>),
        typeof(EnumJsonConverter<IsoDayOfWeek>),
        typeof(EquatableArrayJsonConverter<ComplaintId>),
        typeof(EquatableArrayJsonConverter<ComplaintSighting>),
        typeof(EquatableArrayJsonConverter<CrisisDay>),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<Reason>),
        typeof(InstantJsonConverter),
        typeof(LocalDateJsonConverter),
        typeof(LocalTimeJsonConverter),
        typeof(PeriodJsonConverter),
        typeof(UserIdJsonConverter),
    ])]
[JsonSerializable(typeof(Assessment<TopicCrisis>))]
[JsonSerializable(typeof(ComplaintId))]
[JsonSerializable(typeof(ComplaintSighting))]
[JsonSerializable(typeof(CrisisDay))]
[JsonSerializable(typeof(CrisisLogDocument))]
[JsonSerializable(typeof(CrisisPolicy))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(Reason))]
internal sealed partial class CrisisJsonContext : JsonSerializerContext;
