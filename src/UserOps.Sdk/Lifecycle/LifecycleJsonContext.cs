using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(DecimalJsonConverter),
        typeof(DurationJsonConverter),
        typeof(InstantJsonConverter),
        typeof(LocalDateJsonConverter),
        typeof(LocalTimeJsonConverter),
        typeof(PeriodJsonConverter),
        typeof(EnumJsonConverter<CalendarUnit>),
        typeof(EnumJsonConverter<StageAim>),
        typeof(EnumJsonConverter<StageClock>),
        typeof(EquatableArrayJsonConverter<EventEntry>),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<LocalDate>),
        typeof(EquatableArrayJsonConverter<Reason>),
        typeof(EquatableArrayJsonConverter<Stage>),
        typeof(EquatableArrayJsonConverter<StageRule>),
        typeof(EnumJsonConverter<FunnelAttempt>),
        typeof(EnumJsonConverter<FunnelOrder>),
        typeof(EquatableArrayJsonConverter<FunnelExclusion>),
        typeof(EquatableArrayJsonConverter<FunnelStep>),
        typeof(EnumJsonConverter<ElapsedAnchor>),
        typeof(EnumJsonConverter<IsoDayOfWeek>),
        typeof(EnumJsonConverter<RetentionAnchor>),
        typeof(EnumJsonConverter<RetentionAverageMethod>),
        typeof(EnumJsonConverter<RetentionCellState>),
        typeof(EnumJsonConverter<RetentionClock>),
        typeof(EnumJsonConverter<RetentionMeasure>),
        typeof(EnumJsonConverter<SameIntervalReturn>),
        typeof(EquatableArrayJsonConverter<IntervalRange>),
        typeof(EquatableArrayJsonConverter<RetentionAverage>),
        typeof(EquatableArrayJsonConverter<RetentionCell>),
        typeof(EquatableArrayJsonConverter<RetentionCohort>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(FixedLimitJsonConverter),
        typeof(StageLimitJsonConverter),
        typeof(StageRuleJsonConverter),
    ])]
[JsonSerializable(typeof(ActiveDaysRule))]
[JsonSerializable(typeof(AllRule))]
[JsonSerializable(typeof(AnyRule))]
[JsonSerializable(typeof(Assessment<StageSpan>))]
[JsonSerializable(typeof(ClockRule))]
[JsonSerializable(typeof(EventEntry))]
[JsonSerializable(typeof(EventLogDocument))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(FixedLimit))]
[JsonSerializable(typeof(LocalDate))]
[JsonSerializable(typeof(NotRule))]
[JsonSerializable(typeof(OwnGapLimit))]
[JsonSerializable(typeof(Reason))]
[JsonSerializable(typeof(Stage))]
[JsonSerializable(typeof(StageLimit))]
[JsonSerializable(typeof(StagePolicy))]
[JsonSerializable(typeof(StageRule))]
[JsonSerializable(typeof(StreakRule))]
[JsonSerializable(typeof(FunnelExclusion))]
[JsonSerializable(typeof(FunnelPolicy))]
[JsonSerializable(typeof(FunnelStep))]
[JsonSerializable(typeof(PathPolicy))]
[JsonSerializable(typeof(IntervalRange))]
[JsonSerializable(typeof(RetentionAverage))]
[JsonSerializable(typeof(RetentionCell))]
[JsonSerializable(typeof(RetentionCohort))]
[JsonSerializable(typeof(RetentionPolicy))]
[JsonSerializable(typeof(RetentionReport))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(UserActivityDocument))]
[JsonSerializable(typeof(WasRule))]
internal sealed partial class LifecycleJsonContext : JsonSerializerContext;
