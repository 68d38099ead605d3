using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tagging;

// What explains tags is deeper than what people write; how deep that may be, PolicyJson says.
[JsonSourceGenerationOptions(
    MaxDepth = 256,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(AggregateConditionJsonConverter),
        typeof(ConditionJsonConverter),
        typeof(ConditionTraceJsonConverter),
        typeof(DecimalJsonConverter),
        typeof(EnumJsonConverter<CalendarPeriod>),
        typeof(EnumJsonConverter<FactType>),
        typeof(EnumJsonConverter<GroupKind>),
        typeof(EnumJsonConverter<TagEntryKind>),
        typeof(EnumJsonConverter<TagLane>),
        typeof(EnumJsonConverter<TagType>),
        typeof(EnumJsonConverter<Truth>),
        typeof(EnumJsonConverter<WhenMissing>),
        typeof(EquatableArrayJsonConverter<AudienceSize>),
        typeof(EquatableArrayJsonConverter<Condition>),
        typeof(EquatableArrayJsonConverter<EffectiveTag>),
        typeof(EquatableArrayJsonConverter<ConditionTraceDocument>),
        typeof(EquatableArrayJsonConverter<EventPattern>),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<Literal>),
        typeof(EquatableArrayJsonConverter<Reason>),
        typeof(EquatableArrayJsonConverter<RuleTraceDocument>),
        typeof(EquatableArrayJsonConverter<TagDefinition>),
        typeof(EquatableArrayJsonConverter<TagEntry>),
        typeof(EquatableArrayJsonConverter<TagLane>),
        typeof(EquatableArrayJsonConverter<TagRule>),
        typeof(EquatableArrayJsonConverter<TagCoverage>),
        typeof(EquatableArrayJsonConverter<TagMigration<UserId>>),
        typeof(EquatableArrayJsonConverter<TagOverlap>),
        typeof(EquatableArrayJsonConverter<TagValueCount>),
        typeof(EquatableArrayJsonConverter<TopShareCut>),
        typeof(EquatableArrayJsonConverter<TagVerdictDocument>),
        typeof(EquatableArrayJsonConverter<UserId>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(EquatableMapJsonConverter<EquatableMap<FactType>>),
        typeof(EquatableMapJsonConverter<FactType>),
        typeof(EventWindowJsonConverter),
        typeof(FactValueJsonConverter),
        typeof(InstantJsonConverter),
        typeof(LiteralJsonConverter),
        typeof(LookbackJsonConverter),
        typeof(ManualTagSourceJsonConverter),
        typeof(OnFalseJsonConverter),
        typeof(PlainOnFalseJsonConverter),
        typeof(TagSourceJsonConverter),
        typeof(UserIdJsonConverter),
        typeof(WindowEdgesJsonConverter),
    ])]
[JsonSerializable(typeof(AllCondition))]
[JsonSerializable(typeof(AnyCondition))]
[JsonSerializable(typeof(Assessment<TagSetDocument>))]
[JsonSerializable(typeof(AttributeCondition))]
[JsonSerializable(typeof(AudienceExpression))]
[JsonSerializable(typeof(AudienceReport))]
[JsonSerializable(typeof(AudienceSize))]
[JsonSerializable(typeof(AvgCondition))]
[JsonSerializable(typeof(CalendarWindow))]
[JsonSerializable(typeof(ConditionTraceDocument))]
[JsonSerializable(typeof(CountCondition))]
[JsonSerializable(typeof(DaysActiveCondition))]
[JsonSerializable(typeof(DistinctCondition))]
[JsonSerializable(typeof(EffectiveTag))]
[JsonSerializable(typeof(EffectiveTags))]
[JsonSerializable(typeof(EventPattern))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(ExpireOnFalse))]
[JsonSerializable(typeof(FirstCondition))]
[JsonSerializable(typeof(FixedWindow))]
[JsonSerializable(typeof(GroupTraceDocument))]
[JsonSerializable(typeof(HeldCondition))]
[JsonSerializable(typeof(ImportTagSource))]
[JsonSerializable(typeof(LastCondition))]
[JsonSerializable(typeof(LeafTraceDocument))]
[JsonSerializable(typeof(ManualTagSource))]
[JsonSerializable(typeof(MaxCondition))]
[JsonSerializable(typeof(MinCondition))]
[JsonSerializable(typeof(ModelTagSource))]
[JsonSerializable(typeof(NotCondition))]
[JsonSerializable(typeof(ObservedForCondition))]
[JsonSerializable(typeof(PlainOnFalse))]
[JsonSerializable(typeof(PropertyCondition))]
[JsonSerializable(typeof(Reason))]
[JsonSerializable(typeof(RepeatedCondition))]
[JsonSerializable(typeof(ResumedCondition))]
[JsonSerializable(typeof(RollingWindow))]
[JsonSerializable(typeof(RuleTagSource))]
[JsonSerializable(typeof(RuleTraceDocument))]
[JsonSerializable(typeof(SequenceCondition))]
[JsonSerializable(typeof(StoppedCondition))]
[JsonSerializable(typeof(SumCondition))]
[JsonSerializable(typeof(TagCatalog))]
[JsonSerializable(typeof(TagCondition))]
[JsonSerializable(typeof(TagCoverage))]
[JsonSerializable(typeof(TagCoverageReport))]
[JsonSerializable(typeof(TagDefinition))]
[JsonSerializable(typeof(TagEntry))]
[JsonSerializable(typeof(TagLedgerDocument))]
[JsonSerializable(typeof(TagMigration<UserId>))]
[JsonSerializable(typeof(TagMigrationReport<UserId>))]
[JsonSerializable(typeof(TagOverlap))]
[JsonSerializable(typeof(TagPrecedence))]
[JsonSerializable(typeof(TagRule))]
[JsonSerializable(typeof(TagSource))]
[JsonSerializable(typeof(TagValueCount))]
[JsonSerializable(typeof(TopShareCut))]
[JsonSerializable(typeof(TopShareModelDocument))]
[JsonSerializable(typeof(TagVerdictDocument))]
[JsonSerializable(typeof(UserId))]
internal sealed partial class TaggingJsonContext : JsonSerializerContext;
