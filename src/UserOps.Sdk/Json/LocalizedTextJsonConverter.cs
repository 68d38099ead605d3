using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserOps.Json;

internal sealed class LocalizedTextJsonConverter : JsonConverter<LocalizedText>, IJsonShape
{
    public string Allowed => """an object of texts by language such as { "en": "Champions", "zh-CN": "冠军客户" }""";

    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object of texts by language was expected.");
        }

        var texts = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var culture = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException($"The text of '{culture}' must be a string.");
            }

            texts.Add(new(culture, reader.GetString()!));
        }

        return LocalizedText.TryFrom(texts, out var text, out var problem) ? text : throw new JsonException(problem);
    }

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var culture in value.Cultures)
        {
            writer.WriteString(culture, value.In(culture));
        }

        writer.WriteEndObject();
    }
}
