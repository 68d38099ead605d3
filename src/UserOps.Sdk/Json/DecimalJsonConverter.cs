using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserOps.Json;

/// <summary>A decimal as a JSON number without trailing zeros, so that equal values give equal text.</summary>
internal sealed class DecimalJsonConverter : JsonConverter<decimal>, IJsonShape
{
    public string Allowed => "a number";

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var value)
            ? value
            : throw new JsonException("The value must be a number.");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Exact.Normalize(value));
}
