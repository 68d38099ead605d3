using System.Text.Json.Serialization;
using UserOps.BusinessTime;
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
        typeof(DurationJsonConverter),
        typeof(EnumJsonConverter<BreachCause>),
        typeof(EnumJsonConverter<CaseEventType>),
        typeof(EnumJsonConverter<CaseOutcome>),
        typeof(EnumJsonConverter<ClosingItem>),
        typeof(EnumJsonConverter<DayEnd>),
        typeof(EnumJsonConverter<DayRoll>),
        typeof(EnumJsonConverter<DeadlineUnit>),
        typeof(EnumJsonConverter<PauseReason>),
        typeof(EnumJsonConverter<RegulatorTrigger>),
        typeof(EnumJsonConverter<ReopenMode>),
        typeof(EnumJsonConverter<ServiceTargetKind>),
        typeof(EnumJsonConverter<SourceConfidence>),
        typeof(EquatableArrayJsonConverter<CaseEventType>),
        typeof(EquatableArrayJsonConverter<ClosingItem>),
        typeof(EquatableArrayJsonConverter<CaseEscalation>),
        typeof(EquatableArrayJsonConverter<PauseReason>),
        typeof(EquatableArrayJsonConverter<RegulatorDuty>),
        typeof(EquatableArrayJsonConverter<RegulatorPreset>),
        typeof(EquatableArrayJsonConverter<ServiceTarget>),
        typeof(EquatableArrayJsonConverter<decimal>),
        typeof(EquatableArrayJsonConverter<int>),
        typeof(EquatableArrayJsonConverter<string>),
        typeof(EquatableMapJsonConverter<FactorReading>),
        typeof(InstantJsonConverter),
        typeof(LocalDateJsonConverter),
        typeof(LocalizedTextJsonConverter),
    ])]
[JsonSerializable(typeof(CasePolicy))]
[JsonSerializable(typeof(CaseEscalation))]
[JsonSerializable(typeof(RegulatorDuty))]
[JsonSerializable(typeof(RegulatorPreset))]
[JsonSerializable(typeof(ServiceTarget))]
[JsonSerializable(typeof(CaseAcknowledged))]
[JsonSerializable(typeof(CaseAssigned))]
[JsonSerializable(typeof(CaseClosed))]
[JsonSerializable(typeof(CaseDecided))]
[JsonSerializable(typeof(CaseMerged))]
[JsonSerializable(typeof(CaseNotAccepted))]
[JsonSerializable(typeof(CaseNoted))]
[JsonSerializable(typeof(CasePaused))]
[JsonSerializable(typeof(CaseRegraded))]
[JsonSerializable(typeof(CaseReopened))]
[JsonSerializable(typeof(CaseResponded))]
[JsonSerializable(typeof(CaseResumed))]
[JsonSerializable(typeof(CaseScreened))]
[JsonSerializable(typeof(CaseUnmerged))]
[JsonSerializable(typeof(CaseWithdrawn))]
[JsonSerializable(typeof(ClusterCounted))]
[JsonSerializable(typeof(CustomerAccepted))]
[JsonSerializable(typeof(CustomerDisputed))]
[JsonSerializable(typeof(CustomerUpdated))]
[JsonSerializable(typeof(DeadlineExtended))]
[JsonSerializable(typeof(EvidenceAdded))]
[JsonSerializable(typeof(InvestigationStarted))]
[JsonSerializable(typeof(ReferredOutside))]
[JsonSerializable(typeof(FactorReading))]
[JsonSerializable(typeof(CaseEventType))]
[JsonSerializable(typeof(ClosingItem))]
[JsonSerializable(typeof(PauseReason))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class CasesJsonContext : JsonSerializerContext;
