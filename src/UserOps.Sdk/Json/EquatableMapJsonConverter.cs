using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace UserOps.Json;

/// <summary>A map as a JSON object whose members are the entries, written in ordinal order.</summary>
internal sealed class EquatableMapJsonConverter<T> : JsonConverter<EquatableMap<T>>, IJsonShape
{
    public Type EntryType => typeof(T);

    public string Allowed => "an object with a member for each name";

    public override EquatableMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }

        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var entries = new List<KeyValuePair<string, T>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            entries.Add(new(name, JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("A value can't be null.")));
        }

        return entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).Count() == entries.Count
            ? entries.ToEquatableMap()
            : throw new JsonException("A name stands twice.");
    }

    public override void Write(Utf8JsonWriter writer, EquatableMap<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartObject();
        foreach (var (name, entry) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, entry, type);
        }

        writer.WriteEndObject();
    }
}
