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
        typeof(AchievementRatingJsonConverter),
        typeof(DecimalJsonConverter),
        typeof(DurationJsonConverter),
        typeof(EnumJsonConverter<EvidenceState>),
        typeof(EnumJsonConverter<ExclusionReason>),
        typeof(EnumJsonConverter<ImprovementArea>),
        typeof(EnumJsonConverter<LogField>),
        typeof(EnumJsonConverter<MaturityGate>),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<ExcludedTickets>),
        typeof(EquatableArrayJsonConverter<IndicatorId>),
        typeof(EquatableArrayJsonConverter<IndicatorScore>),
        typeof(EquatableArrayJsonConverter<IndicatorSetting>),
        typeof(EquatableArrayJsonConverter<LayerScore>),
        typeof(EquatableArrayJsonConverter<LiftStep>),
        typeof(EquatableArrayJsonConverter<LogField>),
        typeof(EquatableArrayJsonConverter<Reason>),
        typeof(EquatableArrayJsonConverter<RecordingAdvice>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(IndicatorIdJsonConverter),
        typeof(InstantJsonConverter),
        typeof(LocalizedTextJsonConverter),
        typeof(PeriodJsonConverter),
    ])]
[JsonSerializable(typeof(Assessment<Maturity>))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(ExcludedTickets))]
[JsonSerializable(typeof(IndicatorScore))]
[JsonSerializable(typeof(IndicatorSetting))]
[JsonSerializable(typeof(LayerScore))]
[JsonSerializable(typeof(LiftStep))]
[JsonSerializable(typeof(MaturityPolicy))]
[JsonSerializable(typeof(Reason))]
[JsonSerializable(typeof(RecordingAdvice))]
internal sealed partial class TicketsJsonContext : JsonSerializerContext;
