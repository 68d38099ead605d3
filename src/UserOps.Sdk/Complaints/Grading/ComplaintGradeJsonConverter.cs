using System.Text.Json;
using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>A grade as the trade's number: 1, the gravest, to 4.</summary>
internal sealed class ComplaintGradeJsonConverter : JsonConverter<ComplaintGrade>, IJsonShape
{
    public string Allowed => "a grade: 1 (critical), 2 (major), 3 (standard) or 4 (minor)";

    public IReadOnlyList<int> Numbers => [1, 2, 3, 4];

    public override ComplaintGrade Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number is >= 1 and <= 4
            ? ComplaintGrades.FromNumber(number)
            : throw new JsonException($"The value must be {Allowed}.");

    public override void Write(Utf8JsonWriter writer, ComplaintGrade value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Number());
}
