using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserOps.Json;

/// <summary>Reads and writes a value as one JSON string.</summary>
internal abstract class TextJsonConverter<T> : JsonConverter<T>, IJsonShape
{
    public abstract string Allowed { get; }

    public bool IsText => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var value)
            ? value
            : throw new JsonException($"The value must be {Allowed}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    protected abstract bool TryParse(string text, out T value);

    protected abstract string Format(T value);
}
