using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Tickets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(DecimalJsonConverter),
        typeof(DurationJsonConverter),
        typeof(EnumJsonConverter<MaturityGate>),
        typeof(EquatableArrayJsonConverter<IndicatorSetting>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(IndicatorIdJsonConverter),
        typeof(InstantJsonConverter),
        typeof(PeriodJsonConverter),
    ])]
[JsonSerializable(typeof(IndicatorSetting))]
[JsonSerializable(typeof(MaturityPolicy))]
internal sealed partial class TicketsJsonContext : JsonSerializerContext;
