using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tickets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(EnumJsonConverter<RowOccurrence>),
        typeof(EnumJsonConverter<TicketEventType>),
        typeof(EquatableArrayJsonConverter<RowCondition>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(EquatableArrayJsonConverter<TicketRowRule>),
        typeof(EquatableArrayJsonConverter<TicketValueRule>),
        typeof(EquatableMapJsonConverter<EquatableMap<string>>),
        typeof(EquatableMapJsonConverter<string>),
        typeof(RowConditionJsonConverter),
    ])]
[JsonSerializable(typeof(RowChanged))]
[JsonSerializable(typeof(RowCondition))]
[JsonSerializable(typeof(RowFirst))]
[JsonSerializable(typeof(RowIn))]
[JsonSerializable(typeof(RowKnown))]
[JsonSerializable(typeof(RowRose))]
[JsonSerializable(typeof(TicketMapping))]
internal sealed partial class TicketMappingJsonContext : JsonSerializerContext;
