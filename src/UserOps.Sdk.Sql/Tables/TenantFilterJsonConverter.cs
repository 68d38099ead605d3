using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using UserOps.Json;

namespace UserOps.Sql;

/// <summary>A tenant, told by which member its id has: <c>{ "column": "shop", "value": "acme" }</c>, <c>{ "column": "shop", "uuid": ".." }</c>.</summary>
internal sealed class TenantFilterJsonConverter : JsonConverter<TenantFilter>, IJsonShape
{
    private static readonly UnionVariant[] Forms = [new("value", typeof(TenantDocument)), new("uuid", typeof(UuidTenantDocument))];

    public IReadOnlyList<UnionVariant> Variants => Forms;

    public string Allowed => "an object with one of value, uuid";

    public override TenantFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }

        if (UnionVariant.Find(reader, Forms) == 1)
        {
            var known = JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<UuidTenantDocument>)options.GetTypeInfo(typeof(UuidTenantDocument)))!;
            return TenantFilter.Of(known.Column, known.Uuid);
        }

        var document = JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<TenantDocument>)options.GetTypeInfo(typeof(TenantDocument)))!;
        return document.Value.Text is { } text ? TenantFilter.Of(document.Column, text) : TenantFilter.Of(document.Column, document.Value.Number);
    }

    public override void Write(Utf8JsonWriter writer, TenantFilter value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("column", value.Column.Name);
        switch (value.Value.Content)
        {
            case Guid uuid:
                writer.WriteString("uuid", uuid);
                break;
            case long number:
                writer.WriteNumber("value", number);
                break;
            case var text:
                writer.WriteString("value", (string)text);
                break;
        }

        writer.WriteEndObject();
    }
}

/// <summary>The JSON form of a tenant whose id is a text or a number.</summary>
internal sealed record TenantDocument(string Column, TenantId Value);

/// <summary>The JSON form of a tenant whose id is a UUID.</summary>
internal sealed record UuidTenantDocument(string Column, Guid Uuid);

/// <summary>The id of a tenant.</summary>
/// <param name="Text">The text; <see langword="null"/> for a number.</param>
/// <param name="Number">The number, where it is no text.</param>
internal readonly record struct TenantId(string? Text, long Number);

/// <summary>The id of a tenant as a JSON string or number.</summary>
internal sealed class TenantIdJsonConverter : JsonConverter<TenantId>, IJsonShape
{
    public string Allowed => "a text or a whole number of 64 bits";

    public override TenantId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new(reader.GetString(), 0),
        JsonTokenType.Number when reader.TryGetInt64(out var number) => new(null, number),
        _ => throw new JsonException("A text or a whole number was expected."),
    };

    public override void Write(Utf8JsonWriter writer, TenantId value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteNumberValue(value.Number);
        }
    }
}

/// <summary>A UUID with hyphens.</summary>
internal sealed class UuidJsonConverter : TextJsonConverter<Guid>
{
    public override string Allowed => "a UUID such as 6f9619ff-8b86-4011-b42d-00c04fc964ff";

    protected override bool TryParse(string text, out Guid value) => Guid.TryParseExact(text, "D", out value);

    protected override string Format(Guid value) => value.ToString("D");
}
