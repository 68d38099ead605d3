using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.BusinessTime;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(LocalDateJsonConverter),
        typeof(WorkingHoursJsonConverter),
        typeof(DateHoursListJsonConverter),
        typeof(EquatableArrayJsonConverter<LocalDate>),
        typeof(EquatableArrayJsonConverter<WorkingHours>),
    ])]
[JsonSerializable(typeof(EquatableArray<WorkingHours>))]
[JsonSerializable(typeof(LocalDate))]
[JsonSerializable(typeof(WorkingCalendar))]
[JsonSerializable(typeof(WorkingHours))]
internal sealed partial class BusinessTimeJsonContext : JsonSerializerContext;
