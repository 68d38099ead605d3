using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserOps.Json;

/// <summary>Reads and writes a closed family of types, told apart by which member an object has: <c>{ "all": [..] }</c>, <c>{ "not": {..} }</c>.</summary>
/// <remarks>
/// A family derives its own converter, which gives the table. The context lists the converter, the family's type and every
/// type of the table. A string is read as <see cref="TextType"/>, which has a converter of its own.
/// </remarks>
internal abstract class UnionJsonConverter<TBase> : JsonConverter<TBase>, IJsonShape
    where TBase : class
{
    public abstract IReadOnlyList<UnionVariant> Variants { get; }

    public virtual Type? TextType => null;

    public string Allowed => Variants is [var single]
        ? $"an object with {single.Member}"
        : $"an object with one of {string.Join(", ", Variants.Select(variant => variant.Member))}";

    public override TBase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = reader.TokenType switch
        {
            JsonTokenType.String => TextType,
            JsonTokenType.StartObject when UnionVariant.Find(reader, Variants) is >= 0 and var i => Variants[i].Type,
            _ => null,
        };
        return type is null
            ? throw new JsonException($"The value must be {Allowed}.")
            : (TBase?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type));
    }

    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options)
    {
        var type = value.GetType();
        if (type != TextType && !Variants.Any(variant => variant.Type == type))
        {
            throw new NotSupportedException($"{type.Name} is none of the variants of {typeof(TBase).Name}.");
        }

        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(type));
    }
}
