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
        typeof(ComplaintGradeJsonConverter),
        typeof(DecimalJsonConverter),
        typeof(InstantJsonConverter),
        typeof(EnumJsonConverter<GradeBasis>),
        typeof(EnumJsonConverter<GradeCause>),
        typeof(EnumJsonConverter<UnknownRule>),
        typeof(EquatableArrayJsonConverter<AgeStep>),
        typeof(EquatableArrayJsonConverter<AmountThresholds>),
        typeof(EquatableArrayJsonConverter<ClusterStep>),
        typeof(EquatableArrayJsonConverter<ComplaintGrade>),
        typeof(EquatableArrayJsonConverter<EquatableArray<ComplaintGrade>>),
        typeof(EquatableArrayJsonConverter<Evidence>),
        typeof(EquatableArrayJsonConverter<FactorFinding>),
        typeof(EquatableArrayJsonConverter<FactorPhrases>),
        typeof(EquatableArrayJsonConverter<FactorStep>),
        typeof(EquatableArrayJsonConverter<GradeCounterfactual>),
        typeof(EquatableArrayJsonConverter<GradingFactor>),
        typeof(EquatableArrayJsonConverter<GradingLevel>),
        typeof(EquatableArrayJsonConverter<decimal>),
        typeof(EquatableArrayJsonConverter<long>),
        typeof(EquatableArrayJsonConverter<Reason>),
        typeof(EquatableArrayJsonConverter<string>),
    ])]
[JsonSerializable(typeof(AgeStep))]
[JsonSerializable(typeof(AmountThresholds))]
[JsonSerializable(typeof(Assessment<ComplaintGrading>))]
[JsonSerializable(typeof(ClusterStep))]
[JsonSerializable(typeof(ComplaintGrade))]
[JsonSerializable(typeof(EquatableArray<ComplaintGrade>))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(FactorFinding))]
[JsonSerializable(typeof(FactorPhrases))]
[JsonSerializable(typeof(FactorStep))]
[JsonSerializable(typeof(GradeChange))]
[JsonSerializable(typeof(GradeCounterfactual))]
[JsonSerializable(typeof(GradingFactor))]
[JsonSerializable(typeof(GradingLevel))]
[JsonSerializable(typeof(GradingPolicy))]
[JsonSerializable(typeof(Reason))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
internal sealed partial class ComplaintsJsonContext : JsonSerializerContext;
