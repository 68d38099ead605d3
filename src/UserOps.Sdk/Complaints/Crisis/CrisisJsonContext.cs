using System.Text.Json;
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
        typeof(CrisisIdConverter),
        typeof(CrisisGradeConverter),
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

/// <summary>A complaint's identifier as its text.</summary>
internal sealed class CrisisIdConverter : TextJsonConverter<ComplaintId>
{
    public override string Allowed => "the id of a complaint, not blank";

    protected override bool TryParse(string text, out ComplaintId value)
    {
        var isSome = !string.IsNullOrWhiteSpace(text);
        value = isSome ? new(text) : default;
        return isSome;
    }

    protected override string Format(ComplaintId value) => value.Value;
}

/// <summary>A grade as the trade's number: 1 for the gravest, 4 for the least grave.</summary>
internal sealed class CrisisGradeConverter : JsonConverter<ComplaintGrade>, IJsonShape
{
    public string Allowed => "a grade from 1, critical, to 4, minor";

    public override ComplaintGrade Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number is >= 1 and <= 4
            ? ComplaintGrades.FromNumber(number)
            : throw new JsonException($"The value must be {Allowed}.");

    public override void Write(Utf8JsonWriter writer, ComplaintGrade value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Number());
}
